import { expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { directionOf } from '../../deck/model/direction.ts';
import { pageData } from '../../deck/page/document.ts';
import { formatValue } from '../../deck/panels/layout/format.ts';
import { oneFile } from '../markdown/sample.ts';

const langOf = (lang: string) =>
  pageData(parseDeck(oneFile(`---\nlang: ${lang}\n---\n\n## One\n\nWords.`)).deck, [], false).lang;

test.each(['ar', 'ar-EG', 'fa', 'de', 'en-GB', 'zh-Hant'])(
  'live charts of a deck in %s write the digits of the still drawings, whatever the browser knows of the language',
  (lang) => {
    const told = langOf(lang);
    expect(told).toMatch(new RegExp(`^${lang}-u-nu-\\w+$`));
    expect(formatValue(1234.5, { unit: 'people' }, told)).toBe(formatValue(1234.5, { unit: 'people' }, lang));
    expect(directionOf(told)).toBe(directionOf(lang));
  },
);

test('digits that a deck asks for are kept', () => {
  expect(langOf('ar-u-nu-arab')).toBe('ar-u-nu-arab');
  expect(formatValue(12, { unit: '%' }, langOf('ar-u-nu-arab'))).toContain('١٢');
});
