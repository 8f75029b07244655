import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { formatPlace } from '../../deck/model/error.ts';
import type { MapLayerDraft } from '../../deck/panels/define-panel.ts';
import type { MapDefinition } from '../../deck/panels/index.ts';
import { type Changes, FIXTURES, loadMapFrom } from './maps.ts';

const text = (name: string) => readFile(new URL(name, FIXTURES), 'utf8');

/** The module with some words changed, in its text and in what it builds alike. */
async function changed(name: string, from: string, to: string, more: Changes = {}): Promise<Changes> {
  const source = await text(`${name}.ts`);
  expect(source).toContain(from);
  const { default: good } = (await import(new URL(`${name}.ts`, FIXTURES).href)) as { default: MapDefinition };
  const swap = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(from, to));
  const definition: MapDefinition = { ...good, data: swap(good.data), build: (input) => swap(good.build(input)) };
  return { moduleText: source.replaceAll(from, to), definition, ...more };
}

async function faults(name: string, changes: Changes): Promise<string[]> {
  const { panel, problems } = await loadMapFrom(FIXTURES, name, changes);
  expect(panel).toBeUndefined();
  for (const { hint } of problems) expect(hint.length).toBeGreaterThan(10);
  return problems.map(({ code, message, source }) => `${formatPlace(source)} ${code}: ${message}`);
}

test('the fixtures have no faults', async () => {
  for (const name of ['island', 'rainfall', 'harbours']) {
    const { panel, problems } = await loadMapFrom(FIXTURES, name);
    expect(problems).toEqual([]);
    expect(JSON.parse(JSON.stringify(panel))).toEqual(panel);
  }
});

test('data that are no JSON, with the place where they stop being it', async () => {
  const geo = { towns: '{"type": "FeatureCollection",\n "features": [\n  {"type": Feature}]}' };
  expect(await faults('island', { geo })).toEqual([
    'charts/geo/towns.json:3:12 map-data: The file is not JSON (InvalidSymbol)',
  ]);
  expect(await faults('island', { geo: { towns: '[1, 2]' } })).toEqual([
    'charts/geo/towns.json:1:1 map-data: The file holds no map data',
  ]);
});

test('a file that is not there', async () => {
  expect(await faults('island', { geo: { rivers: undefined } })).toEqual([
    'charts/island.ts:4:44 map-data: There is no file "geo/rivers.json" beside the module',
  ]);
});

test('a TopoJSON whose arcs are not there', async () => {
  const geo = { base: (await text('geo/island.json')).replace('"arcs":[[0,1]]', '"arcs":[[0,9]]') };
  const [fault] = await faults('island', { geo });
  expect(fault).toMatch(/^charts\/geo\/island\.json:1:\d+ map-data: The object "countries" cannot be read: /);
});

test('coordinates in metres, a foreign geometry, none at all: each at its feature', async () => {
  const towns = (await text('geo/towns.json'))
    .replace('[11.2,47]', '[550000,5200000]')
    .replace('"Point","coordinates":[13.6,46.1]', '"Circle","coordinates":[13.6,46.1]')
    .replace(/\{"type":"Point","coordinates":\[14.6,47.9\]\}/, 'null');
  expect(await faults('island', { geo: { towns } })).toEqual([
    'charts/geo/towns.json:2:1 map-geometry: [550000,5200000] is no longitude and latitude',
    'charts/geo/towns.json:3:1 map-geometry: "Circle" is no geometry that a map can draw',
    'charts/geo/towns.json:4:1 map-geometry: A feature has no geometry',
  ]);
});

test('data, layers and features that have another name, with the one that is meant', async () => {
  const from = await loadMapFrom(FIXTURES, 'island', await changed('island', 'base.borders', 'base.boarders'));
  expect(from.problems.map(({ code, source }) => [code, formatPlace(source)])).toEqual([
    ['map-from', 'charts/island.ts:23:15'],
  ]);
  expect(from.problems[0]?.hint).toMatch(/^Did you mean "base\.borders"\?/);

  const where = await loadMapFrom(FIXTURES, 'island', await changed('island', 'Cedar', 'Ceder'));
  expect(where.problems.map(({ message, source }) => `${formatPlace(source)} ${message}`)).toEqual([
    'charts/island.ts:52:34 No feature has "Ceder" as its "name"',
  ]);
  expect(where.problems[0]?.hint).toMatch(/^Did you mean "Cedar"\?/);

  expect(await faults('island', await changed('island', 'E-W', 'W-E'))).toEqual([
    'charts/island.ts:24:24 map-where: No feature has "W-E" as its "pair"',
  ]);
});

test('a distance from a place that its layer has not', async () => {
  expect(await faults('island', await changed('island', 'Alder', 'Elder'))).toEqual([
    'charts/island.ts:32:42 map-layer: The layer "capital" has no place "Elder"',
  ]);
});

test('a layer of lines over points', async () => {
  expect(await faults('island', { geo: { rivers: await text('geo/towns.json') } })).toEqual([
    'charts/island.ts:18:62 map-geometry: A layer of lines cannot draw the Point in "rivers"',
  ]);
});

test('a value for a region that is not there, at its cell', async () => {
  const csv = (await text('rainfall.csv')).replace('NE,', 'NO,');
  expect(await faults('rainfall', { csv })).toEqual([
    'charts/rainfall.csv:4:1 map-join: No feature has the key "NO" to join a value to',
  ]);
});

test('a join by a property that is not there, or not different for each feature', async () => {
  expect(await faults('rainfall', await changed('rainfall', 'code', 'kode'))).toEqual([
    'charts/rainfall.ts:23:15 map-join: No feature has the property "kode" to join by',
  ]);
  const geo = { regions: (await text('geo/regions.json')).replace('"NE"', '"N"') };
  expect(await faults('rainfall', { geo })).toEqual([
    'charts/rainfall.ts:23:15 map-join: Several features have the key "N": one value would be drawn twice',
    'charts/rainfall.csv:4:1 map-join: No feature has the key "NE" to join a value to',
  ]);
});

test('a place outside the frame, at its cell', async () => {
  const csv = (await text('harbours.csv')).replace('13.1,48.8', '13.1,58.8');
  expect(await faults('harbours', { csv })).toEqual([
    'charts/harbours.csv:3:1 map-outside: "North Haven" (13.1, 58.8) lies outside the frame',
  ]);
});

test('a faulty cell and a missing CSV', async () => {
  const csv = (await text('harbours.csv')).replace('30', 'thirty');
  expect(await faults('harbours', { csv })).toEqual([
    'charts/harbours.csv:3:23 csv-cell: Column "ships" holds a wrong value: "thirty" is not a number',
  ]);
});

test('a look or a field that does not exist, and one that is missing', async () => {
  expect(await faults('harbours', await changed('harbours', 'symbol', 'symbal'))).toEqual([
    'charts/harbours.ts:20:15 map-field: Field "layers.1.look" is the text "symbal"',
  ]);
  expect(await faults('harbours', await changed('harbours', 'asOf', 'asof'))).toEqual([
    'charts/harbours.ts:1:1 map-field: Field "asOf" is missing, not a text',
    'charts/harbours.ts:11:5 map-field: Unknown field "asof"',
  ]);
});

test('a module that fails, and a map that has columns but no CSV', async () => {
  const { default: good } = (await import(new URL('island.ts', FIXTURES).href)) as { default: MapDefinition };
  const build = () => {
    throw new Error('no rows');
  };
  expect(await faults('island', { definition: { ...good, build } })).toEqual([
    'charts/island.ts:5:3 panel-build: The build function failed: no rows',
  ]);
  expect(await faults('island', { definition: { ...good, columns: {} } })).toEqual([
    'charts/island.ts:1:1 no-data: The map has columns, but no data: charts/island.csv is missing',
  ]);
});

test('a frame whose south is not south of its north', async () => {
  const { default: good } = (await import(new URL('island.ts', FIXTURES).href)) as { default: MapDefinition };
  const turned: MapDefinition = {
    ...good,
    build: (input) => ({ ...good.build(input), frame: { west: 9, south: 50, east: 17, north: 44 } }),
  };
  const found = await faults('island', { definition: turned });
  expect(found).toContain('charts/island.ts:13:25 map-frame: The south of the frame is not south of its north');
});

test('a column of translations that names nobody, and a property that no feature has', async () => {
  const from = "look: 'land', names: true";
  const source = await text('island.ts');
  const { default: good } = (await import(new URL('island.ts', FIXTURES).href)) as { default: MapDefinition };
  const withNames = (more: object): MapDefinition => ({
    ...good,
    build: (input) => {
      const built = good.build(input);
      return { ...built, layers: built.layers.map((layer) => (layer.key === 'land' ? { ...layer, ...more } : layer)) };
    },
  });
  const called = { moduleText: source.replace(from, `${from}, called: { Westlnd: 'West' }`) };
  expect(await faults('island', { ...called, definition: withNames({ called: { Westlnd: 'West' } }) })).toEqual([
    'charts/island.ts:16:118 map-name: The layer has no "Westlnd" to name',
  ]);
  const property = { moduleText: source.replace(from, `${from}, nameFrom: 'name_xx'`) };
  expect(await faults('island', { ...property, definition: withNames({ nameFrom: 'name_xx' }) })).toEqual([
    'charts/island.ts:16:118 map-name: No feature has the property "name_xx" to take names from',
  ]);
});

test('a crop beyond the map, and an overlay outside the frame', async () => {
  const source = await text('island.ts');
  const { default: good } = (await import(new URL('island.ts', FIXTURES).href)) as { default: MapDefinition };
  const crop = { key: 'Q', frame: { west: 1, south: 45, east: 12, north: 47 } };
  const beyond: MapDefinition = { ...good, build: (input) => ({ ...good.build(input), narrow: [crop] }) };
  const moduleText = source.replace('    sea: true,', "    sea: true,\n    narrow: [{ key: 'Q' }],");
  const [fault] = await faults('island', { definition: beyond, moduleText });
  expect(fault).toContain('map-frame: The crop "Q" reaches beyond the frame of the map');
  const ring: MapLayerDraft = { draw: 'rings', key: 'r', label: 'R', rings: [{ at: [30, 46], word: 'far' }] };
  const outside: MapDefinition = {
    ...good,
    build: (input) => ({ ...good.build(input), layers: [...good.build(input).layers, ring] }),
  };
  const [second] = await faults('island', { definition: outside });
  expect(second).toContain('map-outside: "far" (30, 46) lies outside the frame');
});

test('a map that is built later, or is none, is one fault', async () => {
  const { default: good } = (await import(new URL('island.ts', FIXTURES).href)) as { default: MapDefinition };
  const built = (value: unknown) => ({ definition: { ...good, build: () => value as ReturnType<typeof good.build> } });
  expect(await faults('island', built(Promise.resolve({})))).toEqual([
    expect.stringMatching(/ panel-build: The build function failed: it gives its panel later$/),
  ]);
  expect(await faults('island', built([]))).toEqual([
    expect.stringMatching(/ panel-build: The build function failed: it returned no panel, but a list$/),
  ]);
});

test('data without features, and geometries without positions: they would be drawn as nothing', async () => {
  const none = '{"type": "FeatureCollection", "features": []}';
  expect(await faults('island', { geo: { rivers: none } })).toEqual([
    'charts/island.ts:18:62 map-empty: The data "rivers" hold no features',
  ]);
  const rivers = (await text('geo/rivers.json')).replace(/"coordinates":\[\[.*?\]\]/, '"coordinates":[[10,46]]');
  expect(await faults('island', { geo: { rivers } })).toEqual([
    'charts/geo/rivers.json:2:1 map-geometry: A line has fewer than two positions',
  ]);
  const empty = (await text('geo/rivers.json')).replace(/"coordinates":\[\[.*?\]\]/, '"coordinates":[]');
  expect(await faults('island', { geo: { rivers: empty } })).toEqual([
    'charts/geo/rivers.json:2:1 map-geometry: A feature has a geometry without positions',
  ]);
});

test('places that are left out outside the frame: not all of them, none that is to be named, none for its namesake', async () => {
  const towns = "look: 'city',\n        names: true,";
  const source = await text('island.ts');
  const { default: good } = (await import(new URL('island.ts', FIXTURES).href)) as { default: MapDefinition };
  const cropped = (more: object, geo: string): Changes => ({
    moduleText: source.replace(towns, `${towns} crop: true,`),
    geo: { towns: geo },
    definition: {
      ...good,
      build: (input) => {
        const built = good.build(input);
        const layers = built.layers.map((layer) => (layer.key === 'towns' ? { ...layer, crop: true, ...more } : layer));
        return { ...built, layers } as ReturnType<typeof good.build>;
      },
    },
  });
  const geo = await text('geo/towns.json');
  const away = geo.replace('[13.6,46.1]', '[33.6,46.1]');
  expect((await loadMapFrom(FIXTURES, 'island', cropped({}, away))).problems).toEqual([]);
  expect(await faults('island', cropped({ names: ['Birch'] }, away))).toEqual([
    'charts/island.ts:52:25 map-outside: "Birch" (33.6, 46.1) lies outside the frame',
  ]);
  expect(await faults('island', cropped({}, away.replace('[14.6,47.9]', '[34.6,47.9]')))).toEqual([
    'charts/island.ts:49:14 map-empty: The layer "towns" is empty: all its places lie outside the frame',
  ]);
  const twice = await loadMapFrom(
    FIXTURES,
    'island',
    cropped({}, away.replace('Cedar', 'Birch').replace('Dogwood', 'Cedar')),
  );
  const shown = twice.panel?.layers.flatMap((layer) =>
    layer.key === 'towns' && 'features' in layer ? layer.features : [],
  );
  expect(shown?.map(({ name }) => name)).toEqual(['Birch', 'Cedar']);
});
