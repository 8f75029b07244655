import { wordsFor } from '../../model/words.ts';

/**
 * A value as the language writes it: `%` becomes its percent sign, null its "n/a", the minus sign is a true one. A value that is
 * not zero is never written as 0, however small. The unit's word is not added.
 */
export function formatValue(value: number | null, unit: string, lang: string): string {
  if (value === null) return wordsFor(lang).notAvailable;
  const style = unit === '%' ? 'percent' : 'decimal';
  const tiny = value !== 0 && Math.abs(value) < 0.5 * 10 ** -DIGITS[style];
  const written = formatFor(lang, style, tiny).format(style === 'percent' ? value / 100 : value);
  return written.replace('-', '\u2212');
}

/** Decimals that are written at most, of the value as it is said: of `12.25%` two. */
const DIGITS = { percent: 2, decimal: 6 } as const;

const formats = new Map<string, Intl.NumberFormat>();

/** One for a language and a style: to make one costs as much as to format a thousand values. */
function formatFor(lang: string, style: keyof typeof DIGITS, tiny: boolean): Intl.NumberFormat {
  const key = `${lang} ${style} ${tiny}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = tiny ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: DIGITS[style] };
  const format = new Intl.NumberFormat(lang, { style, ...digits });
  formats.set(key, format);
  return format;
}

/** The value with its unit's word: `13 aircraft`, `90%`. */
export function formatWithUnit(value: number | null, unit: string, lang: string): string {
  const written = formatValue(value, unit, lang);
  return value === null || unit === '%' ? written : `${written} ${unit}`;
}

/** The ends of an interval in words, for a dash would stand beside a minus sign: `6% to 12%`, without a unit `6 to 12`. */
export function formatInterval([low, high]: readonly [number, number], unit: string, lang: string): string {
  return `${formatValue(low, unit, lang)} ${wordsFor(lang).to} ${formatValue(high, unit, lang)}`;
}

/** Positions and sizes in a drawing: a tenth of a pixel is exact enough, and short. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
