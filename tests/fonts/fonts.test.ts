import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { canvasFonts, measureText, registerFamily, registerFonts, setFont } from '../../deck/fonts/canvas.ts';
import { charactersIn } from '../../deck/fonts/cut-font.mjs';
import { glyphsOf, packageFor, SURE } from '../../deck/fonts/fallbacks.ts';
import { FAMILIES, readScript, SANS, SERIF, scriptsOf } from '../../deck/fonts/families.ts';
import { fontFaces, webFonts, wholeScript } from '../../deck/fonts/web-fonts.ts';

/** Rules for the signs that prose seldom has: the same for every text. */
const ofSigns = ({ range }: { range: string }) => range.startsWith('U+23,');

describe('webFonts', () => {
  test('an English deck brings one file a weight; those of a first slide are preloaded', async () => {
    const fonts = (await webFonts(['Plain text'])).filter((font) => !ofSigns(font));
    expect(fonts.map(({ family, weight, preload }) => [family, weight, preload])).toEqual([
      ['Source Sans 3', 400, true],
      ['Source Sans 3', 600, true],
      ['Source Sans 3', 700, false],
      ['Source Serif 4', 400, false],
      ['Source Serif 4', 600, true],
    ]);
  });

  test('signs that prose seldom has are a file of their own, with a rule that comes later and is not preloaded', async () => {
    const sans = (await webFonts(['Plain text'])).filter(
      ({ family, weight }) => `${family} ${weight}` === `${SANS} 400`,
    );
    expect(sans.map(({ range, preload }) => [range.slice(0, 11), preload])).toEqual([
      ['U+0000-00FF', true],
      ['U+23,U+2A,U', false],
    ]);
    const characters = await Promise.all(sans.map(async ({ source }) => [...(await charactersIn(await source()))]));
    expect(characters.map((each) => each.includes(0x40))).toEqual([false, true]);
    const both = new Set(characters.flat());
    for (let ascii = 0x20; ascii < 0x7f; ascii += 1) expect(both, String.fromCharCode(ascii)).toContain(ascii);
  });

  test('the files are cut down: those preloaded together under 25 kB', async () => {
    const fonts = (await webFonts(['Plain text'])).filter(({ preload }) => preload);
    const files = await Promise.all(fonts.map(({ source }) => source()));
    expect(files.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(25_000);
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
    expect(same.every(ofSigns)).toBe(true);
  });
});

test('fontFaces names family, weight and range', async () => {
  const css = fontFaces(await webFonts(['a']), (name) => `./${name}`);
  expect(css).toMatch(/^@font-face\{font-family:"Source Sans 3";.*font-weight:400;.*unicode-range:U\+0000-00FF/);
});

test('numerals, put together of their digits, are as wide as the typefaces set them', async () => {
  for (const { family, weights } of FAMILIES.filter(({ family }) => family === SANS || family === SERIF)) {
    await registerFamily('1', family);
    for (const weight of weights) {
      const context = createCanvas(1, 1).getContext('2d');
      setFont(context, family, 100, weight);
      const measure = measureText(family);
      for (let i = 0; i < 1000; i += 1) {
        const numerals = [`${i},${i}`, `${i * 37}.${i}`, `−${i}–${i}%`, `+${i}.`, `${i * i}−${i},`];
        const text = numerals[i % numerals.length] ?? '';
        expect(measure(text, 100, weight), `${family} ${weight} ${text}`).toBeCloseTo(
          context.measureText(text).width,
          3,
        );
      }
    }
  }
});

test('canvasFonts gives one variable file for each script that charts use', async () => {
  const fonts = await canvasFonts('90 % Чай');
  expect(fonts.map(({ name }) => name)).toEqual(['source-sans-3 cyrillic', 'Source Sans 3']);
});

test('the canvas measures text in each weight as the static files set it, to a thousandth', async () => {
  await registerFamily('90 % Чай');
  const measure = measureText(SANS);
  for (const weight of FAMILIES[0].weights) {
    const fixed = `fixed ${weight}`;
    for (const script of await scriptsOf(FAMILIES[0])) {
      if (script.script === 'latin' || script.script === 'cyrillic')
        registerFonts([
          {
            name: script.script === 'latin' ? fixed : `${fixed} ${script.script}`,
            family: fixed,
            source: await wholeScript(FAMILIES[0], script, weight),
          },
        ]);
    }
    const context = createCanvas(1, 1).getContext('2d');
    setFont(context, fixed, 22, weight);
    for (const text of ['Ammunition depots, “war”', '45 % – 50 %', 'Чай и кофе']) {
      const { width } = context.measureText(text);
      expect(Math.abs(measure(text, 22, weight) / width - 1), `${weight} ${text}`).toBeLessThan(0.001);
    }
  }
});

describe('what the families lack', () => {
  test('is cut from a fallback under the family’s own name, for these characters alone, and is never empty', async () => {
    const fonts = (await webFonts(['xᵢ ≤ 3'])).filter(({ fileName }) => !fileName.startsWith('assets/source-s'));
    expect(fonts.map(({ family, weight, range, preload }) => [family, weight, range, preload])).toEqual([
      ['Source Sans 3', 400, 'U+1D62', false],
      ['Source Sans 3', 600, 'U+1D62', false],
      ['Source Sans 3', 700, 'U+1D62', false],
      ['Source Serif 4', 400, 'U+1D62', false],
      ['Source Serif 4', 600, 'U+1D62', false],
    ]);
    for (const font of await webFonts(['xᵢ ≤ 3']))
      expect((await font.source()).length, font.fileName).toBeGreaterThan(500);
  });

  test('is nothing that has no shape: browsers refuse a font of that alone', async () => {
    expect(
      (await webFonts(['a\u2060b\u2003c\u202fd\ufe0f'])).every(
        (font) => font.range.startsWith('U+0000') || ofSigns(font),
      ),
    ).toBe(true);
  });

  test('has a rule for each weight, since browsers look at the rules of one weight only', async () => {
    const check = (await webFonts(['⊂'])).filter(({ range }) => range === 'U+2282');
    expect(check.map(({ family, weight }) => `${family} ${weight}`)).toEqual([
      'Source Sans 3 400',
      'Source Sans 3 600',
      'Source Sans 3 700',
      'Source Serif 4 400',
      'Source Serif 4 600',
    ]);
    expect(new Set(check.map(({ fileName }) => fileName)).size).toBe(1);
  });

  test('costs nothing where there is nothing', async () => {
    const plain = await webFonts(['Straße, “war” – 45 °']);
    expect(plain.filter((font) => !font.range.startsWith('U+0000-00FF') && !ofSigns(font))).toEqual([]);
  });

  test.each([
    ['Latin', 'ᵢꞵǅ₂⅓'],
    ['Greek', 'ἐνϑ'],
    ['Cyrillic', 'ѣӕꙋ'],
    ['Arabic', 'السلام'],
    ['Hebrew', 'שָׁלוֹם'],
    ['mathematics', '∑∫√≤⊂∀𝑥⟨'],
    ['symbols', '→⇒①☃✓✔⚠♻└█℃'],
  ])('%s is there by itself', async (_, text) => {
    for (const face of FAMILIES) expect((await glyphsOf(face, text)).missing).toEqual([]);
  });

  test('has a package that brings it, by the deck’s language, or none', async () => {
    expect((await glyphsOf(FAMILIES[0], '日本한ก🜨\ue000')).missing).toEqual(['日', '本', '한', 'ก', '\ue000']);
    expect(['日', 'か', '한', 'ก', '🦊', '\ue000'].map((each) => packageFor(each, 'en'))).toEqual([
      '@fontsource-variable/noto-sans-sc',
      '@fontsource-variable/noto-sans-jp',
      '@fontsource-variable/noto-sans-kr',
      '@fontsource-variable/noto-sans-thai',
      '@fontsource/noto-emoji',
      undefined,
    ]);
    // Signs that belong to no script alone.
    for (const sign of 'ー・㈱㍻㎡〜') expect(packageFor(sign, 'ja')).toBe('@fontsource-variable/noto-sans-jp');
    expect(packageFor('🏽', 'en')).toBe('@fontsource/noto-emoji');
    expect(['ja', 'zh-Hant', 'zh-CN'].map((lang) => packageFor('日', lang))).toEqual([
      '@fontsource-variable/noto-sans-jp',
      '@fontsource-variable/noto-sans-tc',
      '@fontsource-variable/noto-sans-sc',
    ]);
  });

  test('is nothing of what both are said to have surely', async () => {
    const characters = Array.from({ length: 0x2300 }, (_, i) => String.fromCodePoint(i)).filter((each) =>
      SURE.test(each),
    );
    for (const face of FAMILIES) {
      const scripts = await scriptsOf(face);
      const files = await Promise.all(scripts.map(async ({ script }) => charactersIn(await readScript(face, script))));
      const has = new Set(files.flatMap((each) => [...each]));
      expect(characters.filter((each) => each > '\n' && !has.has(each.codePointAt(0) ?? 0))).toEqual([]);
    }
  });

  test('is measured on the canvas in the face that the page shows', async () => {
    await registerFamily('xᵢ ≤ Чай');
    const context = createCanvas(1, 1).getContext('2d');
    context.font = '400 100px monospace';
    const foreign = context.measureText('ᵢᵢᵢᵢ').width;
    expect(measureText(SANS)('ᵢᵢᵢᵢ', 100, 400)).toBeLessThan(foreign * 0.8);
  });
});
