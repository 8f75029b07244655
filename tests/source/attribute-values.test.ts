import { expect, test } from 'vitest';
import { isLanguage } from '../../deck/source/attribute-values.ts';

test.each(['de', 'en-GB', 'zh-Hant-TW', 'uk', 'sr-Latn'])('%s is the tag of a language', (tag) => {
  expect(isLanguage(tag)).toBe(true);
});

test.each(['deutsch', 'german', 'xx', 'not a language', '', 'de_DE', 'e'])('"%s" is none', (tag) => {
  expect(isLanguage(tag)).toBe(false);
});
