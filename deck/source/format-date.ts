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
 * An ISO date by a format (https://quarto.org/docs/reference/dates.html): `full`, `long`, `medium`, `short`, `iso` or a pattern.
 * A date that is written in another way stays as it is.
 */
export function formatDate(date: string, format: string, lang: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date.trim()) ? new Date(`${date.trim()}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || format === 'iso') return date;
  const print = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' }).format(day);
  const dateStyle = STYLES.find((style) => style === format);
  if (dateStyle) return print({ dateStyle });
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
  const parts = new Intl.DateTimeFormat(lang, { day: 'numeric', month, timeZone: 'UTC' }).formatToParts(day);
  return parts.find(({ type }) => type === 'month')?.value ?? '';
}
