import { readFile } from 'node:fs/promises';
import { measureText } from '../../deck/fonts/canvas.ts';
import type { DeckError } from '../../deck/model/error.ts';
import type { MapPanel } from '../../deck/model/map.ts';
import { drawMapSvg } from '../../deck/panels/draw/map-svg.ts';
import { loadMap, type MapDefinition } from '../../deck/panels/index.ts';
import type { PanelSize } from '../../deck/panels/layout/panel-tokens.ts';
import { tokens } from './draw.ts';

export const FIXTURES = new URL('../fixtures/maps/charts/', import.meta.url);

/** What a test changes of a map before it is loaded. */
export interface Changes {
  /** Pairs of text in the module and what stands there instead; the module's values must be changed by `definition`. */
  moduleText?: string;
  definition?: MapDefinition;
  /** By the names of the module's `data`: text of the file, or undefined for a file that is not there. */
  geo?: Record<string, string | undefined>;
  csv?: string;
}

/** A map module with its files, as the edge loads it. */
export async function loadMapFrom(
  folder: URL,
  name: string,
  changes: Changes = {},
): Promise<{ panel?: MapPanel; problems: DeckError[] }> {
  const file = new URL(`${name}.ts`, folder);
  const moduleText = changes.moduleText ?? (await readFile(file, 'utf8'));
  const module = changes.definition ?? ((await import(file.href)) as { default: MapDefinition }).default;
  const geo = new Map<string, { path: string; text: string }>();
  for (const [key, path] of Object.entries(module.data)) {
    const changed = changes.geo && key in changes.geo;
    const text = changed ? changes.geo?.[key] : await readFile(new URL(path, folder), 'utf8').catch(() => undefined);
    if (text !== undefined) geo.set(key, { path: `charts/${path}`, text });
  }
  const own = await readFile(new URL(`${name}.csv`, folder), 'utf8').catch(() => undefined);
  const csv = changes.csv ?? own;
  return loadMap({
    module,
    path: `charts/${name}.ts`,
    moduleText,
    geo,
    ...(csv === undefined ? {} : { csv: { path: `charts/${name}.csv`, text: csv } }),
  });
}

/** A fixture map without faults. */
export async function goodMap(name: string, folder = FIXTURES): Promise<MapPanel> {
  const { panel, problems } = await loadMapFrom(folder, name);
  if (!panel) throw problems[0] ?? new Error(`"${name}" gave no map`);
  return panel;
}

/** The setting that the build draws in. */
export function setting(size: PanelSize, lang = 'en') {
  return { size, lang, family: tokens.family, measure: measureText(tokens.family) };
}

export function draw(panel: MapPanel, size: PanelSize, lang = 'en') {
  return drawMapSvg(panel, setting(size, lang));
}
