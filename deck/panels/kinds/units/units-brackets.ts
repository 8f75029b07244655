import type { UnitsPanel } from '../../../model/panel.ts';
import { formatValue } from '../../layout/format.ts';
import { type Box, drawLine, drawLines, type Kit, type Scene } from '../../layout/scene.ts';
import { inStep, valueKeys } from '../../layout/steps.ts';
import { lineHeight, widest, wrap } from '../../layout/text.ts';

const LOOK = { gap: 6, height: 7, text: 20, apart: 16 };

/** A part that is named: its marks, and its words under the row that it ends in. */
export interface Bracket {
  series: number;
  from: number;
  marks: number;
  /** Whether a bracket holds its marks together. */
  line: boolean;
  lines: readonly string[];
  /** The words' left end. */
  x: number;
  /** So many lines lower than the bracket, for words at their right that they would run into. */
  drop: number;
}

/** The grid that marks stand in. */
interface Grid {
  left: number;
  pitch: number;
  perRow: number;
}

const rowOf = ({ from, marks }: Pick<Bracket, 'from' | 'marks'>, perRow: number) =>
  Math.floor((from + marks - 1) / perRow);

/** The first mark of a part in the row that it ends in. */
const firstOf = ({ from, marks }: Pick<Bracket, 'from' | 'marks'>, perRow: number) =>
  Math.max(from, rowOf({ from, marks }, perRow) * perRow);

/** Sets the words of a group's brackets under their rows, none over another. @param parts those that are named, in order */
export function layBrackets(
  panel: UnitsPanel,
  kit: Kit,
  parts: readonly { series: number; from: number; marks: number; value: number; line: boolean }[],
  { left, pitch, perRow }: Grid,
): Bracket[] {
  const face = { size: LOOK.text, weight: 400, measure: kit.measure } as const;
  const placed: Bracket[] = [];
  // Brackets from the right: words that would run into those at their right go under them. Words alone may stand farther right.
  for (const { value, ...part } of [...parts.toReversed()].sort(
    (one, other) => Number(other.line) - Number(one.line),
  )) {
    const text = `${formatValue(value, '', kit.lang)} ${panel.series[part.series]?.label ?? ''}`;
    const lines = wrap(text, kit.size.width - left, face);
    const width = widest(lines, face);
    const same = placed.filter((other) => rowOf(other, perRow) === rowOf(part, perRow));
    const before = part.line ? [] : same.filter((other) => other.from < part.from);
    const clear = Math.max(0, ...before.map((other) => other.x + widest(other.lines, face) + LOOK.apart));
    const wish = Math.max(left + (firstOf(part, perRow) % perRow) * pitch, clear);
    const x = Math.max(left, Math.min(wish, kit.size.width - width));
    const met = same.filter((other) => {
      return x + width + LOOK.apart > other.x && (part.line || other.x + widest(other.lines, face) + LOOK.apart > x);
    });
    const drop = Math.max(0, ...met.map((other) => other.drop + other.lines.length));
    placed.unshift({ ...part, lines, x, drop });
  }
  return placed;
}

/** Room under a row for the brackets that end in it. */
export function underRow(brackets: readonly Bracket[], row: number, perRow: number): number {
  const own = brackets.filter((each) => rowOf(each, perRow) === row);
  const lines = Math.max(0, ...own.map((each) => each.drop + each.lines.length));
  return lines > 0 ? LOOK.gap + LOOK.height + lines * lineHeight(LOOK.text) : 0;
}

/** Under the row that a part ends in, from its first mark there to its last. @param place of a mark */
export function drawBrackets(
  scene: Scene,
  panel: UnitsPanel,
  index: number,
  brackets: readonly Bracket[],
  perRow: number,
  place: (n: number) => Box,
): void {
  for (const bracket of brackets) {
    const { series, from, marks, line, lines, drop } = bracket;
    const last = place(from + marks - 1);
    const { x } = place(firstOf(bracket, perRow));
    const y = last.y + last.height + LOOK.gap;
    const right = last.x + last.width;
    const top = y + LOOK.height + 2 + drop * lineHeight(LOOK.text);
    inStep(scene, valueKeys(panel, series, index), () => {
      if (line) {
        drawLine(scene, [x + 1, y], [x + 1, drop > 0 ? top : y + LOOK.height], 'ink');
        drawLine(scene, [right - 1, y], [right - 1, y + LOOK.height], 'ink');
        drawLine(scene, [x, y + LOOK.height], [right, y + LOOK.height], 'ink');
      } else if (drop > 0) drawLine(scene, [x + 1, y], [x + 1, top], 'rule');
      const colour = line ? 'ink' : 'soft';
      drawLines(scene, lines, { x: bracket.x, y: top, size: LOOK.text, weight: 400, colour });
    });
  }
}
