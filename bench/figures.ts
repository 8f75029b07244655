export type Unit = 'ms' | 's' | 'kB' | 'MB' | '';

/** A row of the table: what it says, and what it must reach. */
export interface Row {
  id: string;
  what: string;
  unit: Unit;
  /** The most that is allowed, at one size of deck or at `all`. */
  reach?: Readonly<Record<number, number>> | { all: number };
  /** The most that is allowed, as a multiple of the limit page's. */
  ratio?: number;
}

/** The order of the table, and the limits that are held. */
export const ROWS: readonly Row[] = [
  { id: 'requests', what: 'requests until the deck answers', unit: '', reach: { all: 8 } },
  { id: 'bytes', what: 'bytes sent until then, gzip', unit: 'kB', reach: { 15: 120 } },
  { id: 'bytes-paint', what: '… of it before the first paint', unit: 'kB', reach: { 15: 75 } },
  { id: 'script', what: 'JavaScript until then', unit: 'kB', reach: { all: 45 } },
  { id: 'paint', what: 'first contentful paint, CPU ÷ 4', unit: 's', ratio: 1.1 },
  { id: 'paint-still', what: '… beside its first slide alone, no script', unit: 's' },
  {
    id: 'interactive',
    what: 'first key press moves the deck, CPU ÷ 4',
    unit: 's',
    reach: { 15: 1, 200: 1.2, 1000: 2 },
  },
  { id: 'change', what: 'slide change, key to painted', unit: 'ms', reach: { 300: 16, 1000: 33 } },
  { id: 'overview', what: 'overview opened, key to painted', unit: 'ms', reach: { 300: 200 } },
  { id: 'heap', what: 'JS heap at rest', unit: 'MB', reach: { 15: 4, 200: 6, 1000: 10 } },
  { id: 'build', what: 'cold build', unit: 's', reach: { 15: 1.5, 200: 2, 1000: 4 } },
  { id: 'build-slide', what: '… more for each slide', unit: 'ms', reach: { all: 2 } },
  { id: 'build-chart', what: '… more for each chart', unit: 'ms', reach: { all: 8 } },
  { id: 'memory', what: 'peak memory of the build', unit: 'MB', reach: { 1000: 350 } },
  { id: 'start', what: 'npm start to deck visible', unit: 's', reach: { 15: 1.5, 1000: 3 } },
  { id: 'edit', what: 'edit saved to change visible', unit: 'ms', reach: { 15: 60, 1000: 60 } },
  { id: 'edit-chart', what: '… of a chart’s data', unit: 'ms' },
  { id: 'pdf', what: 'slides PDF', unit: 's', reach: { 15: 3, 200: 6, 1000: 30 } },
  { id: 'pptx', what: 'PowerPoint file', unit: 's', reach: { 300: 10 } },
  { id: 'pptx-memory', what: '… peak memory', unit: 'MB', reach: { 300: 500 } },
  { id: 'check', what: 'npm run check', unit: 's', reach: { 300: 60 } },
  { id: 'pdf-size', what: 'PDF size a slide', unit: 'kB', reach: { 200: 6 } },
];

/** A figure held against its limit. */
export interface Judged {
  row: Row;
  figure: Figure;
  median: number;
  /** Multiple of the limit page's figure. */
  ratio?: number;
  /** The limit: of the figure, or of the ratio where the row has one. */
  reach?: number;
  /** Undefined where the row sets no limit at this size. */
  reached?: boolean;
}

/** Figures in the order of the table, each with its median and whether it reaches what it must. */
export function judge(figures: readonly Figure[]): Judged[] {
  return ROWS.flatMap((row) =>
    figures.filter((figure) => figure.row === row.id).map((figure) => judgeFigure(row, figure)),
  );
}

function judgeFigure(row: Row, figure: Figure): Judged {
  const middle = median(figure.runs);
  const ratio = figure.limitPage && middle / median(figure.limitPage);
  const reach = row.ratio ?? limitAt(row, figure.slides);
  const held = row.ratio === undefined ? middle : ratio;
  return {
    row,
    figure,
    median: middle,
    ...(ratio === undefined ? {} : { ratio }),
    ...(reach === undefined || held === undefined ? {} : { reach, reached: held <= reach }),
  };
}

function limitAt({ reach }: Row, slides: number | undefined): number | undefined {
  if (reach === undefined) return undefined;
  return 'all' in reach ? reach.all : reach[slides ?? 0];
}

/** One measured figure: a row of the table at one size of deck. */
export interface Figure {
  /** Id of its row. */
  row: string;
  /** Size of the deck in slides; undefined for a figure that several sizes give together. */
  slides?: number;
  /** What was measured, run by run, in the row's unit. */
  runs: readonly number[];
  /** The same of the limit page, measured by turns with the deck. */
  limitPage?: readonly number[];
  /** What else the reader must know, in a few words. */
  note?: string;
}

/**
 * The middle value; between two of them their mean.
 *
 * @returns NaN for no values
 */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The value below which a share of all values lies, between two of them in proportion (type 7 of Hyndman and Fan, 1996).
 *
 * @param share from 0 to 1
 * @returns NaN for no values
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) return Number.NaN;
  return low + (high - low) * (place % 1);
}
