import { joinRuns } from '../markdown/index.ts';
import type { Slide } from '../model/deck.ts';
import { markedNumber } from '../model/direction.ts';
import { voiceNamed } from '../model/signs.ts';
import type { Run, SlideText } from '../model/text.ts';
import { type Words, wordsOf } from '../model/words.ts';
import { Builder, type DeckKit, ownPara, plainPara } from './builder.ts';
import { makeFlow } from './flow.ts';
import { drawBand, drawFoot, drawFootnotes, drawTracker } from './furniture.ts';
import { EDGE, LAYOUTS, type Layout, layoutOf } from './layouts.ts';
import { CLR_MAP } from './master.ts';
import { flattened, hasBackdrop, isBackdrop } from './paras.ts';
import { drawVoice } from './signs.ts';
import { drawBody, isBehind, type SlideInput } from './slide-body.ts';
import { heightOf, SETTINGS, type Style } from './typeset.ts';
import { el, NS, part } from './xml.ts';

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
    el('p:sld', NS, el('p:cSld', ground(builder, slide), builder.tree()), el('p:clrMapOvr', colourMap(slide))),
  );
}

/** @returns where what stands under the title begins */
function drawTitle(builder: Builder, { slide, text }: SlideInput, layout: Layout): number {
  const place = layout.places[0];
  if (!place) return 86;
  const cover = slide.kind === 'cover';
  const runs = titleRuns(slide, text);
  if (runs.length === 0) return 86;
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
  const inherits = cover ? !alone : height >= heightOf([para], box.width, builder.kit.measures, SETTINGS.widest);
  builder.frame({
    name: 'Title',
    box: inherits || cover ? box : { ...box, height: height + 2 },
    inherits,
    placeholder: place.placeholder,
    plain: place.style,
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

/** A picture behind all of the slide. */
function drawBehind(builder: Builder, { text, drawers }: SlideInput): void {
  const flow = makeFlow(builder, 1, [], drawers);
  for (const block of text?.body ?? []) if (block.type === 'image' && isBehind(block)) drawers.behind(block, flow);
}

/** The drawing behind the cover's words. */
function drawBackdrop(builder: Builder, { text, drawers }: SlideInput): void {
  const flow = makeFlow(builder, 1, [], drawers);
  for (const block of flattened(text?.body ?? [])) {
    if (isBackdrop(block)) {
      flow.drawn(block, 724).draw({ x: 556, y: 0, width: 724, height: 720 });
    }
  }
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
