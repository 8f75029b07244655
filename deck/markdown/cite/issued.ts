/**
 * When a reference was published: read from any form that CSL data has, kept as one text of EDTF (https://www.loc.gov/standards/datetime/),
 * `2022`, `2022-10-14`, `2021/2022`, `2021-21` (spring), `2021~` (about), and printed in the deck's language.
 */

import { primaryOf } from '../../model/direction.ts';
import { parseDate } from '../../source/columns.ts';
import { isObject } from '../../source/objects.ts';

const FORMS =
  'Write 2022, 2022-10 or 2022-10-14, two of them as "2021/2022", a season as "2022-21" (spring) to "2022-24".';
const NO_DATE = `must be a date | ${FORMS} Words such as "in press" stand in "note".`;
const NO_DAY = 'must be a day of the calendar | Months are 01 to 12, days those of the month, as in 2022-10-14.';

/** A date of the file as EDTF, or what is wrong with it and, behind `|`, the cure. */
export type Issued = { date: string } | { fault: string };

/** Reads `issued`: one text or number, CSL's `{"date-parts": [[2022, 10]]}`, or the list of Pandoc's YAML, one entry for each end. */
export function readIssued(value: unknown): Issued {
  const ends = Array.isArray(value) ? value : [value];
  if (ends.length > 2) return { fault: 'must be one date, or two | Write the first and the last, as in "2021/2022".' };
  const read = ends.map(readOne);
  const dates = read.flatMap((each) => ('date' in each ? [each.date] : []));
  const about = dates.some((date) => date.endsWith('~')) ? '~' : '';
  return read.find((each) => 'fault' in each) ?? checked(dates.map((date) => date.replace('~', '')).join('/') + about);
}

function readOne(value: unknown): Issued {
  if (!isObject(value)) return checked(String(value).trim());
  const { 'date-parts': parts, year, month, day, season, circa, raw, literal, other, ...rest } = value;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return { fault: `must be a date, and "${unknown}" is no part of one | ${FORMS}` };
  const given = parts ?? (year === undefined ? undefined : [[year, month, day]]);
  const own = given === undefined ? [] : [fromParts(given, season)];
  const said = [...own, ...[raw, literal, other].filter(isGiven).map((each) => checked(String(each).trim()))];
  const [first = { fault: NO_DATE }] = said;
  const fault = said.find((each) => 'fault' in each);
  if (fault) return fault;
  if (new Set(said.map((each) => 'date' in each && each.date)).size > 1)
    return { fault: 'must be one date, and is written in two ways | Leave "raw", "literal" or "date-parts" out.' };
  const about = isGiven(circa) && circa !== false && String(circa) !== '0' && String(circa) !== 'false';
  return 'date' in first && about && !first.date.endsWith('~') ? { date: `${first.date}~` } : first;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Seasons as CSL numbers them, from spring on, and as reference managers name them; EDTF's numbers are 21 to 24. */
const SEASONS: readonly string[][] = [
  ['1', '21', 'spring'],
  ['2', '22', 'summer'],
  ['3', '23', 'autumn', 'fall'],
  ['4', '24', 'winter'],
];

function fromParts(parts: unknown, season: unknown): Issued {
  const ends = Array.isArray(parts) && Array.isArray(parts[0]) ? (parts as unknown[]) : [parts];
  const dates = ends.map((end) =>
    [end]
      .flat()
      .filter(isGiven)
      .map((part) => String(part).padStart(2, '0'))
      .join('-'),
  );
  if (!isGiven(season)) return dates.length > 2 ? { fault: NO_DATE } : checked(dates.join('/'));
  const [date = ''] = dates;
  const nth = SEASONS.findIndex((names) => names.includes(String(season).trim().toLowerCase()));
  if (nth < 0)
    return {
      fault: `must name a season, and "${season}" is none | Write 1 for spring to 4 for winter, or words in "note".`,
    };
  if (dates.length > 1 || !/^\d{4}$/.test(date))
    return {
      fault: 'must have a season or a month, not both | Write one of the two: a season stands beside one year alone.',
    };
  return { date: `${date}-2${nth + 1}` };
}

const END = String.raw`\d{4}(?:-\d{2}(?:-\d{2})?)?`;
const DATE = new RegExp(`^${END}(?:/${END})?~?$`);
const SEASON = /-2[1-4](?=\/|~?$)(?<=^\d{4}-\d\d|\/\d{4}-\d\d)/g;

/** Whether a text is a date that can be printed. A season counts as the month that begins it. */
function checked(date: string): Issued {
  if (!DATE.test(date)) return { fault: NO_DATE };
  const months = date
    .replace('~', '')
    .replace(SEASON, (season) => `-${String(Number(season.at(-1)) * 3).padStart(2, '0')}`);
  const ends = months.split('/');
  if (ends.some((end) => parseDate(end) === undefined)) return { fault: NO_DAY };
  if (parseDate(months) === undefined)
    return { fault: 'must run from the earlier date to the later | Exchange the two dates.' };
  const [from, to] = date.replace('~', '').split('/');
  return { date: from === to ? date.replace(/\/[^~]*/, '') : date };
}

/** Before a date that is only about right, and the seasons from spring on. Apart from the page's other words: no page needs them. */
const WORDS = {
  en: { circa: 'c.', seasons: ['Spring', 'Summer', 'Autumn', 'Winter'] },
  de: { circa: 'um', seasons: ['Frühjahr', 'Sommer', 'Herbst', 'Winter'] },
  ar: { circa: 'نحو', seasons: ['ربيع', 'صيف', 'خريف', 'شتاء'] },
  he: { circa: 'בערך', seasons: ['אביב', 'קיץ', 'סתיו', 'חורף'] },
} as const;

function wordsIn(lang: string): (typeof WORDS)[keyof typeof WORDS] {
  const own = Object.entries(WORDS).find(([name]) => name === primaryOf(lang));
  return own?.[1] ?? WORDS.en;
}

/** The year of a date, or both of a range that goes beyond one: `2021`, `2021–2022`, `c. 2021`. */
export function issuedYear(date: string, lang: string): string {
  const years = new Set(endsOf(date).map((end) => end.slice(0, 4)));
  return about(date, [...years].join('–'), lang);
}

/** A date as far as it is known, in the deck's language: a year, a season, a month or a day, or from one to another. */
export function printIssued(date: string, lang: string): string {
  const ends = endsOf(date);
  const [from = '', to] = ends;
  return about(date, to === undefined ? printEnd(from, lang) : printRange(from, to, lang), lang);
}

function endsOf(date: string): string[] {
  return date.replace('~', '').split('/');
}

function about(date: string, printed: string, lang: string): string {
  return date.endsWith('~') ? `${wordsIn(lang).circa} ${printed}` : printed;
}

function printEnd(date: string, lang: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined) return date;
  if (month > 12) return `${wordsIn(lang).seasons[month - 21]} ${year}`;
  return dateFormat(lang, day !== undefined).format(Date.UTC(year, month - 1, day ?? 1));
}

/** Two dates that say as much have their common words once; the dash stands close but between years. */
function printRange(from: string, to: string, lang: string): string {
  if (from.length === 4 && to.length === 4) return `${from}–${to}`;
  const seasons = [from, to].some((end) => /^\d{4}-2[1-4]$/.test(end));
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  if (seasons && sameYear && from.length === to.length && [from, to].every((end) => Number(end.slice(5)) > 12))
    return `${wordsIn(lang).seasons[Number(from.slice(5)) - 21]}–${printEnd(to, lang)}`;
  if (seasons || from.length !== to.length) return `${printEnd(from, lang)} – ${printEnd(to, lang)}`;
  const [start, end] = [from, to].map((each) => new Date(each.length === 7 ? `${each}-01` : each));
  const range = dateFormat(lang, from.length > 7).formatRange(start ?? 0, end ?? 0);
  return range.replace(/[\u2009\u202f\u00a0 ]*–[\u2009\u202f\u00a0 ]*/, sameYear ? '–' : ' – ');
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** One for a language, with the day or without: to make one takes longer than to print all dates of a list. */
function dateFormat(lang: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${lang} ${withDay}`;
  const known = formats.get(key);
  if (known) return known;
  const day = withDay ? { day: 'numeric' as const } : {};
  const made = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', ...day, timeZone: 'UTC' });
  formats.set(key, made);
  return made;
}
