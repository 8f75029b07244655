import { wordsFor } from '../words.ts';

/** A value as the language writes it: `%` becomes its percent sign, null its "n/a". The unit's word is not added. */
export function formatValue(value: number | null, unit: string, lang: string): string {
  if (value === null) return wordsFor(lang).notAvailable;
  if (unit !== '%') return new Intl.NumberFormat(lang, { maximumFractionDigits: 6 }).format(value);
  return new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 2 }).format(value / 100);
}

/** The value with its unit's word: `13 aircraft`, `90%`. */
export function formatWithUnit(value: number | null, unit: string, lang: string): string {
  const written = formatValue(value, unit, lang);
  return value === null || unit === '%' ? written : `${written} ${unit}`;
}
