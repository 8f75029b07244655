import type { Category } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';

/** Days since 1970-01-01, the last one included. */
export interface Days {
  start: number;
  end: number;
}

/** A month, a year, …: its days and its name. */
export interface Period extends Days {
  label: string;
  /** Where each of the days or years that it is made of begins: its name is that of the first of them. */
  parts: number[];
}

const DAY = 86_400_000;
/** The longest, in days. */
export const YEAR = 366;

/** A length of time that an axis may count in, from the finest; `most` so many of it stand beside each other. */
interface Unit {
  most: number;
  /** The days that the longest of what it has names for lasts. */
  length: number;
  /** So many days or years are one; 1 where it has a name for the whole. */
  count: number;
  /** Its first day of those that a day lies in, moved by a number of what it is counted in. */
  start(day: Date, by: number): number;
  label(day: Date, first: boolean, lang: string): string;
}

const utc = (year: number, month: number) => Date.UTC(year, month) / DAY;

function months(count: number, style: 'long' | 'short', most: number): Unit {
  return {
    most,
    length: count === 1 ? 31 : 92,
    count: 1,
    start: (day, by) => utc(day.getUTCFullYear(), Math.floor(day.getUTCMonth() / count) * count + by * count),
    label: (day, first, lang) =>
      count === 3
        ? `Q${day.getUTCMonth() / 3 + 1}${first || day.getUTCMonth() === 0 ? ` ${day.getUTCFullYear()}` : ''}`
        : written(day, lang, { month: style, ...(first || day.getUTCMonth() === 0 ? { year: 'numeric' } : {}) }),
  };
}

function years(count: number): Unit {
  return {
    most: count === 1 ? 14 : 24,
    length: YEAR,
    count,
    start: (day, by) => utc(Math.floor(day.getUTCFullYear() / count) * count + by, 0),
    label: (day) => String(day.getUTCFullYear()),
  };
}

function days(count: number, most: number): Unit {
  return {
    most,
    length: 1,
    count,
    start: (day, by) => Math.floor(day.getTime() / DAY) + by,
    label: (day, first, lang) =>
      first || day.getUTCDate() <= count
        ? written(day, lang, { day: 'numeric', month: 'short' })
        : written(day, lang, { day: 'numeric' }),
  };
}

const UNITS: readonly Unit[] = [
  days(1, 16),
  months(1, 'long', 8),
  months(1, 'short', 12),
  months(3, 'short', 8),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500].map(years),
];

/** In two months, whose names alone give days no scale. */
const UNITS_OF_DAYS: readonly Unit[] = [days(1, 16), days(2, 8), days(7, 16), days(14, 16), ...UNITS.slice(1)];

function written(day: Date, lang: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(lang, { ...style, timeZone: 'UTC' }).format(day);
}

/**
 * The whole days, months, quarters or years that a run of days lies in: the finest of which each has room for its name.
 * @param fits whether names of so many periods have room side by side
 * @param longest the days that the longest of what stands on the axis lasts: a value of a year is of no quarter, and what is of single
 *   days and lies in two months is counted in days or weeks
 */
export function periodsOf(
  { start, end }: Days,
  lang: string,
  fits: (labels: readonly string[]) => boolean,
  longest?: number,
): Period[] {
  let made: Period[] = [];
  const day = new Date(start * DAY);
  const isShort = end < utc(day.getUTCFullYear(), day.getUTCMonth() + 2);
  const units = longest === 1 && isShort ? UNITS_OF_DAYS : UNITS;
  for (const unit of units.filter(({ length }) => length >= (longest ?? 1))) {
    const first = new Date(unit.start(day, 0) * DAY);
    made = [];
    for (let by = 0; made.length <= unit.most; by += unit.count) {
      const parts = Array.from({ length: unit.count }, (_, n) => unit.start(first, by + n));
      const [from = end] = parts;
      if (by > 0 && from > end) break;
      const label = unit.label(new Date(from * DAY), by === 0, lang);
      made.push({ start: from, end: unit.start(first, by + unit.count) - 1, label, parts });
    }
    if (made.length <= unit.most && fits(made.map(({ label }) => label))) return made;
  }
  return made;
}

const startOf = (date: string | undefined) => (date === undefined ? undefined : parseDate(date)?.start);

/** The different dates of categories, in order. */
export function spanOf(categories: readonly Category[]): string[] {
  const dates = [...new Set(categories.flatMap(({ date }) => date ?? []))];
  return dates.sort((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0));
}

/**
 * The category of a group that one of another group means: of the same label, or by dates the first that is not before it, or the
 * last that is not after it.
 */
export function sameIn(members: readonly Category[], one: Category, side: 'from' | 'to'): Category | undefined {
  const start = startOf(one.date);
  const own = members.find(({ key }) => key === one.key);
  if (own || start === undefined) return own ?? members.find(({ label }) => label === one.label);
  return side === 'from'
    ? members.find(({ date }) => (startOf(date) ?? Number.NEGATIVE_INFINITY) >= start)
    : members.findLast(({ date }) => (startOf(date) ?? Number.POSITIVE_INFINITY) <= start);
}
