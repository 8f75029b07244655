import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, expect, test } from 'vitest';
import type { MapPanel } from '../../deck/model/map.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { drawNarrowMapSvg } from '../../deck/panels/draw/map-svg.ts';
import { panelTable } from '../../deck/panels/index.ts';
import { expectGolden } from '../markdown/golden.ts';
import { prepareFonts } from './draw.ts';
import { draw, goodMap, setting } from './maps.ts';

beforeAll(prepareFonts);

const GALLERY = new URL('../fixtures/decks/gallery/charts/', import.meta.url);
const golden = (name: string) => fileURLToPath(new URL(`golden/${name}.svg`, import.meta.url));
const wide = { width: 1280, height: 376 };

/** The colours of some pixels of a drawing, with the theme's colours set in. */
async function pixels(svg: string, colours: Record<string, string>, places: [number, number][]): Promise<string[]> {
  const [, width = 1, height = 1] = (/viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []).map(Number);
  const plain = svg
    .replace('<svg ', `<svg width="${width}" height="${height}" `)
    .replace(/var\(--([\w-]+)\)/g, (_, name: string) => colours[name] ?? '#ff00ff');
  const context = createCanvas(width, height).getContext('2d');
  context.drawImage(await loadImage(Buffer.from(plain)), 0, 0);
  return places.map(([x, y]) => [...context.getImageData(x, y, 1, 1).data.slice(0, 3)].join(' '));
}

test('a map of events is drawn as it was looked at, wide and narrow, and has all its words', async () => {
  const panel = await goodMap('map-events', GALLERY);
  const { svg, problems } = draw(panel, wide);
  expect(problems).toEqual([]);
  expectGolden(svg.replaceAll('><', '>\n<'), golden('map-events'));
  for (const words of ['Flooded, May 2024', 'supplies', '>4 May', 'schematic', 'Erlenhauptstadt'])
    expect(svg).toContain(words);
  const narrow = drawNarrowMapSvg(panel, setting(wide), true);
  expect(narrow.problems).toEqual([]);
  expect(narrow.svg).toMatch(/^<svg class="plot-narrow" [^>]*viewBox="0 0 390 /);
  expectGolden(narrow.svg.replaceAll('><', '>\n<'), golden('map-events-narrow'));
});

test('no letter in a narrow column is under 13 pixels', async () => {
  for (const name of ['map-events', 'map-frames']) {
    const { svg } = drawNarrowMapSvg(await goodMap(name, GALLERY), setting(wide), false);
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
  }
});

test('frames stand side by side, each a step with its head, date and sentence', async () => {
  const { svg, problems } = draw(await goodMap('map-frames', GALLERY), { width: 1152, height: 360 });
  expect(problems).toEqual([]);
  expectGolden(svg.replaceAll('><', '>\n<'), golden('map-frames'));
  expect(svg.match(/<svg [^>]*width="564"/g)).toHaveLength(2);
  expect(svg.match(/<g class="fragment" data-step="\d"><\/g>/g)).toEqual([
    '<g class="fragment" data-step="1"></g>',
    '<g class="fragment" data-step="2"></g>',
  ]);
  expect(svg).toContain('<g data-step="2"><svg');
});

test('the same ground again and again is drawn as it was looked at', async () => {
  const { svg, problems } = draw(await goodMap('map-small', GALLERY), { width: 1152, height: 460 });
  expect(problems).toEqual([]);
  expectGolden(svg.replaceAll('><', '>\n<'), golden('map-small'));
});

test('the table tells of overlays and frames', async () => {
  const events = panelTable(await goodMap('map-events', GALLERY), wordsFor('en'), 'en');
  expect(events).toContain('<th scope="row">Flood</th><td>Flooded, May 2024 by two reports</td>');
  expect(events).toContain('<th scope="row">Camp</th><td>supplies</td>');
  const frames = panelTable(await goodMap('map-frames', GALLERY), wordsFor('en'), 'en');
  expect(frames).toContain('Back, by 9 May');
  expect(frames).toContain('They came back the same way.');
});

test('a class has the tone of its legend, over water too', async () => {
  const rainfall = await goodMap('rainfall');
  const { svg } = draw({ ...rainfall, sea: true }, { width: 740, height: 380 });
  const colours = { paper: '#ffffff', accent: '#0072b2', water: '#cfe2ef', ink: '#000000', mark: '#888888' };
  const at = (places: [number, number][]) => pixels(svg, colours, places);
  const swatch = /d="M([\d.]+)[ ,]([\d.]+)h28v18h-28z" fill="var\(--accent\)" fill-opacity="0.3"/.exec(svg);
  const [own] = await at([[Number(swatch?.[1]) + 14, Number(swatch?.[2]) + 9]]);
  // 30% of the accent on paper.
  expect(
    own
      ?.split(' ')
      .map(Number)
      .every((part, i) => Math.abs(part - ([178.5, 212.7, 231.9][i] ?? 0)) < 2),
  ).toBe(true);
  // The region has it too, pixel for pixel, and nothing has the tone that water would make of it.
  const grid = Array.from({ length: 74 * 38 }, (_, i): [number, number] => [
    (i % 74) * 10 + 5,
    Math.floor(i / 74) * 10 + 5,
  ]);
  const seen = await at(grid);
  expect(seen.filter((colour) => colour === own).length).toBeGreaterThan(40);
  const overWater = [0xcf, 0xe2, 0xef].map((part, i) => part * 0.7 + ([0, 0x72, 0xb2][i] ?? 0) * 0.3);
  const isOverWater = (colour = '') =>
    colour.split(' ').every((part, i) => Math.abs(Number(part) - (overWater[i] ?? 0)) < 2);
  // But for the edge of a letter or a line.
  expect(seen.filter(isOverWater).length).toBeLessThan(10);
});

test('a ring round the other pole does not paint the sea away', async () => {
  const rim = Array.from({ length: 37 }, (_, i): [number, number] => [-180 + i * 10, -70]);
  const island = await goodMap('island');
  const panel: MapPanel = {
    ...island,
    layers: [
      {
        draw: 'areas',
        key: 'south',
        label: 'South',
        look: 'land',
        features: [{ geometry: { type: 'Polygon', coordinates: [rim] } }],
      },
    ],
  };
  const { svg } = draw(panel, { width: 740, height: 380 });
  const [colour] = await pixels(svg, { water: '#0000ff', 'land-plain': '#00ff00' }, [[300, 150]]);
  expect(colour).toBe('0 0 255');
});

test('values are written without names; names outside the drawing are no fault', async () => {
  const rainfall = await goodMap('rainfall');
  const layers = rainfall.layers.map((layer) =>
    layer.draw === 'areas'
      ? {
          ...layer,
          features: layer.features.map((each) => ({ ...each, label: { text: '', source: { file: 'a', line: 1 } } })),
        }
      : layer,
  );
  const { svg } = draw({ ...rainfall, layers }, { width: 740, height: 380 });
  expect(svg).toContain('>1,450\u00a0mm<');
  expect(svg.replace(/<title>.*?<\/title>/g, '')).not.toContain('North-west');
  const island = await goodMap('island');
  const north = { ...island, frame: { west: 30, south: 44, east: 36, north: 47 } };
  expect(
    draw(
      { ...north, layers: north.layers.filter(({ draw: kind }) => kind !== 'distance') },
      { width: 740, height: 380 },
    ).problems,
  ).toEqual([]);
});

test('a choropleth from edge to edge has its legend, and a message says what has no room', async () => {
  const rainfall = await goodMap('rainfall');
  expect(draw(rainfall, { width: 1280, height: 560 }).problems).toEqual([]);
  const [fault] = draw({ ...rainfall, scaleBar: false }, { width: 200, height: 90 }).problems.filter(({ message }) =>
    message.includes('legend'),
  );
  expect(fault?.message).toBe('There is no room on the map for the legend of "Regions"');
});
