/** Where the words of a lane's events stand: next to their marks, as stairs that lines lead to, or side by side under amounts. */

import type { Measure } from '../../../model/measure.ts';
import type { Kit } from '../../layout/scene.ts';
import { balance, type Face, lineHeight, widest, widthOf } from '../../layout/text.ts';

/** What is written of an event, and where its mark stands. */
export interface Wording {
  index: number;
  x: number;
  /** Where its words begin that stand next to the strip: at the first of its days. */
  start: number;
  date: string;
  text: string;
}

/** The words of an event beside its mark: the date in bold, the text after it on the same line, or under it. */
export interface Block {
  index: number;
  x: number;
  /** Which way the words run from the mark. */
  anchor: 'left' | 'right';
  date: string;
  lines: readonly string[];
  /** Date and text share the one line. */
  inline: boolean;
  left: number;
  width: number;
  /** Where its amount ends, if the words run on under the mark and past it. */
  amountEnd?: number;
  /** Distance from the strip of time to the words' nearer end, and to the farther one. */
  near: number;
  far: number;
}

export interface BlockRoom {
  left: number;
  right: number;
  /** How far from the strip words may stand. */
  depth: number;
  /** Lines that no words may cross. */
  walls: readonly number[];
  size: number;
}

/** Between a line down to a mark and the words beside it. */
const BESIDE_LINE = 12;
const NEAR_STRIP = 14;
const STAIRS_APART = 8;
/** More would be a wall of words, and take long to try. */
const MOST_BLOCKS = 16;
const STAIR_WIDTHS = [1200, 460, 360, 300, 250, 210, 180, 150];
/** Between a date and the text on its line. */
const AFTER_DATE = 12;

/**
 * Words of events side by side next to their marks, else as stairs: each led to its mark by a straight line, so placed that no
 * line crosses words. Of all ways that have room the one with the fewest lines.
 * @param wordings in the order of their marks
 */
export function placeBlocks(wordings: readonly Wording[], room: BlockRoom, kit: Kit): Block[] | undefined {
  if (wordings.length > MOST_BLOCKS) return undefined;
  const plain = placePlain(wordings, room, kit);
  if (plain) return plain;
  const written = new Map<string, Block>();
  const blockOf = (i: number, width: number, anchor: Block['anchor']) => {
    const wording = wordings[i];
    if (!wording) return undefined;
    const most = anchor === 'left' ? room.right - wording.x - BESIDE_LINE : wording.x - BESIDE_LINE - room.left;
    const key = `${i} ${Math.min(most, width)} ${anchor}`;
    const block = written.get(key) ?? word(wording, Math.min(most, width), anchor, room.size, kit);
    written.set(key, block);
    return block;
  };
  const ways = waysOf(wordings.length).map(({ first, width, other }) => {
    const blocks = wordings.flatMap(
      (_, i) => blockOf(i, i < first ? width : other, i < first ? 'left' : 'right') ?? [],
    );
    const lines = blocks.reduce((sum, block) => sum + block.lines.length + (block.inline ? 0 : 1), 0);
    return { first, blocks, lines: lines + (wordings.length - first) * 0.1 };
  });
  ways.sort((a, b) => a.lines - b.lines);
  for (const { blocks, first } of ways) {
    const area = blocks.reduce((sum, block) => sum + block.width * heightOf(block, room.size), 0);
    if (area > (room.right - room.left) * room.depth) continue;
    const placed = placeStairs(blocks, first, room);
    if (placed) return placed;
  }
  return undefined;
}

/** How many words may run to the right of their lines, and how wide those and the others may be. */
function waysOf(count: number): { first: number; width: number; other: number }[] {
  return Array.from({ length: count + 1 }, (_, first) => first).flatMap((first) =>
    STAIR_WIDTHS.flatMap((width) =>
      STAIR_WIDTHS.filter((other) => (first === count || count - first > 2 ? other === width : true)).map((other) => {
        return { first, width, other };
      }),
    ),
  );
}

function word(wording: Wording, max: number, anchor: Block['anchor'], size: number, { measure }: Kit): Block {
  const { index, x, date } = wording;
  return {
    index,
    x,
    anchor,
    date,
    ...setWords(wording, max, max, AFTER_DATE, size, measure),
    left: x,
    near: 0,
    far: 0,
  };
}

/** A date with its text behind it, if both have room, else over it. @param most of both together @param max of the text alone */
function setWords({ date, text }: Wording, most: number, max: number, gap: number, size: number, measure: Measure) {
  const bold: Face = { size, weight: 600, measure };
  const face: Face = { size, weight: 400, measure };
  const whole = widthOf(date, bold) + gap + widthOf(text, face);
  const inline = whole <= most;
  const lines = inline ? [text] : balance(text, max, face);
  const width = Math.ceil(inline ? whole : Math.max(widthOf(date, bold), widest(lines, face)));
  return { lines, inline, width };
}

const heightOf = ({ inline, lines }: Pick<Block, 'inline' | 'lines'>, size: number) =>
  (lines.length + (inline ? 0 : 1)) * lineHeight(size);

/** All next to the strip, each in the room up to the next one's mark. */
function placePlain(wordings: readonly Wording[], room: BlockRoom, kit: Kit): Block[] | undefined {
  const { size } = room;
  const blocks: Block[] = [];
  for (const [i, wording] of wordings.entries()) {
    const next = Math.min(...room.walls.filter((wall) => wall > wording.x), wordings[i + 1]?.start ?? room.right + 20);
    const left = wording.start;
    const width = next - 20 - left;
    const block = word(wording, Math.min(width, 380), 'left', size, kit);
    if (block.width > width || block.lines.length > 4 || width < 5 * size) return undefined;
    const far = NEAR_STRIP + heightOf(block, size);
    if (far > room.depth) return undefined;
    blocks.push({ ...block, left, near: NEAR_STRIP, far });
  }
  return blocks;
}

/** The first so many run to the right of their lines and are placed from the last, the others to the left, from their first. */
function placeStairs(words: readonly Block[], first: number, room: BlockRoom): Block[] | undefined {
  const blocks = words.map((block) => {
    return { ...block, left: block.anchor === 'left' ? block.x + BESIDE_LINE : block.x - BESIDE_LINE - block.width };
  });
  if (blocks.some(({ left, width }) => left < room.left || left + width > room.right)) return undefined;
  const placed: Block[] = [];
  for (const block of [...blocks.slice(0, first).reverse(), ...blocks.slice(first)]) {
    const height = heightOf(block, room.size);
    const tries = [NEAR_STRIP, ...placed.map(({ far }) => far + STAIRS_APART)].sort((a, b) => a - b);
    const near = tries.find((at) => stairHasRoom({ ...block, near: at, far: at + height }, placed, room));
    if (near === undefined) return undefined;
    placed.push({ ...block, near, far: near + height });
  }
  return placed.sort((a, b) => a.index - b.index);
}

function stairHasRoom(block: Block, placed: readonly Block[], { left, right, depth, walls }: BlockRoom): boolean {
  if (block.far > depth || block.left < left || block.left + block.width > right) return false;
  if (walls.some((wall) => covers(block, wall))) return false;
  return placed.every((other) => {
    const beside = block.left > other.left + other.width + 16 || other.left > block.left + block.width + 16;
    if (!beside && block.near < other.far && other.near < block.far) return false;
    return !(covers(other, block.x) && other.near < block.far) && !(covers(block, other.x) && block.near < other.far);
  });
}

function covers({ left, width }: Block, x: number): boolean {
  return x > left - BESIDE_LINE + 2 && x < left + width + BESIDE_LINE - 2;
}

/** An event of a lane: its amount stands over the lane's line, its words under it. */
export interface Amount extends Wording {
  amount: string;
  /** A line leads from its mark down to its day: nothing may stand under the mark. */
  led: boolean;
}

export interface RowRoom extends Omit<BlockRoom, 'depth'> {
  amount: number;
}

/** Between a mark and what is written beside it. */
const BESIDE_MARK = 18;
const ROW_APART = 24;
const ROW_WIDTHS = [1200, 400, 330, 270, 220, 180, 140];
/** So many events of a lane may run to either side: more would take too long to try, and are too many beside each other. */
const MOST_IN_ROW = 8;

/**
 * Amounts over the line of a lane and words under it, each beginning at its mark or ending there, all side by side. The last
 * one's words run on under its mark if they have no room on one side of it.
 * @returns undefined if they have no room: see `placeBlocks` for words that do not stand side by side
 */
export function placeRow(events: readonly Amount[], room: RowRoom, kit: Kit): Block[] | undefined {
  if (events.length > MOST_IN_ROW) return undefined;
  const ways = Array.from({ length: 2 ** events.length }, (_, i) => i).sort((a, b) => bits(a) - bits(b));
  const last = events.length - 1;
  for (const blocks of wordings(events, room, kit)) {
    for (const under of events[last]?.led ? [false] : [false, true]) {
      for (const way of ways) {
        const placed = blocks.map((block, i): Block => {
          if (under && i === last) return runOn(block, room);
          const right = ((way >> i) & 1) === 1;
          const width = Math.max(block.width, block.amount);
          const left = right ? block.x - BESIDE_MARK - width : block.x + BESIDE_MARK;
          return { ...block, left, width, anchor: right ? 'right' : 'left' };
        });
        if (rowHasRoom(placed, room)) return placed;
      }
    }
  }
  return undefined;
}

/** An amount up to its mark, its words from where it begins, or up to the end of the scale. */
function runOn(block: Worded, { right }: RowRoom): Block {
  const amountEnd = block.x - BESIDE_MARK;
  const left = Math.min(amountEnd - block.amount, right - block.width);
  const width = Math.max(block.width, amountEnd - left);
  return { ...block, left, width, anchor: 'left', amountEnd };
}

/** The words of all events, from the fewest lines to the most: dates on a line with their text, or over it. */
function wordings(events: readonly Amount[], room: RowRoom, kit: Kit): Worded[][] {
  const all = ROW_WIDTHS.flatMap((width) =>
    [true, false].map((beside) => events.map((event) => wordAmount(event, beside ? width : -width, room, kit))),
  );
  const depthOf = (blocks: readonly Worded[]) => Math.max(...blocks.map(({ far }) => far));
  return all.sort((a, b) => depthOf(a) - depthOf(b));
}

/** Words, and how wide they and their amount are. */
type Worded = Omit<Block, 'left' | 'anchor'> & { amount: number };

function bits(way: number): number {
  return way === 0 ? 0 : (way & 1) + bits(way >> 1);
}

/** @param most width in pixels, negative for a date over its text whatever the room */
function wordAmount(event: Amount, most: number, { size, amount: large }: RowRoom, kit: Kit): Worded {
  const { index, x, date, amount } = event;
  const serif: Face = { size: large, weight: 600, measure: kit.serif?.measure ?? kit.measure };
  const words = setWords(event, most, Math.abs(most), 10, size, kit.measure);
  const over = amount === '' ? 0 : Math.ceil(widthOf(amount, serif));
  const near = BESIDE_MARK - 4;
  return { index, x, date, ...words, amount: over, near, far: near + heightOf(words, size) };
}

function rowHasRoom(blocks: readonly Block[], { left, right, walls }: RowRoom): boolean {
  return blocks.every(
    (block, i) =>
      block.left >= left &&
      block.left + block.width <= right &&
      !walls.some((wall) => wall > block.left - 8 && wall < block.left + block.width + 8) &&
      blocks.every(
        (other, j) =>
          i === j ||
          ((other.x < block.left - 6 || other.x > block.left + block.width + 6) &&
            (block.left > other.left + other.width + ROW_APART || other.left > block.left + block.width + ROW_APART)),
      ),
  );
}
