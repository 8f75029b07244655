import type { LinePanel, Measured } from '../../model/panel.ts';
import { markEnds } from '../layout/axis-marks.ts';
import { endsOf } from '../layout/datum.ts';
import { formatShort, formatValue } from '../layout/format.ts';
import type { Kit } from '../layout/scene.ts';
import { type Face, lineHeight, widest, widthOf, wrap } from '../layout/text.ts';

/** Size of the numbers of the axis. */
export const NUMBER = 16;
/** Between the numbers of the axis and the drawing: a mark may stand on its edge. */
export const BESIDE = 16;
/** What the numbers of the axis take at least. */
const LEAST = 60;
/** What they may take of a drawing's width. */
const SHARE = 0.2;
/** Between the names of two categories. */
const BETWEEN = 24;
/** Lines that a name may take. */
const NAME_LINES = 3;

/** The numbers of an axis of values. */
export interface AxisNumbers {
  write(value: number): string;
  /** What they take of the drawing's width, with the room beside them. */
  width: number;
}

/** How an axis writes its numbers, which are round and need not the decimals of the values: short where whole ones are too wide. */
export function axisNumbers(panel: LinePanel, { size, measure, lang }: Kit): AxisNumbers {
  const { unit, factor } = panel;
  const whole: Measured = factor ? { unit, factor } : { unit };
  // An axis ends at a round number beyond its values.
  const ends = [...endsOf(panel), ...markEnds(panel)].map((end) => Math.round(end * 1.25));
  const widthIn = (write: AxisNumbers['write']) => Math.max(0, ...ends.map((end) => measure(write(end), NUMBER, 400)));
  const long: AxisNumbers['write'] = (value) => formatValue(value, whole, lang);
  const short: AxisNumbers['write'] = (value) => formatShort(value, whole, lang);
  const write = widthIn(long) <= size.width * SHARE ? long : short;
  return { write, width: Math.max(LEAST, Math.ceil(widthIn(write)) + BESIDE) };
}

/** The names under the base line. */
export interface CategoryNames {
  /** In lines, by category; none where one has no room. */
  names: (readonly string[])[];
  /** Height of their lines but for the first. */
  more: number;
}

/**
 * The names of all categories, in lines, or of every second, third, … in one line where they have no room side by side.
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
  const linesOf = (label: string, step: number) => wrap(label, pitch * step - BETWEEN, face);
  const first = categories[0]?.label ?? '';
  const hasRoom = (step: number) => {
    // The drawing makes way for a first name that reaches beyond it.
    const over = widest(linesOf(first, step), face) / 2 - beside.left - (every ? pitch / 2 : 0);
    const room = (pitch - Math.max(0, over) / gaps) * step - BETWEEN;
    return categories.every(
      ({ label }, index) =>
        index % step > 0 ||
        (label.split(' ').every((word) => widthOf(word, face) <= room) &&
          linesOf(label, step).length <= (step === 1 ? NAME_LINES : 1) &&
          widest(linesOf(label, step), face) <= room),
    );
  };
  const step = categories.map((_, index) => index + 1).find(hasRoom) ?? categories.length;
  const names = categories.map(({ label }, index) => {
    const lines = index % step === 0 ? linesOf(label, step) : [];
    const end = beside.right + (categories.length - 1 - index + (every ? 0.5 : 0)) * pitch;
    // Where all have their names the drawing makes way for the last one.
    return step === 1 || index === 0 || widest(lines, face) / 2 <= end ? lines : [];
  });
  return { names, more: (Math.max(1, ...names.map(({ length }) => length)) - 1) * lineHeight(face.size) };
}
