import type { AnnotatedPanel } from '../../model/panel.ts';
import { type Saying, sayingsOf } from './annotations.ts';
import type { Datum } from './datum.ts';
import { drawLine, drawLines, type Kit, type Scene } from './scene.ts';
import { inStep } from './steps.ts';
import { balance, type Face, lineHeight, widest } from './text.ts';

/** Notes over a drawing whose categories stand side by side: words in a band on top, each with a line down to its value or a bracket. */
export interface FlagNotes {
  flags: readonly Flag[];
  /** Of the band. */
  height: number;
}

interface Flag {
  saying: Saying;
  strong: readonly string[];
  lines: readonly string[];
  width: number;
  height: number;
}

/** A flag in the band: its words' left and upper ends, the way of its line. */
interface Placed {
  flag: Flag;
  from: number;
  to: number;
  left: number;
  /** Lower end of its words, or of its bracket, from the band's lower end up. */
  rise: number;
  /** Of words and bracket. */
  box: Box;
  /** No place was free of the others. */
  crossed: boolean;
}

/** From the band's lower end up. */
interface Box {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

const SIZE = 18;
const STRONG = 20;
const GAP = 16;
const BRACKET = 12;
/** Between the band and the drawing. */
const UNDER = 6;

/** Lays out notes and differences; undefined if there are none. @param at pixel of a category and series */
export function layFlagNotes(panel: AnnotatedPanel, kit: Kit, at: (spot: Datum) => number): FlagNotes | undefined {
  const sayings = sayingsOf(panel, kit.lang);
  if (sayings.length === 0) return undefined;
  const { width } = kit.size;
  const face: Face = { size: SIZE, weight: 400, measure: kit.measure };
  const bold: Face = { size: STRONG, weight: 700, measure: kit.measure };
  const flags = sayings.map((saying): Flag => {
    const named = saying.from === saying.to && isAmbiguous(panel, saying.from);
    const text = named ? `${panel.series[saying.from.series]?.label ?? ''}: ${saying.text}` : saying.text;
    const most = Math.min(width, Math.max(150, width * 0.26));
    const strong = saying.strong ? [saying.strong] : [];
    const lines = text === '' ? [] : balance(text, most, face);
    const wide = Math.ceil(Math.max(widest(strong, bold), widest(lines, face)));
    const height = strong.length * lineHeight(STRONG) + lines.length * lineHeight(SIZE);
    return { saying, strong, lines, width: wide, height };
  });
  return { flags, height: heightOf(placeFlags(flags, at, width)) + UNDER };
}

/** Whether the way down to a value leads past others of its category, so that its series must be named. */
function isAmbiguous(panel: AnnotatedPanel, { series, index }: Datum): boolean {
  if (series < 0 || panel.series.length === 1) return false;
  const own = panel.values[series]?.[index] ?? Number.POSITIVE_INFINITY;
  return panel.kind !== 'line' || panel.values.some((run) => (run[index] ?? Number.NEGATIVE_INFINITY) > own);
}

function heightOf(placed: readonly Placed[]): number {
  return Math.max(0, ...placed.map(({ rise, flag }) => rise + flag.height));
}

/** Words to the right of their line, to its left, or over it. */
const SIDES = [0, 1, 2] as const;
/** More flags than this are not tried in every way. */
const MOST = 6;
/** What is not worth another way, in pixels. */
const ALIKE = 0.5;

/**
 * The lowest band in which no words lie over each other and no line crosses words. A flag more makes no way cheaper: what costs as
 * much as the best way already is not gone on with.
 */
function placeFlags(flags: readonly Flag[], at: (spot: Datum) => number, width: number): Placed[] {
  const sides = flags.length > MOST ? SIDES.slice(0, 1) : SIDES;
  let best: readonly Placed[] = [];
  let least = Number.POSITIVE_INFINITY;
  const goOn = (order: readonly Flag[], placed: readonly Placed[]): void => {
    // A crossed line is worse than any height.
    const cost = heightOf(placed) + 10_000 * placed.filter(({ crossed }) => crossed).length;
    if (cost >= least - ALIKE) return;
    const [flag] = order.slice(placed.length);
    if (!flag) {
      best = placed;
      least = cost;
      return;
    }
    // A bracket's words have one place only.
    const own = isSpan(flag, at) ? sides.slice(0, 1) : sides;
    for (const side of own) goOn(order, [...placed, lowest(flag, side, placed, at, width)]);
  };
  for (const order of ordersOf(flags)) goOn(order, []);
  return [...best];
}

/** In which turn flags take their places: every one of three, else from the right, from the left, and the short brackets first. */
function ordersOf(flags: readonly Flag[]): Flag[][] {
  const [a, b, c, ...others] = flags;
  if (a && b && c && others.length === 0)
    return [
      [c, b, a],
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
    ];
  const length = ({ saying: { from, to } }: Flag) => to.index - from.index;
  const short = [...flags].sort((one, other) => Math.abs(length(one)) - Math.abs(length(other)));
  return [[...flags].reverse(), [...flags], short];
}

function lowest(
  flag: Flag,
  side: number,
  others: readonly Placed[],
  at: (spot: Datum) => number,
  width: number,
): Placed {
  const ends = [at(flag.saying.from), at(flag.saying.to)];
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const spans = isSpan(flag, at);
  const wishes = spans ? [(from + to - flag.width) / 2] : [from + 8, from - 8 - flag.width, from - flag.width / 2];
  const left = Math.max(0, Math.min(width - flag.width, wishes[spans ? 0 : side] ?? 0));
  const own = { flag, from, to: spans ? to : from, left };
  const foot = spans ? BRACKET : 0;
  const rises = [0, ...others.map((other) => other.rise + other.flag.height + 6)].map((rise) => rise + foot);
  for (const rise of rises.sort((a, b) => a - b)) {
    const placed = { ...own, rise, box: boxOf(own, rise), crossed: false };
    if (others.every((other) => areApart(placed, other))) return placed;
  }
  const rise = Math.max(...rises);
  return { ...own, rise, box: boxOf(own, rise), crossed: true };
}

/** Whether a flag stands over two values that lie apart: it has a bracket. */
function isSpan({ saying: { from, to } }: Flag, at: (spot: Datum) => number): boolean {
  return from !== to && Math.abs(at(to) - at(from)) > 2;
}

/** Whether two flags lie beside or over each other, and the line of neither crosses the words of the other. */
function areApart(a: Placed, b: Placed): boolean {
  const beside = a.box.right + GAP <= b.box.left || b.box.right + GAP <= a.box.left;
  const over = a.box.top <= b.box.bottom || b.box.top <= a.box.bottom;
  return (beside || over) && !crosses(a, b) && !crosses(b, a);
}

function boxOf({ flag, from, to, left }: Pick<Placed, 'flag' | 'from' | 'to' | 'left'>, rise: number): Box {
  const isSpan = to > from;
  return {
    left: isSpan ? Math.min(left, from) : left,
    right: isSpan ? Math.max(left + flag.width, to) : left + flag.width,
    bottom: rise - (isSpan ? BRACKET : 0),
    top: rise + flag.height,
  };
}

function crosses({ from, to, rise }: Placed, { box }: Placed): boolean {
  return box.bottom < rise && (isWithin(from, box) || isWithin(to, box));
}

function isWithin(x: number, { left, right }: Box): boolean {
  return x > left - 6 && x < right + 6;
}

/** Draws the band. @param at pixel of a value across, @param end where its own label ends above it */
export function drawFlagNotes(
  scene: Scene,
  { flags, height }: FlagNotes,
  top: number,
  at: (spot: Datum) => number,
  end: (spot: Datum) => number,
): void {
  const foot = top + height - UNDER;
  for (const { flag, from, to, left, rise } of placeFlags(flags, at, scene.size.width)) {
    const { saying, strong, lines } = flag;
    const y = foot - rise - flag.height;
    inStep(scene, saying.keys, () => {
      if (to > from) {
        const bar = foot - rise + 5;
        drawLine(scene, [from - 1, bar], [to + 1, bar], 'ink');
        for (const spot of [saying.from, saying.to])
          drawLine(scene, [at(spot), bar], [at(spot), Math.max(bar + 7, end(spot) - 4)], 'mark', 1.5);
      } else {
        const beside = from < left || from > left + flag.width;
        drawLine(scene, [from, beside ? y + 2 : foot - rise + 3], [from, end(saying.from) - 4], 'mark', 1.5);
      }
      const centred = to > from || (from > left + 2 && from < left + flag.width - 2);
      const place = centred ? ({ x: left + flag.width / 2, align: 'center' } as const) : { x: left };
      const below = drawLines(scene, strong, { ...place, y, size: STRONG, weight: 700, colour: 'ink' });
      drawLines(scene, lines, { ...place, y: below, size: SIZE, weight: 400, colour: 'ink' });
    });
  }
}
