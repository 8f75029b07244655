/** How groups of units are drawn: total and name, marks, the brackets under them and the words beside them. */

import type { Category, Pattern, UnitsPanel } from '../../../model/panel.ts';
import { formatValue } from '../../layout/format.ts';
import { drawPattern } from '../../layout/marks.ts';
import type { Colour } from '../../layout/panel-tokens.ts';
import { type Box, drawLine, drawLines, drawRect, drawText, type Kit, type Scene } from '../../layout/scene.ts';
import { inStep, valueKeys } from '../../layout/steps.ts';
import { lineHeight, widest, widthOf, wrap } from '../../layout/text.ts';
import { drawFoundSign, FOUND_SIGN } from '../bar-compare.ts';

/** A mark, and how far it is to the next, in the size that a roomy slide has. */
export const MARK = { width: 19, height: 40, pitch: 26.4, rowGap: 8 };
/** Letters of totals: in a column, and on a slide by how small the marks are. */
export const totalSize = (narrow: boolean, scale: number) => (narrow ? 34 : Math.round(64 * Math.min(1, scale + 0.2)));

/** Part of the way to the next mark that a mark fills. */
export const FILL = MARK.width / MARK.pitch;

/** The marks of an amount: how many, and what part of a whole mark the last one is. */
export interface Run {
  series: number;
  marks: number;
  last: number;
  pattern: Pattern;
}

/** What is less than a mark is a part of one: rounded up it would be as much as its neighbour, rounded down nothing. */
export function marksOf(amount: number, per: number): Pick<Run, 'marks' | 'last'> {
  const exact = Math.round((amount / per) * 1e6) / 1e6;
  const marks = Math.max(1, Math.ceil(exact));
  return { marks, last: exact - (marks - 1) };
}

/** The least width of a mark, in pixels: a thinner one would not be seen. */
const THINNEST = 2;

/** The marks of a run, the last one narrower where it stands for less. @param place of each by its number in the run */
function drawRun(scene: Scene, { marks, last, pattern }: Run, colour: Colour, place: (n: number) => Box): void {
  for (let n = 0; n < marks; n += 1) {
    const whole = place(n);
    const box = n < marks - 1 ? whole : { ...whole, width: Math.max(THINNEST, whole.width * last) };
    if (pattern === 'solid') drawRect(scene, box, colour);
    else drawPattern(scene, box, pattern, colour);
  }
}

export interface Group {
  category: Category;
  index: number;
  total: string;
  lines: readonly string[];
  details: readonly string[];
  /** Height of name and details, and of the total at least. */
  names: number;
  runs: Run[];
  brackets: readonly Bracket[];
  /** Words beside the last mark, or under all, in their lines. */
  aside: { lines: readonly string[]; size: number; under: boolean };
  /** Room under each row of marks, for its brackets. */
  unders: readonly number[];
  top: number;
  height: number;
}

export interface Units {
  panel: UnitsPanel;
  scale: number;
  /** From mark to mark in a row. */
  pitch: number;
  left: number;
  nameAt: number;
  perRow: number;
  groups: Group[];
  narrow: boolean;
  bottom: number;
}

/** Total and name of a group, its marks, their brackets and the words beside them. */
export function drawGroup(scene: Scene, units: Units, group: Group): void {
  const { category, total, lines, details, names, top } = group;
  const { narrow, nameAt, scale } = units;
  const { sizes } = scene.tokens;
  const marksHigh = (group.unders.length * (MARK.height + MARK.rowGap) - MARK.rowGap) * scale;
  const start = narrow ? top : top + Math.max(0, (marksHigh - names) / 2);
  const size = totalSize(narrow, scale);
  const written = lines.length * lineHeight(sizes.label + 2) + details.length * lineHeight(sizes.detail);
  const colour = category.emphasis ? 'accent' : 'ink';
  inStep(scene, [category.key, category.group], () => {
    drawText(scene, { text: total, x: 0, y: start + names / 2, size, weight: 600, colour, serif: true });
    const middle = start + (names - written) / 2;
    const y = drawLines(scene, lines, { x: nameAt, y: middle, size: sizes.label + 2, weight: 600, colour: 'ink' });
    drawLines(scene, details, { x: nameAt, y, size: sizes.detail, weight: 400, colour: 'soft' });
  });
  drawMarks(scene, units, group, narrow ? top + names + 8 : top + Math.max(0, (names - marksHigh) / 2));
}

function drawMarks(scene: Scene, units: Units, group: Group, top: number): void {
  const { panel, left, perRow, scale, pitch } = units;
  const { category, index, runs, unders } = group;
  const colour: Colour = category.emphasis ? 'accent' : 'mark';
  const place = (n: number): Box => {
    const row = Math.floor(n / perRow);
    const over = unders.slice(0, row).reduce((sum, under) => sum + under, 0);
    const y = top + over + row * (MARK.height + MARK.rowGap) * scale;
    return { x: left + (n % perRow) * pitch, y, width: pitch * FILL, height: MARK.height * scale };
  };
  drawRuns(scene, panel, { index, runs, colour }, { left, right: left + perRow * pitch }, place);
  drawBrackets(scene, panel, index, group.brackets, perRow, place);
  if (!category.aside) return;
  const count = runs.reduce((sum, { marks }) => sum + marks, 0);
  const last = count === 0 ? { x: left, y: top, width: 0, height: MARK.height * scale } : place(count - 1);
  drawAside(scene, group, last, left, colour);
}

/** The marks of a group, run by run, and where each run is. @param row from where to where its marks reach @param place of each mark */
export function drawRuns(
  scene: Scene,
  panel: UnitsPanel,
  { index, runs, colour }: Pick<Group, 'index' | 'runs'> & { colour: Colour },
  row: { left: number; right: number },
  place: (n: number) => Box,
): void {
  let from = 0;
  for (const run of runs) {
    const { series, marks } = run;
    const first = from;
    const own = panel.series[series]?.emphasis ? 'accent' : colour;
    inStep(scene, valueKeys(panel, series, index), () => drawRun(scene, run, own, (n) => place(first + n)));
    const [a, b] = [place(first), place(first + marks - 1)];
    const [x, right] = a.y === b.y ? [a.x, b.x + b.width] : [row.left, row.right];
    scene.hits.push({ series, index, x, y: a.y, width: right - x, height: b.y + b.height - a.y });
    from += marks;
  }
}

/** From the sign of what was found to its words. */
const AFTER_SIGN = 10;
/** From the last mark to the sign of what was found, and to the words behind it. */
const BESIDE = { sign: 18, words: 18 + FOUND_SIGN + AFTER_SIGN };

/** Words beside a mark are no more lines than these: more would be a column of single words. */
const MOST_BESIDE = 4;

/**
 * Sets the words beside a group's last mark: smaller where they have no room in one line, and then in several; under the marks where
 * a word has no room beside them, or where words of brackets stand already.
 * @param from the mark's end @param isFree whether nothing stands under the last row
 */
export function layAside(
  { aside = '' }: Category,
  { from, left, isFree }: { from: number; left: number; isFree: boolean },
  { size, measure }: Kit,
): Group['aside'] {
  const face = { size: 22, weight: 600, measure } as const;
  if (aside === '') return { lines: [], size: face.size, under: false };
  const room = size.width - from - BESIDE.words;
  if (widthOf(aside, face) <= room) return { lines: [aside], size: face.size, under: false };
  const small = { ...face, size: 20 };
  const lines = wrap(aside, room, small);
  const isWhole = aside.split(' ').every((word) => widthOf(word, small) <= room);
  if (isWhole && lines.length <= (isFree ? MOST_BESIDE : 1)) return { lines, size: small.size, under: false };
  return { lines: wrap(aside, size.width - left - FOUND_SIGN - AFTER_SIGN, small), size: small.size, under: true };
}

/** Room that the words take below the last row's marks. @param under what brackets take there */
export function belowRow({ lines, size, under: isUnder }: Group['aside'], high: number, under: number): number {
  if (lines.length === 0) return under;
  const words = lines.length * lineHeight(size);
  return isUnder ? under + UNDER + words : Math.max(under, words - (lineHeight(size) + high) / 2);
}

/** From the marks, or what stands under them, to words under both. */
const UNDER = 6;

function drawAside(scene: Scene, { category, aside, unders }: Group, last: Box, left: number, colour: Colour): void {
  const { lines, size, under } = aside;
  const x = under ? left : last.x + last.width + BESIDE.sign;
  const middle = under
    ? last.y + last.height + (unders.at(-1) ?? 0) + UNDER + lineHeight(size) / 2
    : last.y + last.height / 2;
  inStep(scene, [category.key], () => {
    drawFoundSign(scene, x, middle - FOUND_SIGN / 2);
    const at = x + FOUND_SIGN + AFTER_SIGN;
    drawLines(scene, lines, { x: at, y: middle - lineHeight(size) / 2, size, weight: 600, colour });
  });
}

const LOOK = { gap: 6, height: 7, text: 20, apart: 16 };

/** A part that is named: its marks, and its words under the row that it ends in. */
interface Bracket {
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
function drawBrackets(
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
