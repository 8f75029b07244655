import type { Category, Pattern, UnitsPanel } from '../../model/panel.ts';
import { partsOf, totalOf } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { drawPattern } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import {
  type Box,
  drawLine,
  drawLines,
  drawRect,
  drawText,
  hiddenAxis,
  type Kit,
  type Plan,
  type Scene,
} from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { lineHeight, widthOf, wrap } from '../layout/text.ts';
import { drawFoundSign, FOUND_SIGN } from './bar-compare.ts';
import { unitsAlone } from './units-alone.ts';

/** More marks than these cannot be told from grey: a mark then stands for ten times as many. */
const MOST_MARKS = 400;

/** A mark, and how far it is to the next, in the size that a roomy slide has. */
const MARK = { width: 19, height: 40, pitch: 26.4, rowGap: 8 };
const SMALLEST = 0.32;
const BRACKET = { gap: 6, height: 7, text: 20 };

/** How many units one mark stands for. */
export function unitsPerMark(panel: UnitsPanel): number {
  if (panel.per !== undefined) return panel.per;
  const all = panel.categories.reduce((sum, _, index) => sum + (totalOf(panel, index) ?? 0), 0);
  let per = 1;
  while (all / per > MOST_MARKS) per *= 10;
  return per;
}

interface Run {
  series: number;
  marks: number;
  pattern: Pattern;
}

interface Group {
  category: Category;
  index: number;
  total: string;
  details: readonly string[];
  runs: Run[];
  brackets: { series: number; from: number; marks: number; text: string }[];
  rows: number;
  top: number;
  height: number;
}

interface Units {
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

/** One mark a unit in rows of equal length, groups one under the other, their totals and names at the left. */
export function unitsPlan(panel: UnitsPanel, kit: Kit): Plan {
  const alone = unitsAlone(panel, unitsPerMark(panel), kit);
  if (alone) return alone;
  let units = layUnits(panel, kit, 1);
  for (let scale = 0.95; scale >= SMALLEST && units.bottom > kit.size.height; scale -= 0.05) {
    units = layUnits(panel, kit, scale);
  }
  const { width, height } = kit.size;
  return {
    type: 'scatter',
    fits: units.bottom <= height,
    letters: kit.tokens.sizes.label,
    padding: { left: 0, right: 0, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(0, width), y: hiddenAxis(0, height, true) },
    datasets: [],
    over: (scene) => {
      for (const group of units.groups) drawGroup(scene, units, group);
    },
  };
}

/** Drawings that are narrower have the names over their marks. */
const NARROW = 560;

function layUnits(panel: UnitsPanel, kit: Kit, scale: number): Units {
  const narrow = kit.size.width < NARROW;
  const { sizes } = kit.tokens;
  const measure = kit.serif?.measure ?? kit.measure;
  const large = narrow ? 34 : 64;
  const totals = panel.categories.map((_, index) => formatValue(totalOf(panel, index), '', kit.lang));
  const widest = Math.max(...totals.map((total) => measure(total, large, 600)));
  const nameAt = Math.ceil(widest) + (narrow ? 12 : 28);
  const names = panel.categories.map(({ label }) =>
    widthOf(label, { size: sizes.label + 2, weight: 600, measure: kit.measure }),
  );
  const nameRoom = narrow ? kit.size.width - nameAt : Math.min(Math.max(150, ...names), kit.size.width * 0.22);
  const left = narrow ? 0 : nameAt + nameRoom + 20;
  const pitch = pitchOf(panel, kit.size.width - left, scale);
  const perRow = Math.max(1, Math.floor((kit.size.width - left + pitch * (1 - FILL)) / pitch));
  let top = 0;
  const gap = (narrow ? 20 : 36) * Math.max(0.4, scale);
  const groups = panel.categories.map((category, index): Group => {
    const details = category.detail
      ? wrap(category.detail, nameRoom, { size: sizes.detail, weight: 400, measure: kit.measure })
      : [];
    const group = layGroup(
      panel,
      kit,
      { category, index, details, total: totals[index] ?? '' },
      { perRow, scale, narrow },
    );
    const placed = { ...group, top };
    top += group.height + gap;
    return placed;
  });
  return { panel, scale, pitch, left, nameAt, perRow, groups, narrow, bottom: top - gap };
}

/** Part of the way to the next mark that a mark fills. */
const FILL = MARK.width / MARK.pitch;
const CLOSEST = 12;

/** What is bracketed stands in one row, if its marks may be narrower for that. */
function pitchOf(panel: UnitsPanel, room: number, scale: number): number {
  const per = unitsPerMark(panel);
  const bracketed = panel.categories.flatMap((_, index) =>
    panel.series.some(({ bracket }, s) => bracket && panel.values[s]?.[index])
      ? [(totalOf(panel, index) ?? 0) / per]
      : [],
  );
  const close = room / Math.max(1, ...bracketed.map((marks) => marks - (1 - FILL)));
  return close >= CLOSEST ? Math.min(MARK.pitch * scale, close) : MARK.pitch * scale;
}

function layGroup(
  panel: UnitsPanel,
  kit: Kit,
  named: Pick<Group, 'category' | 'index' | 'details' | 'total'>,
  { perRow, scale, narrow }: { perRow: number; scale: number; narrow: boolean },
): Group {
  const { index, details } = named;
  const per = unitsPerMark(panel);
  const parts = partsOf(panel, index);
  const known = parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  const all = totalOf(panel, index) ?? known;
  const runs: Run[] = [];
  const brackets: Group['brackets'] = [];
  let from = 0;
  parts.forEach((part, series) => {
    if (part === null || part === 0) return;
    const { pattern = 'solid', bracket, label = '' } = panel.series[series] ?? {};
    const marks = Math.max(1, Math.round(part / per));
    runs.push({ series, marks, pattern });
    if (bracket) brackets.push({ series, from, marks, text: `${formatValue(part, '', kit.lang)} ${label}` });
    from += marks;
  });
  const rest = Math.round(all / per) - from;
  if (rest > 0) runs.push({ series: -1, marks: rest, pattern: runs.length === 0 ? 'solid' : 'open' });
  const marks = runs.reduce((sum, run) => sum + run.marks, 0);
  const rows = Math.max(1, Math.ceil(marks / perRow));
  const marksHigh = (rows * (MARK.height + MARK.rowGap) - MARK.rowGap) * scale;
  const under = brackets.length > 0 ? BRACKET.gap + BRACKET.height + lineHeight(BRACKET.text) : 0;
  const { sizes } = kit.tokens;
  const names = lineHeight(sizes.label + 2) + details.length * lineHeight(sizes.detail);
  const own = marksHigh + under;
  // Marks that are lower than the names stand at their middle.
  const beside = Math.max(names, Math.max(0, (names - marksHigh) / 2) + own);
  return { ...named, runs, brackets, rows, top: 0, height: narrow ? names + 8 + own : beside };
}

function colourOf({ emphasis }: Category): Colour {
  return emphasis ? 'accent' : 'mark';
}

function drawGroup(scene: Scene, units: Units, group: Group): void {
  const { category, total, details, top } = group;
  const { narrow, nameAt, scale } = units;
  const { sizes } = scene.tokens;
  const names = lineHeight(sizes.label + 2) + details.length * lineHeight(sizes.detail);
  const marksHigh = (group.rows * (MARK.height + MARK.rowGap) - MARK.rowGap) * scale;
  const start = narrow ? top : top + Math.max(0, (marksHigh - names) / 2);
  const large = narrow ? 34 : 64;
  const colour = category.emphasis ? 'accent' : 'ink';
  inStep(scene, [category.key, category.group], () => {
    drawText(scene, { text: total, x: 0, y: start + names / 2, size: large, weight: 600, colour, serif: true });
    const y = drawLines(scene, [category.label], {
      x: nameAt,
      y: start,
      size: sizes.label + 2,
      weight: 600,
      colour: 'ink',
    });
    drawLines(scene, details, { x: nameAt, y, size: sizes.detail, weight: 400, colour: 'soft' });
  });
  drawMarks(scene, units, group, narrow ? top + names + 8 : top + Math.max(0, (names - marksHigh) / 2));
}

function drawMarks(scene: Scene, { panel, left, perRow, scale, pitch }: Units, group: Group, top: number): void {
  const { category, index, runs, brackets } = group;
  const colour = colourOf(category);
  const place = (n: number): Box => ({
    x: left + (n % perRow) * pitch,
    y: top + Math.floor(n / perRow) * (MARK.height + MARK.rowGap) * scale,
    width: pitch * FILL,
    height: MARK.height * scale,
  });
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
  drawBrackets(scene, panel, index, brackets, place);
  if (category.aside)
    drawAside(
      scene,
      category,
      from === 0 ? { x: left, y: top, width: 0, height: MARK.height * scale } : place(from - 1),
      colour,
    );
}

function drawBrackets(
  scene: Scene,
  panel: UnitsPanel,
  index: number,
  brackets: Group['brackets'],
  place: (n: number) => Box,
): void {
  for (const { series, from, marks, text } of brackets) {
    const last = place(from + marks - 1);
    const first = place(from);
    // Over more than one row the last one is bracketed: under it there is room.
    const x = first.y === last.y ? first.x : place(from + marks - 1 - ((from + marks - 1) % Math.max(1, marks))).x;
    const y = last.y + last.height + BRACKET.gap;
    const right = last.x + last.width;
    inStep(scene, valueKeys(panel, series, index), () => {
      drawLine(scene, [x + 1, y], [x + 1, y + BRACKET.height], 'ink');
      drawLine(scene, [right - 1, y], [right - 1, y + BRACKET.height], 'ink');
      drawLine(scene, [x, y + BRACKET.height], [right, y + BRACKET.height], 'ink');
      const middle = y + BRACKET.height + lineHeight(BRACKET.text) / 2 + 4;
      drawText(scene, { text, x, y: middle, size: BRACKET.text, weight: 400, colour: 'ink' });
    });
  }
}

function drawAside(scene: Scene, { aside = '', key }: Category, last: Box, colour: Colour): void {
  const x = last.x + last.width + 18;
  const middle = last.y + last.height / 2;
  inStep(scene, [key], () => {
    drawFoundSign(scene, x, middle - FOUND_SIGN / 2);
    drawText(scene, { text: aside, x: x + FOUND_SIGN + 10, y: middle, size: 22, weight: 600, colour });
  });
}
