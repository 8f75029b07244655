import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { measureText, registerFamily } from '../../deck/fonts/canvas.ts';
import { SERIF } from '../../deck/fonts/families.ts';
import { SvgContext } from '../../deck/panels/draw/svg-context.ts';
import { COLOURS_BY_NAME, drawVector } from '../../deck/panels/draw/vector.ts';
import { hitInWhole, layFigure } from '../../deck/panels/kinds/small.ts';
import { blocksOf } from '../../deck/panels/map/map-shapes.ts';
import { expectGolden } from '../markdown/golden.ts';
import { drawNarrowPanel, drawPanel, leastLetters, misplaced, tokens } from './draw.ts';
import { loadGallery } from './gallery.ts';
import { draw, goodMap } from './maps.ts';

beforeAll(async () => {
  await registerFamily('اא');
  await registerFamily('اא', SERIF);
});

const charts = (deck: string) =>
  readdirSync(new URL(`../fixtures/decks/${deck}/charts/`, import.meta.url))
    .filter((name) => name.endsWith('.csv'))
    .map((name) => name.slice(0, -4));
const size = { width: 1152, height: 380 };

describe.each(charts('arabic'))('%s, from right to left', (id) => {
  test('looks as it did, with its words inside and apart', async () => {
    const drawn = drawPanel(await loadGallery(id, 'arabic'), tokens, size, 'ar', id);
    expect(misplaced(drawn)).toEqual([]);
    expect(leastLetters(drawn)).toBeGreaterThanOrEqual(16);
    await expect(`${drawn.svg.replaceAll('><', '>\n<')}\n`).toMatchFileSnapshot(`golden/rtl-${id}.svg`);
  });

  test('is the drawing from left to right, each line of text mirrored and held by its other end', async () => {
    const panel = await loadGallery(id, 'arabic');
    // The same language in the letters of another script: only its lines run the other way.
    const [one, other] = ['ar', 'ar-Latn'].map((lang) => drawPanel(panel, tokens, size, lang, id));
    const opposite = { start: 'end', middle: 'middle', end: 'start' } as const;
    const bare = (text: string) => text.replace('\u200e', '');
    const mirrored = other?.texts.map(({ x, anchor, text, ...line }) => {
      return { ...line, text: bare(text), x: Math.round(size.width - x), anchor: opposite[anchor] };
    });
    const found = one?.texts.map((line) => ({ ...line, text: bare(line.text), x: Math.round(line.x) }));
    expect(found).toEqual(mirrored);
  });

  test('stands in a phone’s column too', async () => {
    const drawn = drawNarrowPanel(await loadGallery(id, 'arabic'), tokens, 'ar');
    expect(misplaced(drawn)).toEqual([]);
    expect(leastLetters(drawn, true)).toBeGreaterThanOrEqual(13);
  });
});

test('the drawing says its direction, and its texts begin at the right', async () => {
  const { svg } = drawPanel(await loadGallery('ahya', 'arabic'), tokens, size, 'ar', 'p');
  expect(svg).toMatch(/^<svg [^>]* direction="rtl"/);
  expect(svg).toContain('<g transform="matrix(-1 0 0 1 1152 0)">');
  // SVG's start of a text is its right end here: the names of rows are held by it at the right edge.
  expect(svg).toMatch(/<text x="1152" [^>]*>حي الميناء</);
  const { svg: other } = drawPanel(await loadGallery('ahya', 'arabic'), tokens, size, 'en', 'p');
  expect(other).not.toMatch(/direction=|matrix\(-1/);
});

test('forms for PowerPoint are mirrored too, their anchors on the side that they name', async () => {
  const panel = await loadGallery('ahya', 'arabic');
  const kit = {
    tokens: { ...tokens, colours: COLOURS_BY_NAME },
    size,
    lang: 'ar',
    measure: measureText(tokens.family),
  };
  const [one, other] = ['ar', 'ar-Latn'].map((lang) => drawVector(panel, { ...kit, lang }));
  const edges = (of: typeof one) =>
    of?.shapes.map(({ path }) => path.flatMap(([, ...numbers]) => numbers.filter((_, i) => i % 2 === 0)));
  const right = edges(one)?.map((xs) => Math.round(Math.max(...xs)));
  const left = edges(other)?.map((xs) => Math.round(size.width - Math.min(...xs)));
  expect(right).toEqual(left);
  expect(one?.texts.find(({ text }) => text === 'حي الميناء')).toMatchObject({ x: 1152, anchor: 'end' });
});

test('small multiples begin at the right, and a datum is pointed at where it is seen', async () => {
  const panel = await loadGallery('sighar', 'arabic');
  const figure = layFigure(panel, { tokens, size, lang: 'ar', measure: measureText(tokens.family) });
  const [first, second] = figure.parts;
  if (!first || !second) throw new Error('The figure has no parts.');
  expect(first.x + first.kit.size.width / first.factor).toBe(size.width);
  expect(second.x).toBeLessThan(first.x);
  const hit = hitInWhole(first, { series: 0, index: 0, x: 10, y: 5, width: 20, height: 4 });
  expect(hit.x + hit.width).toBe(size.width - 10 / first.factor);
});

test('a numeral stands at the left of its word, with the same room', () => {
  const context = new SvgContext({ width: 200, height: 40 }, () => 50, 'p', true);
  context.mark(12, 60, 20);
  // Two digits of 8.5, and as much free before them as behind: see model/figure-marks.ts.
  expect(context.marks).toEqual([{ number: 12, x: 140 - 2 * 8.5 - 4, y: 20, step: 0 }]);
});

test('a map is not mirrored; its names are held where they were, and begin at their right end', async () => {
  const folder = new URL('../fixtures/decks/arabic/charts/', import.meta.url);
  const panel = await goodMap('kharita', folder);
  const [one = '', other = ''] = ['ar', 'ar-Latn'].map((lang) => draw(panel, { width: 1280, height: 376 }, lang).svg);
  expect(one).toMatch(/^<svg [^>]* direction="rtl"/);
  expect(one).not.toContain('matrix(-1');
  const shapes = (svg: string) => svg.match(/<path [^>]*>/g);
  expect(shapes(one)).toEqual(shapes(other));
  // Two lines beside a mark, the second in its own place with the space that parts them.
  expect(other).toMatch(/text-anchor="end"[^>]*><tspan [^>]*>فيضان، مايو 2024</);
  expect(one).toMatch(/<text (?!text-anchor)[^>]*><tspan [^>]*>فيضان، مايو 2024 </);
  expectGolden(`${one.replaceAll('><', '>\n<')}\n`, fileURLToPath(new URL('golden/rtl-kharita.svg', import.meta.url)));
});

test('letters that join are never set apart on a map, others are', () => {
  const style = { size: 20, weight: 600, colour: 'soft', spacing: 4 } as const;
  const measure = (text: string) => 10 * text.length;
  expect(blocksOf('مصر', style, 'ar', measure)[0]).toMatchObject({ width: 30, style: { size: 20 } });
  expect(blocksOf('مصر', style, 'ar', measure)[0]?.style).not.toHaveProperty('spacing');
  expect(blocksOf('מצר', style, 'he', measure)[0]).toMatchObject({ width: 42, style: { spacing: 4 } });
});

test('a plus before a number stays before it', async () => {
  const { texts } = drawPanel(await loadGallery('niqat', 'arabic'), tokens, size, 'ar', 'p');
  expect(texts.map(({ text }) => text).join('|')).toContain('\u200e+21');
});
