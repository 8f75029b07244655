import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LonLat, MapPanel } from '../../deck/model/map.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { pageData } from '../../deck/page/document.ts';
import { panelTable } from '../../deck/panels/index.ts';
import { greatCircle, linesOf } from '../../deck/panels/map/map-geometry.ts';
import { expectGolden } from '../markdown/golden.ts';
import { prepareFonts } from '../panels/draw.ts';
import { draw, goodMap } from '../panels/maps.ts';
import { loadBriefing } from './load.ts';

const folder = new URL('../../charts/', import.meta.url);
const size = { width: 740, height: 362 };
let locator: MapPanel;
let terrain: MapPanel;

beforeAll(async () => {
  await prepareFonts();
  [locator, terrain] = await Promise.all([goodMap('locator', folder), goodMap('terrain', folder)]);
});

const words = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, content = '']) => content.replace(/<[^>]*>/g, ''));

test('from Kyiv to the nearest point of the border it is about 90 km: measured, and measured again without our geometry', () => {
  const distance = locator.layers.find(({ key }) => key === 'kyiv-border');
  const border = locator.layers.find(({ key }) => key === 'border');
  if (distance?.draw !== 'distance' || border?.draw !== 'lines') throw new Error('the layers are gone');
  expect(distance.from).toEqual([30.5147, 50.4353]);
  expect(distance.km).toBeGreaterThan(89.5);
  expect(distance.km).toBeLessThan(90.1);
  const line = border.features.flatMap(({ geometry }) => linesOf(geometry)).flat();
  // The law of haversines at the border's own positions, which lie about 2 km apart.
  const radians = Math.PI / 180;
  const haversine = ([x, y]: LonLat, [u, v]: LonLat) => {
    const a = Math.sin(((v - y) * radians) / 2) ** 2;
    const b = Math.sin(((u - x) * radians) / 2) ** 2 * Math.cos(y * radians) * Math.cos(v * radians);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(a + b));
  };
  const nearest = Math.min(...line.map((place) => haversine(distance.from, place)));
  expect(nearest - distance.km).toBeGreaterThanOrEqual(-1e-9);
  expect(nearest - distance.km).toBeLessThan(0.5);
  expect(greatCircle(distance.from, distance.to)).toBeCloseTo(distance.km, 9);
});

describe('the locator', () => {
  test('names six countries, their capitals, the two rivers and the distance', () => {
    const countries = ['BELARUS', 'UKRAINE', 'RUSSIA', 'POLAND', 'LITHUANIA', 'LATVIA'];
    const capitals = ['Kyiv', 'Minsk', 'Moscow', 'Riga', 'Vilnius', 'Warsaw'];
    const rest = ['Dnieper', 'Pripyat', 'Brest', 'Gomel', 'Chernihiv', 'about 90 km, our measurement'];
    const { svg, problems } = draw(locator, size);
    expect(problems).toEqual([]);
    expect(words(svg)).toEqual(expect.arrayContaining([...countries, ...capitals, ...rest]));
  });

  test('says no border length of its own: the line drawn here is too smooth for one', () => {
    expect(words(draw(locator, size).svg).join(' ')).not.toMatch(/1,084|85[0-9]|86[0-9]/);
  });

  test('shows the land, then the border, then the distance', () => {
    const steps = locator.layers.map(({ key, step }) => [key, step ?? 0]);
    expect(Object.fromEntries(steps)).toMatchObject({ focus: 0, capitals: 0, border: 1, 'kyiv-border': 2 });
  });
});

test('the terrain names the marsh as indicative and the two approaches, without arrows or symbols of forces', () => {
  const { svg, problems } = draw(terrain, size);
  expect(problems).toEqual([]);
  expect(words(svg)).toEqual(
    expect.arrayContaining([
      'Pripyat marshes, indicative',
      'Chornobyl approach, 2022',
      'Chernihiv approach, 2022',
      ...['Brest', 'Pinsk', 'Mazyr', 'Chornobyl', 'Kyiv', 'Chernihiv', 'Gomel', 'Pripyat', 'Dnieper', 'Desna'],
    ]),
  );
  expect(svg).not.toContain('marker');
});

test('the table of the terrain lists what the frame shows, and nothing beyond it', () => {
  const table = panelTable(terrain, wordsFor('en'), 'en');
  expect(table).toContain('Kyiv Reservoir');
  expect(table).not.toMatch(/Pskov|Kremenchuk|Vistula/);
});

test('both maps say where their data are from, and each stands on its slide', async () => {
  const { deck } = await loadBriefing();
  expect([locator.asOf, terrain.asOf]).toEqual(Array(2).fill('Natural Earth 4.0 and 4.1'));
  expect(locator.note).toContain('Map data: public domain');
  expect(terrain.note).toBe('Map data: public domain; marsh extent indicative, drawn by us');
  expect(deck.slides.find(({ id }) => id === 'border')?.panels).toEqual(['locator']);
  expect(deck.slides.find(({ id }) => id === 'terrain')?.panels).toEqual(['terrain']);
  expect(deck.slides.find(({ kind }) => kind === 'cover')?.panels).toEqual(['cover-map']);
});

test('a map is small on the page, and its geometry is not there a second time', async () => {
  for (const panel of [locator, terrain]) expect(draw(panel, size).svg.length).toBeLessThan(60_000);
  const { deck, panels } = await loadBriefing();
  expect(panels.map(({ id }) => id)).toEqual(expect.arrayContaining(['locator', 'terrain']));
  expect(Object.keys(pageData(deck, panels, false).panels)).not.toEqual(expect.arrayContaining(['locator']));
  expect(JSON.stringify(pageData(deck, panels, false))).not.toContain('coordinates');
});

test.each(['locator', 'terrain'])('the %s is drawn as it was looked at', async (name) => {
  const path = fileURLToPath(new URL(`golden/${name}.svg`, import.meta.url));
  expectGolden(draw(name === 'locator' ? locator : terrain, size).svg.replaceAll('><', '>\n<'), path);
});
