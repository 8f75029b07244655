import { beforeAll, describe, expect, test } from 'vitest';
import { formatPlace } from '../../deck/model/error.ts';
import type { MapPanel } from '../../deck/model/map.ts';
import type { Measure } from '../../deck/model/measure.ts';
import { drawMap } from '../../deck/panels/map/map.ts';
import { LineCover, overlap, type TurnedBox, within } from '../../deck/panels/map/map-boxes.ts';
import { type LabelJob, placeLabels } from '../../deck/panels/map/map-placement.ts';
import { blockOf, blocksOf, type MapText, setBlock } from '../../deck/panels/map/map-shapes.ts';
import { prepareFonts, SIZES } from './draw.ts';
import { goodMap, setting } from './maps.ts';

beforeAll(prepareFonts);

/** The room that words take, by the measure that they were set with. */
function boxOf(text: MapText, measure: Measure): TurnedBox {
  const { lines, size, weight, anchor, spacing = 0, turn } = text;
  const widths = lines.map((line) => measure(line.text, size, weight) + spacing * line.text.length);
  const width = Math.max(...widths);
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) throw new Error('no words');
  const [top, bottom] = [first.y - 0.7 * size, last.y + 0.2 * size];
  const x = turn?.x ?? first.x + { start: width / 2, middle: 0, end: -width / 2 }[anchor];
  return { x, y: turn?.y ?? (top + bottom) / 2, width, height: bottom - top, turn: turn?.degrees ?? 0 };
}

const sizes = [...SIZES.slice(0, 2), { width: 740, height: 330 }, { width: 740, height: 520 }];

describe.each(['island', 'rainfall', 'harbours'])('the names of %s', (name) => {
  test.each(sizes)('cover neither each other nor the edge, at $width × $height', async (size) => {
    const kit = setting(size);
    const { groups, problems } = drawMap(await goodMap(name), kit);
    expect(problems).toEqual([]);
    const boxes = groups.flatMap(({ texts }) => texts).map((text) => ({ text, box: boxOf(text, kit.measure) }));
    expect(boxes.length).toBeGreaterThan(3);
    expect(boxes.filter(({ box }) => !within(box, size, 0)).map(({ text }) => text.lines)).toEqual([]);
    const over = boxes.flatMap((a, i) =>
      boxes.slice(i + 1).flatMap((b) => (overlap(a.box, b.box, 0) ? [[a.text.lines, b.text.lines]] : [])),
    );
    expect(over).toEqual([]);
  });
});

test('a name without room is a fault that names it, at its place', async () => {
  const { groups, problems } = drawMap(await goodMap('island'), setting({ width: 150, height: 130 }));
  expect(problems.length).toBeGreaterThan(0);
  const [fault] = problems;
  expect(fault?.code).toBe('map-label');
  expect(fault?.message).toMatch(/^There is no room on the map for "[A-Za-z0-9 {}]+"$/);
  expect(fault && formatPlace(fault.source)).toMatch(/^charts\/island\.ts:\d+:\d+$/);
  expect(groups.length).toBeGreaterThan(0);
});

const measure: Measure = (text, size) => text.length * size * 0.5;
const style = { size: 20, weight: 400, colour: 'ink' } as const;
const label = (text: string) => ({ text, source: { file: 'a.ts', line: 1 } });

/** A label with places in a row, the first the cheapest. */
function job(text: string, ...places: [number, number][]): LabelJob {
  const block = blockOf([text], style, measure);
  return { label: label(text), candidates: places.map(([x, y], cost) => ({ ...setBlock(block, { x, y }), cost })) };
}
const free = { size: { width: 300, height: 200 }, marks: [], cover: new LineCover() };

test('a label that has but one place gets it, whoever comes first', () => {
  const { placed, left } = placeLabels([job('first', [100, 50], [100, 120]), job('other', [110, 50])], free);
  expect(left).toEqual([]);
  expect(placed.map(({ candidate }) => [candidate.box.x, candidate.box.y])).toEqual([
    [100, 120],
    [110, 50],
  ]);
});

test('two labels for one place: one is named as left over', () => {
  const { placed, left } = placeLabels([job('first', [100, 50]), job('other', [110, 50])], free);
  expect(placed.length).toBe(1);
  expect(left.length).toBe(1);
});

test('a mark is never covered, a line only if nothing else is free', () => {
  const marks = [{ x: 100, y: 50, width: 8, height: 8, turn: 0 }];
  const cover = new LineCover();
  cover.add(
    [
      {
        points: [
          [0, 120],
          [300, 120],
        ],
        closed: false,
      },
    ],
    1,
  );
  const places: [number, number][] = [
    [100, 50],
    [100, 120],
    [100, 170],
  ];
  const all = placeLabels([job('name', ...places)], { ...free, marks, cover });
  expect(all.placed[0]?.candidate.box.y).toBe(170);
  const two = placeLabels([job('name', ...places.slice(0, 2))], { ...free, marks, cover });
  expect(two.placed[0]?.candidate.box.y).toBe(120);
  expect(placeLabels([job('name', ...places.slice(0, 1))], { ...free, marks, cover }).left.length).toBe(1);
});

test('labels give way to each other where all are better off', () => {
  const dear = job('dear', [100, 50]);
  dear.candidates.push({ ...setBlock(blockOf(['dear'], style, measure), { x: 100, y: 160 }), cost: 50 });
  const { placed } = placeLabels([job('easy', [100, 50], [200, 120]), dear], free);
  expect(placed.map(({ candidate }) => candidate.box.y)).toEqual([120, 50]);
});

test('words are broken between words only, where their author breaks them if he does', () => {
  expect(blocksOf('Lithuania', style, 'en', measure).map(({ lines }) => lines)).toEqual([['Lithuania']]);
  expect(blocksOf('about 90 km, our measurement', style, 'en', measure).map(({ lines }) => lines)).toEqual([
    ['about 90 km, our measurement'],
    ['about 90 km,', 'our measurement'],
  ]);
  expect(blocksOf('one\ntwo three', style, 'en', measure).map(({ lines }) => lines)).toEqual([['one', 'two three']]);
  expect(blocksOf('straße', { ...style, spacing: 2 }, 'de', measure)[0]?.lines).toEqual(['STRASSE']);
});

test('crowded places are either all apart or reported, and always the same', async () => {
  const base = await goodMap('harbours');
  const points = Array.from({ length: 40 }, (_, i) => ({
    name: `Place ${i}`,
    geometry: {
      type: 'Point' as const,
      coordinates: [9.6 + ((i * 37) % 40) * 0.17, 44.9 + ((i * 53) % 41) * 0.1] as [number, number],
    },
    label: label(`Place ${i}`),
  }));
  const panel: MapPanel = {
    ...base,
    layers: [{ draw: 'points', key: 'p', label: 'P', look: 'city', features: points }],
  };
  const kit = setting({ width: 740, height: 380 });
  const { groups, problems } = drawMap(panel, kit);
  expect(JSON.stringify(drawMap(panel, kit))).toBe(JSON.stringify({ ...drawMap(panel, kit), groups, problems }));
  const boxes = groups.flatMap(({ texts }) => texts).map((text) => boxOf(text, kit.measure));
  expect(boxes.length - 1 + problems.length).toBe(40);
  expect(boxes.some((a, i) => boxes.slice(i + 1).some((b) => overlap(a, b, 0)))).toBe(false);
});

test('words never stand nearer to another mark than to their own: a reader would take them for its name', () => {
  const marks = [
    { x: 100, y: 50, width: 8, height: 8, turn: 0 },
    { x: 120, y: 50, width: 8, height: 8, turn: 0 },
  ];
  const obstacles = { size: { width: 400, height: 200 }, marks, cover: new LineCover() };
  // Under the left mark, the cheapest place of the right one's name; farther right it is the right one's own.
  const right: LabelJob = { ...job('Right', [90, 70], [146, 70]), mark: [120, 50] };
  const { placed } = placeLabels([right], obstacles);
  expect(placed.map(({ candidate }) => candidate.box.x)).toEqual([146]);
  const wrong: LabelJob = { ...job('Right', [90, 70]), mark: [120, 50] };
  expect(placeLabels([wrong], obstacles).left.map(({ label }) => label.text)).toEqual(['Right']);
});
