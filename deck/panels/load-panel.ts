/** Makes a chart or a map of an author's module: reads its rows and data, builds, and checks what was built. */

import type { SourceFile, SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { MapPanel } from '../model/map.ts';
import type { ChartPanel } from '../model/panel.ts';
import { isObject } from '../source/objects.ts';
import { checkPanel } from './check/check-panel.ts';
import { FIELDS_PAGE } from './check/fields.ts';
import {
  boundFaults,
  buildFault,
  columnFaults,
  findPlaces,
  keyFaults,
  markFaults,
  type PanelFault,
  type Places,
  panelId,
  placeFault,
  runBuild,
} from './check/panel-fault.ts';
import type { MapDefinition, MapDraft, PanelDefinition } from './define-panel.ts';
import { type GeoObjects, readMapData } from './map/map-features.ts';
import { inFrame } from './map/map-geometry.ts';
import { resolveLayers } from './map/map-layers.ts';
import { mapProjection } from './map/map-paths.ts';
import { fieldFaults, mapSchema } from './map/map-schema.ts';
import { readRows } from './read-rows.ts';

/** What an edge hands over: the imported module, its text for places, and the CSV beside it. */
export interface PanelSource {
  /** The module's default export, as imported: checked here, since nothing else does. */
  module: PanelDefinition;
  /** Path of the module relative to the project, `charts/sales.ts`: its name becomes the panel's id. */
  path: string;
  moduleText: string;
  /** Where in the author's files an error was thrown. */
  thrownAt?: (error: unknown) => SourceRef | undefined;
  csv: SourceFile;
}

/**
 * Makes a panel: reads the rows, builds, and checks what was built.
 * @returns the panel if it has no faults, and all faults with file, line and column: `panel-id`, `panel-module`, `panel-build`,
 *   those of readRows and of checkPanel. Never throws for what an author wrote.
 */
export function loadPanel({ module, path, moduleText, thrownAt, csv }: PanelSource): {
  panel?: ChartPanel;
  problems: DeckError[];
} {
  const { id, problems } = panelId(path);
  if (!isObject(module) || !isObject(module.columns) || typeof module.build !== 'function') {
    const hint =
      isObject(module) && 'data' in module
        ? "Write: export default defineMap({ data: { land: 'FILE' }, build() { … } })"
        : 'Write: export default definePanel({ columns: { … }, build(rows) { … } })';
    const source = { file: path, line: 1, column: 1 };
    problems.push(new DeckError('panel-module', 'The module has no panel as its default export', hint, source));
    return { problems };
  }
  const unread = columnFaults(module.columns);
  if (unread.length > 0) {
    const places = findPlaces({ path, text: moduleText }, []);
    return { problems: [...problems, ...unread.map((fault) => placeFault(fault, places))] };
  }
  const { rows, cells, problems: faulty } = readRows(csv, module.columns);
  problems.push(...faulty);
  const places = findPlaces({ path, text: moduleText }, cells);
  // Rows with holes would only bring faults that follow from the first ones.
  if (faulty.length > 0) return { problems };
  const made = runBuild(() => module.build(rows), thrownAt);
  const draft = 'built' in made ? made.built : undefined;
  if (!isObject(draft) || draft instanceof Promise) {
    problems.push(placeFault('fault' in made ? made.fault : noPanel(draft), places));
    return { problems };
  }
  const checked = checkPanel({ ...draft, id }, places);
  const said = [...boundFaults(checked.panel), ...markFaults(checked.panel && draft)];
  problems.push(...checked.problems, ...said.map((fault) => placeFault(fault, places)));
  return problems.length === 0 && checked.panel ? { panel: checked.panel, problems } : { problems };
}

/** Why what `build` gave is no panel. */
function noPanel(draft: unknown): PanelFault {
  if (draft instanceof Promise) {
    draft.catch(() => undefined);
    return buildFault('it gives its panel later', 'Leave out "async" and "await": the rows are there already.');
  }
  const what = Array.isArray(draft) ? ', but a list' : draft === undefined ? ', and nothing else' : '';
  const hint = 'Return one panel: "build: (rows) => ({ kind: …, title: … })", its braces in round brackets.';
  return buildFault(`it returned no panel${what}`, hint);
}

/** What an edge hands over for a map: the imported module, its text, the files its `data` name, and the CSV beside it if there is one. */
export interface MapSource extends Omit<PanelSource, 'module' | 'csv'> {
  module: MapDefinition;
  /** By the names of the module's `data`; a file that is not there is missing. */
  geo: ReadonlyMap<string, SourceFile>;
  csv?: SourceFile;
}

/** Whether a module's default export is a map: it names geographic data. */
export function isMap(module: unknown): module is MapDefinition {
  return isObject(module) && isObject(module.data) && typeof module.build === 'function';
}

/**
 * Makes a map: reads its data and rows, builds, checks, selects and measures.
 * @returns the panel if it has no faults, and all faults with file, line and column. Never throws for what an author wrote.
 */
export function loadMap(source: MapSource): { panel?: MapPanel; problems: DeckError[] } {
  const { module, path, moduleText, csv } = source;
  const problems: DeckError[] = [];
  const unread = columnFaults(module.columns ?? {});
  if (unread.length > 0) {
    const places = findPlaces({ path, text: moduleText }, []);
    return { problems: unread.map((fault) => placeFault(fault, places)) };
  }
  const read = csv ? readRows(csv, module.columns ?? {}) : { rows: [], cells: [], problems: [] };
  const places = findPlaces({ path, text: moduleText }, read.cells);
  const report = (faults: readonly PanelFault[]) => problems.push(...faults.map((fault) => placeFault(fault, places)));
  const { id, problems: nameless } = panelId(path);
  problems.push(...read.problems, ...nameless);
  if (module.columns && !csv) report([noRows(path)]);
  const files = readFiles(source, places, problems);
  if (problems.length > 0) return { problems };
  const draft = build(source, read.rows);
  if (Array.isArray(draft)) report(draft);
  else {
    const placeOf = (text: string, layer: string) => places.value(text) ?? places.pair('key', layer) ?? places.start;
    const { faults, ...resolved } = resolveLayers(draft, { files, placeOf });
    const layers = [...draft.layers, ...(draft.frames ?? []).flatMap((part) => part.layers)];
    const keys = [...keyFaults('layers', layers), ...keyFaults('frames', draft.frames ?? [])];
    report([...frameFaults(draft), ...cropFaults(draft), ...idleFaults(draft), ...keys, ...faults]);
    report([...boundFaults(draft), ...markFaults(draft)]);
    const panel = { ...draft, id, projection: draft.projection ?? 'conformal', ...resolved };
    // Through JSON, as a chart's panel goes: what is undefined is gone.
    if (problems.length === 0) return { panel: JSON.parse(JSON.stringify(panel)), problems };
  }
  return { problems };
}

function noRows(path: string): PanelFault {
  const message = `The map has columns, but no data: ${path.replace(/\.[^.]*$/, '.csv')} is missing`;
  return { code: 'no-data', message, hint: 'Write the file, its header in the first line.', key: 'columns' };
}

function readFiles({ module, geo }: MapSource, places: Places, problems: DeckError[]): Map<string, GeoObjects> {
  const files = new Map<string, GeoObjects>();
  for (const [name, address] of Object.entries(module.data)) {
    const file = geo.get(name);
    if (!file) {
      const message = `There is no file "${address}" beside the module`;
      const hint = 'Write its path relative to the module, below the folder of the charts.';
      problems.push(placeFault({ code: 'map-data', message, hint, value: String(address), key: name }, places));
      continue;
    }
    const read = readMapData(file);
    problems.push(...read.problems);
    if (read.objects) files.set(name, read.objects);
  }
  return files;
}

function build({ module, thrownAt }: MapSource, rows: Record<string, unknown>[]): MapDraft | PanelFault[] {
  const made = runBuild(() => module.build({ rows }), thrownAt);
  if ('fault' in made) return [made.fault];
  if (!isObject(made.built) || made.built instanceof Promise) return [noPanel(made.built)];
  const parsed = mapSchema.safeParse(made.built);
  return parsed.success ? parsed.data : fieldFaults(parsed.error.issues, made.built);
}

function frameFaults({ frame, projection = 'conformal' }: Pick<MapDraft, 'frame' | 'projection'>): PanelFault[] {
  if (frame.south < frame.north) {
    const drawn = mapProjection(frame, projection, { width: 400, height: 300 });
    if ([drawn.scale(), ...drawn.translate()].every(Number.isFinite)) return [];
    const message = `The projection "${projection}" has no end towards a pole of the frame`;
    const hint = 'Write projection: "world", or a frame that stops short of the pole.';
    return [{ code: 'map-frame', message, hint, key: 'frame' }];
  }
  const message = 'The south of the frame is not south of its north';
  return [{ code: 'map-frame', message, hint: 'Write degrees: west, south, east, north.', key: 'south' }];
}

/** Fields of the whole map that others of it leave without effect. */
function idleFaults({ frames, columns, narrow, projection, scaleBar }: MapDraft): PanelFault[] {
  const idle = (key: string, why: string): PanelFault => ({
    code: 'map-field',
    message: `Field "${key}" has no effect: ${why}`,
    hint: `Leave it out. What it holds is explained in ${FIELDS_PAGE}.`,
    key,
  });
  return [
    ...(columns !== undefined && !frames ? [idle('columns', 'the map has no "frames" to stand in them')] : []),
    ...(narrow && frames ? [idle('narrow', 'maps of "frames" stand one under the other on a phone')] : []),
    ...(scaleBar && projection === 'world' ? [idle('scaleBar', 'a map of the world has no one scale')] : []),
  ];
}

/** Crops that are no part of the map, or have the sign of another. */
function cropFaults({ frame, narrow }: MapDraft): PanelFault[] {
  return (narrow ?? []).flatMap(({ key, frame: crop }, i) => {
    if (narrow?.findIndex((other) => other.key === key) !== i) {
      const message = `Two crops have the key "${key}"`;
      return [{ code: 'panel-key', message, hint: 'Give each its own key.', value: key, nth: 1 }];
    }
    if (crop.south >= crop.north) return frameFaults({ frame: crop });
    if (inFrame([crop.west, crop.south], frame) && inFrame([crop.east, crop.north], frame)) return [];
    const hint = 'Give the crop a frame within the map’s own.';
    const message = `The crop "${key}" reaches beyond the frame of the map`;
    return [{ code: 'map-frame', message, hint, value: key, key: 'narrow' }];
  });
}
