/** One mark a unit: groups in rows one under the other, or one group by itself with two large numbers over it. */

import type { Series, UnitsPanel } from '../../../model/panel.ts';
import { partsOf, sumOf, TOTAL, totalOf, unitsPerMark } from '../../layout/datum.ts';
import { formatValue } from '../../layout/format.ts';
import { drawText, type Kit, type Plan, pixelPlan, type Scene } from '../../layout/scene.ts';
import { inStep, valueKeys } from '../../layout/steps.ts';
import { balance, type Face, lineHeight, widthOf, wrap } from '../../layout/text.ts';
import { drawFoundSign, FOUND_SIGN } from '../bar-compare.ts';
import {
  belowRow,
  drawGroup,
  drawRuns,
  FILL,
  type Group,
  layAside,
  layBrackets,
  MARK,
  marksOf,
  type Run,
  totalSize,
  type Units,
  underRow,
} from './units-draw.ts';

/** How small marks may become; in a column, which scrolls, they stay large enough to tell hatched from solid. */
const SMALLEST = { wide: 0.32, narrow: 0.55 };

/** One mark a unit in rows of equal length, groups one under the other, their totals and names at the left. */
export function unitsPlan(panel: UnitsPanel, kit: Kit): Plan {
  const alone = unitsAlone(panel, unitsPerMark(panel), kit);
  if (alone) return alone;
  let units = layUnits(panel, kit, 1);
  const smallest = kit.size.width < NARROW ? SMALLEST.narrow : SMALLEST.wide;
  for (let scale = 0.95; scale >= smallest && units.bottom > kit.size.height; scale -= 0.05) {
    units = layUnits(panel, kit, scale);
  }
  return {
    ...pixelPlan(kit),
    fits: units.bottom <= kit.size.height,
    letters: kit.tokens.sizes.label,
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
  const large = totalSize(narrow, scale);
  const totals = panel.categories.map((_, index) => formatValue(totalOf(panel, index), '', kit.lang));
  const widestTotal = Math.max(...totals.map((total) => measure(total, large, 600)));
  const nameAt = Math.ceil(widestTotal) + (narrow ? 12 : 28);
  const face: Face = { size: sizes.label + 2, weight: 600, measure: kit.measure };
  const names = panel.categories.map(({ label }) => widthOf(label, face));
  const nameRoom = narrow ? kit.size.width - nameAt : Math.min(Math.max(150, ...names), kit.size.width * 0.3);
  const left = narrow ? 0 : nameAt + nameRoom + 20;
  const pitch = pitchOf(panel, kit.size.width - left, scale);
  const perRow = Math.max(1, Math.floor((kit.size.width - left + pitch * (1 - FILL)) / pitch));
  let top = 0;
  const gap = (narrow ? 20 : 36) * Math.max(0.4, scale);
  const groups = panel.categories.map((category, index): Group => {
    const lines = balance(category.label, nameRoom, face);
    const details = wrap(category.detail ?? '', nameRoom, { size: sizes.detail, weight: 400, measure: kit.measure });
    const written = lines.length * lineHeight(face.size) + details.length * lineHeight(sizes.detail);
    // Figures of a total are as high as capitals: two thirds of its size.
    const names = Math.max(written, narrow ? 0 : large * 0.72);
    const named = { category, index, lines, details, names, total: totals[index] ?? '' };
    const group = { ...layGroup(panel, kit, named, { perRow, scale, narrow, left, pitch }), top };
    top += group.height + gap;
    return group;
  });
  return { panel, scale, pitch, left, nameAt, perRow, groups, narrow, bottom: top - gap };
}

/** The least from mark to mark, in pixels. */
const CLOSEST = 12;

/** What is bracketed stands in one row, if its marks may be narrower for that. */
function pitchOf(panel: UnitsPanel, room: number, scale: number): number {
  const per = unitsPerMark(panel);
  const bracketed = panel.categories.flatMap((_, index) => {
    const isBracketed = panel.series.some(({ bracket }, s) => bracket && panel.values[s]?.[index]);
    return isBracketed ? [(totalOf(panel, index) ?? 0) / per] : [];
  });
  const close = room / Math.max(1, ...bracketed.map((marks) => marks - (1 - FILL)));
  return close >= CLOSEST ? Math.min(MARK.pitch * scale, close) : MARK.pitch * scale;
}

/** The marks of a group: its known parts in order, and what of the whole is none of them. */
function runsOf(panel: UnitsPanel, per: number, index: number): Run[] {
  const parts = partsOf(panel, index);
  const runs = parts.flatMap((part, series): Run[] => {
    if (part === null || part === 0) return [];
    return [{ series, ...marksOf(part, per), pattern: panel.series[series]?.pattern ?? 'solid' }];
  });
  const known = sumOf(parts);
  const rest = (totalOf(panel, index) ?? known) - known;
  if (rest <= 0) return runs;
  return [...runs, { series: TOTAL, ...marksOf(rest, per), pattern: runs.length === 0 ? 'solid' : 'open' }];
}

function layGroup(
  panel: UnitsPanel,
  kit: Kit,
  named: Pick<Group, 'category' | 'index' | 'lines' | 'details' | 'names' | 'total'>,
  { perRow, scale, narrow, left, pitch }: Pick<Units, 'perRow' | 'scale' | 'narrow' | 'left' | 'pitch'>,
): Group {
  const { index, names } = named;
  const per = unitsPerMark(panel);
  const runs = runsOf(panel, per, index);
  const starts = runs.map((_, i) => runs.slice(0, i).reduce((sum, run) => sum + run.marks, 0));
  const bracketed = runs.flatMap(({ series, marks, pattern }, i) => {
    const { bracket = false } = panel.series[series] ?? {};
    // A hatching that nothing names would be a riddle.
    const named = bracket || (series !== TOTAL && pattern !== 'solid' && panel.series.length > 1);
    const value = panel.values[series]?.[index] ?? 0;
    return named ? [{ series, from: starts[i] ?? 0, marks, value, line: bracket }] : [];
  });
  const marks = runs.reduce((sum, run) => sum + run.marks, 0);
  const rows = Math.max(1, Math.ceil(marks / perRow));
  const marksHigh = (rows * (MARK.height + MARK.rowGap) - MARK.rowGap) * scale;
  const brackets = layBrackets(panel, kit, bracketed, { left, pitch, perRow });
  const unders = Array.from({ length: rows }, (_, row) => underRow(brackets, row, perRow));
  const under = unders.slice(0, -1).reduce((sum, each) => sum + each, 0);
  const inLastRow = unders.at(-1) ?? 0;
  const inLast = marks === 0 ? 0 : ((marks - 1) % perRow) + FILL;
  const aside = layAside(named.category, { from: left + inLast * pitch, left, isFree: inLastRow === 0 }, kit);
  // Words beside low marks reach below them.
  const own = marksHigh + under + belowRow(aside, MARK.height * scale, inLastRow);
  // Marks that are lower than the names stand at their middle.
  const beside = Math.max(names, Math.max(0, (names - marksHigh) / 2) + own);
  return { ...named, runs, brackets, aside, unders, top: 0, height: narrow ? names + 8 + own : beside };
}

/** Large numbers, the words beside them, and what is between the two. */
const LARGE = 60;
const WORDS = 22;
const BESIDE = 16;
const HEAD = 62;
/** Part of the way to the next mark that a mark fills, and how high it is at most. */
const ROW_FILL = 0.82;
const HIGHEST = 92;
/** Between the part and the others, so that they are told apart without colour. */
const PARTING = 12;
/** Parts of the width that the words at the left may take. */
const ROOMS = [0.36, 0.44];

interface Words {
  number: string;
  wide: number;
  lines: readonly string[];
}

/**
 * One group by itself: its marks in one row over the whole width, and over them two large numbers with their words, at the left
 * the part that is emphasised, at the right the whole.
 * @returns undefined where there is not one group with one such part, or no room for it
 */
function unitsAlone(panel: UnitsPanel, per: number, kit: Kit): Plan | undefined {
  const [category, other] = panel.categories;
  const series = panel.series.findIndex(({ emphasis, bracket }) => emphasis && bracket);
  const shown = panel.series[series];
  const part = panel.values[series]?.[0] ?? null;
  const total = totalOf(panel, 0);
  if (!category || other || !shown || part === null || total === null) return undefined;
  const { width, height } = kit.size;
  const runs = runsOf(panel, per, 0);
  const marks = runs.reduce((sum, run) => sum + run.marks, 0);
  const own = series === 0 ? marksOf(part, per).marks : marks;
  const pitch = (width - (own < marks ? PARTING : 0)) / (marks - (1 - ROW_FILL));
  if (pitch < 12 || height < HEAD + 40) return undefined;
  const whole = [category.label, category.detail].join(' ');
  const beside = ROOMS.map((share) => ({
    left: wordsOf(formatValue(part, '', kit.lang), shown.label, width * share, kit),
    right: wordsOf(formatValue(total, '', kit.lang), whole, width * share * 0.62, kit),
  })).find(({ left, right }) => Math.max(left.lines.length, right.lines.length) <= 2);
  if (!beside) return undefined;
  const { left, right } = beside;
  const high = Math.min(HIGHEST, height - HEAD);
  return {
    ...pixelPlan(kit),
    fits: true,
    letters: WORDS,
    datasets: [],
    over: (scene) => {
      inStep(scene, [category.key], () => drawWhole(scene, right));
      inStep(scene, valueKeys(panel, series, 0), () => drawPart(scene, left, shown));
      drawRuns(scene, panel, { index: 0, runs, colour: 'mark' }, { left: 0, right: width }, (n) => {
        return { x: n * pitch + (n < own ? 0 : PARTING), y: HEAD, width: pitch * ROW_FILL, height: high };
      });
    },
  };
}

function wordsOf(number: string, text: string, room: number, kit: Kit): Words {
  const measure = kit.serif?.measure ?? kit.measure;
  const face: Face = { size: WORDS, weight: 400, measure: kit.measure };
  return { number, wide: measure(number, LARGE, 600), lines: balance(text, room, face) };
}

const LARGE_LETTERS = { size: LARGE, weight: 600, serif: true } as const;
const SMALL_LETTERS = { size: WORDS, weight: 400, colour: 'ink' } as const;

function lineAt(i: number, count: number): number {
  return HEAD / 2 - 4 + (i - (count - 1) / 2) * lineHeight(WORDS);
}

function drawPart(scene: Scene, { number, wide, lines }: Words, { found }: Series): void {
  drawText(scene, { ...LARGE_LETTERS, text: number, x: 0, y: HEAD / 2 - 4, colour: 'accent' });
  const x = wide + BESIDE;
  if (found) drawFoundSign(scene, x, lineAt(0, lines.length) - FOUND_SIGN / 2);
  lines.forEach((text, i) => {
    const own = found && i === 0 ? x + FOUND_SIGN + 8 : x;
    drawText(scene, { ...SMALL_LETTERS, text, x: own, y: lineAt(i, lines.length) });
  });
}

function drawWhole(scene: Scene, { number, wide, lines }: Words): void {
  const { width } = scene.size;
  drawText(scene, { ...LARGE_LETTERS, text: number, x: width, y: HEAD / 2 - 4, colour: 'ink', align: 'right' });
  lines.forEach((text, i) => {
    drawText(scene, { ...SMALL_LETTERS, text, x: width - wide - BESIDE, y: lineAt(i, lines.length), align: 'right' });
  });
}
