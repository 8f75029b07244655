import { expect, test } from 'vitest';
import type { DeckError } from '../../deck/model/error.ts';
import { readFrontMatter } from '../../deck/source/front-matter.ts';

/** What the deck prints as its date, and the day that its PDF and its PowerPoint file say. */
function dated(lines: string, lang = 'de') {
  const problems: DeckError[] = [];
  const { date, isoDate } = readFrontMatter({ problems }, '01.md', `title: T\nlang: ${lang}\n${lines}`).said;
  return { date, isoDate, problems: problems.map(String) };
}

test.each([
  ['date: 2026-11-27', 'de', '27. November 2026'],
  ['date: 2026-11-27', 'en-GB', '27 November 2026'],
  ['date: 2026-11-27', 'fr', '27 novembre 2026'],
  ['date: 2026-11-27\ndate-format: short', 'de', '27.11.26'],
  ['date: 2026-11-27\ndate-format: iso', 'de', '2026-11-27'],
  ['date: 27.11.2026', 'de', '27.11.2026'],
  ['date: 27.11.2026\ndate-format: long', 'de', '27. November 2026'],
  ['date: 27. November 2026', 'de', '27. November 2026'],
  ['date: 27. November 2026\ndate-format: "DD.MM.YYYY"', 'de', '27.11.2026'],
])('%j in %s is printed as %s, and is the same day for machines', (lines, lang, printed) => {
  expect(dated(lines, lang)).toEqual({ date: printed, isoDate: '2026-11-27', problems: [] });
});

test('a month and a year are printed as such', () => {
  expect(dated('date: 2026-11').date).toBe('November 2026');
  expect(dated('date: 2026').date).toBe('2026');
});

test.each(['Herbst 2026', '11/27/2026', '27.11.26', 'im November'])(
  '"%s" stays, and no machine is told a day',
  (words) => {
    expect(dated(`date: ${words}`)).toEqual({ date: words, isoDate: undefined, problems: [] });
  },
);

test.each(['2026-02-31', '31.02.2026', '27.13.2026'])('%s is refused', (day) => {
  const { date, problems } = dated(`date: ${day}`);
  expect([date, problems.length]).toEqual([undefined, 1]);
});
