import { wordsFor } from '../../model/words.ts';

/** A value as the language writes it: `%` becomes its percent sign, null its "n/a". The unit's word is not added. */
export function formatValue(value: number | null, unit: string, lang: string): string {
  if (value === null) return wordsFor(lang).notAvailable;
  return unit === '%' ? formatFor(lang, 'percent').format(value / 100) : formatFor(lang, 'decimal').format(value);
}

const formats = {
  percent: new Map<string, Intl.NumberFormat>(),
  decimal: new Map<string, Intl.NumberFormat>(),
};

/** One for a language and a style: to make one costs as much as to format a thousand values. */
function formatFor(lang: string, style: 'percent' | 'decimal'): Intl.NumberFormat {
  const known = formats[style].get(lang);
  if (known) return known;
  const format = new Intl.NumberFormat(lang, { style, maximumFractionDigits: style === 'percent' ? 2 : 6 });
  formats[style].set(lang, format);
  return format;
}

/** The value with its unit's word: `13 aircraft`, `90%`. */
export function formatWithUnit(value: number | null, unit: string, lang: string): string {
  const written = formatValue(value, unit, lang);
  return value === null || unit === '%' ? written : `${written} ${unit}`;
}

/** The ends of an interval in words, for a dash would stand beside a minus sign: `6% to 12%`. */
export function formatInterval([low, high]: readonly [number, number], unit: string, lang: string): string {
  return `${formatValue(low, unit, lang)} ${wordsFor(lang).to} ${formatValue(high, unit, lang)}`;
}

/** Positions and sizes in a drawing: a tenth of a pixel is exact enough, and short. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
