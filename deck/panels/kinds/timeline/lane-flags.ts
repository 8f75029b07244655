import type { TimelinePanel } from '../../../model/panel.ts';
import { parseDate } from '../../../source/columns.ts';
import type { Kit } from '../../layout/scene.ts';
import { balance, lineHeight, widest, widthOf } from '../../layout/text.ts';
import type { LaidFlag, LaidLane, LaidNote, Sizes } from './lanes-layout.ts';

/** How high the words of the highest flag are. */
export function flagHeight(flags: readonly LaidFlag[], size: number): number {
  return Math.max(...flags.map(({ lines }) => (lines.length + 1) * lineHeight(size)));
}

export const startOf = ({ align, x, width }: LaidFlag) => (align === 'left' ? x + 12 : x - 12 - width);
export const endOf = (flag: LaidFlag) => startOf(flag) + flag.width;

/** A flag's words may stand beside the first lane's; over them, and over its name, where they would meet. */
export function flagRoom(
  flag: LaidFlag,
  lane: LaidLane | undefined,
  { text }: Sizes,
  over: number,
  left: number,
): number {
  const meets = lane?.blocks.some(
    (block) => block.left < endOf(flag) + 12 && startOf(flag) < block.left + block.width + 12,
  );
  const height = flag.top + flagHeight([flag], text);
  if (meets) return height + 4;
  const name = startOf(flag) < left ? ((lane?.label.length ?? 0) * lineHeight(text)) / 2 : 0;
  return Math.max(0, height + name - over + 4);
}

/** Flags at their days, their words on the side that has room. */
export function layFlags(panel: TimelinePanel, kit: Kit, { text: size }: Sizes, at: (day: number) => number) {
  const face = { size, weight: 400, measure: kit.measure } as const;
  return (panel.flags ?? []).map((flag, index): LaidFlag => {
    const x = at(parseDate(flag.date)?.start ?? 0);
    const lines = balance(flag.text, Math.min(320, Math.max(x, kit.size.width - x) - 12), face);
    const width = Math.ceil(Math.max(widest(lines, face), widthOf(flag.dateLabel, { ...face, weight: 600 })));
    return { index, x, lines, width, top: 0, align: x >= width + 12 ? 'right' : 'left' };
  });
}

/** Words over two events of which a broken line comes down to each. */
export function layNotes(
  panel: TimelinePanel,
  lanes: readonly LaidLane[],
  kit: Kit,
  { text: size }: Sizes,
  left: number,
) {
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
    const note = {
      index,
      from: start,
      to: end,
      top,
      line,
      text,
      middle,
      ends: one?.lane === 0 && other?.lane === 0 ? 0 : 1,
    };
    top = line + lineHeight(size) * 0.6;
    return note;
  });
}
