import type { Kit } from '../../layout/scene.ts';
import { balance, type Face, lineHeight, widest, widthOf } from '../../layout/text.ts';
import type { Block, Wording } from './lane-blocks.ts';

/** An event of a lane: its amount stands over the lane's line, its words under it. */
export interface Amount extends Wording {
  amount: string;
  /** A line leads from its mark down to its day: nothing may stand under the mark. */
  led: boolean;
}

export interface RowRoom {
  left: number;
  right: number;
  walls: readonly number[];
  size: number;
  amount: number;
}

/** Between a mark and what is written beside it. */
const BESIDE = 18;
const APART = 24;
const WIDTHS = [1200, 400, 330, 270, 220, 180, 140];
/** So many events of a lane may run to either side: more would take too long to try, and are too many beside each other. */
const MOST = 8;

/**
 * Amounts over the line of a lane and words under it, each beginning at its mark or ending there, all side by side. The last
 * one's words run on under its mark if they have no room on one side of it.
 * @returns undefined if they have no room: see lane-blocks.ts for words that do not stand side by side
 */
export function placeRow(events: readonly Amount[], room: RowRoom, kit: Kit): Block[] | undefined {
  if (events.length > MOST) return undefined;
  const ways = Array.from({ length: 2 ** events.length }, (_, i) => i).sort((a, b) => bits(a) - bits(b));
  const last = events.length - 1;
  for (const blocks of wordings(events, room, kit)) {
    for (const under of events[last]?.led ? [false] : [false, true]) {
      for (const way of ways) {
        const placed = blocks.map((block, i): Block => {
          if (under && i === last) return runOn(block, room);
          const right = ((way >> i) & 1) === 1;
          const width = Math.max(block.width, block.amount);
          const left = right ? block.x - BESIDE - width : block.x + BESIDE;
          return { ...block, left, width, anchor: right ? 'right' : 'left' };
        });
        if (stand(placed, room)) return placed;
      }
    }
  }
  return undefined;
}

/** An amount up to its mark, its words from where it begins, or up to the end of the scale. */
function runOn(block: Worded, { right }: RowRoom): Block {
  const amountEnd = block.x - BESIDE;
  const left = Math.min(amountEnd - block.amount, right - block.width);
  const width = Math.max(block.width, amountEnd - left);
  return { ...block, left, width, anchor: 'left', amountEnd };
}

/** The words of all events, from the fewest lines to the most: dates on a line with their text, or over it. */
function wordings(events: readonly Amount[], room: RowRoom, kit: Kit): Worded[][] {
  const all = WIDTHS.flatMap((width) =>
    [true, false].map((beside) => events.map((event) => wordAmount(event, beside ? width : -width, room, kit))),
  );
  const linesOf = (blocks: readonly Worded[]) => Math.max(...blocks.map(({ far }) => far));
  return all.sort((a, b) => linesOf(a) - linesOf(b));
}

/** Words, and how wide they and their amount are. */
type Worded = Omit<Block, 'left' | 'anchor'> & { amount: number };

function bits(way: number): number {
  return way === 0 ? 0 : (way & 1) + bits(way >> 1);
}

/** @param most width in pixels, negative for a date over its text whatever the room */
function wordAmount(event: Amount, most: number, { size, amount: large }: RowRoom, kit: Kit): Worded {
  const { index, x, date, text, amount } = event;
  const max = Math.abs(most);
  const face: Face = { size, weight: 400, measure: kit.measure };
  const bold: Face = { ...face, weight: 600 };
  const serif: Face = { size: large, weight: 600, measure: kit.serif?.measure ?? kit.measure };
  const whole = widthOf(date, bold) + 10 + widthOf(text, face);
  const inline = whole <= most;
  const lines = inline ? [text] : balance(text, max, face);
  const width = Math.ceil(inline ? whole : Math.max(widthOf(date, bold), widest(lines, face)));
  const over = amount === '' ? 0 : Math.ceil(widthOf(amount, serif));
  const far = BESIDE - 4 + (lines.length + (inline ? 0 : 1)) * lineHeight(size);
  return { index, x, date, lines, inline, width, amount: over, near: BESIDE - 4, far };
}

function stand(blocks: readonly Block[], { left, right, walls }: RowRoom): boolean {
  return blocks.every(
    (block, i) =>
      block.left >= left &&
      block.left + block.width <= right &&
      !walls.some((wall) => wall > block.left - 8 && wall < block.left + block.width + 8) &&
      blocks.every(
        (other, j) =>
          i === j ||
          ((other.x < block.left - 6 || other.x > block.left + block.width + 6) &&
            (block.left > other.left + other.width + APART || other.left > block.left + block.width + APART)),
      ),
  );
}
