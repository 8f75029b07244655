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
  cites?: string[];
}

/** In the order in which the parts of a stack take them, and series their marks, where the author names none. */
export const PATTERNS = ['solid', 'hatched', 'open'] as const;
export const SHAPES = ['circle', 'diamond', 'square', 'triangle'] as const;
export type Pattern = (typeof PATTERNS)[number];
export type Shape = (typeof SHAPES)[number];

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
  cites?: string[];
}

interface ValuesBase extends PanelBase {
  categories: Category[];
  series: Series[];
  /** `values[series][category]`; null is "not available", never zero. */
  values: (number | null)[][];
  /** One stated total a category; checked against the sum when every part is known. */
  totals?: (number | null)[];
  /** End of the value axis; bars then stand on a pale track of that length. */
  max?: number;
}

export interface BarsPanel extends ValuesBase {
  kind: 'bars';
  /** The way the bars grow; horizontal if not said. */
  direction?: 'horizontal' | 'vertical';
  /** How several series share a category; grouped if not said. */
  arrangement?: 'grouped' | 'stacked';
  /** Figures from elsewhere beside the panel's own. */
  compare?: Compare;
}

/** Figures that are not the panel's own, one a category, told apart from it by a rule and a sign. */
export interface Compare {
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
export interface DotsPanel extends ValuesBase {
  kind: 'dots';
}

/** Values over an ordered run of categories. */
export interface LinePanel extends ValuesBase {
  kind: 'line';
}

/** The panels whose data are a table: series by category. */
export type ValuesPanel = BarsPanel | DotsPanel | LinePanel;

export interface TimelineEvent {
  key: string;
  /** `2022`, `2022-10` or `2022-10-14`, or two of them with a slash between. */
  date: string;
  /** The date as printed. */
  dateLabel: string;
  text: string;
  /** Key of a status. */
  status: string;
  emphasis?: boolean;
  cites?: string[];
}

/** What kind of thing an event is, told apart by mark and word. */
export interface TimelineStatus {
  key: string;
  label: string;
  shape: Shape;
  pattern?: Pattern;
}

export interface TimelinePanel extends PanelBase {
  kind: 'timeline';
  direction?: 'horizontal' | 'vertical';
  statuses: TimelineStatus[];
  events: TimelineEvent[];
}

/** The panels that Chart.js draws, on paper and alive on screen. */
export type ChartPanel = ValuesPanel | TimelinePanel;

/** Whatever stands in a figure. Maps are drawn at build time only, and their geometry stays out of the page. */
export type Panel = ChartPanel | MapPanel;
