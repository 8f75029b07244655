import type { DotsPanel, Shape } from '../../model/panel.ts';
import { levelMarksHeight, markEnds } from '../layout/axis-marks.ts';
import { endsOf, intervalOf, isJoined, isOfKinds, knownIn } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { layRows, type Rows } from '../layout/lay-rows.ts';
import { LOG_FOOT, logDomain, powerWidth, toLog } from '../layout/log-axis.ts';
import { type KeyLine, layKey, shapeOf } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { layRowNotes, type RowNotes } from '../layout/row-notes.ts';
import { fitAxis, type Kit } from '../layout/scene.ts';
import { widthOf } from '../layout/text.ts';

export const RADIUS = 11;
/** Letters of values where a row has several. */
const CROWDED = 18;
/** How far they reach over a row's line and under it. */
const CROWDED_REACH = 30;
/** Of values on both sides of marks that are joined, in a column that has little room for the marks. */
const BESIDE = { narrower: 480, size: 20 };
/** Between values that stand beside each other. */
export const BETWEEN = 6;
/** Between a mark and its value. */
export const GAP = 12;

/** Half the height of an arrow's head. */
export const HEAD = 7;
/** From mark to mark, at least, where an arrow leads from one to the other. */
const ARROW_ROOM = 2 * RADIUS + 2 + 2 * HEAD;
/** Of the arrow between two values, with the room on both sides of it. */
export const ARROW = { length: 22, beside: 8 };

export interface DotsLayout {
  panel: DotsPanel;
  kit: Kit;
  rows: Rows;
  key: KeyLine;
  valueSize: number;
  /** Whether the series are named at their first marks; else in a key line. */
  named: boolean;
  noted: RowNotes | undefined;
  /** Pixels from the middle of a row to the lower end of its marks and values. */
  below: number;
  /** Rows of a change whose first and last mark are too near for an arrow: their values say it beside them. */
  near: ReadonlySet<number>;
  /** Kept free over the rows for the labels of reference lines. */
  head: number;
  /** Right ends of the values that are written, by series and category. */
  ends: Map<string, number>;
}

/** Whether a line leads to each mark from zero: an axis in equal ratios has none. */
export function hasStems(panel: DotsPanel): boolean {
  return !isJoined(panel) && panel.axis !== 'log';
}

/** A series' mark: its own, else by shape; where marks are joined the first is open and the last alike, those between are by shape. */
export function lookOf(panel: DotsPanel, s: number): { shape: Shape; open: boolean } {
  const series = panel.series[s] ?? { key: '', label: '' };
  if (!isJoined(panel)) return { shape: shapeOf(series, s), open: series.pattern === 'open' };
  const isEnd = s === 0 || s === panel.series.length - 1;
  const open = (series.pattern ?? (s === 0 ? 'open' : 'solid')) === 'open';
  return { shape: isEnd ? (series.shape ?? 'circle') : shapeOf(series, s), open };
}

/** The colour of a series, or of one of its marks. */
export function colourOf(panel: DotsPanel, series: number, category?: number): Colour {
  const emphasised = panel.series[series]?.emphasis || (category !== undefined && panel.categories[category]?.emphasis);
  return emphasised ? 'accent' : 'mark';
}

/** The series that a category has no value of, where it has others. */
export function missingIn(panel: DotsPanel, index: number): number[] {
  const missing = panel.series.flatMap((_, s) => ((panel.values[s]?.[index] ?? null) === null ? [s] : []));
  return missing.length === panel.series.length || isOfKinds(panel) ? [] : missing;
}

/** Long names of series would leave the marks no room: then only that something is missing is said. */
const MISSING_SHARE = 0.3;

/** Which values of a row are not available, where it has others: `n/a 2023`. */
export function missingWords({ panel, kit }: Pick<DotsLayout, 'panel' | 'kit'>, index: number): string {
  const missing = missingIn(panel, index);
  if (missing.length === 0) return '';
  const word = formatValue(null, panel, kit.lang);
  const whole = `${word} ${missing.map((s) => panel.series[s]?.label).join(', ')}`;
  return widthOf(whole, detailFace(kit)) <= MISSING_SHARE * kit.size.width ? whole : word;
}

export const detailFace = ({ tokens, measure }: Kit) => ({ size: tokens.sizes.detail, weight: 400, measure }) as const;

/** A value as it is written, and its width. */
export interface Written {
  text: string;
  width: number;
}

export function written({ panel, kit, valueSize: size }: DotsLayout, value: number): Written {
  const text = formatValue(value, panel, kit.lang);
  return { text, width: widthOf(text, { size, weight: 700, measure: kit.measure }) };
}

/** @param named whether series are named at their first marks */
export function layDots(panel: DotsPanel, outer: Kit, named: boolean): DotsLayout {
  const noted = layRowNotes(panel, outer);
  const kit = { ...outer, size: { ...outer.size, width: outer.size.width - (noted?.column ?? 0) } };
  const entries = panel.series.map((series, s) => {
    const { shape, open } = lookOf(panel, s);
    const pattern = open ? ('open' as const) : ('solid' as const);
    return { name: series.label, shape, pattern, colour: colourOf(panel, s) };
  });
  const key = layKey(panel.series.length > 1 && !named ? entries : [], kit);
  const inner = { ...kit, size: { ...kit.size, height: kit.size.height - key.height } };
  const most = Math.max(...panel.categories.map((_, i) => knownIn(panel, i).length));
  const several = isJoined(panel) ? most > 2 : most > 1;
  const lay = (head: number, over = false): DotsLayout => {
    const rows = layRows(panel.categories, inner, {
      over,
      head,
      under: noted?.under ?? 0,
      foot: panel.axis === 'log' ? LOG_FOOT : 0,
      least: (several ? 64 : 20) + (noted?.under ?? 0),
      most: 92 + (noted?.under ?? 0),
      reach(pitch) {
        const half = several ? CROWDED_REACH : Math.max(RADIUS - 1, Math.min(16, pitch / 2 - 2));
        return { above: half, below: half };
      },
    });
    // Above and under a row's line there is room for smaller letters only; a mark that stands alone has no larger ones.
    const tight = isJoined(panel) && kit.size.width < BESIDE.narrower;
    const largest = several ? CROWDED : tight ? BESIDE.size : kit.tokens.sizes.value;
    const valueSize = Math.min(largest, Math.max(16, rows.pitch - 8 - (noted?.under ?? 0)));
    const below = several ? CROWDED_REACH : RADIUS + 5;
    return withNear({ panel, kit, rows, key, valueSize, named, noted, below, head, near: new Set(), ends: new Map() });
  };
  const beside = lay(0);
  // Names over their marks leave these and their values all the width.
  const over = beside.rows.left > 0 && !hasRoom(beside);
  const first = over ? lay(0, true) : beside;
  const { min, max } = domainOf(panel);
  const logMarks = panel.marks?.map((mark) => ({ ...mark, at: toLog(mark.at) }));
  const marks = panel.axis === 'log' ? { ...panel, marks: logMarks } : panel;
  const left = first.rows.left + RADIUS + reserveLeft(first);
  const head = levelMarksHeight(marks, kit, [min, max], left, axisWidth(first));
  return head === 0 ? first : lay(head, over);
}

/** The values of a change in the order of time, where it has several. */
export function changeOf(panel: DotsPanel, index: number): { series: number; value: number }[] {
  const known = knownIn(panel, index);
  return panel.arrangement === 'change' && known.length > 1 ? known : [];
}

/** A layout that knows which changes have no room for an arrow: what these take beside their marks shortens the axis for all. */
function withNear(layout: DotsLayout): DotsLayout {
  const wide = axisWidth(layout);
  const near = layout.panel.categories.flatMap((_, i) => {
    const places = changeOf(layout.panel, i).map(({ value }) => partOf(layout.panel, value) * wide);
    const [from, to] = [places[0], places.at(-1)];
    return from === undefined || to === undefined || Math.abs(to - from) >= ARROW_ROOM ? [] : [i];
  });
  return near.every((index) => layout.near.has(index))
    ? layout
    : withNear({ ...layout, near: new Set([...layout.near, ...near]) });
}

/** Whether the values of a row have room over and under its line, and the marks beside those before and after them. */
export function hasRoom(layout: DotsLayout): boolean {
  const { panel, kit, rows } = layout;
  const fullest = panel.categories.map((_, i) => {
    const widths = knownIn(panel, i).map(({ value }) => written(layout, value).width + BETWEEN);
    const crowded = isJoined(panel) ? widths.length - 2 : widths.length;
    return crowded < 2 ? 0 : widths.reduce((sum, width) => sum + width, 0) / 2 + Math.max(...widths) / 2;
  });
  return axisWidth(layout) >= 0.2 * kit.size.width && Math.max(...fullest) <= kit.size.width - rows.left;
}

/** Room left of the axis for the values before marks: of those below zero, of the least where marks are joined. */
export function reserveLeft(layout: DotsLayout): number {
  const { panel, kit, rows, near } = layout;
  const { min, max } = domainOf(panel);
  const before = panel.categories.flatMap((_, i) => {
    if (near.has(i)) return [];
    const known = knownIn(panel, i).map(({ series, value }) => ({
      value,
      edge: Math.min(value, intervalOf(panel, series, i)?.[0] ?? value),
    }));
    const [least] = known.toSorted((a, b) => a.value - b.value);
    if (isJoined(panel) && known.length > 1 && least) return [least];
    return known.filter(({ value }) => value < 0);
  });
  const widths = before.map(({ value, edge }) => {
    // A guess of the axis that is too short rather than too long.
    const free = partOf(panel, edge) * 0.2 * kit.size.width;
    return GAP + written(layout, value).width - free;
  });
  const name = panel.axis === 'log' ? powerWidth([min, max], panel, kit) / 2 - rows.left - RADIUS : 0;
  return Math.max(0, ...[name, ...widths].map(Math.ceil));
}

/** Width of the value axis: as far right as the labels after the marks allow. */
export function axisWidth(layout: DotsLayout): number {
  const { panel, kit, rows, named } = layout;
  const { min, max } = domainOf(panel);
  const labels = panel.categories.flatMap((_, i) => {
    const known = knownIn(panel, i).toSorted((a, b) => a.value - b.value);
    const missing = missingWords(layout, i);
    const rest = missing === '' ? 0 : GAP + widthOf(missing, detailFace(kit));
    return known.flatMap(({ series: s, value }, n) => {
      const isLast = n === known.length - 1;
      const first = named && i === panel.values[s]?.findIndex((each) => each !== null);
      const name = first ? 8 + widthOf(panel.series[s]?.label ?? '', detailFace(kit)) : 0;
      const isJoinedBefore = layout.near.has(i) ? !isLast : n === 0 && known.length > 1;
      const before = isJoined(panel) && known.length > 1 ? isJoinedBefore : !first && value < 0;
      const said = layout.near.has(i) ? changeOf(panel, i).map((each) => each.value) : [value];
      const words = said.map((each) => written(layout, each).width);
      const arrows = (said.length - 1) * (ARROW.length + 2 * ARROW.beside);
      const own = before ? 0 : GAP + words.reduce((sum, width) => sum + width, 0) + arrows + name;
      const width = own + (isLast ? rest : 0);
      const end = Math.max(value, intervalOf(panel, s, i)?.[1] ?? value, hasStems(panel) ? 0 : value);
      return width === 0 ? [] : [{ along: partOf(panel, end), width: Math.ceil(RADIUS + width) }];
    });
  });
  if (panel.axis === 'log') {
    const along = (Math.floor(max) - min) / (max - min);
    labels.push({ along, width: Math.ceil(powerWidth([min, max], panel, kit) / 2) });
  }
  return fitAxis(kit.size.width - rows.left - RADIUS - reserveLeft(layout), labels);
}

/** How far along the axis a value stands, 0 to 1. */
function partOf(panel: DotsPanel, value: number): number {
  const { min, max } = domainOf(panel);
  return ((panel.axis === 'log' ? toLog(value) : value) - min) / (max - min);
}

/** The ends of the value axis; of one in equal ratios, powers of ten. */
export function domainOf(panel: DotsPanel): { min: number; max: number } {
  const { max, scale, axis } = panel;
  const known = [...endsOf(panel), ...markEnds(panel)];
  if (axis === 'log') {
    const [from, to] = logDomain([...known, ...(scale ?? [])]);
    return { min: from, max: to };
  }
  if (scale) return { min: scale[0], max: scale[1] };
  // What is joined has no stems that must stand on zero: far from it all would be pressed together.
  const [low, high] = [Math.min(...known), Math.max(...known)];
  if (isJoined(panel) && low < high && low > 0.25 * high) return { min: low - (high - low) * 0.1, max: max ?? high };
  const min = Math.min(0, ...known);
  const end = max ?? Math.max(0, ...known);
  return { min, max: end === min ? min + 1 : end };
}
