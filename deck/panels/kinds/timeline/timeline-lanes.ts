/** A timeline laid out on a true scale of time, in the largest letters that have room: lanes, marks, words, flags and notes. */

import type { TimelineEvent, TimelineLane, TimelinePanel } from '../../../model/panel.ts';
import { parseDate } from '../../../source/columns.ts';
import { type KeyLine, layKey } from '../../layout/marks.ts';
import type { Kit } from '../../layout/scene.ts';
import { balance, lineHeight, spread, widest, widthOf, wrap } from '../../layout/text.ts';
import { type Days, type Period, periodsOf } from '../../layout/time-axis.ts';
import { type Block, placeBlocks, placeRow, type Wording } from './lane-blocks.ts';

/** Radius of an event's mark, height of the strip of time, and how far marks stand from it. */
export const RADIUS = 9;
export const STRIP = 28;
const OFF = 15;
/** The same where marks were moved apart and lines lead them to their days. */
const LED = 36;
/** A stretch of days that is at least this wide is drawn as one. */
export const LONG = 34;

/** Only lanes on either side of the strip may have larger words: elsewhere they would crowd, or break into more lines. */
const ROOMY = { text: 22, amount: 50 } as const;

const ATTEMPTS = [
  { text: 24, amount: 50 },
  { text: 23, amount: 50 },
  ROOMY,
  { text: 20, amount: 50 },
  { text: 20, amount: 44 },
  { text: 18, amount: 40 },
  { text: 18, amount: 34 },
  { text: 16, amount: 28 },
] as const;

type Sizes = (typeof ATTEMPTS)[number];

/** An event on the scale of time: where its day is, where its mark stands, and the ends of its days. */
export interface Placed {
  event: TimelineEvent;
  index: number;
  day: number;
  mark: number;
  from: number;
  to: number;
}

export interface LaidLane {
  lane: TimelineLane;
  label: readonly string[];
  events: Placed[];
  blocks: Block[];
  /** Where its marks stand. */
  line: number;
  /** How far that is from the strip, where the lane shares one. */
  off: number;
  /** 1 if words run down from the line, -1 if up. */
  way: 1 | -1;
  /** The amounts have their own place over the line. */
  large: boolean;
}

interface LaidFlag {
  index: number;
  x: number;
  align: 'left' | 'right';
  lines: readonly string[];
  width: number;
  /** Upper end of its words. */
  top: number;
}

interface LaidNote {
  index: number;
  from: number;
  to: number;
  /** Upper end, and where the broken line runs. */
  top: number;
  line: number;
  text: string;
  middle: number;
  /** Where its ends come down to. */
  ends: number;
}

export interface LanesLayout {
  sizes: Sizes;
  left: number;
  strip: number;
  periods: (Period & { from: number; to: number })[];
  lanes: LaidLane[];
  flags: LaidFlag[];
  notes: LaidNote[];
  key: KeyLine;
}

/** Where the author has no lanes: all events over the strip, or every other one under it. */
const OVER: TimelineLane[] = [{ key: 'even', label: '', side: 'above' }];
const HALVES: TimelineLane[] = [...OVER, { key: 'odd', label: '', side: 'below' }];

/** A timeline on a true scale of time in the largest letters that have room; undefined if none has. */
export function layLanes(panel: TimelinePanel, kit: Kit): LanesLayout | undefined {
  const { statuses = [], events } = panel;
  const used = statuses.filter(({ key }) => events.some(({ status }) => status === key));
  const colour = events.some(({ emphasis }) => emphasis) ? ('mark' as const) : ('accent' as const);
  const entries = used.map(({ label, shape, pattern = 'solid' as const }) => ({ name: label, shape, pattern, colour }));
  const key = layKey(used.length > 1 ? entries : [], kit);
  const inner = { ...kit, size: { ...kit.size, height: kit.size.height - key.height } };
  const facing = panel.lanes?.some(({ side }) => side);
  for (const lanes of panel.lanes ? [panel.lanes] : [OVER, HALVES]) {
    for (const sizes of ATTEMPTS.slice(facing ? 0 : ATTEMPTS.indexOf(ROOMY))) {
      const layout = layAt(panel, lanes, inner, sizes);
      if (layout) return { ...movedDown(layout, key.height), key };
    }
  }
  return undefined;
}

function movedDown(layout: Omit<LanesLayout, 'key'>, by: number): Omit<LanesLayout, 'key'> {
  return {
    ...layout,
    strip: layout.strip + by,
    lanes: layout.lanes.map((lane) => ({ ...lane, line: lane.line + by })),
    flags: layout.flags.map((flag) => ({ ...flag, top: flag.top + by })),
    notes: layout.notes.map((note) => ({ ...note, top: note.top + by, line: note.line + by, ends: note.ends + by })),
  };
}

const daysOf = (date: string): Days => parseDate(date) ?? { start: 0, end: 0 };

function layAt(
  panel: TimelinePanel,
  lanes: readonly TimelineLane[],
  kit: Kit,
  sizes: Sizes,
): Omit<LanesLayout, 'key'> | undefined {
  const { width } = kit.size;
  const face = { size: sizes.text, weight: 600, measure: kit.measure } as const;
  const labels = lanes.map(({ label }) => wrap(label, width * 0.15, face));
  const named = Math.max(...labels.map((lines) => widest(lines, face)));
  const left = named === 0 ? RADIUS : Math.ceil(named) + 28;
  const all = [...panel.events, ...(panel.flags ?? [])].map(({ date }) => daysOf(date));
  const span = { start: Math.min(...all.map(({ start }) => start)), end: Math.max(...all.map(({ end }) => end)) };
  const strip = { size: 18, weight: 600, measure: kit.measure } as const;
  const right = width - (named === 0 ? RADIUS : 0);
  const periods = periodsOf(span, kit.lang, (names) =>
    names.every((name) => widthOf(name, strip) + 20 <= (right - left) / names.length),
  );
  const [first = span, last = span] = [periods[0], periods.at(-1)];
  const at = (day: number) => left + ((day - first.start) / (last.end + 1 - first.start)) * (right - left);
  const laid = lanes.map((lane, i): LaidLane => {
    const events = placeMarks(panel, lane, lanes.length > 1, at, [left, right]);
    const way = lane.side === 'above' ? -1 : 1;
    const off = events.some(({ day, mark }) => Math.abs(day - mark) > 4) ? LED : OFF;
    return { lane, label: labels[i] ?? [], events, blocks: [], line: 0, off, way, large: false };
  });
  const flags = layFlags(panel, kit, sizes, at);
  if (flags.some((flag, i) => flags.slice(i + 1).some((other) => areMixed(flag, other)))) return undefined;
  const found = lanes.some(({ side }) => side)
    ? laySides(laid, flags, kit, sizes, left)
    : layRows(panel, laid, flags, kit, sizes, left);
  if (!found) return undefined;
  const drawn = periods.map((period) => ({ ...period, from: at(period.start), to: at(period.end + 1) }));
  return { sizes, left, periods: drawn, lanes: laid, flags, ...found };
}

/** Marks of one lane at their days, moved apart where they would lie on each other. */
function placeMarks(
  panel: TimelinePanel,
  lane: TimelineLane,
  halves: boolean,
  at: (day: number) => number,
  ends: [number, number],
) {
  const events = panel.events.flatMap((event, index): Placed[] => {
    const half = halves && index % 2 === 1 ? 'odd' : 'even';
    if ((panel.lanes ? event.lane : half) !== lane.key) return [];
    const { start, end } = daysOf(event.date);
    const day = at((start + end + 1) / 2);
    return [{ event, index, day, mark: day, from: at(start), to: at(end + 1) }];
  });
  events.sort((a, b) => a.day - b.day);
  const days = events.map(({ day }) => ({ at: day, length: 0 }));
  const marks = spread(days, ends[0] + RADIUS, ends[1] - RADIUS, 2 * RADIUS + 3);
  return events.map((event, i) => ({ ...event, mark: marks[i] ?? event.day }));
}

const wordingOf = ({ event, index, mark, from, to }: Placed): Wording => ({
  index,
  x: mark,
  start: to - from >= LONG ? from : mark - RADIUS,
  date: event.amount ? `${event.dateLabel}: ${event.amount}` : event.dateLabel,
  text: event.text,
});

/** Two lanes on either side of the strip, or one under it. */
function laySides(lanes: LaidLane[], flags: LaidFlag[], kit: Kit, { text: size }: Sizes, left: number) {
  const { width, height } = kit.size;
  const top = flags.length === 0 ? 0 : flagHeight(flags, size) + 6;
  let depth = height - top - STRIP - lanes.reduce((sum, { off }) => sum + off, 0);
  const walls = flags.map(({ x }) => x);
  let over = 0;
  // Under the strip first, in half of the room if that will do; then what is left over it.
  for (const lane of [...lanes].sort((a, b) => b.way - a.way)) {
    const room = { left: left - RADIUS, right: width, walls: lane.way === -1 ? walls : [], size };
    const rooms = lane.way === 1 ? [depth / 2, depth - 60] : [depth];
    const words = lane.events.map(wordingOf);
    let blocks: Block[] | undefined;
    for (const most of rooms) blocks ??= placeBlocks(words, { ...room, depth: most }, kit);
    if (!blocks) return undefined;
    lane.blocks = blocks;
    const used = Math.max(RADIUS, ...blocks.map(({ far }) => far));
    depth -= used;
    if (lane.way === -1) over = used + lane.off;
  }
  const strip = top + Math.max(over, lanes.length > 1 ? 40 : 0);
  for (const lane of lanes) lane.line = lane.way === 1 ? strip + STRIP + lane.off : strip - lane.off;
  return { strip, notes: [] };
}

/** Lanes one under the other, the strip under them all. */
function layRows(panel: TimelinePanel, lanes: LaidLane[], flags: LaidFlag[], kit: Kit, sizes: Sizes, left: number) {
  const walls = flags.map(({ x }) => x);
  const room = { left, right: kit.size.width, walls, size: sizes.text };
  const notes = layNotes(panel, lanes, kit, sizes, left);
  const heights: { over: number; under: number }[] = [];
  for (const lane of lanes) {
    const amounts = lane.events.map((placed) => {
      const { amount = '' } = placed.event;
      const led = Math.abs(placed.day - placed.mark) > 1;
      return { ...wordingOf(placed), date: placed.event.dateLabel, amount, led };
    });
    const row = placeRow(amounts, { ...room, amount: sizes.amount }, kit);
    const blocks = row ?? placeBlocks(lane.events.map(wordingOf), { ...room, depth: kit.size.height * 0.6 }, kit);
    if (!blocks) return undefined;
    lane.blocks = blocks;
    lane.large = row !== undefined && amounts.some(({ amount }) => amount !== '');
    const under = Math.max(RADIUS, (lane.label.length * lineHeight(sizes.text)) / 2, ...blocks.map(({ far }) => far));
    heights.push({ over: lane.large ? Math.round(sizes.amount * 0.7) + 15 : lineHeight(sizes.text), under: under + 4 });
  }
  const noted = notes.at(-1)?.line ?? 0;
  let top = notes.length === 0 ? 0 : noted + 14;
  for (const flag of flags) {
    const under = notes.filter((note) => note.from < endOf(flag) + 12 && startOf(flag) - 12 < note.to);
    flag.top = under.length === 0 ? 0 : noted + 12;
    top = Math.max(top, flagRoom(flag, lanes[0], sizes, heights[0]?.over ?? 0, left));
  }
  const used = heights.reduce((sum, { over, under }) => sum + over + under, top) + STRIP + 4;
  if (used > kit.size.height) return undefined;
  const gap = Math.min(26, (kit.size.height - used) / lanes.length);
  lanes.forEach((lane, i) => {
    const { over = 0, under = 0 } = heights[i] ?? {};
    lane.line = top + over;
    top += over + under + gap;
  });
  const line = lanes[0]?.line ?? 0;
  for (const note of notes) note.ends = note.ends === 0 ? line - RADIUS - 5 : note.line + 14;
  return { strip: top + 4 - Math.min(4, gap), notes };
}

/** How high the words of the highest flag are. */
function flagHeight(flags: readonly LaidFlag[], size: number): number {
  return Math.max(...flags.map(({ lines }) => (lines.length + 1) * lineHeight(size)));
}

const startOf = ({ align, x, width }: LaidFlag) => (align === 'left' ? x + 12 : x - 12 - width);
const endOf = (flag: LaidFlag) => startOf(flag) + flag.width;

/** Whether the words of two flags would lie over each other, or over the line of the other. */
function areMixed(a: LaidFlag, b: LaidFlag): boolean {
  const crosses = (flag: LaidFlag, x: number) => x > startOf(flag) - 4 && x < endOf(flag) + 4;
  return (startOf(a) < endOf(b) && startOf(b) < endOf(a)) || crosses(a, b.x) || crosses(b, a.x);
}

/** A flag's words may stand beside the first lane's; over them, and over its name, where they would meet. */
function flagRoom(flag: LaidFlag, lane: LaidLane | undefined, { text }: Sizes, over: number, left: number): number {
  const meets = lane?.blocks.some(
    (block) => block.left < endOf(flag) + 12 && startOf(flag) < block.left + block.width + 12,
  );
  const height = flag.top + flagHeight([flag], text);
  if (meets) return height + 4;
  const name = startOf(flag) < left ? ((lane?.label.length ?? 0) * lineHeight(text)) / 2 : 0;
  return Math.max(0, height + name - over + 4);
}

/** Flags at their days, their words on the side that has room. */
function layFlags(panel: TimelinePanel, kit: Kit, { text: size }: Sizes, at: (day: number) => number) {
  const face = { size, weight: 400, measure: kit.measure } as const;
  return (panel.flags ?? []).map((flag, index): LaidFlag => {
    const x = at(daysOf(flag.date).start);
    const lines = balance(flag.text, Math.min(320, Math.max(x, kit.size.width - x) - 12), face);
    const width = Math.ceil(Math.max(widest(lines, face), widthOf(flag.dateLabel, { ...face, weight: 600 })));
    return { index, x, lines, width, top: 0, align: x >= width + 12 ? 'right' : 'left' };
  });
}

/** Words over two events of which a broken line comes down to each. */
function layNotes(panel: TimelinePanel, lanes: readonly LaidLane[], kit: Kit, { text: size }: Sizes, left: number) {
  let top = 0;
  const markOf = (key: string) => {
    const lane = lanes.findIndex(({ events }) => events.some(({ event }) => event.key === key));
    return { lane, x: lanes[lane]?.events.find(({ event }) => event.key === key)?.mark ?? left };
  };
  return (panel.notes ?? []).map(({ from, to, text }, index): LaidNote => {
    const [one, other] = [markOf(from), markOf(to)].sort((a, b) => a.x - b.x);
    const [start, end] = [one?.x ?? left, other?.x ?? left];
    const width = widthOf(text, { size, weight: 700, measure: kit.measure });
    const middle = Math.min(kit.size.width - width / 2, Math.max(left + width / 2, (start + end) / 2));
    const line = top + lineHeight(size) * (width + 60 <= end - start ? 0.5 : 1.4);
    const ends = one?.lane === 0 && other?.lane === 0 ? 0 : 1;
    const note = { index, from: start, to: end, top, line, text, middle, ends };
    top = line + lineHeight(size) * 0.6;
    return note;
  });
}
