import { beforeAll, describe, expect, test } from 'vitest';
import type { LonLat, MapPanel } from '../../deck/model/map.ts';
import { pageData } from '../../deck/page/document.ts';
import { greatCircle, linesOf } from '../../deck/panels/map/map-geometry.ts';
import { prepareFonts } from '../panels/draw.ts';
import { draw, goodMap } from '../panels/maps.ts';
import { loadBriefing } from './load.ts';

const folder = new URL('../../charts/', import.meta.url);
/** From edge to edge under a title. */
const size = { width: 1280, height: 376 };
let border: MapPanel;
let terrain: MapPanel;

beforeAll(async () => {
  await prepareFonts();
  [border, terrain] = await Promise.all([goodMap('border', folder), goodMap('terrain-wide', folder)]);
});

const words = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, content = '']) => content.replace(/<[^>]*>/g, ''));

test('from Kyiv to the nearest point of the border it is about 90 km: measured, and measured again without our geometry', () => {
  const distance = border.layers.find(({ key }) => key === 'kyiv-border');
  const line = border.layers.find(({ key }) => key === 'border');
  if (distance?.draw !== 'distance' || line?.draw !== 'lines') throw new Error('the layers are gone');
  expect(distance.from).toEqual([30.5147, 50.4353]);
  expect(distance.km).toBeGreaterThan(89.5);
  expect(distance.km).toBeLessThan(90.1);
  const positions = line.features.flatMap(({ geometry }) => linesOf(geometry)).flat();
  // The law of haversines at the border's own positions, which lie about 2 km apart.
  const radians = Math.PI / 180;
  const haversine = ([x, y]: LonLat, [u, v]: LonLat) => {
    const a = Math.sin(((v - y) * radians) / 2) ** 2;
    const b = Math.sin(((u - x) * radians) / 2) ** 2 * Math.cos(y * radians) * Math.cos(v * radians);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(a + b));
  };
  const nearest = Math.min(...positions.map((place) => haversine(distance.from, place)));
  expect(nearest - distance.km).toBeGreaterThanOrEqual(-1e-9);
  expect(nearest - distance.km).toBeLessThan(0.5);
  expect(greatCircle(distance.from, distance.to)).toBeCloseTo(distance.km, 9);
});

describe('the map of the border', () => {
  test('names the countries, the places that the text needs, both numbers and what they are', () => {
    const { svg, problems } = draw(border, size);
    expect(problems).toEqual([]);
    expect(words(svg)).toEqual(
      expect.arrayContaining(['BELARUS', 'UKRAINE', 'RUSSIA', 'Minsk', 'Kyiv', 'Brest', 'Gomel', 'Chernihiv']),
    );
    expect(words(svg).join(' ')).toMatch(/1,084\skm/);
    expect(words(svg).join(' ')).toMatch(/about 90\skm/);
  });

  test('shows the border before the distance', () => {
    const steps = Object.fromEntries(border.layers.map(({ key, step }) => [key, step ?? 0]));
    expect(steps['kyiv-border']).toBeGreaterThan(steps.border ?? 0);
  });
});

test('the terrain names the marsh as indicative and the crossings as schematic, without arrows or symbols of forces', () => {
  const { svg, problems } = draw(terrain, { width: 1280, height: 342 });
  expect(problems).toEqual([]);
  const all = words(svg).join(' ');
  for (const name of ['Brest', 'Pinsk', 'Chornobyl', 'Kyiv', 'Chernihiv']) expect(all).toContain(name);
  expect(all).toMatch(/indicative/);
  expect(all).toMatch(/schematic/i);
  expect(all).toMatch(/Volyn, Jan 2023/);
  expect(svg).not.toContain('marker');
});

test('the maps say where their data are from, and each stands on its slide', async () => {
  const { deck } = await loadBriefing();
  expect([border.asOf, terrain.asOf]).toEqual(Array(2).fill('Natural Earth 4.0 and 4.1'));
  for (const { note } of [border, terrain]) expect(note).toContain('Map: Natural Earth');
  const panels = (id: string) => deck.slides.find((slide) => slide.id === id)?.panels;
  expect(['cover', 'case', 'border', 'services', 'terrain'].map(panels)).toEqual([
    ['cover'],
    ['ground'],
    ['border'],
    ['services'],
    ['terrain-wide'],
  ]);
});

test('a map is small on the page, and its geometry is not there a second time', async () => {
  for (const panel of [border, terrain]) expect(draw(panel, size).svg.length).toBeLessThan(90_000);
  const { deck, panels } = await loadBriefing();
  expect(Object.keys(pageData(deck, panels, false).panels)).not.toContain('border');
  expect(JSON.stringify(pageData(deck, panels, false))).not.toContain('coordinates');
});
