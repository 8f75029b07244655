import { expect, test } from 'vitest';
import { Figures, lookAtFigures } from '../../deck/build/figures.ts';
import { panelHost } from '../../deck/build/load.ts';
import { parseDeck } from '../../deck/markdown/index.ts';
import { formatError, formatPlace } from '../../deck/model/error.ts';
import { figuresOf } from '../../deck/page/figure.ts';
import { samplePanels } from '../markdown/sample.ts';
import { goodMap } from '../panels/maps.ts';

const island = await goodMap('island');
const panels = [...samplePanels, island];

async function parse(body: string) {
  const { deck, problems } = parseDeck({
    files: [{ path: 'slides/01.md', text: `---\ntitle: Figures\n---\n\n## One\n\n${body}\n` }],
    panels: new Map(panels.map((panel) => [`charts/${panel.id}.ts`, panel])),
    faultyPanels: new Set(),
    images: new Map(),
    host: await panelHost(panels),
  });
  expect(problems).toEqual([]);
  return { deck, figures: new Figures({ deck, panels }), found: deck.slides.flatMap(figuresOf) };
}

const mapFaults = async (body: string) => lookAtFigures((await parse(body)).deck, panels).faults;

test('a map whose names find no room where it stands is a fault at the place of the name, again at every call', async () => {
  expect(await mapFaults('![](../charts/island.ts)')).toEqual([]);
  const faults = await mapFaults('![](../charts/island.ts){height=120}');
  expect(faults.length).toBeGreaterThan(0);
  expect(faults[0]?.code).toBe('map-label');
  expect(faults[0] && formatPlace(faults[0].source)).toMatch(/^charts\/island\.ts:\d+:\d+$/);
  expect(await mapFaults('![](../charts/island.ts){height=120}')).toEqual(faults);
});

test('names that a map leaves out on a phone are told, but for those that another of its crops shows', async () => {
  const { deck } = await parse('![](../charts/island.ts)');
  const toldOf = (map: typeof island) =>
    lookAtFigures(deck, [map]).notices.map((notice) => formatError(notice).split('\n')[0]);
  expect(toldOf(island)).toEqual([]);
  const corner = { west: 10, south: 45, east: 11.5, north: 49 };
  const all = { west: 9.6, south: 44.8, east: 16.4, north: 49.2 };
  expect(toldOf({ ...island, narrow: [{ key: 'A', frame: corner }] })).toEqual([
    'slides/01.md:5:1  On a phone the map "island" has no room for "Eastland", and leaves it out. [map-narrow]',
  ]);
  expect(
    toldOf({
      ...island,
      narrow: [
        { key: 'A', frame: corner },
        { key: 'B', frame: all },
      ],
    }),
  ).toEqual([]);
});

test('names that lie outside the frame are told at their place, on a phone what happened outside its crops', async () => {
  const { deck } = await parse('![](../charts/island.ts)');
  const toldOf = (map: typeof island) =>
    lookAtFigures(deck, [map]).notices.map((notice) => formatError(notice).split('\n')[0]);
  // Eastland lies beyond what the figure shows, and a straight river runs through it with both its ends beyond.
  const west = { ...island, frame: { west: 9.8, south: 45.6, east: 10.8, north: 48 }, tight: true };
  const ground = west.layers.filter(({ key }) => key === 'land');
  const river = {
    draw: 'lines' as const,
    key: 'through',
    label: 'Through',
    look: 'river' as const,
    features: [
      {
        geometry: {
          type: 'LineString' as const,
          coordinates: [[9, 46.2] as [number, number], [12, 46.2] as [number, number]],
        },
        name: 'Long',
        label: { text: 'Long', source: { file: 'charts/island.ts', line: 18, column: 60 } },
      },
    ],
  };
  expect(toldOf({ ...west, layers: [...ground, river] })).toEqual([
    'charts/island.ts:16:29  The map "island" does not show "Eastland": its frame leaves it out. [map-outside]',
  ]);
  const coast = west.layers.filter(({ key }) => key === 'border');
  expect(toldOf({ ...west, layers: coast })).toEqual([
    'charts/island.ts:21:14  The map "island" does not show "The border": its frame leaves it out. [map-outside]',
  ]);
  const source = { file: 'charts/island.ts', line: 20, column: 1 };
  const flood = {
    draw: 'callouts' as const,
    key: 'flood',
    label: 'Flood',
    callouts: [{ at: [15, 46] as [number, number], label: { text: 'Flooded\nin May', source } }],
  };
  const march = {
    draw: 'movements' as const,
    key: 'march',
    label: 'March',
    date: { text: '4 May', source },
    ways: [
      {
        through: [
          [14, 47],
          [15, 47.5],
        ] as [number, number][],
      },
    ],
  };
  const narrow = [{ key: 'A', frame: { west: 10, south: 45, east: 11.5, north: 49 } }];
  expect(toldOf({ ...island, layers: [flood, march], narrow })).toEqual([
    'slides/01.md:5:1  On a phone the map "island" does not show "Flooded in May", "4 May": what it shows there leaves them out. [map-narrow]',
  ]);
});

test('a figure is drawn when it is asked for, and stays drawn; each time on the page it has an id of its own', async () => {
  const { figures, found } = await parse('![](../charts/poll.ts)\n\nWords.\n\n![Own words](../charts/poll.ts)');
  const [first, second] = found;
  if (!first || !second) throw new Error('The slide has no two figures.');
  const outline = figures.outline(first);
  expect(outline).toContain('<table');
  expect(outline).not.toContain('<svg');
  expect([first, second].map((figure) => figures.cost(figure))).toEqual([1, 1]);
  expect(figures.html(first)).toMatch(/^<figure [^>]*id="panel-poll"[\s\S]*aria-label="What it says\."/);
  expect([first, second].map((figure) => figures.cost(figure))).toEqual([0, 1]);
  expect(figures.html(second)).toMatch(/^<figure [^>]*id="panel-poll-2"[\s\S]*aria-label="Own words"/);
});
