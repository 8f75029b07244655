import type { BarsPanel, Compared } from '../../model/panel.ts';
import { drawLine, drawLines, drawRect, drawText, type Kit, type Scene } from '../layout/scene.ts';
import { type Face, lineHeight, widthOf, wrap } from '../layout/text.ts';

/** Where figures from elsewhere stand: in a column behind a rule, or in a narrow drawing each under its bar. */
export interface CompareLayout {
  /** Taken off the drawing's width at the right, the rule's gap included; 0 in a narrow drawing. */
  column: number;
  /** Kept free over the first row. */
  head: number;
  /** Kept free under each bar, and how much of it the last one has no need of. */
  under: number;
  spare: number;
  /** Height of the tallest entry in the column. */
  tallest: number;
  entries: readonly Entry[];
  /** Whose figures they are, in a column, and their head. */
  voice: readonly string[];
  label: readonly string[];
}

interface Entry {
  /** A figure in bold and what follows on its last line, then further lines of the words, then the quiet ones. */
  figure: readonly string[];
  first: string;
  more: readonly string[];
  details: readonly string[];
  height: number;
}

/** Narrower drawings have no room for a column. */
const WIDE = 700;
const SHARE = 0.3;
const GAP = 48;
const INDENT = 20;
/** Between a bar and the figure under it, past the mark that stands out. */
const UNDER = 9;
/** Under its bar each figure has the square of what the deck found before it. */
const SIGNED = 26;
/** Side of the small square of what the deck found. */
export const FOUND_SIGN = 18;
const SIZE = 24;
const NARROW_SIZE = 18;
const DETAIL = 18;
const HEAD = 22;

/** Lays out the figures that a panel sets beside its own; undefined if it has none. */
export function layCompare(panel: BarsPanel, kit: Kit): CompareLayout | undefined {
  const { compare } = panel;
  if (!compare) return undefined;
  const { width } = kit.size;
  const wide = width >= WIDE;
  const room = wide ? Math.round(width * SHARE) - INDENT : width - (compare.voice ? SIGNED : 0);
  const size = wide ? SIZE : NARROW_SIZE;
  const entries = compare.values.map((each) => layEntry(each, room, size, kit));
  const tallest = Math.max(0, ...entries.map(({ height }) => height));
  const voice = wide && compare.voice ? wrap(compare.voice, room - FOUND_SIGN - 8, faceOf(DETAIL, 400, kit)) : [];
  const head = wide ? HEAD : DETAIL;
  const label = wrap(compare.label, room, faceOf(head, 700, kit));
  const heads = voiceHeight(voice) + lineHeight(head) * label.length;
  const said = { tallest, entries, voice, label };
  if (wide) return { column: room + INDENT + GAP, head: heads + 14, under: 0, spare: 0, ...said };
  const spare = tallest - (entries.at(-1)?.height ?? 0);
  return { column: 0, head: heads + 12, under: tallest + UNDER, spare, ...said };
}

function voiceHeight({ length }: readonly string[]): number {
  return length === 0 ? 0 : lineHeight(DETAIL) * length + 6;
}

function faceOf(size: number, weight: Face['weight'], { measure }: Kit): Face {
  return { size, weight, measure };
}

function layEntry({ figure, text = '', detail }: Compared, room: number, size: number, kit: Kit): Entry {
  const face = faceOf(size, 400, kit);
  const bold = wrap(figure, room, faceOf(size, 700, kit));
  const after = room - widthOf(`${bold.at(-1)} `, { ...face, weight: 700 });
  const words = text.split(' ').filter(Boolean);
  let count = 0;
  while (count < words.length && widthOf(words.slice(0, count + 1).join(' '), face) <= after) count += 1;
  const more = wrap(words.slice(count).join(' '), room, face);
  const details = detail === undefined ? [] : wrap(detail, room, { ...face, size: DETAIL });
  const height = lineHeight(size) * (bold.length + more.length) + lineHeight(DETAIL) * details.length;
  return { figure: bold, first: words.slice(0, count).join(' '), more, details, height };
}

/** Rule, head and entries of the column, or what stands under the bars. @param rows middle and lower end of each bar */
export function drawCompare(
  scene: Scene,
  panel: BarsPanel,
  { column, entries, voice, label }: CompareLayout,
  rows: readonly { middle: number; bottom: number }[],
): void {
  const { compare } = panel;
  if (!compare) return;
  const wide = column > 0;
  const signed = !wide && compare.voice !== undefined;
  const x = wide ? scene.size.width - column + GAP + INDENT : signed ? SIGNED : 0;
  const end = Math.max(
    0,
    ...rows.map(({ middle, bottom }, i) => Math.max(bottom, middle + (entries[i]?.height ?? 0) / 2)),
  );
  if (wide) drawRect(scene, { x: x - INDENT - 2, y: 0, width: 2, height: end }, 'ink');
  if (signed) drawFoundSign(scene, 0, (lineHeight(DETAIL) - FOUND_SIGN) / 2);
  drawHead(scene, { voice, label }, x, wide ? HEAD : DETAIL);
  entries.forEach((entry, i) => {
    const row = rows[i];
    if (!row) return;
    const top = wide ? row.middle - entry.height / 2 : row.bottom + UNDER;
    if (signed) drawFoundSign(scene, 0, top + (lineHeight(NARROW_SIZE) - FOUND_SIGN) / 2);
    drawEntry(scene, entry, x, top, wide ? SIZE : NARROW_SIZE);
  });
}

function drawHead(
  scene: Scene,
  { voice, label }: Pick<CompareLayout, 'voice' | 'label'>,
  x: number,
  size: number,
): void {
  if (voice.length > 0) drawFoundSign(scene, x, 1);
  voice.forEach((text, i) => {
    const y = FOUND_SIGN / 2 + 1 + lineHeight(DETAIL) * i;
    drawText(scene, { text, x: x + FOUND_SIGN + 8, y, size: DETAIL, weight: 400, colour: 'soft' });
  });
  drawLines(scene, label, { x, y: voiceHeight(voice), size, weight: 700, colour: 'ink' });
}

/** The small square of what the deck found, with its ring and dot: as in deck/model/signs.ts. */
export function drawFoundSign(scene: Scene, x: number, y: number): void {
  const { pen, tokens } = scene;
  const middle = FOUND_SIGN / 2;
  drawRect(scene, { x, y, width: FOUND_SIGN, height: FOUND_SIGN }, 'ink');
  pen.strokeStyle = tokens.colours.paper;
  pen.fillStyle = tokens.colours.paper;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.arc(x + middle, y + middle, 5.3, 0, 2 * Math.PI);
  pen.stroke();
  pen.beginPath();
  pen.arc(x + middle, y + middle, 2, 0, 2 * Math.PI);
  pen.fill();
}

function drawEntry(scene: Scene, { figure, first, more, details }: Entry, x: number, top: number, size: number): void {
  const next = drawLines(scene, figure, { x, y: top, size, weight: 700, colour: 'ink' });
  const y = next - lineHeight(size) / 2;
  const after = widthOf(`${figure.at(-1)} `, { size, weight: 700, measure: scene.measure });
  if (first) drawText(scene, { text: first, x: x + after, y, size, weight: 400, colour: 'ink' });
  const below = drawLines(scene, more, { x, y: next, size, weight: 400, colour: 'ink' });
  drawLines(scene, details, { x, y: below, size: DETAIL, weight: 400, colour: 'soft' });
}

/** How far a mark stands out over its bar. */
export const OUT = 6;

/** Pixels of a figure from elsewhere on the axis: none, one, or the two ends of a range. */
export function comparedPlaces(scene: Scene, compared: Compared | undefined): number[] {
  const { at, low, high } = compared ?? {};
  return [at, low, high].flatMap((value) => (value === undefined ? [] : [scene.at('x', value)]));
}

/** A thin mark across a bar at a figure from elsewhere, or two that are joined for a range, cased in paper so that it shows on any bar. */
export function drawCompared(scene: Scene, compared: Compared, middle: number, thick: number): void {
  const [top, bottom] = [middle - thick / 2 - OUT, middle + thick / 2 + OUT];
  const places = comparedPlaces(scene, compared);
  for (const [width, colour] of [
    [7, 'paper'],
    [2.5, 'ink'],
  ] as const) {
    for (const x of places) drawLine(scene, [x, top], [x, bottom], colour, width);
  }
  const [from, to] = places;
  if (from !== undefined && to !== undefined) drawLine(scene, [from - 1.25, top], [to + 1.25, top], 'ink', 2.5);
}
