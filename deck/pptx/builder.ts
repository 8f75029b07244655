import { directionOf } from '../model/direction.ts';
import type { Run } from '../model/text.ts';
import { type Box, type Colours, emu, type FootBoxes, preset, SLIDE, type Stroke, xfrm } from './look.ts';
import type { Parts } from './parts.ts';
import { heightOf, type Measures, type Para, parted, type Setting, type Style } from './typeset.ts';
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
  style?: Style;
  /** Styles of its levels, as XML: a master's and a layout's. */
  levels?: string;
  anchor?: 't' | 'ctr';
  fill?: string | undefined;
  stroke?: Stroke | undefined;
  /** Lines end only where they are told to. */
  unbroken?: boolean;
}

/** What a shape says for who cannot see it. */
export interface Named {
  name: string;
  /** Text alternative; a shape without one is decoration if it is said to be. */
  alt?: string | undefined;
  decorative?: boolean | undefined;
}

interface ShapeLook {
  fill?: string;
  stroke?: Stroke;
  form?: string;
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

  push(shape: string): void {
    this.#shapes.at(-1)?.push(shape);
  }

  /** The tree of all shapes. */
  tree(): string {
    const place = { x: 0, y: 0, width: 0, height: 0 };
    const head = groupHead(el('p:cNvPr', { id: 1, name: '' }), place, place);
    return el('p:spTree', ...head, ...(this.#shapes[0] ?? []));
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
    const head = groupHead(this.named(named), this.place(box), own ? box : this.place(box));
    this.push(el('p:grpSp', ...head, ...inner));
  }

  named({ name, alt, decorative }: Named): string {
    const mark = decorative ? el('a:extLst', DECORATIVE) : '';
    return el('p:cNvPr', { id: ++this.#id, name: name.slice(0, 200), descr: alt === '' ? undefined : alt }, mark);
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

  /** Height of paragraphs in a width. @param setting of the typeface that may be set at last */
  heightOf(paras: readonly Para[], width: number, setting?: Setting): number {
    return heightOf(paras, width, this.kit.measures, setting);
  }

  /** Text in a frame, or on a ground. */
  frame({ name, box, placeholder, style, levels = '', anchor = 't', fill, stroke, ...frame }: Frame): void {
    const { unbroken, inherits } = frame;
    const paras = placeholder || unbroken ? frame.paras : this.parted(frame.paras, box.width);
    const place = inherits ? '' : xfrm(this.place(box));
    const body = { wrap: unbroken ? 'none' : 'square', ...NO_INSETS, anchor, rtlCol: this.rtl };
    this.sp(
      { name },
      placeholder
        ? el('p:cNvSpPr', el('a:spLocks', { noGrp: 1 }))
        : el('p:cNvSpPr', { txBox: fill || stroke ? undefined : true }),
      placeholder ? [place] : [place, preset('rect'), this.colours.fill(fill), stroke ? this.colours.line(stroke) : ''],
      el(
        'p:txBody',
        el('a:bodyPr', body, unbroken ? el('a:noAutofit') : el('a:normAutofit')),
        el('a:lstStyle', levels),
        writeParas(paras, this, style),
      ),
      placeholder && el('p:ph', { type: placeholder.type, idx: placeholder.idx }),
    );
  }

  /** A shape: what it is, its form and look, its text, and the place that it takes. */
  sp(named: Named, kind: string, properties: readonly string[], text = '', place = ''): void {
    const head = el('p:nvSpPr', this.named(named), kind, el('p:nvPr', place));
    this.push(el('p:sp', head, el('p:spPr', ...properties), text));
  }

  /** One line of text by itself, told nothing of where it ends. */
  line(name: string, box: Box, text: string | readonly Run[], style: Style): void {
    this.frame({ name, box, paras: [ownPara(text, style)], unbroken: true });
  }

  /** What PowerPoint keeps as a graphic of its own: a table, a chart. @param uri that says which @param noGrp it joins no group */
  graphic(named: Named, box: Box, { uri, noGrp }: { uri: string; noGrp: boolean }, content: string): void {
    const locked = el('p:cNvGraphicFramePr', el('a:graphicFrameLocks', { noGrp }));
    this.push(
      el(
        'p:graphicFrame',
        el('p:nvGraphicFramePr', this.named(named), locked, el('p:nvPr')),
        xfrm(this.place(box), 'p:xfrm'),
        el('a:graphic', el('a:graphicData', { uri }, content)),
      ),
    );
  }

  /** A rectangle or another form of PowerPoint's own. */
  shape(name: string, box: Box, { fill, stroke, form = 'rect', decorative }: ShapeLook): void {
    const own = preset(this.rtl ? (OPPOSITE[form] ?? form) : form);
    const look = [xfrm(this.place(box)), own, this.colours.fill(fill), this.colours.line(stroke)];
    this.sp({ name, decorative }, el('p:cNvSpPr'), look);
  }
}

/** A text keeps no distance from the edges of its box. */
export const NO_INSETS = { lIns: 0, tIns: 0, rIns: 0, bIns: 0 } as const;

const DECORATIVE = el(
  'a:ext',
  { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
  el('adec:decorative', { 'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative', val: 1 }),
);

/** Forms that have a side. */
const OPPOSITE: Readonly<Record<string, string>> = { rightArrow: 'leftArrow', leftArrow: 'rightArrow' };

function groupHead(named: string, { x, y, width, height }: Box, inner: Box): string[] {
  const place = el(
    'a:xfrm',
    el('a:off', { x: emu(x), y: emu(y) }),
    el('a:ext', { cx: emu(width), cy: emu(height) }),
    el('a:chOff', { x: emu(inner.x), y: emu(inner.y) }),
    el('a:chExt', { cx: emu(inner.width), cy: emu(inner.height) }),
  );
  return [el('p:nvGrpSpPr', named, el('p:cNvGrpSpPr'), el('p:nvPr')), el('p:grpSpPr', place)];
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
