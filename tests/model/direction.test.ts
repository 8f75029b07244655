import { describe, expect, test } from 'vitest';
import { directionOf, isolated, langAttributes, markedNumber } from '../../deck/model/direction.ts';

describe('how the lines of a language run', () => {
  test.each([
    'ar',
    'ar-EG',
    'he',
    'HE-il',
    'fa',
    'ur-PK',
    'yi',
    'ps',
    'ckb',
    'az-Arab',
    'ku-Arab-IQ',
    'pa-Arab',
    'ar-u-nu-latn',
  ])('%s from right to left', (lang) => expect(directionOf(lang)).toBe('rtl'));

  // The region AR is Argentina, and a language may be written in another script than most often.
  test.each(['en', 'de-AT', 'uk', 'es-AR', 'ks-Deva', 'az', 'ku', 'yi-Latn', 'zh-Hant-TW', 'de-x-arab'])(
    '%s from left to right',
    (lang) => expect(directionOf(lang)).toBe('ltr'),
  );

  test('stands on an element beside the language', () => {
    expect(langAttributes('ar')).toBe('lang="ar" dir="rtl"');
    expect(langAttributes('en-GB')).toBe('lang="en-GB" dir="ltr"');
  });

  test('what stands behind other words is set apart where they run from right to left', () => {
    expect(isolated('2024-05-02 & on', 'ar')).toBe('<bdi>2024-05-02 &amp; on</bdi>');
    expect(isolated('2024-05-02 & on', 'de')).toBe('2024-05-02 &amp; on');
    expect(markedNumber('2024-05-02', 'ar')).toBe('\u200e2024-05-02');
    expect([markedNumber('2024-05-02', 'de'), markedNumber('مايو 2024', 'ar')]).toEqual(['2024-05-02', 'مايو 2024']);
  });
});
