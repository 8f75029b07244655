import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { fieldsAt } from '../../deck/panels/check/fields.ts';
import { panelSchema } from '../../deck/panels/check/panel-schema.ts';
import { AREAS, LINES } from '../../deck/panels/map/map-looks.ts';
import { mapSchema } from '../../deck/panels/map/map-schema.ts';

/** The manual's list of fields, by its headings, and what the schemas take. */
const manual = await readFile(new URL('../../docs/chart-fields.md', import.meta.url), 'utf8');
const sections = new Map(
  manual.split(/^##+ /m).map((section): [string, string] => [section.split('\n')[0] ?? '', section]),
);

/** Fields of a section: what stands in backquotes in the first cells of its table, or in a line that lists them. */
function told(heading: string): string[] {
  const text = sections.get(heading) ?? '';
  const cells = [...text.matchAll(/^\| (\**`[^|]*) \|/gm)].map(([, cell = '']) => cell);
  const lists = /^As [^|\n]*$/m.exec(text)?.[0].split(': ')[1] ?? '';
  return [...[...cells, lists].join(' ').matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
}

const KINDS = ['bars', 'dots', 'line', 'units', 'diverging', 'timeline'];
const of = (kind: string, ...path: PropertyKey[]) => fieldsAt(panelSchema, path, { kind });
const onMap = (...path: PropertyKey[]) => fieldsAt(mapSchema, path, { kind: 'map' });
const layer = (draw: string) => fieldsAt(mapSchema, ['layers', 0], { kind: 'map', layers: [{ draw }] });
const FIGURE = told('Every figure');
const VALUES = told('Bars, dots, lines, units and diverging bars');
const BESIDE = told('Beside the values of bars, dots and lines');
const LAYER = told('Every layer');

const HEADINGS: readonly [heading: string, fields: string[]][] = [
  ['A category', of('bars', 'categories', 0)],
  ['A series', of('bars', 'series', 0)],
  ['Small multiples', of('bars', 'small')],
  ['A note', of('bars', 'notes', 0)],
  ['A difference', of('bars', 'differences', 0)],
  ['A line across', of('bars', 'marks', 0)],
  ['A band', of('bars', 'bands', 0)],
  ['Figures from elsewhere', of('bars', 'compare')],
  ['A figure from elsewhere', of('bars', 'compare', 'values', 0)],
  ['Timelines', of('timeline').filter((name) => ![...FIGURE, 'steps', 'options'].includes(name))],
  ['An event', of('timeline', 'events', 0)],
  ['A lane', of('timeline', 'lanes', 0)],
  ['A status', of('timeline', 'statuses', 0)],
  ['A flag', of('timeline', 'flags', 0)],
  ['A note between events', of('timeline', 'notes', 0)],
  ['Maps', onMap().filter((name) => !FIGURE.includes(name))],
  ['A frame', onMap('frame')],
  ['One of several maps', onMap('frames', 0)],
  ['A crop', onMap('narrow', 0)],
  ...[
    ['Areas', 'areas'],
    ['Lines of a map', 'lines'],
    ['A distance', 'distance'],
    ['Names of a map', 'names'],
    ['Movements', 'movements'],
    ['Rings', 'rings'],
    ['Callouts', 'callouts'],
  ].map(([heading = '', draw = '']): [string, string[]] => [
    heading,
    layer(draw).filter((name) => !LAYER.includes(name)),
  ]),
];

test.each(HEADINGS)('%s has the fields that the manual lists', (heading, fields) => {
  expect(fields.length).toBeGreaterThan(0);
  expect(told(heading).sort()).toEqual([...fields].sort());
});

test.each([
  ['bars', 'Bars alone'],
  ['dots', 'Dots alone'],
  ['line', 'Lines alone'],
  ['units', 'Units alone'],
  ['diverging', 'Diverging bars alone'],
])('%s have what all have, and their own', (kind, heading) => {
  const beside = ['units', 'diverging'].includes(kind) ? [] : BESIDE;
  const all = [...FIGURE, ...told('Charts, not maps'), ...VALUES, ...beside, ...told(heading)];
  expect(of(kind).sort()).toEqual(all.sort());
});

test('points have what lines have, and places of their own', () => {
  const own = [...LAYER, ...told('Lines of a map'), 'crop', 'points'];
  expect(layer('points').sort()).toEqual(own.sort());
});

test('kinds, layers and colours of maps are all there', () => {
  for (const kind of [...KINDS, 'map']) expect(sections.get('Every figure')).toContain(`'${kind}'`);
  const draws = ['areas', 'lines', 'points', 'distance', 'names', 'movements', 'rings', 'callouts'];
  for (const draw of draws) expect(sections.get('Every layer')).toContain(`'${draw}'`);
  const colours = [
    ...Object.values(AREAS).flatMap(({ fill, edge, hatch }) => [fill, edge?.colour, hatch?.colour]),
    ...Object.values(LINES).map(({ colour }) => colour),
  ];
  for (const colour of colours) if (colour) expect(sections.get('Colours of a map')).toContain(`\`--${colour}\``);
});

test('no object of the schemas is left out', () => {
  const names = new Set(
    [...manual.matchAll(/`\{ ([^}]*) \}`|`(\w+)`/g)].flatMap(([, list, one]) => one ?? list?.split(/[,:\s]+/) ?? []),
  );
  const missing = [panelSchema, mapSchema]
    .flatMap((schema) => objectsOf(schema))
    .filter((name) => name !== 'id' && !names.has(name));
  expect(missing).toEqual([]);
});

/** The names of all fields in a schema, whatever they are in. */
function objectsOf(schema: z.core.$ZodType): string[] {
  const { shape, element, options, innerType } = schema._zod.def as unknown as {
    shape?: Record<string, z.core.$ZodType>;
    element?: z.core.$ZodType;
    options?: z.core.$ZodType[];
    innerType?: z.core.$ZodType;
  };
  const inner = [
    ...Object.values(shape ?? {}),
    ...(options ?? []),
    ...[element, innerType].filter((each) => each !== undefined),
  ];
  return [...Object.keys(shape ?? {}), ...inner.flatMap(objectsOf)];
}
