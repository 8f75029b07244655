import { footnoteLetter } from '../markdown/index.ts';
import { type Deck, markingColour, type Slide } from '../model/deck.ts';
import { markedNumber } from '../model/direction.ts';
import type { Block, Run, SlideText } from '../model/text.ts';
import type { Words } from '../model/words.ts';
import { namesOver, slideNumber } from '../page/section.ts';
import { type Builder, ownPara, plainPara } from './builder.ts';
import { EDGE, FOOT } from './layouts.ts';
import type { Box } from './look.ts';
import { FOOT_PLACES } from './master.ts';
import { hasBackdrop, parasOf } from './paras.ts';
import { drawGrade, drawVoice } from './signs.ts';
import { type Measures, SETTINGS, type Style } from './typeset.ts';
import { SLIDE_NUMBER } from './write-text.ts';

const WIDEST = SETTINGS.widest;

/** Smaller and smaller until it has room: what is set in another typeface may need more than the page does. */
export const SCALES = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4];

/** The band at the foot of the content: what was found, or plain sentences on the same ground. */
export function drawBand(builder: Builder, { band }: Slide, text: SlideText | undefined, { found }: Words): void {
  if (!band) return;
  const box = { x: 0, y: 532, width: 1280, height: 96 };
  const style: Style = { size: 24, line: 29, colour: 'ink' };
  const blocks = text?.band ?? [];
  builder.group({ name: band.grade ? found.label : 'Strip' }, box, () => {
    builder.shape('Ground of the band', box, { fill: 'tint' });
    if (!band.grade) {
      drawStrip(builder, blocks, style);
      return;
    }
    const { grade, note } = band;
    const y = note ? 540 : 552;
    drawVoice(builder, 'found', { x: EDGE.left, y: y + 2, width: 18, height: 18 });
    const line = (words: string, place: Box, look: Style) => builder.line(words, place, words, look);
    const small: Style = { size: 18, line: 20, colour: 'soft' };
    line(found.label, { x: EDGE.left + 26, y, width: 216, height: 22 }, { ...small, line: 22 });
    drawGrade(builder, grade, { x: EDGE.left, y: y + 28, width: 26, height: 26 });
    const room = 200;
    const size = Math.min(24, (24 * room) / (builder.kit.measures.sans(found[grade], 24, 700) * WIDEST.bold));
    const place = { x: EDGE.left + 36, y: y + 26, width: room, height: 30 };
    line(found[grade], place, { size, line: 30, colour: 'ink', bold: true });
    if (note) line(note, { x: EDGE.left + 36, y: y + 55, width: 206, height: 20 }, small);
    builder.shape('Rule', { x: 308, y: 550, width: 2, height: 60 }, { fill: 'ink' });
    fitted(builder, 'Finding', { x: 334, y: 532, width: 882, height: 96 }, blocks, style);
  });
}

function drawStrip(builder: Builder, blocks: readonly Block[], style: Style): void {
  const gap = 32;
  const alone = blocks.length === 1;
  const wide = (EDGE.width - gap * (blocks.length - 1)) / Math.max(1, blocks.length);
  blocks.forEach((block, i) => {
    const x = EDGE.left + i * (wide + gap);
    if (!alone) builder.shape('Rule', { x, y: 550, width: 2, height: 60 }, { fill: 'ink' });
    const left = alone ? 0 : 20;
    const look = alone ? { ...style, size: 26, line: 33 } : style;
    fitted(builder, 'Sentence', { x: x + left, y: 532, width: wide - left, height: 96 }, [block], look);
  });
}

/** Text in the middle of its room, smaller where it has none. */
function fitted(builder: Builder, name: string, box: Box, blocks: readonly Block[], style: Style): void {
  const parasAt = (factor: number) =>
    parasOf(blocks, { ...style, size: style.size * factor, line: style.line * factor }).map((para) => ({
      ...para,
      own: true,
      before: 4,
    }));
  const fits = (factor: number) => builder.heightOf(parasAt(factor), box.width) <= box.height - 6;
  builder.frame({ name, box, paras: parasAt(SCALES.find(fits) ?? 0.4), anchor: 'ctr' });
}

const NOTE: Style = { size: 16, line: 21, colour: 'soft' };

function footnoteParas(text: SlideText | undefined) {
  return (text?.footnotes ?? []).flatMap((blocks, i) => {
    const [first, ...others] = parasOf(blocks, NOTE);
    return first
      ? [{ ...first, before: 0, runs: [{ text: `${footnoteLetter(i + 1)}. ` }, ...first.runs], own: true }, ...others]
      : [];
  });
}

export function footnotesHeight(builder: Builder, text: SlideText | undefined): number {
  const paras = footnoteParas(text);
  return paras.length === 0 ? 0 : builder.heightOf(paras, EDGE.width) + 8;
}

export function drawFootnotes(builder: Builder, { band }: Slide, text: SlideText | undefined): void {
  const paras = footnoteParas(text);
  if (paras.length === 0) return;
  const height = builder.heightOf(paras, EDGE.width);
  builder.frame({
    name: 'Footnotes',
    box: { x: EDGE.left, y: (band ? 524 : 628) - height, width: EDGE.width, height },
    paras,
  });
}

export function drawTracker(builder: Builder, deck: Deck, slide: Slide, words: Words): void {
  const cover = slide.kind === 'cover';
  const { section } = slide;
  if (!cover && !section) return;
  const names = cover ? [words.briefing] : namesOver(deck, slide);
  const style: Style = { size: 16, line: 22, colour: 'soft' };
  let x: number = EDGE.left;
  builder.group({ name: 'Sections' }, { x, y: 0, width: 1000, height: 40 }, () => {
    for (const name of names) {
      const current = cover || name === section;
      const own = builder.kit.measures.sans(name, 16, current ? 700 : 400) * (current ? WIDEST.bold : WIDEST.sans) + 2;
      if (current)
        builder.shape(
          'Current section',
          { x, y: 0, width: cover ? 120 : own, height: cover ? 8 : 6 },
          { fill: 'accent' },
        );
      const look = current && !cover ? { ...style, colour: 'ink', bold: true } : style;
      builder.line(name, { x, y: 17, width: own, height: 22 }, name, look);
      x += own + 10;
    }
  });
}

/** Sources over the hairline; under it the deck's title, its period, the slide's number and the label. */
export function drawFoot(builder: Builder, deck: Deck, slide: Slide, text: SlideText | undefined, words: Words): void {
  const { marking, asOf, title, footer, numbers } = deck.meta;
  const { foot } = builder.kit;
  const cover = slide.kind === 'cover';
  // A map at the right of a cover leaves its foot the left; without one it is as wide as everywhere.
  const beside = cover && hasBackdrop(text);
  const sources = text && !slide.continues ? text.sources : [];
  if (sources.length > 0) drawSources(builder, sources, beside ? 440 : EDGE.width);
  const put = (name: keyof typeof FOOT_PLACES, runs: Run[], size = FOOT.size) => {
    const place = FOOT_PLACES[name];
    const at = cover && (beside || name === 'dt') ? coverPlace(name, foot[name]) : undefined;
    const own = { ...place.style, size, ...(at && name === 'dt' && { align: 'left' as const }) };
    const para = plainPara(runs, own, { own: at !== undefined || size !== FOOT.size });
    builder.frame({ ...place, box: at ?? foot[name], inherits: at === undefined, paras: [para] });
  };
  if (!cover && !text?.foot) put('ftr', [{ text: footer ?? title }]);
  if (text?.foot && text.foot.length > 0) put('ftr', text.foot, footSize(builder, text.foot));
  if (asOf) put('dt', [{ text: `${words.asOf} ${markedNumber(asOf, deck.meta.lang)}` }]);
  if (numbers !== false) put('sldNum', numberRuns(deck, slide));
  if (!marking || !foot.marking) return;
  drawMarking(builder, marking, foot.marking);
  drawMarking(builder, marking, { ...foot.marking, y: 17 });
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

/** A slide's own words at its foot keep to one line. */
function footSize(builder: Builder, runs: readonly Run[]): number {
  const { width, height } = builder.kit.foot.ftr;
  const fits = (size: number) => builder.heightOf([ownPara(runs, { ...FOOT, size })], width, WIDEST) <= height;
  return [16, 15, 14, 13, 12, 11].find(fits) ?? 10;
}

/** The source line keeps to one line, or to two of smaller letters between band and hairline. */
function drawSources(builder: Builder, runs: Run[], width: number): void {
  const paraOf = (size: number) => ownPara(runs, { ...FOOT, size, line: size === 16 ? FOOT.line : 17 });
  const fits = (size: number) => builder.heightOf([paraOf(size)], width, WIDEST) <= (size === 16 ? 22 : 34);
  const size = [16, 15, 14, 13, 12, 11].find(fits) ?? 10;
  const box = { x: EDGE.left, y: 630, width, height: 36 };
  builder.frame({ name: 'Sources', box, paras: [paraOf(size)], anchor: 'ctr' });
}

type Marking = NonNullable<Deck['meta']['marking']>;

/** How wide the distribution label is, in slide pixels. */
export function markingWidth(marking: Marking, measures: Measures): number {
  return Math.ceil(measures.sans(marking, 16, 700) * WIDEST.bold + 12);
}

/** FIRST TLP 2.0: on black, in its own colour. */
function drawMarking(builder: Builder, marking: Marking, box: Box): void {
  const style: Style = { size: 16, line: 20, colour: `tlp-${markingColour(marking)}`, bold: true, align: 'center' };
  builder.frame({
    name: 'Distribution label',
    box,
    paras: [ownPara(marking, style)],
    fill: 'label-paper',
    anchor: 'ctr',
    unbroken: true,
  });
}
