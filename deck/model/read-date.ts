/** Reads a date that stands alone: `2024`, `2024-03`, `2024-03-14`. */
const ISO = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/;

/**
 * The day that an author's date means, at midnight UTC: `2024-03-14`, the language's own numbers (`14.3.2024` in German), or a day,
 * month and year in words of the language, in any order (`14 March 2024`, `March 14, 2024`, `14. März 2024`). A missing month or day
 * counts as the first.
 *
 * @param lang BCP 47 tag, for the names of the months and the order of numbers
 * @returns undefined if the text is no date that can be told for sure
 */
export function readDate(text: string, lang: string): Date | undefined {
  const iso = ISO.exec(text.trim());
  if (iso) return day(Number(iso[1]), Number(iso[2] ?? 1), Number(iso[3] ?? 1));
  const numbers = numbersOf(text, lang);
  if (numbers) return day(...numbers);
  const words = wordsOf(text, lang);
  return words && day(words.year, words.month, words.date ?? 1);
}

/** Whether the text is a whole day, in ISO's numbers or in the language's own numbers or words, whether or not the calendar has it. */
export function isWrittenDay(text: string, lang: string): boolean {
  if (ISO.exec(text.trim())?.[3] !== undefined || numbersOf(text, lang) !== undefined) return true;
  // A larger number is none of a day: "week 32, March 2024".
  const { date = 0 } = wordsOf(text, lang) ?? {};
  return date >= 1 && date <= 31;
}

/** Year, month and, if there is one, day of a date in words, in any order. */
function wordsOf(text: string, lang: string): { year: number; month: number; date?: number } | undefined {
  const words = text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  const years = words.filter((word) => /^\d{4}$/.test(word));
  const days = words.filter((word) => /^\d{1,2}$/.test(word));
  const months = words.flatMap((word) => monthOf(word, lang));
  const [month] = months;
  if (years.length !== 1 || month === undefined || months.length > 1 || days.length > 1) return undefined;
  return { year: Number(years[0]), month, ...(days[0] !== undefined && { date: Number(days[0]) }) };
}

/**
 * Year, month and day of a date in the numbers of its language, `14.03.2024`, `14/3/2024`. Plain `en` has none: 03/04/2024 is
 * another day in London than in New York.
 */
function numbersOf(text: string, lang: string): [number, number, number] | undefined {
  if (lang === 'en') return undefined;
  const parts = new Intl.DateTimeFormat(lang, { calendar: 'gregory', numberingSystem: 'latn' }).formatToParts(0);
  const order = parts.flatMap(({ type }) => (type === 'day' || type === 'month' || type === 'year' ? [type] : []));
  const sign = parts.find(({ type }) => type === 'literal')?.value.trim();
  const [first, ...rest] = text.trim().split(/(\D+)/);
  if (first === undefined || rest.length !== 4 || rest[0]?.trim() !== sign || rest[2]?.trim() !== sign)
    return undefined;
  const numbers = [first, rest[1] ?? '', rest[3] ?? ''];
  const of = (name: (typeof order)[number]) => numbers[order.indexOf(name)] ?? '';
  if (!/^\d{4}$/.test(of('year')) || ![of('month'), of('day')].every((each) => /^\d{1,2}$/.test(each)))
    return undefined;
  return [Number(of('year')), Number(of('month')), Number(of('day'))];
}

/** The month from 1 that a word names in the language or in English, full or short. */
function monthOf(word: string, lang: string): number[] {
  for (let month = 1; month <= 12; month++) {
    const date = new Date(Date.UTC(2024, month - 1, 1));
    for (const locale of [lang, 'en']) {
      for (const style of ['long', 'short'] as const) {
        // With a day beside it the month takes the form that dates have: Slavic languages decline it.
        const parts = new Intl.DateTimeFormat(locale, { month: style, day: 'numeric', timeZone: 'UTC' });
        const name = parts.formatToParts(date).find(({ type }) => type === 'month')?.value;
        if (name?.toLowerCase().replace(/\.$/, '') === word) return [month];
      }
    }
  }
  return [];
}

function day(year: number, month: number, date: number): Date | undefined {
  const made = new Date(Date.UTC(year, month - 1, date));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === date ? made : undefined;
}
