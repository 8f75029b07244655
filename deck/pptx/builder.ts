import { directionOf } from '../model/direction.ts';
import type { Run } from '../model/text.ts';
import { type Box, type Colours, emu, type FootBoxes, SLIDE, type Stroke, xfrm } from './look.ts';
import type { Parts } from './parts.ts';
import { heightOf, type Measures, type Para, parted, type Style } from './typeset.ts';
import { type TextKit, writeParas } from './write-text.ts';
import { el } from './xml.ts';

/** What all slides of a deck have in common. */
export interface DeckKit {
  parts: Parts;
  colours: Colours;
  measures: Measures;
  /** A text with soft hyphens in its long words, if its language has patterns. */
  hyphenate?: ((text: string) => string) | undefined;
  lang: string;
  rtl: boolean;
  foot: FootBoxes;
  /** The part of the slide that an id stands on. */
  slideOf(id: string): string | undefined;
}

/** A place in a layout that a shape takes. */
export interface Placeholder {
  type: 'title' | 'ctrTitle' | 'subTitle' | 'body' | 'dt' | 'ftr' | 'sldNum';
  idx?: number;
}

export interface Frame {
  name: string;
  box: Box;
  paras: readonly Para[];
  placeholder?: Placeholder;
  /** It stands where its layout has it. */
  inherits?: boolean;
  /** The look that the placeholder gives by itself. */
  plain?: Style;
  /** Styles of its levels, as XML: a master's and a layout's. */
  levels?: string;
  anchor?: 't' | 'ctr' | 'b';
  fill?: string | undefined;
  stroke?: Stroke | undefined;
  /** Left, top, right and bottom, in slide pixels; none if silent. */
  insets?: readonly [number, number, number, number];
  /** Lines end only where they are told to. */
  unbroken?: boolean;
  /** Set from above to below, in degrees. */
  turn?: number;
}

/** What a shape says for who cannot see it. */
export interface Named {
  name: string;
  /** Text alternative; a shape without one is decoration if it is said to be. */
  alt?: string | undefined;
  decorative?: boolean;
}

/** Makes the shapes of one slide, or of what is built like one, in the order in which they lie on it. */
export class Builder implements TextKit {
  readonly kit: DeckKit;
  readonly path: string;
  readonly colours: Colours;
  readonly lang: string;
  readonly rtl: boolean;
  readonly rtlDeck: boolean;
  readonly #across: number;
  readonly #shapes: string[][] = [[]];
  #id = 1;

  /** @param path the part that is made @param lang of the slide, if it is not the deck's @param across width of the page */
  constructor(kit: DeckKit, path: string, lang = kit.lang, across: number = SLIDE.width) {
    this.kit = kit;
    this.path = path;
    this.colours = kit.colours;
    this.lang = lang;
    this.rtl = directionOf(lang) === 'rtl';
    this.rtlDeck = kit.rtl;
    this.#across = across;
  }

  /**
   * Where a box stands on the page: all is laid out from left to right, and where the language runs the other way it is mirrored here
   * and nowhere before. Twice mirrored it is as it was.
   */
  place(box: Box): Box {
    return this.rtl ? { ...box, x: this.#across - box.x - box.width } : box;
  }

  nextId(): number {
    this.#id += 1;
    return this.#id;
  }

  push(shape: string): void {
    this.#shapes.at(-1)?.push(shape);
  }

  /** The tree of all shapes. */
  tree(): string {
    const place = { x: 0, y: 0, width: 0, height: 0 };
    const root = groupProperties(place, place);
    const own = el('p:cNvPr', { id: 1, name: '' });
    return el(
      'p:spTree',
      {},
      el('p:nvGrpSpPr', {}, own, el('p:cNvGrpSpPr'), el('p:nvPr')),
      root,
      ...(this.#shapes[0] ?? []),
    );
  }

  /**
   * Draws shapes that belong together: one thing to whoever moves it or has it read out.
   * @param own whether what is drawn has its sides already: a drawing keeps them wherever it is put
   */
  group(named: Named, box: Box, draw: () => void, own = false): void {
    this.#shapes.push([]);
    draw();
    const inner = this.#shapes.pop() ?? [];
    if (inner.length === 0) return;
    this.push(
      el(
        'p:grpSp',
        {},
        el('p:nvGrpSpPr', {}, this.named(named), el('p:cNvGrpSpPr'), el('p:nvPr')),
        groupProperties(this.place(box), own ? box : this.place(box)),
        ...inner,
      ),
    );
  }

  named({ name, alt, decorative }: Named): string {
    const mark = decorative
      ? el(
          'a:extLst',
          {},
          el(
            'a:ext',
            { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
            el('adec:decorative', {
              'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative',
              val: 1,
            }),
          ),
        )
      : '';
    return el('p:cNvPr', { id: this.nextId(), name: name.slice(0, 200), descr: alt === '' ? undefined : alt }, mark);
  }

  link(target: string): { id: string; action?: string } | undefined {
    const { parts, slideOf } = this.kit;
    if (target.startsWith('#')) {
      const slide = slideOf(target.slice(1));
      if (slide === undefined) return undefined;
      return { id: parts.relate(this.path, 'slide', slide), action: 'ppaction://hlinksldjump' };
    }
    if (!/^(?:https?:\/\/|mailto:)/i.test(target)) return undefined;
    return { id: parts.relate(this.path, 'hyperlink', encodeURI(target).replace(/%25([0-9a-f]{2})/gi, '%$1'), true) };
  }

  /** Paragraphs of a frame of ours, their words no wider than it. */
  parted(paras: readonly Para[], width: number): Para[] {
    return parted(paras, width, this.kit.measures, this.kit.hyphenate);
  }

  /** Height of paragraphs in a width. */
  heightOf(paras: readonly Para[], width: number): number {
    return heightOf(paras, width, this.kit.measures);
  }

  /** Text in a frame, or on a ground. */
  frame(frame: Frame): void {
    const { name, box, placeholder, plain, anchor = 't', fill, stroke, unbroken, turn } = frame;
    const [before = 0, , after = 0] = frame.insets ?? [];
    const paras = placeholder || unbroken ? frame.paras : this.parted(frame.paras, box.width - before - after);
    const [start, top, end, bottom] = (frame.insets ?? [0, 0, 0, 0]).map(emu);
    const [left, right] = this.rtl ? [end, start] : [start, end];
    const place = frame.inherits ? '' : xfrm(this.place(box), 'a:xfrm', turn ? { rot: Math.round(turn * 60000) } : {});
    const isText = !placeholder && !fill && !stroke;
    this.push(
      el(
        'p:sp',
        {},
        el(
          'p:nvSpPr',
          {},
          this.named({ name }),
          placeholder
            ? el('p:cNvSpPr', {}, el('a:spLocks', { noGrp: 1 }))
            : el('p:cNvSpPr', { txBox: isText ? true : undefined }),
          el('p:nvPr', {}, placeholder ? el('p:ph', { type: placeholder.type, idx: placeholder.idx }) : ''),
        ),
        el(
          'p:spPr',
          {},
          place,
          placeholder ? '' : el('a:prstGeom', { prst: 'rect' }, el('a:avLst')),
          placeholder ? '' : this.colours.fill(fill),
          placeholder ? '' : stroke ? this.colours.line(stroke) : '',
        ),
        el(
          'p:txBody',
          {},
          el(
            'a:bodyPr',
            {
              wrap: unbroken ? 'none' : 'square',
              lIns: left ?? 0,
              tIns: top ?? 0,
              rIns: right ?? 0,
              bIns: bottom ?? 0,
              anchor,
              rtlCol: this.rtl,
            },
            unbroken ? el('a:noAutofit') : el('a:normAutofit'),
          ),
          el('a:lstStyle', {}, frame.levels ?? ''),
          writeParas(paras, this, plain),
        ),
      ),
    );
  }

  /** One line of text by itself, told nothing of where it ends. */
  line(name: string, box: Box, text: string | readonly Run[], style: Style): void {
    this.frame({ name, box, paras: [ownPara(text, style)], unbroken: true });
  }

  /** What PowerPoint keeps as a graphic of its own: a table, a chart. @param uri that says which @param noGrp it joins no group */
  graphic(named: Named, box: Box, { uri, noGrp }: { uri: string; noGrp: boolean }, content: string): void {
    const locked = el('p:cNvGraphicFramePr', {}, el('a:graphicFrameLocks', { noGrp }));
    this.push(
      el(
        'p:graphicFrame',
        {},
        el('p:nvGraphicFramePr', {}, this.named(named), locked, el('p:nvPr')),
        xfrm(this.place(box), 'p:xfrm'),
        el('a:graphic', {}, el('a:graphicData', { uri }, content)),
      ),
    );
  }

  /** A rectangle or another form of PowerPoint's own. */
  shape(named: Named, box: Box, look: { fill?: string; opacity?: number; stroke?: Stroke; form?: string }): void {
    const { fill, opacity, stroke, form = 'rect' } = look;
    this.push(
      el(
        'p:sp',
        {},
        el('p:nvSpPr', {}, this.named(named), el('p:cNvSpPr'), el('p:nvPr')),
        el(
          'p:spPr',
          {},
          xfrm(this.place(box)),
          el('a:prstGeom', { prst: this.rtl ? (OPPOSITE[form] ?? form) : form }, el('a:avLst')),
          this.colours.fill(fill, opacity),
          this.colours.line(stroke),
        ),
      ),
    );
  }
}

/** Forms that have a side. */
const OPPOSITE: Readonly<Record<string, string>> = { rightArrow: 'leftArrow', leftArrow: 'rightArrow' };

function groupProperties(box: Box, inner: Box): string {
  const { x, y, width, height } = inner;
  return el(
    'p:grpSpPr',
    {},
    el(
      'a:xfrm',
      {},
      el('a:off', { x: emu(box.x), y: emu(box.y) }),
      el('a:ext', { cx: emu(box.width), cy: emu(box.height) }),
      el('a:chOff', { x: emu(x), y: emu(y) }),
      el('a:chExt', { cx: emu(width), cy: emu(height) }),
    ),
  );
}

/** The same in a look that no master gives. */
export function ownPara(text: string | readonly Run[], style: Style, more: Partial<Para> = {}): Para {
  return plainPara(text, style, { own: true, ...more });
}

/** One paragraph of plain text. */
export function plainPara(text: string | readonly Run[], style: Style, more: Partial<Para> = {}): Para {
  const runs = typeof text === 'string' ? (text === '' ? [] : [{ text }]) : text;
  return { runs, style, before: 0, level: 0, indent: 0, ...more };
}
