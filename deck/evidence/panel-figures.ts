import type { Panel } from '../model/panel.ts';
import { type Figure, figuresIn } from './figures.ts';

type Value = Pick<Figure, 'value' | 'percent'>;

/** A value and how a text is bound to it. */
interface NamedValue extends Value {
  name?: string;
}

/** The values that a chart draws, totals with them. */
export function valuesOf(panel: Panel): NamedValue[] {
  const percent = panel.kind !== 'map' && panel.unit === '%';
  if (panel.kind === 'map') {
    const features = panel.layers.flatMap((layer): object[] => ('features' in layer ? layer.features : []));
    return features.flatMap((each) =>
      'value' in each && typeof each.value === 'number' ? [{ value: each.value, percent: false }] : [],
    );
  }
  if (panel.kind === 'timeline') return [];
  const one = panel.series.length === 1;
  const cells = panel.series.flatMap(({ key }, s) =>
    panel.categories.map((category, c) => ({
      value: panel.values[s]?.[c] ?? null,
      name: `${panel.id}.${category.key}${one ? '' : `.${key}`}`,
    })),
  );
  const totals = panel.categories.map(({ key }, c) => ({
    value: panel.totals?.[c] ?? null,
    name: `${panel.id}.${key}`,
  }));
  return [...cells, ...totals].flatMap(({ value, name }) => (value === null ? [] : [{ value, percent, name }]));
}

/** Every number that may be said of a chart: its values and the ends of their intervals, what they add up to, and whatever its own words name. */
export function sayableOf(panel: Panel, lang: string): number[] {
  const ends = panel.kind === 'line' || panel.kind === 'bars' || panel.kind === 'dots' ? numbersIn(panel) : [];
  const said = [...valuesOf(panel), ...sumsOf(panel)].map(({ value }) => value);
  const words = wordsOf(panel, lang).flatMap(({ value, bare }) => [value, bare]);
  return [...new Set([...said, ...ends, ...words].map(Math.abs))];
}

/** Whether a number in a text is one of them, rounded as it is written: a fall of 12 is said without its sign, thousands in words. */
export function isSayable({ text, value, bare }: Figure, sayable: readonly number[]): boolean {
  const decimals = /[.,](\d{1,2})\D*$/.exec(text)?.[1]?.length ?? 0;
  const near = 0.5 * 10 ** -decimals + 1e-9;
  const scale = bare === 0 ? 1 : value / bare;
  return sayable.some((each) => Math.abs(each - bare) <= near || Math.abs(each - value) <= near * scale);
}

/** Every number of a chart's data, wherever in it. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

/** Sums of rows and of series, and what is missing to 100; differences of two values are the title's business often. */
function sumsOf(panel: Panel): Value[] {
  if (panel.kind === 'map' || panel.kind === 'timeline') return [];
  const percent = panel.unit === '%';
  const add = (numbers: readonly (number | null)[]) => numbers.reduce<number>((sum, each) => sum + (each ?? 0), 0);
  const rows = panel.categories.map((_, c) => add(panel.values.map((series) => series[c] ?? null)));
  const columns = panel.values.map(add);
  const counts = [panel.categories.length, panel.series.length].map((value) => ({ value, percent: false }));
  const sums = [...rows, ...columns, add(columns), ...(panel.totals ? [add(panel.totals)] : [])];
  const all = panel.values.flat().filter((each) => each !== null);
  const differences = all.length > 60 ? [] : all.flatMap((a) => all.map((b) => Math.abs(a - b)));
  const rests = percent ? [...rows, ...all].map((sum) => 100 - sum) : [];
  return [...counts, ...[...sums, ...differences, ...rests].map((value) => ({ value: round(value), percent }))];
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

function wordsOf(panel: Panel, lang: string): Figure[] {
  const { summary, options, ...said } = panel;
  const texts: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) for (const each of value) collect(each);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) collect(each);
  };
  collect(said);
  return texts.flatMap((text) => figuresIn(text, lang));
}
