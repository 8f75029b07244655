import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { canvasFonts, measureText, registerFamily, registerFonts } from '../../deck/fonts/canvas.ts';
import { FAMILIES, SANS, scriptsOf } from '../../deck/fonts/families.ts';
import { fontFaces, webFonts, wholeScript } from '../../deck/fonts/web-fonts.ts';
import { fontOf } from '../../deck/model/measure.ts';

describe('webFonts', () => {
  test('an English deck brings one file a weight; those of a first slide are preloaded', async () => {
    const fonts = await webFonts(['Plain text']);
    expect(fonts.map(({ family, weight, preload }) => [family, weight, preload])).toEqual([
      ['Source Sans 3', 400, true],
      ['Source Sans 3', 600, true],
      ['Source Sans 3', 700, false],
      ['Source Serif 4', 400, false],
      ['Source Serif 4', 600, true],
    ]);
  });

  test('the files are cut down: those preloaded together under 35 kB', async () => {
    const fonts = (await webFonts(['Plain text'])).filter(({ preload }) => preload);
    const files = await Promise.all(fonts.map(({ source }) => source()));
    expect(files.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(35_000);
  });

  test('a Cyrillic word brings the Cyrillic files, without a preload', async () => {
    const fonts = await webFonts(['Чай']);
    const cyrillic = fonts.filter(({ fileName }) => fileName.includes('-cyrillic-'));
    expect(cyrillic.map(({ preload }) => preload)).toEqual([false, false, false, false, false]);
  });

  test('the same text gives the same files', async () => {
    const names = async () => (await webFonts(['ein Text'])).map(({ fileName }) => fileName);
    expect(await names()).toEqual(await names());
  });

  test('another character gives files of other names', async () => {
    const [one, other] = [await webFonts(['ein Text']), await webFonts(['ein böser Text'])];
    const same = one.filter(({ fileName }) => other.some((font) => font.fileName === fileName));
    expect(same).toEqual([]);
  });
});

test('fontFaces names family, weight and range', async () => {
  const css = fontFaces(await webFonts(['a']), (name) => `./${name}`);
  expect(css).toMatch(/^@font-face\{font-family:"Source Sans 3";.*font-weight:400;.*unicode-range:U\+0000-00FF/);
});

test('canvasFonts gives one variable file for each script that charts use', async () => {
  const fonts = await canvasFonts('90 % Чай');
  expect(fonts.map(({ key }) => key)).toEqual(['source-sans-3 cyrillic', 'source-sans-3 latin']);
});

test('the canvas measures text in each weight as the static files set it, to a thousandth', async () => {
  await registerFamily('90 % Чай');
  const measure = measureText(SANS);
  for (const weight of FAMILIES[0].weights) {
    const fixed = `fixed ${weight}`;
    for (const script of await scriptsOf(FAMILIES[0])) {
      if (script.script === 'latin' || script.script === 'cyrillic')
        registerFonts([
          { key: `${fixed} ${script.script}`, family: fixed, source: await wholeScript(FAMILIES[0], script, weight) },
        ]);
    }
    const context = createCanvas(1, 1).getContext('2d');
    context.font = fontOf(fixed, 22, weight);
    for (const text of ['Ammunition depots, “war”', '45 % – 50 %', 'Чай и кофе']) {
      const { width } = context.measureText(text);
      expect(Math.abs(measure(text, 22, weight) / width - 1), `${weight} ${text}`).toBeLessThan(0.001);
    }
  }
});
