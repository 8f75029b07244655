import { withoutMarks } from '../../model/figure-marks.ts';
import { figureWords } from '../../model/figure-words.ts';
import {
  type AnnotatedPanel,
  type Category,
  type ChartPanel,
  type Compared,
  type DivergingPanel,
  type DotsPanel,
  measuredAt,
  type TimelineEvent,
  type TimelineLane,
  type TimelinePanel,
  type UnitsPanel,
  type ValuesPanel,
} from '../../model/panel.ts';
import { categoryName, formatInterval, formatWithUnit } from './format.ts';

/** One thing that a chart shows: a series (-1: the undivided total) and a category; for a timeline, 0 and an event. */
export interface Datum {
  series: number;
  index: number;
}

/** The index of the undivided total in place of a series. */
export const TOTAL = -1;

/** All data of a panel in reading order: category by category, its parts, with those not available, and then what is known only as a whole. */
export function panelData(panel: ChartPanel): Datum[] {
  if (panel.kind === 'timeline') return panel.events.map((_, index) => ({ series: 0, index }));
  return panel.categories.flatMap((_, index) => {
    const values = partsOf(panel, index);
    const parts = values.map((_, series) => ({ series, index }));
    if (panel.kind === 'diverging' && restOf(panel, index) > 0) return [...parts, { series: TOTAL, index }];
    if (values.some((value) => value !== null)) return parts;
    return [{ series: (panel.totals?.[index] ?? null) === null ? 0 : TOTAL, index }];
  });
}

/** More marks than these cannot be told from grey: a mark then stands for ten times as many. */
const MOST_MARKS = 400;

/** How many units one mark stands for. */
export function unitsPerMark(panel: UnitsPanel): number {
  if (panel.per !== undefined) return panel.per;
  const all = panel.categories.reduce((sum, _, index) => sum + (totalOf(panel, index) ?? 0), 0);
  let per = 1;
  while (all / per > MOST_MARKS) per *= 10;
  return per;
}

/** What is missing to 100 in a row of shares; of a row of which nothing is known, nothing. */
export function restOf(panel: DivergingPanel, index: number): number {
  const parts = partsOf(panel, index);
  if (parts.every((part) => part === null)) return 0;
  return Math.max(0, Math.round((100 - sumOf(parts)) * 1e6) / 1e6);
}

/** The interval round a value, if it has one. */
export function intervalOf(panel: ValuesPanel, series: number, index: number): [number, number] | undefined {
  const { low, high } = panel as Partial<Pick<AnnotatedPanel, 'low' | 'high'>>;
  const [from, to] = [low?.[series]?.[index] ?? null, high?.[series]?.[index] ?? null];
  return from === null || to === null ? undefined : [from, to];
}

/** The ends of all values, and of their intervals. */
export function endsOf(panel: ValuesPanel): number[] {
  const { low = [], high = [] } = panel as Partial<Pick<AnnotatedPanel, 'low' | 'high'>>;
  return [...panel.values, ...low, ...high].flat().filter((end) => end !== null);
}

/** The status of an event, else its lane. */
export function kindOf(
  { statuses = [], lanes = [] }: TimelinePanel,
  { status, lane }: TimelineEvent,
): Pick<TimelineLane, 'label' | 'shape' | 'pattern'> | undefined {
  return statuses.find(({ key }) => key === status) ?? lanes.find(({ key }) => key === lane);
}

/** The name of an event's status, else of its lane. */
export function statusOf(panel: TimelinePanel, event: TimelineEvent): string {
  return kindOf(panel, event)?.label ?? event.status ?? '';
}

/** What happened, after the sum if it has one. */
export function eventWords({ amount, text }: TimelineEvent): string {
  return amount === undefined ? text : `${amount}, ${text}`;
}

/** The values of one category over all series. */
export function partsOf(panel: ValuesPanel, category: number): (number | null)[] {
  return panel.values.map((run) => run[category] ?? null);
}

/** What is known of some values, added up. */
export function sumOf(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** The whole of one category: the stated total, else the sum if every part is known: a sum with a gap is not a sum. */
export function totalOf(panel: ValuesPanel, index: number): number | null {
  const parts = partsOf(panel, index);
  return panel.totals?.[index] ?? (parts.includes(null) ? null : sumOf(parts));
}

/**
 * How a datum is named when pointed at: `North: 90%`, `Trams, renewed: 13 vehicles`,
 * `13–14 Oct 2022, reported: …`.
 * @param seriesIndex index of the series; -1 names the category's total
 * @param index index of the category, or of the event
 */
export function panelDatum(panel: ChartPanel, seriesIndex: number, index: number, lang: string): string {
  return withoutMarks(wordsOf(panel, seriesIndex, index, lang));
}

function wordsOf(panel: ChartPanel, seriesIndex: number, index: number, lang: string): string {
  if (panel.kind === 'timeline') {
    const event = panel.events[index];
    return event ? `${[event.dateLabel, statusOf(panel, event)].filter(Boolean).join(', ')}: ${eventWords(event)}` : '';
  }
  const category = panel.categories[index];
  if (!category) return '';
  const series = panel.series[seriesIndex];
  if (!series && panel.kind === 'diverging')
    return `${ownName(panel, category, lang)}, ${panel.rest ?? figureWords(lang).rest}: ${formatWithUnit(restOf(panel, index), measuredAt(panel, index), lang)}`;
  const whole = ownName(panel, category, lang);
  const name = series && panel.series.length > 1 ? `${whole}, ${series.label}` : whole;
  const value = series ? (panel.values[seriesIndex]?.[index] ?? null) : totalOf(panel, index);
  const answer = category.answer && value !== null ? `${category.answer} ` : '';
  const compare = panel.kind === 'bars' ? panel.compare : undefined;
  const beside = compare ? `; ${compare.label}: ${comparedWords(compare.values[index])}` : '';
  const interval = intervalOf(panel, seriesIndex, index);
  const words = interval ? `, ${formatInterval(interval, { ...panel, unit: '' }, lang)}` : '';
  return `${name}: ${answer}${formatWithUnit(value, measuredAt(panel, index), lang)}${words}${beside}`;
}

/** A category's name, after that of its group where others are named alike. */
function ownName({ categories }: ValuesPanel, category: Category, lang: string): string {
  const name = categoryName(category, lang);
  if (category.group === undefined) return name;
  const alike = categories.filter((other) => categoryName(other, lang) === name);
  return alike.length === 1 ? name : `${category.group}, ${name}`;
}

/** A figure from elsewhere in one line of words. */
export function comparedWords(compared: Compared | undefined): string {
  if (!compared) return '';
  const { figure, text, detail } = compared;
  return [[figure, text].filter(Boolean).join(' '), detail].filter(Boolean).join(', ');
}

/** Whether the marks of a category are joined instead of standing on stems. */
export function isJoined({ arrangement }: DotsPanel): boolean {
  return arrangement !== undefined;
}

/** Whether each category has one value at most, of one series or another: then series are kinds of categories, and no value is missing. */
export function isOfKinds(panel: DotsPanel): boolean {
  if (panel.series.length < 2 || isJoined(panel)) return false;
  return panel.alone ?? panel.categories.every((_, i) => knownIn(panel, i).length <= 1);
}

/** The values that a category has, in the order of the series. */
export function knownIn(panel: DotsPanel, index: number): { series: number; value: number }[] {
  return panel.values.flatMap((run, series) => {
    const value = run[index] ?? null;
    return value === null ? [] : [{ series, value }];
  });
}
