/** Pieces of a date by Moment's letters and by strftime's, as Quarto and R Markdown take them, longest first. */
const PIECES: readonly [pattern: string, options: Intl.DateTimeFormatOptions][] = [
  ['YYYY|%Y', { year: 'numeric' }],
  ['YY|%y', { year: '2-digit' }],
  ['MMMM|%B', { month: 'long' }],
  ['MMM|%b', { month: 'short' }],
  ['MM|%m', { month: '2-digit' }],
  ['M|%-m', { month: 'numeric' }],
  ['dddd|%A', { weekday: 'long' }],
  ['ddd|%a', { weekday: 'short' }],
  ['DD|%d', { day: '2-digit' }],
  ['D|%-d|%e', { day: 'numeric' }],
];
const ANY = new RegExp(`\\[([^\\]]*)\\]|${PIECES.map(([pattern]) => pattern).join('|')}`, 'g');
const STYLES = ['full', 'long', 'medium', 'short'] as const;

/**
 * A day by a format (https://quarto.org/docs/reference/dates.html): `full`, `long`, `medium`, `short`, `iso` or a pattern. Without
 * one, a day or a month that is written as ISO has it is printed as the language has it, `14. März 2024`, `März 2024`; whatever is
 * written in another way stays as it is.
 *
 * @param day what `date` means, if that can be told
 */
export function formatDate(date: string, day: Date | undefined, format: string | undefined, lang: string): string {
  const [, whole] = /^\d{4}-\d{2}(-\d{2})?$/.exec(date.trim()) ?? ['', undefined];
  const isMonth = /^\d{4}-\d{2}$/.test(date.trim());
  if (!day || (format === undefined && whole === undefined && !isMonth)) return date;
  if (format === 'iso') return isMonth ? date : day.toISOString().slice(0, 10);
  const print = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, { ...options, calendar: 'gregory', timeZone: 'UTC' }).format(day);
  if (isMonth) return print({ year: 'numeric', month: 'long' });
  const dateStyle = STYLES.find((style) => style === (format ?? 'long'));
  if (format === undefined || dateStyle) return print({ dateStyle: dateStyle ?? 'long' });
  return format.replace(ANY, (piece: string, literal?: string) => {
    if (literal !== undefined) return literal;
    const [, options] = PIECES.find(([pattern]) => pattern.split('|').includes(piece)) ?? [];
    if (options?.month === 'long' || options?.month === 'short') return monthOf(day, options.month, lang);
    const text = options ? print(options) : piece;
    return options?.month === '2-digit' || options?.day === '2-digit' ? text.padStart(2, '0') : text;
  });
}

/** As it stands beside a day: Slavic languages decline it. */
function monthOf(day: Date, month: 'long' | 'short', lang: string): string {
  const options = { day: 'numeric', month, calendar: 'gregory', timeZone: 'UTC' } as const;
  const parts = new Intl.DateTimeFormat(lang, options).formatToParts(day);
  return parts.find(({ type }) => type === 'month')?.value ?? '';
}
