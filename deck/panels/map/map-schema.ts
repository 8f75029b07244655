import { z } from 'zod';
import { AREA_LOOKS, DISTANCE_LOOKS, LINE_LOOKS, MAP_PROJECTIONS, NAME_LOOKS, POINT_LOOKS } from '../../model/map.ts';
import { fieldFault, name, unknownFields, value, valueAt, words } from '../check/fields.ts';
import type { PanelFault } from '../check/panel-fault.ts';
import { caption } from '../check/panel-schema.ts';
import type { MapDraft } from '../define-panel.ts';

const degrees = { longitude: z.number().min(-180).max(180), latitude: z.number().min(-90).max(90) };
const lonLat = z.tuple([degrees.longitude, degrees.latitude]);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const base = { key: z.string(), label: words, step: z.int().min(1).max(9).optional() };
const data = {
  ...base,
  from: name,
  where: z.record(z.string(), z.union([scalar, z.array(scalar).min(1)])).optional(),
  names: z.union([z.boolean(), z.array(name)]).optional(),
  called: z.record(z.string(), words).optional(),
  nameFrom: name.optional(),
  values: z.record(z.string(), value).optional(),
  join: name.optional(),
};

const pointsOfData = z.strictObject({
  ...data,
  draw: z.literal('points'),
  look: z.enum(POINT_LOOKS),
  crop: z.boolean().optional(),
});
const ownPoints = z.strictObject({
  ...base,
  draw: z.literal('points'),
  look: z.enum(POINT_LOOKS),
  points: z.array(z.strictObject({ name, at: lonLat, value: value.optional() })).min(1),
  names: z.union([z.boolean(), z.array(name)]).optional(),
});
const schematic = { ...base, schematic: z.union([words, z.literal(false)]).optional() };
const found = z.boolean().optional();
const cites = z.array(name).optional();

const layer = z.union([
  z.strictObject({
    ...data,
    draw: z.literal('areas'),
    look: z.enum(AREA_LOOKS),
    classes: z.array(z.number()).min(1).max(5).optional(),
  }),
  z.strictObject({ ...data, draw: z.literal('lines'), look: z.enum(LINE_LOOKS) }),
  pointsOfData,
  ownPoints,
  z.strictObject({
    ...base,
    draw: z.literal('distance'),
    look: z.enum(DISTANCE_LOOKS).optional(),
    start: z.strictObject({ layer: name, name }),
    to: name,
    text: words,
    roundTo: z.number().positive().optional(),
  }),
  z.strictObject({
    ...base,
    draw: z.literal('names'),
    look: z.enum(NAME_LOOKS),
    names: z.array(z.strictObject({ text: words, at: lonLat, cites })).min(1),
  }),
  z.strictObject({
    ...schematic,
    draw: z.literal('movements'),
    date: words,
    ways: z.array(z.strictObject({ through: z.array(lonLat).min(2), text: words.optional() })).min(1),
  }),
  z.strictObject({
    ...schematic,
    draw: z.literal('rings'),
    rings: z.array(z.strictObject({ at: lonLat, text: words.optional(), word: words.optional(), found, cites })).min(1),
  }),
  z.strictObject({
    ...base,
    draw: z.literal('callouts'),
    callouts: z.array(z.strictObject({ at: lonLat, to: lonLat.optional(), text: words, found, cites })).min(1),
  }),
]);

const frame = z.strictObject({
  west: degrees.longitude,
  south: degrees.latitude,
  east: degrees.longitude,
  north: degrees.latitude,
});

const part = z.strictObject({
  key: z.string(),
  head: words,
  date: words.optional(),
  found,
  sentences: z
    .array(z.strictObject({ text: words, cites }))
    .min(1)
    .optional(),
  step: z.int().min(1).max(9).optional(),
  layers: z.array(layer),
});

const crop = z.strictObject({ key: name.max(2), frame, caption: words.optional() });

/** The shape of what a map module builds: the fields of define-panel.ts and no others. */
export const mapSchema = z.strictObject({
  kind: z.literal('map'),
  ...caption,
  frame,
  projection: z.enum(MAP_PROJECTIONS).optional(),
  sea: z.boolean().optional(),
  tight: z.boolean().optional(),
  decorative: z.boolean().optional(),
  scaleBar: z.boolean().optional(),
  layers: z.array(layer).min(1),
  frames: z.array(part).min(2).max(6).optional(),
  columns: z.number().int().min(1).max(6).optional(),
  narrow: z.array(crop).min(1).max(4).optional(),
}) satisfies z.ZodType<MapDraft>;

type Issue = z.core.$ZodIssue;

/** What is wrong with the fields of a built map, each fault where its value stands, else at its property. */
export function fieldFaults(issues: readonly Issue[], built: unknown): PanelFault[] {
  return issues.flatMap((issue) => nearestIssues(issue, [])).flatMap(({ issue, path }) => faultsAt(issue, path, built));
}

/** Of the forms that a part of a map can have, the one that the author came nearest to. */
function nearestIssues(issue: Issue, above: readonly PropertyKey[]): { issue: Issue; path: PropertyKey[] }[] {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const rank = (issues: readonly Issue[]) => issues.length + (issues.some((each) => each.path[0] === 'draw') ? 100 : 0);
  const [nearest] = [...issue.errors].sort((a, b) => rank(a) - rank(b));
  return nearest?.flatMap((each) => nearestIssues(each, path)) ?? [{ issue, path }];
}

function faultsAt(issue: Issue, path: readonly PropertyKey[], built: unknown): PanelFault[] {
  const code = 'map-field';
  if (issue.code === 'unrecognized_keys')
    return unknownFields(issue, mapSchema, built, path).map((fault) => ({ code, ...fault }));
  const found = valueAt(built, path);
  const [message, hint] = fieldFault(issue, path.join('.'), found);
  const key = path.findLast((part) => typeof part === 'string') ?? 'build';
  return [{ code, message, hint, key, value: typeof found === 'string' && found !== '' ? found : undefined }];
}
