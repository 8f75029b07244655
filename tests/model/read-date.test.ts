import { expect, test } from 'vitest';
import { isWrittenDay, readDate } from '../../deck/model/read-date.ts';

test.each([
  ['2024', 'en', '2024-01-01'],
  ['2024-03', 'en', '2024-03-01'],
  ['2024-03-14', 'en', '2024-03-14'],
  ['14 March 2024', 'en-GB', '2024-03-14'],
  ['March 14, 2024', 'en-US', '2024-03-14'],
  ['Thursday, 14 March 2024', 'en', '2024-03-14'],
  ['14 Sep 2024', 'en', '2024-09-14'],
  ['14. März 2024', 'de', '2024-03-14'],
  ['14 марта 2024 г.', 'ru', '2024-03-14'],
  ['March 2024', 'de', '2024-03-01'],
  ['14.03.2024', 'de', '2024-03-14'],
  ['14. 3. 2024', 'de', '2024-03-14'],
  ['14/03/2024', 'fr', '2024-03-14'],
  ['03/04/2024', 'en-US', '2024-03-04'],
  ['03/04/2024', 'en-GB', '2024-04-03'],
  ['14-3-2024', 'nl', '2024-03-14'],
])('%s in %s is %s', (text, lang, iso) => {
  expect(readDate(text, lang)?.toISOString()).toBe(`${iso}T00:00:00.000Z`);
});

test.each([
  '',
  'spring 2024',
  '14 March',
  '2024-13-01',
  '31 February 2024',
  '14 March 2024 to 2 April 2024',
  '03/04/2024',
])('"%s" is no date that can be told for sure', (text) => {
  expect(readDate(text, 'en')).toBeUndefined();
});

test.each([
  ['31.02.2024', 'de'],
  ['11/27/2024', 'en-GB'],
  ['31 February 2024', 'en'],
  ['February 31, 2024', 'en-US'],
  ['31. Februar 2024', 'de'],
])('%s in %s is written as a day, and none', (text, lang) => {
  expect([isWrittenDay(text, lang), readDate(text, lang)]).toEqual([true, undefined]);
});

test.each(['14.03.24', '3.2024', '1.14.03.2024', 'am 14.03.2024'])('"%s" is no day in German numbers', (text) => {
  expect(isWrittenDay(text, 'de')).toBe(false);
});
