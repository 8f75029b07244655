/** The names of a line's categories, where these are no dates. */

import type { Category, LinePanel } from '../../model/panel.ts';
import { drawLine, drawLines, hiddenAxis, type Kit, type Scene, type SeenAxis } from '../layout/scene.ts';
import { type Face, lineHeight, longestWord, widest, widthOf, wrap } from '../layout/text.ts';
import { AXIS, NAME } from './line-axes.ts';

/** Between the names of two categories. */
const BETWEEN = 24;
/** Between two on one row, of which a stroke goes down. */
const BESIDE_STROKE = 14;
/** Lines that a name may take. */
const NAME_LINES = 3;
/** From the base line down to the names. */
const UNDER = 10;

/** The names under the base line. */
export interface CategoryNames {
  /** Pixels beside the axis: more than was asked for, where the first or the last name reaches beyond it. */
  left: number;
  right: number;
  /** In lines, by category; none where one has no room. */
  names: (readonly string[])[];
  /** Of all that stands under the base line. */
  height: number;
  /** Names that have no room side by side, each with a stroke down to it. */
  led?: LedNames;
}

interface LedNames {
  /** Each name, its upper end under the base line, and whether it stands in the middle of its stroke or begins there. */
  names: { lines: readonly string[]; top: number; align: 'left' | 'center' }[];
  height: number;
  fits: boolean;
  size: number;
}

/** Where categories stand: how far apart, and what is beside them that is not the axis's own. */
interface Places {
  pitch: number;
  left: number;
  right: number;
  /** Half of what the first and the last one have for themselves. */
  edge: number;
}

/**
 * The names of all categories, in lines side by side, else each under a stroke of its own. Of those that have numbers, which are
 * told from the ones before, every second, third, … in one line.
 * @param beside pixels on both sides that are not the axis's own; @param every whether every point bears its value, and has room there
 */
export function categoryNames(
  { categories }: LinePanel,
  { size, tokens, measure }: Kit,
  beside: { left: number; right: number },
  every: boolean,
): CategoryNames {
  const face: Face = { size: tokens.sizes.detail, weight: 400, measure };
  const gaps = Math.max(1, categories.length - (every ? 0 : 1));
  const pitch = (size.width - beside.left - beside.right) / gaps;
  const places = { ...beside, pitch, edge: every ? pitch / 2 : 0 };
  const isCounted = categories.every(({ label }) => /\p{Nd}/u.test(label));
  const steps = categories.map((_, index) => index + 1).slice(0, isCounted ? undefined : 1);
  const step = steps.find((each) => haveRoom(categories, each, places, gaps, face));
  if (step === undefined && !isCounted) {
    const led = ledNames(categories, places, size.width, face);
    return { ...beside, names: [], height: led.height, led };
  }
  const names = sideBySide(categories, step ?? categories.length, places, face);
  const lines = Math.max(1, ...names.map(({ length }) => length));
  const [first = 0, last = 0] = [names[0], names.at(-1)].map((lines = []) => widest(lines, face) / 2);
  const left = wayFor(first, beside.left, size.width - beside.right, every ? gaps : 0);
  const right = wayFor(last, beside.right, size.width - left, every ? gaps : 0);
  return { left, right, names, height: AXIS + (lines - 1) * lineHeight(face.size) };
}

/**
 * How far from the edge an axis begins, so that half a name has room under its first point.
 * @param least at least so far; @param room from that edge to its other end; @param parts it is shared out in so many, with a point in the middle of each, or begins with one
 */
function wayFor(half: number, least: number, room: number, parts: number): number {
  return Math.max(least, parts === 0 ? half : (2 * parts * half - room) / (2 * parts - 1));
}

const linesOf = (label: string, step: number, { pitch }: Places, face: Face) =>
  wrap(label, pitch * step - BETWEEN, face);

/** Whether every so many-th name has room beside the next. */
function haveRoom(categories: readonly Category[], step: number, places: Places, gaps: number, face: Face): boolean {
  // The drawing makes way for a first name that reaches beyond it.
  const over = widest(linesOf(categories[0]?.label ?? '', step, places, face), face) / 2 - places.left - places.edge;
  const room = (places.pitch - Math.max(0, over) / gaps) * step - BETWEEN;
  return categories.every(({ label }, index) => {
    if (index % step > 0) return true;
    const lines = linesOf(label, step, places, face);
    const isWhole = label.split(' ').every((word) => widthOf(word, face) <= room);
    return isWhole && lines.length <= (step === 1 ? NAME_LINES : 1) && widest(lines, face) <= room;
  });
}

function sideBySide(categories: readonly Category[], step: number, places: Places, face: Face) {
  return categories.map(({ label }, index) => {
    const lines = index % step === 0 ? linesOf(label, step, places, face) : [];
    const end = places.right + (categories.length - 1 - index) * places.pitch + places.edge;
    // Where all have their names the drawing makes way for the last one.
    return step === 1 || index === 0 || widest(lines, face) / 2 <= end ? lines : [];
  });
}

/** Names in two rows by turns, or where that is higher or has no room down a stair, each beside the foot of its stroke. */
function ledNames(categories: readonly Category[], places: Places, width: number, face: Face): LedNames {
  const rows = inTwoRows(categories, places, width, face);
  const stair = downStairs(categories, places, width, face);
  return rows.fits && rows.height <= stair.height ? rows : stair;
}

const atX = ({ left, edge, pitch }: Places, index: number) => left + edge + index * pitch;

function inTwoRows(categories: readonly Category[], places: Places, width: number, face: Face): LedNames {
  const max = places.pitch * 2 - BESIDE_STROKE;
  const all = categories.map(({ label }) => wrap(label, max, face));
  const heightOf = (row: number) =>
    Math.max(0, ...all.map(({ length }, i) => (i % 2 === row ? length : 0))) * lineHeight(face.size);
  const fits = categories.every(({ label }, i) => {
    const half = widest(all[i] ?? [], face) / 2;
    const x = atX(places, i);
    return longestWord(label, face) <= max && (all[i]?.length ?? 0) <= NAME_LINES && x >= half && x + half <= width;
  });
  const tops = [UNDER, UNDER + heightOf(0) + 6];
  const names = all.map((lines, i) => ({ lines, top: tops[i % 2] ?? UNDER, align: 'center' as const }));
  return { names, height: (tops[1] ?? 0) + heightOf(1), fits, size: face.size };
}

/** The last name is the highest: none stands in the way of another's stroke. */
function downStairs(categories: readonly Category[], places: Places, width: number, face: Face): LedNames {
  let height = UNDER;
  const roomAt = (index: number) => width - atX(places, index);
  const names = [...categories.entries()].reverse().map(([i, { label }]) => {
    const lines = wrap(label, roomAt(i), face);
    const top = height;
    height += lines.length * lineHeight(face.size);
    return { lines, top, align: 'left' as const };
  });
  const fits = categories.every(({ label }, i) => longestWord(label, face) <= roomAt(i));
  return { names: names.reverse(), height, fits, size: face.size };
}

/** The axis of names as Chart.js draws it, for an author's options. */
export function nameScale(
  { names }: CategoryNames,
  { from, to }: { from: number; to: number },
  { tokens }: Kit,
): SeenAxis {
  const { family, sizes, colours } = tokens;
  const style = { color: colours.soft, font: { family: `"${family}"`, size: sizes.detail } };
  return {
    ...hiddenAxis(from, to),
    display: true,
    border: { color: colours.rule },
    title: style,
    ticks: { ...style, maxRotation: 0, autoSkip: false, callback: (index: number) => names[index] ?? '' },
    afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
      axis.ticks = names.map((_, value) => ({ value }));
    },
  };
}

/** Names in the middle under their points, or each with its stroke. */
export function drawNames(scene: Scene, { names, led }: CategoryNames): void {
  if (led) drawLedNames(scene, led);
  const size = scene.tokens.sizes.detail;
  const y = scene.area.bottom + NAME - lineHeight(size) / 2;
  names.forEach((lines, index) => {
    drawLines(scene, lines, { x: scene.at('x', index), y, size, weight: 400, colour: 'soft', align: 'center' });
  });
}

function drawLedNames(scene: Scene, { names, size }: LedNames): void {
  const { bottom } = scene.area;
  names.forEach(({ lines, top, align }, index) => {
    const x = scene.at('x', index);
    drawLine(scene, [x, bottom], [x, bottom + top - 2], 'rule', 2);
    const at = { x: align === 'left' ? x - 2 : x, y: bottom + top, align };
    drawLines(scene, lines, { ...at, size, weight: 400, colour: 'soft' });
  });
}
