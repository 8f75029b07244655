import type { Category, Pattern, UnitsPanel } from '../../../model/panel.ts';
import { drawPattern } from '../../layout/marks.ts';
import type { Colour } from '../../layout/panel-tokens.ts';
import { type Box, drawLines, drawRect, drawText, type Kit, type Scene } from '../../layout/scene.ts';
import { inStep, valueKeys } from '../../layout/steps.ts';
import { lineHeight, widthOf, wrap } from '../../layout/text.ts';
import { drawFoundSign, FOUND_SIGN } from '../bar-compare.ts';
import { type Bracket, drawBrackets } from './units-brackets.ts';

/** A mark, and how far it is to the next, in the size that a roomy slide has. */
export const MARK = { width: 19, height: 40, pitch: 26.4, rowGap: 8 };
/** Letters of totals: in a column, and on a slide by how small the marks are. */
export const totalSize = (narrow: boolean, scale: number) => (narrow ? 34 : Math.round(64 * Math.min(1, scale + 0.2)));

/** Part of the way to the next mark that a mark fills. */
export const FILL = MARK.width / MARK.pitch;
export interface Run {
  series: number;
  marks: number;
  pattern: Pattern;
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
  /** Words beside the last mark, in their lines. */
  aside: { lines: readonly string[]; size: number };
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

function colourOf({ emphasis }: Category): Colour {
  return emphasis ? 'accent' : 'mark';
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
    const y = drawLines(scene, lines, {
      x: nameAt,
      y: start + (names - written) / 2,
      size: sizes.label + 2,
      weight: 600,
      colour: 'ink',
    });
    drawLines(scene, details, { x: nameAt, y, size: sizes.detail, weight: 400, colour: 'soft' });
  });
  drawMarks(scene, units, group, narrow ? top + names + 8 : top + Math.max(0, (names - marksHigh) / 2));
}

function drawMarks(scene: Scene, units: Units, group: Group, top: number): void {
  const { panel, left, perRow, scale, pitch } = units;
  const { category, index, runs, unders } = group;
  const colour = colourOf(category);
  const place = (n: number): Box => {
    const row = Math.floor(n / perRow);
    const over = unders.slice(0, row).reduce((sum, under) => sum + under, 0);
    const y = top + over + row * (MARK.height + MARK.rowGap) * scale;
    return { x: left + (n % perRow) * pitch, y, width: pitch * FILL, height: MARK.height * scale };
  };
  let from = 0;
  for (const { series, marks, pattern } of runs) {
    const first = from;
    const own = panel.series[series]?.emphasis ? 'accent' : colour;
    inStep(scene, valueKeys(panel, series, index), () => {
      for (let n = first; n < first + marks; n += 1) {
        if (pattern === 'solid') drawRect(scene, place(n), own);
        else drawPattern(scene, place(n), pattern, own);
      }
    });
    const [a, b] = [place(first), place(first + marks - 1)];
    const oneRow = a.y === b.y;
    const x = oneRow ? a.x : left;
    const right = oneRow ? b.x + b.width : left + perRow * pitch;
    scene.hits.push({ series, index, x, y: a.y, width: right - x, height: b.y + b.height - a.y });
    from += marks;
  }
  drawBrackets(scene, panel, index, group.brackets, perRow, place);
  if (category.aside)
    drawAside(
      scene,
      group,
      from === 0 ? { x: left, y: top, width: 0, height: MARK.height * scale } : place(from - 1),
      colour,
    );
}

/** From the last mark to the sign of what was found, and to the words behind it. */
const BESIDE = { sign: 18, words: 18 + FOUND_SIGN + 10 };

/** Sets the words beside a group's last mark: smaller where they have no room in one line, and then in several. @param from the mark's end */
export function layAside({ aside = '' }: Category, from: number, { size, measure }: Kit): Group['aside'] {
  const room = size.width - from - BESIDE.words;
  const face = { size: 22, weight: 600, measure } as const;
  if (widthOf(aside, face) <= room) return { lines: aside === '' ? [] : [aside], size: face.size };
  return { lines: wrap(aside, room, { ...face, size: 20 }), size: 20 };
}

function drawAside(scene: Scene, { category, aside }: Group, last: Box, colour: Colour): void {
  const { lines, size } = aside;
  const x = last.x + last.width;
  const middle = last.y + last.height / 2;
  inStep(scene, [category.key], () => {
    drawFoundSign(scene, x + BESIDE.sign, middle - FOUND_SIGN / 2);
    drawLines(scene, lines, { x: x + BESIDE.words, y: middle - lineHeight(size) / 2, size, weight: 600, colour });
  });
}
