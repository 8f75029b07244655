/** Several figures in one, small multiples or rows in several columns: how a panel is taken apart, and where its parts stand. */

import { directionOf } from '../../model/direction.ts';
import type { AnnotatedPanel, BarsPanel, ChartPanel, ValueAt, ValuesPanel } from '../../model/panel.ts';
import { markEnds } from '../layout/axis-marks.ts';
import { endsOf, isOfKinds } from '../layout/datum.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { Hit, Kit, Plan } from '../layout/scene.ts';
import { stepsOf } from '../layout/steps.ts';
import { balance, lineHeight } from '../layout/text.ts';
import { sameIn, spanOf } from '../layout/time-axis.ts';
import { type FittedPlan, fitNarrow, fitPanel, planPanel } from './plan-panel.ts';

/** One of several figures in one: its own panel, laid out, and its place in the whole. */
export interface SmallPart extends FittedPlan, Omit<PartPanel, 'panel'> {
  panel: ChartPanel;
  /** In the pixels of the whole. */
  x: number;
  y: number;
  heading: { lines: readonly string[]; x: number; y: number };
}

/** A panel as the charts that it is drawn with, and the size of the whole. */
export interface SmallFigure {
  width: number;
  height: number;
  parts: SmallPart[];
}

/** Size of the letters of heads. */
export const HEAD = 20;
/** Between them. */
export const SMALL_GAP = 36;
const UNDER = 8;
/** No figure beside others is narrower. */
const LEAST = 250;

/** Whether a panel is drawn as several figures. */
export function isSmall(panel: ChartPanel): panel is ValuesPanel & Required<Pick<ValuesPanel, 'small'>> {
  return panel.kind !== 'timeline' && panel.small !== undefined;
}

/** A panel in its box on a slide: one chart, small multiples, or a chart whose many rows stand in several columns. */
export function layFigure(panel: ChartPanel, kit: Kit): SmallFigure {
  if (isSmall(panel)) return laySmall(panel, kit);
  const fitted = fitPanel(panel, kit, 1);
  if (fitted.plan.fits) return alone(panel, fitted, kit.size);
  return laySplit(panel, kit) ?? alone(panel, fitPanel(panel, kit), kit.size);
}

/** The same for a narrow column, as high as it must be: a timeline runs down, small multiples stand under each other. */
export function layNarrowFigure(chart: ChartPanel, kit: Omit<Kit, 'size'>): SmallFigure {
  const panel: ChartPanel = chart.kind === 'timeline' ? { ...chart, direction: 'vertical' } : chart;
  if (isSmall(panel)) return laySmallNarrow(panel, kit);
  const fitted = fitNarrow(panel, kit);
  return alone(panel, fitted, fitted.kit.size);
}

/** Whether a figure is one chart and nothing beside it. */
export function isAlone({ parts: [part, ...others] }: SmallFigure): boolean {
  return others.length === 0 && part?.heading.lines.length === 0;
}

function alone(panel: ChartPanel, fitted: FittedPlan, { width, height }: PanelSize): SmallFigure {
  const at = { x: 0, y: 0 };
  return {
    width,
    height,
    parts: [{ panel, ...fitted, ...at, head: '', heading: { lines: [], ...at }, first: 0, members: [] }],
  };
}

/** Small multiples side by side, and under each other where they are many, in the box of one figure. */
export function laySmall(panel: ValuesPanel, kit: Kit): SmallFigure {
  const parts = partPanels(panel);
  return layGrid(parts, columnsOf(panel, parts.length, kit.size.width), kit);
}

/** So many small multiples stand beside each other. */
export function columnsOf({ small }: ValuesPanel, count: number, width: number): number {
  // Rows as even as can be: four figures where three have room stand two by two.
  const even = Math.ceil(count / Math.ceil(count / mostColumns(count, width)));
  return Math.min(small?.columns ?? even, count);
}

/** Columns of rows, as few as have room for all. */
function laySplit(panel: ChartPanel, kit: Kit): SmallFigure | undefined {
  if ((panel.kind !== 'bars' && panel.kind !== 'dots') || (panel.kind === 'bars' && panel.compare)) return undefined;
  const level = panel.kind === 'bars' ? { ...panel, direction: 'horizontal' as const } : panel;
  for (let count = 2; count <= mostColumns(panel.categories.length, kit.size.width); count += 1) {
    const parts = columnPanels(level, count);
    // What is said of rows in two columns has no place in either.
    if (sayings(parts.map((part) => part.panel)) < sayings([panel])) continue;
    const figure = layGrid(parts, count, kit);
    if (figure.parts.every(({ factor }) => factor === 1)) return figure;
  }
  return undefined;
}

/** How many notes and differences stand beside the values of some panels. */
function sayings(panels: readonly ValuesPanel[]): number {
  return panels.reduce((sum, panel) => {
    const { notes = [], differences = [] } = panel as Partial<Pick<AnnotatedPanel, 'notes' | 'differences'>>;
    return sum + notes.length + differences.length;
  }, 0);
}

function mostColumns(count: number, width: number): number {
  return Math.max(1, Math.min(count, Math.floor((width + SMALL_GAP) / (LEAST + SMALL_GAP))));
}

function layGrid(parts: readonly PartPanel[], columns: number, kit: Kit): SmallFigure {
  const { width, height } = kit.size;
  const rows = Math.ceil(parts.length / columns);
  const [wide, high] = [partLength(width, columns), partLength(height, rows)];
  const headings = parts.map(({ head }) => headLines(head, wide, kit));
  const lines = Math.max(...headings.map((each) => each.length));
  const above = lines === 0 ? 0 : lines * lineHeight(HEAD) + UNDER;
  const placed = fitAlike(parts, { ...kit, size: { width: wide, height: high - above } }).map((each, i) => {
    const x = (i % columns) * (wide + SMALL_GAP);
    const y = Math.floor(i / columns) * (high + SMALL_GAP);
    return { ...each, x, y: y + above, heading: { lines: headings[i] ?? [], x, y } };
  });
  return directed({ width, height, parts: placed });
}

/** The parts as a language reads them: from the right where it does, each head held by its right end. */
function directed(figure: SmallFigure): SmallFigure {
  const parts = figure.parts.map((part) => {
    const { kit, factor, heading } = part;
    if (directionOf(kit.lang) === 'ltr') return part;
    const x = figure.width - part.x - kit.size.width / factor;
    return { ...part, x, heading: { ...heading, x: figure.width - heading.x } };
  });
  return { ...figure, parts };
}

/** All parts in letters of one size, and their axes of one length: as long as the tightest of them has room for. */
function fitAlike(parts: readonly PartPanel[], kit: Kit): (PartPanel & FittedPlan)[] {
  const apart = parts.map((part) => ({ ...part, ...fitPanel(part.panel, kit) }));
  const factor = Math.max(...apart.map((each) => each.factor));
  const size = { width: Math.round(kit.size.width * factor), height: Math.round(kit.size.height * factor) };
  const larger = { ...kit, size };
  const own = apart.map((part) => ({
    ...part,
    plan: part.factor === factor ? part.plan : planPanel(part.panel, larger),
  }));
  const fitted = evenPlans(own, larger);
  const widest = (side: keyof Plan['padding']) => Math.max(...fitted.map(({ plan: { padding } }) => padding[side]));
  const padding = { left: widest('left'), right: widest('right'), top: widest('top'), bottom: widest('bottom') };
  return fitted.map((part) => ({ ...part, plan: { ...part.plan, padding }, kit: larger, factor }));
}

/** The same parts with names as large, and rows as far apart, as those of the tightest: a fuller part is no lesser one. */
function evenPlans<Part extends Pick<SmallPart, 'panel' | 'plan'>>(own: readonly Part[], kit: Kit): readonly Part[] {
  const pitches = own.flatMap(({ plan: { pitch } }) => pitch ?? []);
  const alike = { letters: Math.min(...own.map(({ plan }) => plan.letters)), pitch: Math.min(...pitches) };
  const isEven = ({ letters, pitch }: Plan) => letters === alike.letters && (pitch ?? 0) - alike.pitch < 0.5;
  if (pitches.length < own.length || own.every(({ plan }) => isEven(plan))) return own;
  const even = own.map((part) =>
    isEven(part.plan) ? part : { ...part, plan: planPanel(part.panel, { ...kit, alike }) },
  );
  return even.every(({ plan }) => plan.fits) ? even : own;
}

/** The length of one of so many parts, whole pixels. */
function partLength(length: number, count: number): number {
  return Math.floor((length - SMALL_GAP * (count - 1)) / count);
}

/** Small multiples one under the other, as a narrow column has them. */
export function laySmallNarrow(panel: ValuesPanel, kit: Omit<Kit, 'size'>): SmallFigure {
  let [width, next] = [0, 0];
  const parts = partPanels(panel).map((each): SmallPart => {
    const fitted = fitNarrow(each.panel, kit);
    const [wide, high] = [fitted.kit.size.width / fitted.factor, fitted.kit.size.height / fitted.factor];
    const heading = { lines: headLines(each.head, wide, kit), x: 0, y: next };
    const y = next + heading.lines.length * lineHeight(HEAD) + UNDER;
    width = Math.max(width, wide);
    next = y + high + SMALL_GAP;
    return { ...each, ...fitted, x: 0, y, heading };
  });
  // The axes as long as the tightest part has room for: one scale to the eye too.
  const widest = (side: 'left' | 'right') => Math.max(...parts.map(({ plan: { padding } }) => padding[side]));
  const sides = { left: widest('left'), right: widest('right') };
  const alike = parts.map((each) => ({ ...each, plan: { ...each.plan, padding: { ...each.plan.padding, ...sides } } }));
  return directed({ width: Math.round(width), height: Math.round(next - SMALL_GAP), parts: alike });
}

function headLines(head: string, width: number, { measure }: Omit<Kit, 'size'>): readonly string[] {
  return balance(head, width, { size: HEAD, weight: 600, measure });
}

/** The lines of a head, each with that end of its base line at which its language begins. */
export function headTexts({ lines, x, y }: SmallPart['heading']): { text: string; x: number; y: number }[] {
  // Half of a capital's height lies under its middle.
  return lines.map((text, n) => ({ text, x, y: y + lineHeight(HEAD) * (n + 0.5) + HEAD * 0.33 }));
}

/** A place to point at, from the pixels and data of a part, which is drawn mirrored by some languages, to those of the whole. */
export function hitInWhole(part: Omit<SmallPart, 'panel' | 'plan' | 'head' | 'heading'>, hit: Hit): Hit {
  const { factor, first, members, kit } = part;
  const left = directionOf(kit.lang) === 'rtl' ? kit.size.width - hit.x - hit.width : hit.x;
  return {
    ...inWhole(part, { x: left, y: hit.y }),
    series: hit.series < 0 ? hit.series : hit.series + first,
    index: members[hit.index] ?? hit.index,
    width: hit.width / factor,
    height: hit.height / factor,
  };
}

/** Where a part stands, and how many times larger it was laid out. */
export type PartPlace = Pick<SmallPart, 'x' | 'y' | 'factor'>;

/** What has a place in a part, at its place in the whole. */
export function inWhole<At extends { x: number; y: number }>({ x, y, factor }: PartPlace, at: At): At {
  return { ...at, x: x + at.x / factor, y: y + at.y / factor };
}

/** A panel of its own for one of several small figures. */
interface PartPanel {
  panel: ValuesPanel;
  head: string;
  /** Its first series in the whole. */
  first: number;
  /** Which of the whole's categories it has, in its own order; none where it has them all. */
  members: readonly number[];
}

type Run = readonly (number | null)[];

/** The panels that small multiples are made of, all on one scale, in the order of the series or of the groups. */
export function partPanels(panel: ValuesPanel): PartPanel[] {
  const { small, ...whole } = panel;
  const base = { ...whole, ...wholeOf(panel) };
  if (small?.by === 'series') {
    // The whole of a category is no single series'.
    const { totals: _, ...parts } = base;
    return panel.series.map((series, s) => {
      const own = { series: [series], ...runs(panel, (all) => [all[s] ?? []]) };
      const part = saidOf({ ...parts, ...own } as ValuesPanel, (place) => !place.series || place.series === series.key);
      return { panel: part, head: series.label, first: s, members: [] };
    });
  }
  const groups = [...new Set(panel.categories.map(({ group }) => group))];
  return groups.map((name) => {
    const members = panel.categories.flatMap(({ group }, i) => (group === name ? [i] : []));
    const own = pickCategories(base as ValuesPanel, members);
    // Its group is the head over it.
    const categories = own.categories.map(({ group: _, ...category }) => category);
    return { panel: inGroup(panel, { ...own, categories }), head: name ?? '', first: 0, members };
  });
}

/** The panels of a chart whose rows stand in several columns, on one scale. */
function columnPanels(panel: ValuesPanel, count: number): PartPanel[] {
  const base = { ...panel, ...wholeOf(panel) };
  const length = Math.ceil(panel.categories.length / count);
  return Array.from({ length: Math.ceil(panel.categories.length / length) }, (_, n) => {
    const members = [...panel.categories.keys()].slice(n * length, (n + 1) * length);
    return { panel: pickCategories(base, members), head: '', first: 0, members };
  });
}

/** What parts know of the whole. */
function wholeOf(panel: ValuesPanel) {
  return { scale: scaleOf(panel), steps: stepsOf(panel), alone: panel.kind === 'dots' ? isOfKinds(panel) : undefined };
}

/** A panel of some of the categories. */
export function pickCategories(panel: ValuesPanel, members: readonly number[]): ValuesPanel {
  const pick = (run: Run) => members.map((i) => run[i] ?? null);
  const categories = members.flatMap((i) => panel.categories[i] ?? []);
  const totals = panel.totals && pick(panel.totals);
  const { compare: all } = panel as Partial<BarsPanel>;
  const compare = all && { ...all, values: members.flatMap((i) => all.values[i] ?? []) };
  const own = { ...panel, categories, totals, compare, ...runs(panel, (all) => all.map(pick)) } as ValuesPanel;
  return saidOf(own, ({ category }) => categories.some(({ key }) => key === category));
}

/** A part with those notes and differences of the whole that all their places are in. */
function saidOf(panel: ValuesPanel, isIn: (place: ValueAt) => boolean): ValuesPanel {
  if (!('notes' in panel || 'differences' in panel)) return panel;
  const { notes = [], differences = [], ...own } = panel;
  return {
    ...own,
    notes: notes.filter((note) =>
      'at' in note ? isIn(note.at) : isIn({ category: note.from }) && isIn({ category: note.to }),
    ),
    differences: differences.filter(({ from, to }) => isIn(from) && isIn(to)),
  };
}

/** The lines of one group on the time of all: what is said of a category of another group holds for the same time of this one. */
function inGroup({ categories }: ValuesPanel, part: ValuesPanel): ValuesPanel {
  if (part.kind !== 'line') return part;
  const same = (key: string, side: 'from' | 'to') => {
    const one = categories.find((category) => category.key === key);
    return one && sameIn(part.categories, one, side);
  };
  const series = part.series.map(({ dashedFrom, ...own }) => {
    const from = dashedFrom === undefined ? undefined : same(dashedFrom, 'from');
    return from === undefined ? own : { ...own, dashedFrom: from.key };
  });
  const bands = part.bands?.flatMap((band) => {
    if (typeof band.from !== 'string' || typeof band.to !== 'string') return [band];
    const [from, to] = [same(band.from, 'from'), same(band.to, 'to')];
    const lies = from && to && part.categories.indexOf(from) <= part.categories.indexOf(to);
    return lies ? [{ ...band, from: from.key, to: to.key }] : [];
  });
  const span = spanOf(categories);
  return { ...part, series, bands, span: span.length > 0 ? span : undefined };
}

/** What a panel has a run of for each series, each taken apart in the same way. */
function runs(panel: ValuesPanel, take: (all: readonly Run[]) => Run[]): Record<string, Run[] | undefined> {
  const { values, low, high } = panel as { values: Run[]; low?: Run[]; high?: Run[] };
  return { values: take(values), low: low && take(low), high: high && take(high) };
}

/** The ends of all values, of lines and bands across them, and of all bars where they are stacked: always with zero, but for an axis in equal ratios, which has none. */
function scaleOf(panel: ValuesPanel): [number, number] {
  const all = [...endsOf(panel), ...markEnds(panel as AnnotatedPanel)];
  if ('axis' in panel && panel.axis === 'log') {
    const ends = all.filter((end) => end > 0);
    return ends.length === 0 ? [1, 10] : [Math.min(...ends), Math.max(...ends)];
  }
  if (panel.kind === 'bars' && panel.arrangement === 'stacked') all.push(...stackEnds(panel));
  const min = Math.min(0, ...all);
  const max = panel.max ?? Math.max(0, ...all);
  return [min, max === min ? min + 1 : max];
}

/** The ends of stacks on both sides of zero, and their totals. */
function stackEnds({ categories, values, totals = [] }: ValuesPanel): number[] {
  const sums = [1, -1].flatMap((side) =>
    categories.map((_, i) => side * values.reduce((sum, run) => sum + Math.max(0, side * (run[i] ?? 0)), 0)),
  );
  return [...sums, ...totals.flatMap((total) => total ?? [])];
}
