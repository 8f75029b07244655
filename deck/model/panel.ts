import type { MapPanel } from './map.ts';
import type { PanelBase } from './panel-base.ts';

/** A row of a chart: a bar's name, a point on the axis. */
export interface Category {
  key: string;
  label: string;
  /** A second, quieter line under the label. */
  detail?: string;
  /** The one that the title is about: drawn in the accent colour. */
  emphasis?: boolean;
  /** Categories of one group stand together, apart from the next group. */
  group?: string;
  /** Bars: a word before the value, as in `No 90%`. */
  answer?: string;
  /** Units: words beside the group's marks, behind the sign of what the deck found. */
  aside?: string;
  /** Lines: `2022`, `2022-10`, `2022-10-14`, or two with a slash between. With one in every category the axis is one of time. */
  date?: string;
  cites?: string[];
}

/** In the order in which the parts of a stack take them, and series their marks, where the author names none. */
export const PATTERNS = ['solid', 'hatched', 'open'] as const;
export const SHAPES = ['circle', 'diamond', 'square', 'triangle'] as const;
export type Pattern = (typeof PATTERNS)[number];
export type Shape = (typeof SHAPES)[number];

export const SIDES = ['against', 'neutral', 'for', 'apart'] as const;
export type Side = (typeof SIDES)[number];

/** One run of values over all categories. */
export interface Series {
  key: string;
  label: string;
  emphasis?: boolean;
  /** Bars: how the parts are told apart without colour. Dots: `open` draws an outline. */
  pattern?: Pattern;
  /** Dots and lines: the mark. */
  shape?: Shape;
  /** Lines: a broken stroke. */
  dashed?: boolean;
  /** Units: a bracket under the marks of this part, with its number and label. */
  bracket?: boolean;
  /** Units, one group by itself: the part's number is the deck's own finding, and takes the small sign. */
  found?: boolean;
  /** Diverging: where the degree stands; `apart`, such as no answer, behind the ends of all rows, and with it what is missing to 100. */
  side?: Side;
  /** Lines: key of the category from which the stroke is broken, such as the first of a forecast. */
  dashedFrom?: string;
  cites?: string[];
}

/** Small multiples. */
interface Small {
  by: 'series' | 'group';
  /** How many stand side by side; as many as have room if silent. */
  columns?: number;
}

/** A sum or a difference without what the computer's fractions add: 99.9, not 99.89999999999999. */
export function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** What values are written in where they are very large: the caption says so. */
export const FACTORS = { thousand: 1e3, million: 1e6, billion: 1e9 } as const;
type Factor = keyof typeof FACTORS;

/** How values are written. */
export interface Measured {
  /** `%`, the code of a currency (`EUR`) or a word; see PanelBase. */
  unit: string;
  /** So many at every value; as many as each has if silent. */
  decimals?: number;
  factor?: Factor;
}

interface ValuesBase extends PanelBase, Measured {
  categories: Category[];
  series: Series[];
  /** `values[series][category]`; null is "not available", never zero. */
  values: (number | null)[][];
  /** One stated total a category; checked against the sum when every part is known. */
  totals?: (number | null)[];
  /** End of the value axis; bars then stand on a pale track of that length. */
  max?: number;
  /** Ends of the value axis that several figures share: made for `small`, not for authors. */
  scale?: readonly [number, number];
  /** The same figure once for each series, or each group of categories, with one scale and a head each. */
  small?: Small;
}

/** A value by its keys. Where a panel has several series and none is named: the category as a whole. */
export interface ValueAt {
  category: string;
  series?: string;
}

/** Words at a value, led to it by a line; or over neighbouring categories, with a bracket. */
export type ValueNote = { key?: string; text: string } & ({ at: ValueAt } | { from: string; to: string });

/** The difference of two values, computed: `+12 points`, with a bracket from one to the other. */
interface ValueDifference {
  key?: string;
  from: ValueAt;
  to: ValueAt;
  /** Words after it. */
  text?: string;
}

/** A line across the drawing at a value: `{ at: 50, label: 'majority' }`. */
interface AxisMark {
  key?: string;
  at: number;
  label: string;
}

/** A stretch of the value axis; in lines also from one category to another, by their keys. */
export interface AxisBand {
  key?: string;
  from: number | string;
  to: number | string;
  label?: string;
}

/** What bars, dots and lines say beside their values. */
interface AnnotatedBase extends ValuesBase {
  /** `low[series][category]` and `high`: ends of an interval round a value, such as its margin of error; null where there is none. */
  low?: (number | null)[][];
  high?: (number | null)[][];
  notes?: ValueNote[];
  differences?: ValueDifference[];
  marks?: AxisMark[];
  bands?: AxisBand[];
}

export interface BarsPanel extends AnnotatedBase {
  kind: 'bars';
  /** The way the bars grow; horizontal if not said. */
  direction?: 'horizontal' | 'vertical';
  /** How several series share a category; grouped if not said. */
  arrangement?: 'grouped' | 'stacked';
  /** Figures from elsewhere beside the panel's own. */
  compare?: Compare;
}

/** Figures that are not the panel's own, one a category, told apart from it by a rule and a sign. */
interface Compare {
  /** Whose they are, behind the sign of what the deck found. */
  voice?: string;
  /** What they are: the head of their column. */
  label: string;
  values: Compared[];
}

/** A figure in words, and where it stands on the axis if it is of the same kind: at one value, or from one to another. */
export interface Compared {
  /** Set bold: `85%`, `3 to 11%`, `None found`. */
  figure: string;
  text?: string;
  detail?: string;
  at?: number;
  low?: number;
  high?: number;
  cites?: string[];
}

/** One mark a value, categories as rows, series told apart by shape. */
export interface DotsPanel extends AnnotatedBase {
  kind: 'dots';
  /** `range` joins the marks of a category, `change` leads from the first series to the last with an arrow. */
  arrangement?: 'range' | 'change';
  /** `log` sets equal ratios at equal distances, without stems: only values above zero. */
  axis?: 'log';
  /** Whether each category of all the figures has one value at most: made for `small`, not for authors. */
  alone?: boolean;
}

/** Values over an ordered run of categories, or over time where every category has its date. */
export interface LinePanel extends AnnotatedBase {
  kind: 'line';
  /** `log` sets equal ratios at equal distances: only values above zero. */
  axis?: 'log';
  /** The dates, in order, of the axis that several figures share: made for `small`, not for authors. */
  span?: readonly string[];
}

/** Marks in rows, one a unit: categories are groups of things, series their parts. */
export interface UnitsPanel extends ValuesBase {
  kind: 'units';
  /** Units that one mark stands for; if silent, the least power of ten that leaves 400 marks or fewer. */
  per?: number;
}

/** Shares of one whole, laid out from a middle: a row a category, a degree a series, from the strongest against to the strongest for. */
export interface DivergingPanel extends ValuesBase {
  kind: 'diverging';
  /** What is missing to 100 in a row; in the words of the page's language if silent. */
  rest?: string;
  /** Decimals of each row's values, those of the one that has most: rows are of surveys of their own. Made, not for authors. */
  rowDecimals?: number[];
}

/** The panels that have intervals, notes, differences, marks and bands. */
export type AnnotatedPanel = BarsPanel | DotsPanel | LinePanel;

/** The panels whose data are a table: series by category. */
export type ValuesPanel = BarsPanel | DotsPanel | LinePanel | UnitsPanel | DivergingPanel;

/** How the values of one category are written. */
export function measuredAt(panel: ValuesPanel, category: number): Measured {
  const decimals = panel.kind === 'diverging' ? panel.rowDecimals?.[category] : undefined;
  return decimals === undefined ? panel : { ...panel, decimals };
}

export interface TimelineEvent {
  key: string;
  /** `2022`, `2022-10` or `2022-10-14`, or two of them with a slash between. */
  date: string;
  /** The date as printed. */
  dateLabel: string;
  text: string;
  /** Key of a status; may be left out where lanes say what kind of thing an event is. */
  status?: string;
  /** Key of the lane that it stands in. */
  lane?: string;
  /** A sum or a number in large letters, as printed. */
  amount?: string;
  emphasis?: boolean;
  cites?: string[];
}

/** What kind of thing an event is, told apart by mark and word. */
interface TimelineStatus {
  key: string;
  label: string;
  shape: Shape;
  pattern?: Pattern;
}

/** Events of one kind in a row of their own, on one scale of time with the others. */
export interface TimelineLane {
  key: string;
  label: string;
  /** Two lanes may stand on either side of one strip of time: what was asserted above, what was denied below. */
  side?: 'above' | 'below';
  /** How the lane's events are marked, where they have no status: solid circles if silent. */
  shape?: Shape;
  pattern?: Pattern;
}

/** A day that parts what was before from what came after: a line through all lanes. */
interface TimelineFlag {
  key: string;
  date: string;
  dateLabel: string;
  text: string;
  cites?: string[];
}

/** Words over two events that belong together, between broken lines. */
interface TimelineNote {
  key?: string;
  /** Keys of events. */
  from: string;
  to: string;
  text: string;
  cites?: string[];
}

export interface TimelinePanel extends PanelBase {
  kind: 'timeline';
  /** Horizontal with lanes; if silent, what has room. */
  direction?: 'horizontal' | 'vertical';
  statuses?: TimelineStatus[];
  lanes?: TimelineLane[];
  events: TimelineEvent[];
  flags?: TimelineFlag[];
  notes?: TimelineNote[];
}

/** The panels that Chart.js draws, on paper and alive on screen. */
export type ChartPanel = ValuesPanel | TimelinePanel;

/** Whatever stands in a figure. Maps are drawn at build time only, and their geometry stays out of the page. */
export type Panel = ChartPanel | MapPanel;

/** Whether a panel stands behind a slide's words: it has no caption, no table, and nothing for a screen reader. */
export function isBackdrop(panel: Panel): boolean {
  return panel.kind === 'map' && panel.decorative === true;
}
