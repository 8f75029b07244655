import { describe, expect, test } from 'vitest';
import { canvasFonts, fontFaces, webFonts } from '../../deck/page/fonts.ts';

describe('webFonts', () => {
  test('an English deck brings one file a weight; those of a first slide are preloaded', async () => {
    const fonts = await webFonts('Plain text');
    expect(fonts.map(({ family, weight, preload }) => [family, weight, preload])).toEqual([
      ['Source Sans 3', 400, true],
      ['Source Sans 3', 600, true],
      ['Source Sans 3', 700, false],
      ['Source Serif 4', 400, false],
      ['Source Serif 4', 600, true],
    ]);
  });

  test('the files are cut down: those preloaded together under 35 kB', async () => {
    const fonts = (await webFonts('Plain text')).filter(({ preload }) => preload);
    expect(fonts.reduce((sum, { source }) => sum + source.length, 0)).toBeLessThan(35_000);
  });

  test('a Cyrillic word brings the Cyrillic files, without a preload', async () => {
    const fonts = await webFonts('Чай');
    const cyrillic = fonts.filter(({ fileName }) => fileName.includes('-cyrillic-'));
    expect(cyrillic.map(({ preload }) => preload)).toEqual([false, false, false, false, false]);
  });

  test('the same text gives the same files', async () => {
    const names = async () => (await webFonts('ein Text')).map(({ fileName }) => fileName);
    expect(await names()).toEqual(await names());
  });
});

test('fontFaces names family, weight and range', async () => {
  const css = fontFaces(await webFonts('a'), (name) => `./${name}`);
  expect(css).toMatch(/^@font-face\{font-family:"Source Sans 3";.*font-weight:400;.*unicode-range:U\+0000-00FF/);
});

test('canvasFonts gives the static weights that charts use', async () => {
  const fonts = await canvasFonts('90%');
  expect(fonts.map(({ family, weight }) => `${family} ${weight}`)).toEqual([
    'Source Sans 3 400',
    'Source Sans 3 600',
    'Source Sans 3 700',
  ]);
});
