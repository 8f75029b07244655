import { figureWords } from '../../model/figure-words.ts';
import { type Category, FACTORS, type Measured } from '../../model/panel.ts';

/**
 * A value as the language writes it: `%` becomes its percent sign, the code of a currency its sign (`EUR`, ISO 4217), null its "n/a", the
 * minus sign is a true one. A value that is not zero is never written as 0, however small. The unit's word is not added.
 * @param of the unit, or a panel with its decimals and the factor that its values are written in
 */
export function formatValue(value: number | null, of: string | Measured, lang: string): string {
  if (value === null) return figureWords(lang).notAvailable;
  const { unit, decimals, factor } = typeof of === 'string' ? { unit: of } : of;
  const style = styleOf(unit);
  const shown = factor ? value / FACTORS[factor] : value;
  const least = decimals === undefined && style === 'decimal' ? 1e-4 : 0.5 * 10 ** -(decimals ?? DIGITS[style]);
  const tiny = shown !== 0 && Math.abs(shown) < least;
  const written = formatFor(lang, unit, tiny ? 'tiny' : decimals).format(style === 'percent' ? shown / 100 : shown);
  return written.replace('-', '\u2212');
}

/** Decimals that are written at most, of the value as it is said: of `12.25%` two. */
const DIGITS = { percent: 2, currency: 2, decimal: 6 } as const;

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const UNITS: ReadonlySet<string> = new Set(Intl.supportedValuesOf('unit'));

function styleOf(unit: string): keyof typeof DIGITS {
  return unit === '%' ? 'percent' : CURRENCIES.has(unit) ? 'currency' : 'decimal';
}

/** Whether a unit stands at each value, as a sign: then no word of it is needed. */
export function hasSign(unit: string): boolean {
  return styleOf(unit) !== 'decimal';
}

const formats = new Map<string, Intl.NumberFormat>();

/** One for a language, a unit and a number of decimals: to make one costs as much as to format a thousand values. */
function formatFor(lang: string, unit: string, digits: number | 'tiny' | undefined): Intl.NumberFormat {
  const style = styleOf(unit);
  const key = `${lang} ${style === 'currency' ? unit : style} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const format = makeFormat(
    lang,
    unit,
    digits === 'tiny'
      ? { maximumSignificantDigits: 3 }
      : { minimumFractionDigits: digits ?? 0, maximumFractionDigits: digits ?? DIGITS[style] },
  );
  formats.set(key, format);
  return format;
}

function makeFormat(lang: string, unit: string, own: Intl.NumberFormatOptions): Intl.NumberFormat {
  const style = styleOf(unit);
  const sign = style === 'currency' ? ({ currency: unit, currencyDisplay: 'narrowSymbol' } as const) : {};
  // Nothing below zero is written as minus zero.
  return new Intl.NumberFormat(lang, { style, signDisplay: 'negative', ...sign, ...own });
}

/** A round value as short as the language has it: `€1.5bn`, `1,5 Mrd.`. */
export function formatShort(value: number, { unit, factor }: Measured, lang: string): string {
  const shown = (factor ? value / FACTORS[factor] : value) / (unit === '%' ? 100 : 1);
  const format = makeFormat(lang, unit, { notation: 'compact', maximumSignificantDigits: 3 });
  return format.format(shown).replace('-', '\u2212');
}

/** The whole value with its unit's word: `13 aircraft`, `90%`, and by the language `13 kilometres` of the unit `kilometer`. */
export function formatWithUnit(value: number | null, of: string | Measured, lang: string): string {
  const { unit, decimals } = typeof of === 'string' ? { unit: of } : of;
  const written = formatValue(value, { unit, decimals }, lang);
  if (value === null || hasSign(unit)) return written;
  const word = UNITS.has(unit) ? nameOf(unit, value, lang) : unit;
  // They stay together at a line's end, unless the word is long.
  return `${written}${word.length > 16 ? ' ' : '\u00a0'}${word}`;
}

/** What a caption says of how values are written, after their unit: `people, in thousands`; empty where each has its sign. */
export function unitWords({ unit, factor }: Measured, lang: string): string {
  const name = UNITS.has(unit) ? nameOf(unit, 1e6, lang) : hasSign(unit) ? '' : unit;
  return [name, factor ? figureWords(lang).factors[factor] : ''].filter(Boolean).join(', ');
}

/**
 * How a category is named in words and tables: by its label, or where that is its date as the data write it, by the date as the language
 * writes it, `30. Juni 2017`, `Juni 2017`; a quarter of a year as axes have it, `Q1 2022`.
 */
export function categoryName({ label, date }: Category, lang: string): string {
  if (date === undefined || label !== date) return label;
  const days = date.split('/').map((each) => dayWords(each, lang));
  return quarterOf(date) ?? days.join(' \u2013 ');
}

/** The name of a date that is a quarter of a calendar year, `2022-01/2022-03`. */
export function quarterOf(date: string): string | undefined {
  const [, year, first, last] = /^(\d{4})-(\d{2})\/\1-(\d{2})$/.exec(date) ?? [];
  const nth = Number(last) / 3;
  return Number.isInteger(nth) && Number(first) === nth * 3 - 2 ? `Q${nth} ${year}` : undefined;
}

function dayWords(date: string, lang: string): string {
  const [, month, day] = /^\d{4}-(\d{2})(?:-(\d{2}))?$/.exec(date) ?? [];
  if (month === undefined) return date;
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (day !== undefined) options.day = 'numeric';
  return new Intl.DateTimeFormat(lang, options).format(new Date(date));
}

function nameOf(unit: string, value: number, lang: string): string {
  const parts = new Intl.NumberFormat(lang, { style: 'unit', unit, unitDisplay: 'long' }).formatToParts(value);
  return parts.find(({ type }) => type === 'unit')?.value ?? unit;
}

/** The ends of an interval in words, for a dash would stand beside a minus sign: `6% to 12%`, without a unit `6 to 12`. */
export function formatInterval([low, high]: readonly [number, number], of: string | Measured, lang: string): string {
  return `${formatValue(low, of, lang)} ${figureWords(lang).to} ${formatValue(high, of, lang)}`;
}

/** Positions and sizes in a drawing: a tenth of a pixel is exact enough, and short. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
