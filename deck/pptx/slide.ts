import type { Deck, Slide } from '../model/deck.ts';
import { markingColour } from '../model/marking.ts';
import { voiceNamed } from '../model/signs.ts';
import type { Block, Run, SlideText } from '../model/text.ts';
import { type Words, wordsOf } from '../model/words.ts';
import { slideNumber } from '../page/section.ts';
import { sectionsOf } from '../page/tracker.ts';
import { Builder, type DeckKit, plainPara } from './builder.ts';
import { type Drawers, makeFlow } from './flow.ts';
import { generatedPiece } from './generated.ts';
import { BODY, EDGE, FOOT, LAYOUTS, type Layout, type LayoutPlace, layoutOf } from './layouts.ts';
import type { Box } from './look.ts';
import { CLR_MAP, FOOT_PLACES, footStyle } from './master.ts';
import { flattened, parasOf } from './paras.ts';
import { column, type Flow, hasClass, type Piece, row } from './pieces.ts';
import { drawGrade, drawVoice } from './signs.ts';
import type { Style } from './typeset.ts';
import { SLIDE_NUMBER } from './write-text.ts';
import { el, NS, part } from './xml.ts';

/** A slide with what it says. */
export interface SlideInput {
  deck: Deck;
  slide: Slide;
  text: SlideText | undefined;
  drawers: Drawers;
}

/** A slide's part: furniture, title, body, band, footnotes and sources, each as the page has it. */
export function slidePart(kit: DeckKit, path: string, input: SlideInput): string {
  const { deck, slide, text } = input;
  const builder = new Builder(kit, path, slide.attrs.lang ?? kit.lang);
  const layout: Layout = LAYOUTS[layoutOf(slide, text)];
  const words = wordsOf(deck.meta);
  drawBehind(builder, input);
  if (slide.kind === 'cover') drawBackdrop(builder, input);
  const top = drawTitle(builder, input, layout);
  drawEyebrow(builder, slide, words);
  if (slide.kind === 'cover') drawCover(builder, input, layout);
  else drawBody(builder, input, layout, top);
  drawBand(builder, slide, text, words);
  drawFootnotes(builder, slide, text);
  drawTracker(builder, deck, slide, words);
  drawFoot(builder, deck, slide, text, words);
  return part(
    el('p:sld', NS, el('p:cSld', {}, ground(builder, slide), builder.tree()), el('p:clrMapOvr', {}, colourMap(slide))),
  );
}

/** @returns where what stands under the title begins */
function drawTitle(builder: Builder, { deck, slide, text }: SlideInput, layout: Layout): number {
  const place = layout.places[0];
  if (!place) return 86;
  const cover = slide.kind === 'cover';
  const runs = cover ? [{ text: deck.meta.title }] : titleRuns(slide, text);
  if (runs.length === 0) return 86;
  // A long title has to find room beside the cover's map: theme/layouts.css.
  const long =
    cover && slide.title.length > 50 ? (slide.title.length > 80 ? { size: 44, line: 49 } : { size: 56, line: 60 }) : {};
  const style = { ...place.style, ...long };
  const para = plainPara(runs, style);
  builder.frame({
    name: 'Title',
    box: place.box,
    inherits: true,
    placeholder: place.placeholder,
    plain: place.style,
    paras: [para],
  });
  return (
    place.box.y +
    builder.heightOf([para], place.box.width) +
    (slide.kind === 'claims' || slide.kind === 'references' ? 12 : 17)
  );
}

/** A page of a generated list has no text of its own but its title. */
function titleRuns({ title, titleHtml, listTitle }: Slide, text: SlideText | undefined): Run[] {
  if (titleHtml === '') return [];
  return listTitle === undefined ? (text?.title ?? []) : [{ text: title }];
}

function drawEyebrow(builder: Builder, { attrs: { voice } }: Slide, { found }: Words): void {
  if (!voice) return;
  builder.group({ name: 'Voice' }, { x: EDGE.left, y: 59, width: 600, height: 26 }, () => {
    drawVoice(builder, voiceNamed(voice, found), { x: EDGE.left, y: 59, width: 26, height: 26 });
    const style: Style = { size: 20, line: 26, colour: 'ink', bold: true };
    builder.frame({
      name: 'Voice',
      box: { x: EDGE.left + 36, y: 59, width: 564, height: 26 },
      paras: [plainPara(voice, style, { own: true })],
    });
  });
}

/** A colour behind the slide, as its heading asks for. */
function ground(builder: Builder, { classes }: Slide): string {
  const digits = classes.flatMap((name) => /^bg-([0-9a-f]{6})$/i.exec(name)?.[1] ?? [])[0];
  if (digits === undefined) return '';
  return el('p:bg', {}, el('p:bgPr', {}, builder.colours.fill(`#${digits}`), el('a:effectLst')));
}

/** On a dark colour light and dark change places, in the scheme itself: a new text is light too. */
function colourMap({ classes }: Slide): string {
  if (!classes.includes('on-dark')) return el('a:masterClrMapping');
  return el('a:overrideClrMapping', { ...CLR_MAP, bg1: 'dk1', tx1: 'lt1', bg2: 'dk2', tx2: 'lt2' });
}

/** A picture behind all of the slide. */
function drawBehind(builder: Builder, { text, drawers }: SlideInput): void {
  const flow = makeFlow(builder, 1, [], drawers);
  for (const block of text?.body ?? []) if (block.type === 'image' && isBehind(block)) drawers.behind(block, flow);
}

const isBehind = (block: Block) => block.classes.includes('behind');

/** The drawing behind the cover's words. */
function drawBackdrop(builder: Builder, { text, drawers }: SlideInput): void {
  const flow = makeFlow(builder, 1, [], drawers);
  for (const block of flattened(text?.body ?? [])) {
    if (block.type === 'drawn' && block.part.type === 'figure' && block.part.layout === 'cover') {
      flow.drawn(block, 724).draw({ x: 556, y: 0, width: 724, height: 720 });
    }
  }
}

function drawCover(builder: Builder, { deck, text, drawers }: SlideInput, { places }: Layout): void {
  const { subtitle, author, institute, date } = deck.meta;
  const [, second, third] = places;
  const style: Style = { size: 30, line: 38, colour: 'ink' };
  const byline = [author, institute, date].filter(Boolean).join(' · ');
  const paras = [
    ...(subtitle ? [plainPara(subtitle, style)] : []),
    ...(byline ? [plainPara(byline, { size: 20, line: 27, colour: 'soft' }, { own: true, before: 12 })] : []),
  ];
  const blocks = (text?.body ?? []).filter((block) => !isBackdrop(block) && !isBehind(block));
  const wide = blocks.length < (text?.body.length ?? 0) ? 420 : 900;
  if (second && paras.length > 0) {
    builder.frame({
      name: second.name,
      box: { ...second.box, width: wide },
      placeholder: second.placeholder,
      plain: second.style,
      paras,
    });
  }
  if (!third || blocks.length === 0) return;
  const flow = makeFlow(builder, 1, [third], drawers);
  const piece = flow.stack(blocks, wide - 20, third.style, { placed: true });
  piece.draw({ x: third.box.x, y: 626 - piece.height, width: wide - 20, height: piece.height });
}

function isBackdrop(block: Block): boolean {
  return block.type === 'drawn' && block.part.type === 'figure' && block.part.layout === 'cover';
}

/** Smaller and smaller until it has room: what is set in another typeface may need more than the page does. */
const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4];

function drawBody(builder: Builder, input: SlideInput, layout: Layout, top: number): void {
  const { slide, text } = input;
  const generated = slide.kind === 'claims' || slide.kind === 'references';
  const bottom = generated ? 660 : slide.band ? 520 : 628 - footnotesHeight(builder, text);
  const width = EDGE.width;
  const places = layout.places.slice(1);
  // `.smaller` is its author's word: text at 80 %.
  const asked = slide.classes.includes('smaller') ? 0.8 : 1;
  const start = slide.titleHtml === '' ? 86 : top;
  for (const step of SCALES) {
    const scale = step * asked;
    const piece = bodyPiece(builder, input, scale, places, width);
    if (piece.height > bottom - start && step > 0.4) continue;
    piece.draw({ x: EDGE.left, y: start, width, height: Math.max(piece.height, bottom - start) });
    return;
  }
}

/** What stands under the title, arranged by the slide's class. */
function bodyPiece(
  builder: Builder,
  input: SlideInput,
  scale: number,
  places: readonly LayoutPlace[],
  width: number,
): Piece {
  const { slide, text, deck, drawers } = input;
  const flow = makeFlow(builder, scale, places, drawers);
  const lists = slide.body.filter(
    (part) => typeof part !== 'string' && (part.type === 'claims' || part.type === 'references'),
  );
  if (lists.length > 0) return generatedPiece(flow, lists, deck, width);
  const blocks = flattened(text?.body ?? []).filter((block) => !isBehind(block));
  const style = places[0]?.style ?? BODY;
  const { classes } = slide;
  if (classes.includes('figure')) return beside(flow, blocks, width);
  if (classes.includes('tiles')) return tiles(flow, blocks, width);
  if (classes.includes('timeline')) return steps(flow, blocks, width);
  if (classes.includes('statement')) return statement(flow, blocks, width, style);
  if (classes.includes('facing')) return flow.stack(blocks, width, { ...BODY, size: 28, line: 38 }, { placed: true });
  const quoted = classes.includes('quote');
  const plain = quoted ? { ...BODY, size: 24, line: 30 } : BODY;
  return flow.stack(blocks, width, plain, { placed: true });
}

/** Eight columns of twelve for the figure, and four for what is said to it. */
function beside(flow: Flow, blocks: readonly Block[], width: number): Piece {
  const asides = blocks.filter((block) => hasClass(block, 'aside'));
  const others = blocks.filter((block) => !hasClass(block, 'aside'));
  const left = 752;
  const right = width - left - 48;
  const pieces = [flow.stack(others, left, BODY), flow.stack(asides, right, BODY, { placed: true })];
  return row(pieces, [left, right], 48);
}

function tiles(flow: Flow, blocks: readonly Block[], width: number): Piece {
  const own = blocks.filter((block) => hasClass(block, 'tile'));
  const others = blocks.filter((block) => !hasClass(block, 'tile'));
  const gap = 24;
  const wide = (width - gap * (own.length - 1)) / Math.max(1, own.length);
  const side = row(
    own.map((block) => flow.stack([block], wide, BODY)),
    own.map(() => wide),
    gap,
  );
  const under =
    others.length > 0 ? [{ ...flow.stack(others, width, BODY, { placed: true }), before: 24 * flow.scale }] : [];
  return column([side, ...under]);
}

/** An ordered list as steps from left to right. */
function steps(flow: Flow, blocks: readonly Block[], width: number): Piece {
  const { builder, scale } = flow;
  const pieces = blocks.map((block): Piece => {
    if (block.type !== 'list' || !block.ordered)
      return { ...flow.stack([block], width, BODY, { placed: true }), before: 36 * scale };
    const gap = 24;
    const wide = (width - gap * (block.items.length - 1)) / Math.max(1, block.items.length);
    const items = block.items.map((item, i): Piece => {
      const [first, ...others] = item.blocks;
      const head: Style = { size: 30, line: 38, colour: 'ink', serif: true };
      const text = column([
        flow.text(
          parasOf(first ? [first] : [], head).map((para) => ({ ...para, own: true })),
          wide - 20,
          'Step',
        ),
        ...(others.length > 0 ? [{ ...flow.stack(others, wide - 20, { ...BODY, line: 34 }), before: 8 * scale }] : []),
      ]);
      return {
        height: text.height + 42 * scale,
        before: 0,
        draw({ x, y, height }) {
          builder.shape({ name: 'Mark' }, { x, y: y + 6, width: 16, height: 16 }, { fill: 'accent', form: 'ellipse' });
          const reach = i === block.items.length - 1 ? wide - 28 : wide - 12;
          builder.shape({ name: 'Way' }, { x: x + 28, y: y + 13, width: reach, height: 2 }, { fill: 'rule' });
          text.draw({ x, y: y + 42 * scale, width: wide - 20, height });
        },
      };
    });
    return row(
      items,
      block.items.map(() => wide),
      gap,
    );
  });
  return column(pieces);
}

/** Few large lines, each with a small head at its left. */
function statement(flow: Flow, blocks: readonly Block[], width: number, style: Style): Piece {
  const { builder, scale } = flow;
  if (blocks[0]?.type !== 'heading') return flow.stack(blocks, width, style, { placed: true, gap: 22 });
  const head: Style = { size: 20, line: 42, colour: 'soft', bold: true };
  const rows: { head: Block[]; text: Block[] }[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') rows.push({ head: [block], text: [] });
    else rows.at(-1)?.text.push(block);
  }
  return column(
    rows.map((entry, i): Piece => {
      const left = flow.text(
        entry.head.flatMap((block) => (block.type === 'heading' ? [plainPara(block.runs, head, { own: true })] : [])),
        160,
        'Head',
      );
      const right = flow.stack(entry.text, width - 168, style);
      return {
        height: Math.max(left.height, right.height) + 32 * scale,
        before: 0,
        grows: true,
        draw({ x, y }) {
          builder.shape(
            { name: 'Rule' },
            { x, y: y + 6 * scale, width, height: i === 0 ? 2 : 1 },
            { fill: i === 0 ? 'ink' : 'rule' },
          );
          left.draw({ x, y: y + 22 * scale, width: 160, height: left.height });
          right.draw({ x: x + 168, y: y + 22 * scale, width: width - 168, height: right.height });
        },
      };
    }),
  );
}

/** The band at the foot of the content: what was found, or plain sentences on the same ground. */
function drawBand(builder: Builder, { band }: Slide, text: SlideText | undefined, { found }: Words): void {
  if (!band) return;
  const box = { x: 0, y: 532, width: 1280, height: 96 };
  const style: Style = { size: 24, line: 29, colour: 'ink' };
  const blocks = text?.band ?? [];
  builder.group({ name: band.grade ? found.label : 'Strip' }, box, () => {
    builder.shape({ name: 'Ground of the band' }, box, { fill: 'tint' });
    if (!band.grade) {
      drawStrip(builder, blocks, style);
      return;
    }
    const { grade, note } = band;
    const y = note ? 540 : 552;
    drawVoice(builder, 'found', { x: EDGE.left, y: y + 2, width: 18, height: 18 });
    line(
      builder,
      found.label,
      { x: EDGE.left + 26, y, width: 216, height: 22 },
      { size: 18, line: 22, colour: 'soft' },
    );
    drawGrade(builder, grade, { x: EDGE.left, y: y + 28, width: 26, height: 26 });
    line(
      builder,
      found[grade],
      { x: EDGE.left + 36, y: y + 26, width: 206, height: 30 },
      { size: 24, line: 30, colour: 'ink', bold: true },
    );
    if (note)
      line(
        builder,
        note,
        { x: EDGE.left + 36, y: y + 55, width: 206, height: 20 },
        { size: 18, line: 20, colour: 'soft' },
      );
    builder.shape({ name: 'Rule' }, { x: 308, y: 550, width: 2, height: 60 }, { fill: 'ink' });
    fitted(builder, 'Finding', { x: 334, y: 532, width: 882, height: 96 }, blocks, style);
  });
}

function drawStrip(builder: Builder, blocks: readonly Block[], style: Style): void {
  const gap = 32;
  const alone = blocks.length === 1;
  const wide = (EDGE.width - gap * (blocks.length - 1)) / Math.max(1, blocks.length);
  blocks.forEach((block, i) => {
    const x = EDGE.left + i * (wide + gap);
    if (!alone) builder.shape({ name: 'Rule' }, { x, y: 550, width: 2, height: 60 }, { fill: 'ink' });
    const left = alone ? 0 : 20;
    fitted(
      builder,
      'Sentence',
      { x: x + left, y: 532, width: wide - left, height: 96 },
      [block],
      alone ? { ...style, size: 26, line: 33 } : style,
    );
  });
}

function line(builder: Builder, text: string, box: Box, style: Style): void {
  builder.frame({ name: text, box, paras: [plainPara(text, style, { own: true })], unbroken: true });
}

/** Text in the middle of its room, smaller where it has none. */
function fitted(builder: Builder, name: string, box: Box, blocks: readonly Block[], style: Style): void {
  for (const factor of SCALES) {
    const own = { ...style, size: style.size * factor, line: style.line * factor };
    const paras = parasOf(blocks, own).map((para) => ({ ...para, own: true, before: 4 }));
    if (builder.heightOf(paras, box.width) > box.height - 6 && factor > 0.4) continue;
    builder.frame({ name, box, paras, anchor: 'ctr' });
    return;
  }
}

const NOTE: Style = { size: 16, line: 21, colour: 'soft' };

function footnoteParas(text: SlideText | undefined) {
  return (text?.footnotes ?? []).flatMap((blocks, i) => {
    const [first, ...others] = parasOf(blocks, NOTE);
    return first ? [{ ...first, before: 0, runs: [{ text: `${i + 1}. ` }, ...first.runs], own: true }, ...others] : [];
  });
}

function footnotesHeight(builder: Builder, text: SlideText | undefined): number {
  const paras = footnoteParas(text);
  return paras.length === 0 ? 0 : builder.heightOf(paras, EDGE.width) + 8;
}

function drawFootnotes(builder: Builder, { band }: Slide, text: SlideText | undefined): void {
  const paras = footnoteParas(text);
  if (paras.length === 0) return;
  const height = builder.heightOf(paras, EDGE.width);
  builder.frame({
    name: 'Footnotes',
    box: { x: EDGE.left, y: (band ? 524 : 628) - height, width: EDGE.width, height },
    paras,
  });
}

/** Room for names in the header, as in page/tracker.ts. */
const TRACKER_ROOM = 136;

function drawTracker(builder: Builder, deck: Deck, slide: Slide, words: Words): void {
  const cover = slide.kind === 'cover';
  const { section } = slide;
  if (!cover && !section) return;
  const known = sectionsOf(deck);
  const all = slide.backup && !known.includes(section) ? [...known, section] : known;
  const width = all.reduce((sum, name) => sum + name.length + 3.4, 0);
  const names = cover ? [words.briefing] : width > TRACKER_ROOM ? [section] : all;
  const style: Style = { size: 16, line: 22, colour: 'soft' };
  let x: number = EDGE.left;
  builder.group({ name: 'Sections' }, { x, y: 0, width: 1000, height: 40 }, () => {
    for (const name of names) {
      const current = cover || name === section;
      const own = builder.kit.measures.sans(name, 16, current ? 600 : 400) + 2;
      if (current)
        builder.shape(
          { name: 'Current section' },
          { x, y: 0, width: cover ? 120 : own, height: cover ? 8 : 6 },
          { fill: 'accent' },
        );
      line(
        builder,
        name,
        { x, y: 17, width: own, height: 22 },
        current && !cover ? { ...style, colour: 'ink', bold: true } : style,
      );
      x += own + 24;
    }
  });
}

/** Sources over the hairline; under it the deck's title, its period, the slide's number and the label. */
function drawFoot(builder: Builder, deck: Deck, slide: Slide, text: SlideText | undefined, words: Words): void {
  const { marking, asOf, title, footer, numbers } = deck.meta;
  const sources = text && !slide.continues ? text.sources : [];
  if (sources.length > 0) {
    const width = slide.kind === 'cover' ? 440 : EDGE.width;
    fittedLine(builder, sources, { x: EDGE.left, y: 637, width, height: 22 });
  }
  const put = (name: keyof typeof FOOT_PLACES, runs: Run[]) => {
    const { placeholder, name: called, box } = FOOT_PLACES[name];
    const style = footStyle(name);
    const at = slide.kind === 'cover' ? coverPlace(name, box) : undefined;
    const own = at && name === 'dt' ? { ...style, align: 'left' as const } : style;
    builder.frame({
      name: called,
      box: at ?? box,
      inherits: at === undefined,
      placeholder,
      plain: style,
      paras: [plainPara(runs, own, { own: at !== undefined })],
    });
  };
  if (slide.kind !== 'cover') put('ftr', [{ text: footer ?? title }]);
  if (asOf) put('dt', [{ text: `${words.asOf} ${asOf}` }]);
  if (numbers !== false) put('sldNum', numberRuns(deck, slide));
  if (marking) drawMarking(builder, marking, FOOT_PLACES.ftr.box.y);
  if (marking) drawMarking(builder, marking, 17);
}

function coverPlace(name: keyof typeof FOOT_PLACES, box: Box): Box {
  if (name === 'dt') return { x: EDGE.left, y: box.y, width: 300, height: box.height };
  return { x: 404, y: box.y, width: 100, height: box.height };
}

/** `3 / 17`, the number PowerPoint's own; a backup slide's is not the one that PowerPoint counts. */
function numberRuns(deck: Deck, slide: Slide): Run[] {
  const printed = slideNumber(deck, slide);
  const [, number, rest] = /^(\d+)( \/ \d+)$/.exec(printed) ?? [];
  if (number === undefined || Number(number) !== slide.index + 1) return [{ text: printed }];
  return [{ ...SLIDE_NUMBER, text: number }, { text: rest ?? '' }];
}

/** The source line keeps to one line: its letters are smaller before it breaks. */
function fittedLine(builder: Builder, runs: Run[], box: Box): void {
  for (const size of [16, 15, 14, 13, 12, 11, 10]) {
    const para = plainPara(runs, { ...FOOT, size }, { own: true });
    if (builder.heightOf([para], box.width) > box.height && size > 10) continue;
    builder.frame({ name: 'Sources', box, paras: [para] });
    return;
  }
}

/** FIRST TLP 2.0: on black, in its own colour. */
function drawMarking(builder: Builder, marking: NonNullable<Deck['meta']['marking']>, y: number): void {
  const width = builder.kit.measures.sans(marking, 16, 600) + 18;
  const style: Style = { size: 16, line: 20, colour: `tlp-${markingColour(marking)}`, bold: true, align: 'center' };
  const box = { x: EDGE.right - width, y, width, height: 22 };
  builder.frame({
    name: 'Distribution label',
    box,
    paras: [plainPara(marking, style, { own: true })],
    fill: 'label-paper',
    anchor: 'ctr',
    unbroken: true,
  });
}
