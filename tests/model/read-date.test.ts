import { expect, test } from 'vitest';
import { readDate } from '../../deck/model/read-date.ts';

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
