import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../deck/model/words.ts';
import { panelTable } from '../../deck/panels/index.ts';
import { expectGolden } from '../markdown/golden.ts';
import { prepareFonts } from './draw.ts';
import { draw, goodMap } from './maps.ts';

beforeAll(prepareFonts);

const size = { width: 740, height: 380 };
const golden = (name: string) => fileURLToPath(new URL(`golden/map-${name}.svg`, import.meta.url));

describe.each(['island', 'rainfall', 'harbours'])('the map %s', (name) => {
  test('is drawn as it was looked at', async () => {
    expectGolden(draw(await goodMap(name), size).svg.replaceAll('><', '>\n<'), golden(name));
  });

  test('is plain vectors in the theme’s colours, named, without ids and styles', async () => {
    const panel = await goodMap(name);
    const { svg } = draw(panel, size);
    expect(svg).toMatch(/^<svg class="plot-svg" xmlns="[^"]+" viewBox="0 0 740 380" role="img" aria-label="[^"]+" /);
    expect(svg).not.toMatch(/<image|<script|<style|\sstyle=|href=|\sid=|url\(/);
    const colours = [...svg.matchAll(/\s(?:fill|stroke)="([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(colours.filter((colour) => colour !== 'none' && !/^var\(--[a-z-]+\)$/.test(colour))).toEqual([]);
    expect(draw(panel, size).svg).toBe(svg);
  });
});

test('an area or a symbol of a value names it where it is pointed at', async () => {
  const titles = async (name: string) =>
    [...draw(await goodMap(name), size).svg.matchAll(/<title>(.*?)<\/title>/g)].map(([, title]) => title);
  expect([...new Set(await titles('rainfall'))]).toMatchInlineSnapshot(`
    [
      "North-west: 1,450 mm",
      "North: 980 mm",
      "North-east: 800 mm",
      "South-west: 640 mm",
      "South: n/a",
      "South-east: 420 mm",
    ]
  `);
  expect([...new Set(await titles('harbours'))]).toMatchInlineSnapshot(`
    [
      "West Haven: 90 ships",
      "North Haven: 30 ships",
      "East Haven: n/a",
    ]
  `);
  expect(await titles('island')).toEqual([]);
});

test('steps are fragments of the slide, shapes and words alike; what has no step is there from the start', async () => {
  const { svg } = draw(await goodMap('island'), size);
  const groups = [...svg.matchAll(/<g( [^>]*)?>(.*?)<\/g>/g)].map(([, attributes = '', content = '']) => ({
    attributes,
    content,
  }));
  const step = (index: number) => groups.filter(({ attributes }) => attributes === ` data-step="${index + 1}"`);
  const fragments = groups.filter(({ attributes }) => attributes.includes('class="fragment"'));
  expect(fragments.map(({ attributes, content }) => attributes + content)).toEqual([
    ' class="fragment" data-step="1"',
    ' class="fragment" data-step="2"',
  ]);
  expect(
    step(0)
      .map(({ content }) => content)
      .join(''),
  ).toContain('var(--alert)');
  expect(
    step(1)
      .map(({ content }) => content)
      .join(''),
  ).toContain('about');
  const start = groups
    .filter(({ attributes }) => attributes === '')
    .map(({ content }) => content)
    .join('');
  expect(start).not.toContain('var(--alert)');
  expect(start).toContain('>Alder<');
});

test('a line of two is one text: its words stay apart for whoever searches or copies them', async () => {
  const panel = await goodMap('rainfall');
  const { svg } = draw(panel, size);
  const texts = [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, content = '']) =>
    content.replace(/<[^>]*>/g, ''),
  );
  expect(texts).toContain('North-west 1,450\u00a0mm');
  expect(texts).toContain('South n/a');
});

test('a value that is missing is hatched, and stands in the legend; it is never the lowest class', async () => {
  const { svg } = draw(await goodMap('rainfall'), size);
  const opacities = [...svg.matchAll(/fill="var\(--accent\)" fill-opacity="([\d.]+)"/g)].map(([, value]) => value);
  // Five regions with a value and four classes in the legend; 800 stands in the class that begins with it.
  expect(opacities).toEqual(['0.66', '0.48', '0.48', '0.3', '0.14', '0.14', '0.3', '0.48', '0.66']);
  expect(svg).toMatch(/>n\/a</);
});

test('the area of a symbol is its value; a missing one is a small open ring', async () => {
  const { svg } = draw(await goodMap('harbours'), size);
  const radii = [...svg.matchAll(/d="M[\d.]+,[\d.]+a([\d.]+),/g)].map(([, radius]) => Number(radius));
  // Each stands on a ground of paper, so that no layer under it changes its tone.
  expect((radii[0] ?? 0) ** 2 / (radii[2] ?? 1) ** 2).toBeCloseTo(3, 1);
  expect(radii[4]).toBe(5);
  expect(svg).toContain('stroke-dasharray="3 2"');
});

test('what an author writes is never markup', async () => {
  const panel = await goodMap('harbours');
  const text = JSON.stringify(panel).replaceAll('West Haven', '<b>&\\"');
  const { svg } = draw({ ...JSON.parse(text), summary: '"><script>' }, size);
  expect(svg).toContain('&lt;b&gt;&amp;&quot;');
  expect(svg).not.toMatch(/<b>|<script/);
});

test('the table says what the map shows, layer by layer, with values and distances', async () => {
  const island = panelTable(await goodMap('island'), wordsFor('en'), 'en');
  expect(island).toContain('<caption>Westland and Eastland</caption>');
  expect(island).toContain('<tr><th scope="row">Capital</th><td>Alder</td></tr>');
  expect(island).toContain('<tr><th scope="row">Countries</th><td>Westland, Eastland</td></tr>');
  expect(island).toContain('<td>about 140 km</td>');
  const rainfall = panelTable(await goodMap('rainfall'), wordsFor('de'), 'de');
  expect(rainfall).toContain('<th scope="row">North-west</th><td>1.450\u00a0mm</td>');
  expect(rainfall).toContain('<th scope="row">South</th><td>k. A.</td>');
});
