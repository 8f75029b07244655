import { joinRuns } from '../markdown/index.ts';
import type { Deck, Slide } from '../model/deck.ts';
import { markedNumber } from '../model/direction.ts';
import { voiceNamed } from '../model/signs.ts';
import type { Block, Heading, Run, SlideText } from '../model/text.ts';
import { type Words, wordsOf } from '../model/words.ts';
import { Builder, type DeckKit, ownPara, plainPara } from './builder.ts';
import { makeFlow } from './flow.ts';
import { drawBand, drawFoot, drawFootnotes, drawTracker, footnotesHeight, SCALES } from './furniture.ts';
import { generatedPiece } from './generated.ts';
import { BODY, EDGE, LAYOUTS, type Layout, layoutOf } from './layouts.ts';
import { CLR_MAP } from './master.ts';
import { flattened, hasBackdrop, isBackdrop, parasOf } from './paras.ts';
import { said } from './part-figures.ts';
import { column, type Drawers, equal, type Flow, type Piece, row } from './pieces.ts';
import { drawVoice } from './signs.ts';
import { SETTINGS, type Style } from './typeset.ts';
import { el, NS, part } from './xml.ts';

/** A slide with what it says. */
interface SlideInput {
  deck: Deck;
  slide: Slide;
  text: SlideText | undefined;
  drawers: Drawers;
}

/** A picture behind all of the slide, no part of what stands under the title. */
const isBehind = (block: Block) => block.classes.includes('behind');

/** A slide's part: furniture, title, body, band, footnotes and sources, each as the page has it. */
export function slidePart(kit: DeckKit, path: string, input: SlideInput): string {
  const { deck, slide, text } = input;
  const builder = new Builder(kit, path, slide.attrs.lang ?? kit.lang);
  const layout: Layout = LAYOUTS[layoutOf(slide, text)];
  const words = wordsOf(deck.meta);
  drawBehind(builder, input);
  const top = drawTitle(builder, input, layout);
  drawEyebrow(builder, slide, words);
  if (slide.kind === 'cover') drawCover(builder, input, layout);
  else drawBody(builder, input, layout, top);
  drawBand(builder, slide, text, words);
  drawFootnotes(builder, slide, text);
  drawTracker(builder, deck, slide, words);
  drawFoot(builder, deck, slide, text, words);
  return part(
    el('p:sld', NS, el('p:cSld', ground(builder, slide), builder.tree()), el('p:clrMapOvr', colourMap(slide))),
  );
}

/** @returns where what stands under the title begins */
function drawTitle(builder: Builder, { slide, text }: SlideInput, layout: Layout): number {
  const [place] = layout.places;
  const cover = slide.kind === 'cover';
  const runs = titleRuns(slide, text);
  if (!place || runs.length === 0) return 86;
  // A long title has to find room beside the cover's map: theme/layouts.css.
  const long =
    cover && slide.title.length > 50 ? (slide.title.length > 80 ? { size: 44, line: 49 } : { size: 56, line: 60 }) : {};
  const style = { ...place.style, ...long };
  const para = plainPara(runs, style);
  // Without a drawing beside it a cover's title has all of the width.
  const alone = cover && !hasBackdrop(text);
  const box = alone ? { ...place.box, width: EDGE.width } : place.box;
  const height = builder.heightOf([para], box.width);
  // Where a wider typeface needs a line more, a place of that height has it set smaller and not over what stands below.
  const inherits = cover ? !alone : height >= builder.heightOf([para], box.width, SETTINGS.widest);
  builder.frame({
    ...place,
    box: inherits || cover ? box : { ...box, height: height + 2 },
    inherits,
    paras: [para],
  });
  return place.box.y + height + (slide.kind === 'claims' || slide.kind === 'references' ? 12 : 17);
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
      paras: [ownPara(voice, style)],
    });
  });
}

/** A colour behind the slide, as its heading asks for. */
function ground(builder: Builder, { classes }: Slide): string {
  const digits = classes.flatMap((name) => /^bg-([0-9a-f]{6})$/i.exec(name)?.[1] ?? [])[0];
  if (digits === undefined) return '';
  return el('p:bg', el('p:bgPr', builder.colours.fill(`#${digits}`), el('a:effectLst')));
}

/** On a dark colour light and dark change places, in the scheme itself: a new text is light too. */
function colourMap({ classes }: Slide): string {
  if (!classes.includes('on-dark')) return el('a:masterClrMapping');
  return el('a:overrideClrMapping', { ...CLR_MAP, bg1: 'dk1', tx1: 'lt1', bg2: 'dk2', tx2: 'lt2' });
}

/** A picture behind all of the slide, and the drawing behind a cover's words. */
function drawBehind(builder: Builder, { slide, text, drawers }: SlideInput): void {
  const body = text?.body ?? [];
  for (const block of body) if (block.type === 'image' && isBehind(block)) drawers.behind(block, builder);
  if (slide.kind !== 'cover') return;
  const flow = makeFlow(builder, 1, [], drawers);
  const box = { x: 556, y: 0, width: 724, height: 720 };
  for (const block of flattened(body)) if (isBackdrop(block)) drawers.drawn(block, box.width, flow).draw(box);
}

function drawCover(builder: Builder, { text, drawers }: SlideInput, { places }: Layout): void {
  const { subtitle = [], byline = [] } = text?.cover ?? {};
  const [, second, third] = places;
  const style: Style = { size: 30, line: 38, colour: 'ink' };
  const parts = byline.flatMap(([first, ...rest], i): Run[] => {
    const line = first ? [{ ...first, text: markedNumber(first.text, builder.lang) }, ...rest] : [];
    return i > 0 ? [{ text: ' · ' }, ...line] : line;
  });
  const words = joinRuns(parts);
  const paras = [
    ...(subtitle.length > 0 ? [plainPara(subtitle, style)] : []),
    ...(words.length > 0 ? [ownPara(words, { size: 20, line: 27, colour: 'soft' }, { before: 12 })] : []),
  ];
  const blocks = (text?.body ?? []).filter((block) => !isBackdrop(block) && !isBehind(block));
  const wide = blocks.length < (text?.body.length ?? 0) ? 420 : 900;
  if (second && paras.length > 0) builder.frame({ ...second, box: { ...second.box, width: wide }, paras });
  if (!third || blocks.length === 0) return;
  const flow = makeFlow(builder, 1, [third], drawers);
  const piece = flow.stack(blocks, wide - 20, third.style, { placed: true });
  piece.draw({ x: third.box.x, y: 626 - piece.height, width: wide - 20, height: piece.height });
}

/** What stands under the title, arranged by the slide's class and as large as it has room. @param top where it begins */
function drawBody(builder: Builder, input: SlideInput, layout: Layout, top: number): void {
  const { slide, text } = input;
  const generated = slide.kind === 'claims' || slide.kind === 'references';
  const bottom = generated ? 660 : slide.band ? 520 : 628 - footnotesHeight(builder, text);
  const places = layout.places.slice(1);
  // `.smaller` is its author's word: text at 80 %.
  const asked = slide.classes.includes('smaller') ? 0.8 : 1;
  for (const step of SCALES) {
    const piece = bodyPiece(makeFlow(builder, step * asked, places, input.drawers), input, places[0]?.style ?? BODY);
    if (piece.height > bottom - top && step > 0.4) continue;
    piece.draw({ x: EDGE.left, y: top, width: EDGE.width, height: Math.max(piece.height, bottom - top) });
    return;
  }
}

/** What stands under the title, arranged by the slide's class. */
function bodyPiece(flow: Flow, { slide, text, deck }: SlideInput, style: Style): Piece {
  const { width } = EDGE;
  const lists = generatedPiece(flow, slide.body, deck, width);
  if (lists) return lists;
  const blocks = flattened(text?.body ?? []).filter((block) => !isBehind(block));
  const { classes } = slide;
  if (classes.includes('figure')) return beside(flow, blocks, width);
  if (classes.includes('tiles')) return tiles(flow, blocks, width);
  if (classes.includes('timeline')) return steps(flow, blocks, width);
  if (classes.includes('statement')) return statement(flow, blocks, width, style);
  if (classes.includes('facing')) return flow.stack(blocks, width, { ...BODY, size: 28, line: 38 }, { placed: true });
  const plain = classes.includes('quote') ? { ...BODY, size: 24, line: 30 } : BODY;
  return flow.stack(blocks, width, plain, { placed: true });
}

/** Eight columns of twelve for the figure, and four for what is said to it. */
function beside(flow: Flow, blocks: readonly Block[], width: number): Piece {
  const asides = blocks.filter((block) => block.classes.includes('aside'));
  const others = blocks.filter((block) => !block.classes.includes('aside'));
  const left = 752;
  const right = width - left - 48;
  const pieces = [flow.stack(others, left, BODY), flow.stack(asides, right, BODY, { placed: true })];
  return row(pieces, [left, right], 48);
}

function tiles(flow: Flow, blocks: readonly Block[], width: number): Piece {
  const own = blocks.filter((block) => block.classes.includes('tile'));
  const others = blocks.filter((block) => !block.classes.includes('tile'));
  const gap = 24;
  const wide = equal(width, own.length, gap);
  const side = row(
    own.map((block) => flow.stack([block], wide, BODY)),
    wide,
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
    const wide = equal(width, block.items.length, gap);
    const items = block.items.map((item, i): Piece => {
      const [first, ...others] = item.blocks;
      const head: Style = { size: 30, line: 38, colour: 'ink', serif: true };
      const text = column([
        flow.text(parasOf(first ? [first] : [], head).map(said), wide - 20, 'Step'),
        ...(others.length > 0 ? [{ ...flow.stack(others, wide - 20, { ...BODY, line: 34 }), before: 8 * scale }] : []),
      ]);
      return {
        height: text.height + 42 * scale,
        before: 0,
        draw({ x, y, height }) {
          builder.shape('Mark', { x, y: y + 6, width: 16, height: 16 }, { fill: 'accent', form: 'ellipse' });
          const reach = i === block.items.length - 1 ? wide - 28 : wide - 12;
          builder.shape('Way', { x: x + 28, y: y + 13, width: reach, height: 2 }, { fill: 'rule' });
          text.draw({ x, y: y + 42 * scale, width: wide - 20, height });
        },
      };
    });
    return row(items, wide, gap);
  });
  return column(pieces);
}

/** Few large lines, each with a small head at its left. */
function statement(flow: Flow, blocks: readonly Block[], width: number, style: Style): Piece {
  const { builder, scale } = flow;
  if (blocks[0]?.type !== 'heading') return flow.stack(blocks, width, style, { placed: true, gap: 22 });
  const look: Style = { size: 20, line: 42, colour: 'soft', bold: true };
  const rows: { head: Heading; text: Block[] }[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') rows.push({ head: block, text: [] });
    else rows.at(-1)?.text.push(block);
  }
  return column(
    rows.map(({ head, text }, i): Piece => {
      const left = flow.text([ownPara(head.runs, look)], 160, 'Head');
      const right = flow.stack(text, width - 168, style);
      return {
        height: Math.max(left.height, right.height) + 32 * scale,
        before: 0,
        grows: true,
        draw({ x, y }) {
          builder.shape(
            'Rule',
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
