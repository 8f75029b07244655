/** What is written on level bars: values at their ends, names of a stack's parts, the ends of tracks. */

import type { BarsPanel } from '../../model/panel.ts';
import { breakMarks } from '../layout/axis-marks.ts';
import { type Datum, intervalOf, partsOf, TOTAL } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import type { Rows } from '../layout/lay-rows.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { partWords, type RowNotes } from '../layout/row-notes.ts';
import { drawLine, drawText, type Kit, type Scene } from '../layout/scene.ts';
import { type Face, lineHeight, packLine, type Wish, widthOf, wrap } from '../layout/text.ts';
import { type CompareLayout, comparedPlaces } from './bar-compare.ts';
import { type Bars, BETWEEN, barDomain, barMiddle, segmentsOf } from './bars-layout.ts';

/** Between a bar's end and its value. */
export const GAP = 12;

/** Level bars, laid out. */
export interface RowBars extends Bars {
  rows: Rows;
  /** Lines of part labels under each bar. */
  partLines: number;
  /** Room right of the axis, before the column of figures from elsewhere or of notes. */
  reserve: number;
  compare: CompareLayout | undefined;
  noted: RowNotes | undefined;
  /** Room left of the axis, for the values of bars below zero. */
  before: number;
  /** Right ends of the values that are written, by series and category. */
  ends: Map<string, number>;
}

/** Lower end of a row's bars and of its label, if that stands beside them. */
export function bottomOf({ rows, middles, partLines, kit, panel, thick }: RowBars, index: number): number {
  const { height = 0, rise = 0 } = rows.labels[index] ?? {};
  const count = panel.arrangement === 'stacked' ? 1 : panel.series.length;
  const half = (count * thick + (count - 1) * BETWEEN) / 2;
  const parts = partLines * lineHeight(kit.tokens.sizes.detail) + (partLines > 0 ? 8 : 0);
  return (middles[index] ?? 0) + Math.max(half + parts, height - rise);
}

/** Where notes find the rows. */
export function notePlaces(scene: Scene, bars: RowBars, head: number) {
  const { panel, ends, rows } = bars;
  const tracked = panel.max === undefined ? 0 : scene.area.right;
  return {
    middle: ({ series, index }: Datum) => scene.at('y', barMiddle(bars, series, index)),
    end({ series, index }: Datum) {
      const own = ends.get(`${series} ${index}`);
      const all = panel.series.map((_, s) => ends.get(`${s} ${index}`) ?? ends.get(`${TOTAL} ${index}`) ?? 0);
      return Math.max(tracked, own ?? Math.max(...all));
    },
    bottom: (index: number) => bottomOf(bars, index),
    top: head,
    foot: Math.max(rows.bottom, scene.size.height - 2),
  };
}

/** Names of the parts under a stacked bar, each near its part; none where nothing but the whole is known. */
function partLabels(bars: RowBars, index: number, at: (value: number) => number) {
  const { panel, kit, rows, segments } = bars;
  const parts = partsOf(panel, index);
  if (panel.arrangement !== 'stacked' || panel.series.length < 2 || parts.every((part) => part === null)) return [];
  const face = { size: kit.tokens.sizes.detail, weight: 400, measure: kit.measure } as const;
  const wishes = parts.flatMap((_, series): Wish[] => {
    const text = partWords(panel, { series, index }, partNote(bars, series, index), kit.lang);
    const segment = segments.find((one) => one.index === index && one.series === series);
    const rest = segments.findLast((one) => one.index === index);
    const middle = segment ? (at(segment.start) + at(segment.end)) / 2 : at(rest?.end ?? 0);
    // One that is wider than its place goes on in the next line.
    const lines = wrap(text, kit.size.width - rows.left, face);
    return lines.map((line) => ({ text: line, middle, width: Math.ceil(widthOf(line, face)) }));
  });
  wishes.sort((a, b) => a.middle - b.middle);
  return packLine(wishes, rows.left, kit.size.width, 18);
}

/** How many lines the part labels of the fullest bar take. */
export function mostPartLines(bars: RowBars): number {
  const { panel, segments, rows, kit, reserve } = bars;
  const { min, max } = barDomain(panel, segments);
  const start = rows.left + bars.before;
  const width = kit.size.width - start - reserve;
  const at = (value: number) => start + ((value - min) / (max - min)) * width;
  return Math.max(0, ...panel.categories.map((_, index) => partLabels(bars, index, at).length));
}

/** What notes say of one part of a stack, but for those that stand under its row. */
function partNote({ panel, noted }: Pick<RowBars, 'panel' | 'noted'>, series: number, index: number): string {
  const under = noted?.blocks.some(
    ({ saying: { from, to, strong } }) =>
      from === to && strong === '' && from.series === series && from.index === index,
  );
  if (under) return '';
  const [category, part] = [panel.categories[index]?.key, panel.series[series]?.key];
  const own = (panel.notes ?? []).filter(
    (note) => 'at' in note && note.at.category === category && note.at.series === part,
  );
  return own.map(({ text }) => text).join(', ');
}

/** What the ends of the tracks mean. */
export function drawAxisWords(scene: Scene, { panel, segments, rows }: RowBars): void {
  const { min, max } = barDomain(panel, segments);
  const written = { y: rows.bottom + 6, size: 16, weight: 400, colour: 'soft' } as const;
  const { left, right } = scene.area;
  drawText(scene, { ...written, text: formatValue(min, min === 0 ? '' : panel, scene.lang), x: left });
  drawText(scene, { ...written, text: formatValue(max, panel, scene.lang), x: right, align: 'right' });
}

/** The value at the end of its bar: inside where the bar is long on its track, else after it. */
export function drawEnd(scene: Scene, bars: RowBars, series: number, index: number, value: number | null): void {
  const { panel, segments, thick, valueSize, kit } = bars;
  const label = valueLabel(panel, { series, index }, value, valueSize, kit);
  const y = scene.at('y', barMiddle(bars, series, index));
  const own = segmentsOf(segments, series, index);
  const end = scene.at('x', Math.max(0, ...own.map((segment) => segment.end)));
  const zero = scene.at('x', 0);
  if (value === null && own.length === 0) {
    const place = { x: zero, y: y - thick / 2, width: label.width + GAP, height: thick };
    scene.hits.push({ series: Math.max(0, series), index, ...place });
  }
  const inside = own.every(({ pattern }) => pattern === 'solid') && end - zero >= label.width + 2 * GAP;
  const long = end - zero > 0.6 * (scene.area.right - scene.area.left) || end + GAP + label.width > kit.size.width;
  const within = panel.max !== undefined && inside && long;
  const interval = (intervalOf(panel, series, index) ?? []).map((limit) => scene.at('x', limit));
  if (value !== null && value < 0) {
    const start = Math.min(scene.at('x', Math.min(...own.map((segment) => segment.end))), ...interval);
    drawValueLabel(scene, label, start - GAP - label.width, y, 'ink');
    bars.ends.set(`${series} ${index}`, Math.max(zero, ...interval));
    return;
  }
  const marks = [...comparedPlaces(scene, panel.compare?.values[index]), ...interval];
  const from = within
    ? Math.min(end, ...marks.filter((mark) => mark > end - GAP - label.width))
    : Math.max(end, ...marks);
  const x = within ? from - GAP - label.width : Math.min(from + GAP, kit.size.width - label.width);
  if (!within) breakMarks(scene, panel, 'x', { x, middle: y, width: label.width, size: valueSize });
  drawValueLabel(scene, label, x, y, within ? 'paper' : 'ink');
  bars.ends.set(`${series} ${index}`, within ? end : x + label.width);
}

/** Names of a stack's parts, and a line under those that have words of their own. */
export function drawParts(scene: Scene, bars: RowBars, index: number): void {
  const size = scene.tokens.sizes.detail;
  const under = scene.at('y', barMiddle(bars, 0, index)) + bars.thick / 2 + 4;
  for (const { series, start, end } of bars.segments.filter((one) => one.index === index)) {
    if (partNote(bars, series, index))
      drawLine(scene, [scene.at('x', start), under], [scene.at('x', end), under], 'ink');
  }
  const top = scene.at('y', barMiddle(bars, 0, index)) + bars.thick / 2 + 6;
  partLabels(bars, index, (value) => scene.at('x', value)).forEach((line, n) => {
    const y = top + lineHeight(size) * (n + 0.5);
    for (const { text, x } of line) drawText(scene, { text, x, y, size, weight: 400, colour: 'soft' });
  });
}

/** A value in bold and, where several series share a category, its name after it. */
interface ValueLabel {
  /** A word before the value, with the space after it. */
  before: string;
  value: string;
  name: string;
  face: Face;
  nameFace: Face;
  width: number;
}

const NAME_GAP = 8;

/** The label of one bar. @param size of the value, in pixels; null is set quieter: it is no value */
export function valueLabel(
  panel: BarsPanel,
  { series, index }: { series: number; index: number },
  value: number | null,
  size: number,
  kit: Kit,
): ValueLabel {
  const { tokens, measure, lang } = kit;
  const face: Face = {
    size: value === null ? Math.min(size, tokens.sizes.label) : size,
    weight: value === null ? 400 : 700,
    measure,
  };
  const nameFace: Face = { size: Math.min(tokens.sizes.detail, size), weight: 400, measure };
  const several = panel.series.length > 1 && panel.arrangement !== 'stacked';
  const name = several ? (panel.series[series]?.label ?? '') : '';
  const written = formatValue(value, panel, lang);
  const answer = panel.categories[index]?.answer;
  const before = answer === undefined || value === null ? '' : `${answer} `;
  const ahead = before === '' ? 0 : widthOf(before, { ...face, weight: 400 });
  const width = ahead + widthOf(written, face) + (name === '' ? 0 : NAME_GAP + widthOf(name, nameFace));
  return { before, value: written, name, face, nameFace, width: Math.ceil(width) };
}

/** Sets a value label from its left end. */
function drawValueLabel(scene: Scene, label: ValueLabel, x: number, y: number, colour: Colour): void {
  const quiet = colour === 'ink' && label.face.weight === 400 ? 'soft' : colour;
  const { size, weight } = label.face;
  const start = label.before === '' ? x : x + widthOf(label.before, { ...label.face, weight: 400 });
  if (label.before !== '') drawText(scene, { text: label.before.trimEnd(), x, y, size, weight: 400, colour: quiet });
  drawText(scene, { text: label.value, x: start, y, size, weight, colour: quiet });
  if (label.name === '') return;
  const after = start + widthOf(label.value, label.face) + NAME_GAP;
  const tone = colour === 'ink' ? 'soft' : colour;
  drawText(scene, { text: label.name, x: after, y, size: label.nameFace.size, weight: 400, colour: tone });
}
