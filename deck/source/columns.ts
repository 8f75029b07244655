/** A cell's value, or why it is none: what is wrong and how to mend it. */
export type CellResult<T> = { value: T } | { wrong: string; hint: string };

/** The type of one CSV column: reads a trimmed cell. */
export interface Column<T> {
  read(cell: string): CellResult<T>;
}

/** The value type of a column. */
export type ColumnValue<C> = C extends Column<infer T> ? T : never;

const EMPTY = { wrong: 'is empty', hint: 'Write a value, or make the column optional in the chart module.' };
const NUMBER = /^[-+]?(\d+(\.\d+)?|\.\d+)$/;

/** No value is larger: beyond, a number is no longer known to the digit, and the ends of a scale are farther apart than numbers reach. */
export const LARGEST = 1e15;
export const LARGEST_HINT = 'Write it in thousands, millions or more, and say so in the unit.';

/** Words; an empty cell is a fault. */
export const text: Column<string> = { read: (cell) => (cell === '' ? EMPTY : { value: cell }) };

/** Words; an empty cell is `undefined`. */
export const optionalText: Column<string | undefined> = {
  read: (cell) => ({ value: cell === '' ? undefined : cell }),
};

/** A decimal number with a point and without separators; an empty cell is `null`, "not available", never zero. */
export const number: Column<number | null> = { read: (cell) => readNumber(cell) };

/** A whole number; an empty cell is `null`. */
export const integer: Column<number | null> = {
  read: (cell) =>
    cell === '' || !NUMBER.test(cell) || Number.isInteger(Number(cell))
      ? readNumber(cell)
      : { wrong: `"${cell}" is not a whole number`, hint: 'Write a whole number such as 34, or leave the cell empty.' },
};

/** A number from 0 to 100, without the sign; an empty cell is `null`. */
export const percentage: Column<number | null> = {
  read(cell) {
    const result = readNumber(cell);
    if (!('value' in result) || result.value === null || (result.value >= 0 && result.value <= 100)) return result;
    return {
      wrong: `"${cell}" is not between 0 and 100`,
      hint: 'A percentage is a number from 0 to 100; a rate that may go below or beyond is a "number".',
    };
  },
};

/** One of the words given; an empty cell is a fault. */
export function oneOf<const T extends string>(...words: T[]): Column<T> {
  return {
    read(cell) {
      const value = words.find((word) => word === cell);
      if (value !== undefined) return { value };
      return { wrong: `"${cell}" is not one of its words`, hint: `Write one of: ${words.join(', ')}.` };
    },
  };
}

/** A date `2022`, `2022-10` or `2022-10-14`, or two of them with a slash between (ISO 8601-1, reduced precision). */
export const date: Column<string> = {
  read(cell) {
    if (parseDate(cell)) return { value: cell };
    return {
      wrong: `"${cell}" is not a date`,
      hint: 'Write 2022, 2022-10 or 2022-10-14, or two of them as 2022-10-13/2022-10-14.',
    };
  },
};

function shorten(cell: string): string {
  return cell.length > 24 ? `${cell.slice(0, 24)}…` : cell;
}

function readNumber(cell: string): CellResult<number | null> {
  if (cell === '') return { value: null };
  if (NUMBER.test(cell)) {
    if (Math.abs(Number(cell)) <= LARGEST) return { value: Number(cell) };
    return { wrong: `"${shorten(cell)}" is more than a chart can draw, ${LARGEST}`, hint: LARGEST_HINT };
  }
  const plain = plainNumber(cell);
  const meant = plain === undefined ? 'digits' : `${plain}, digits`;
  return {
    wrong: `"${cell}" is not a number`,
    hint: `Write ${meant} with a decimal sign and no separators or units, or leave the cell empty for "not available".`,
  };
}

/** The number that is meant, where only signs stand in its way that are not seen or that programs put there: a minus as wide as a plus, blanks and apostrophes between thousands, a unit. */
function plainNumber(cell: string): string | undefined {
  const plain = cell
    .replace(/[\u200b\u200e\u200f\u2060\ufeff]/g, '')
    .replace(/^[\u2212\u2013](?=[\d.])/, '-')
    .replace(/(?<=\d)[\s'’](?=\d{3}(?!\d))/g, '')
    .replace(/^[$€£¥]\s*|\s*[%$€£¥]$/g, '');
  return NUMBER.test(plain) && plain !== cell ? plain : undefined;
}

/**
 * First and last day of a date as days since 1970-01-01: a year or a month covers all its days.
 * @returns undefined if it is not a date of the calendar, or ends before it starts
 */
export function parseDate(written: string): { start: number; end: number } | undefined {
  const parts = written.split('/').map(parseDay);
  const [first, last = first] = parts;
  if (parts.length > 2 || !first || !last || last.end < first.start) return undefined;
  return { start: first.start, end: last.end };
}

function parseDay(written: string): { start: number; end: number } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(written);
  if (!match) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if (year === undefined) return undefined;
  const start = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  if (start.getUTCMonth() !== (month ?? 1) - 1 || start.getUTCDate() !== (day ?? 1)) return undefined;
  const next =
    day === undefined ? (month === undefined ? [year + 1, 0, 1] : [year, month, 1]) : [year, (month ?? 1) - 1, day + 1];
  return { start: start.getTime() / DAY, end: Date.UTC(next[0] ?? 0, next[1], next[2]) / DAY - 1 };
}

const DAY = 86_400_000;
