import { readFileSync } from 'node:fs';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { loadPanel, type PanelDefinition } from '../../deck/panels/index.ts';

const FOLDER = new URL('../fixtures/decks/gallery/charts/', import.meta.url);

/** A sound chart of the gallery, made from its files as the edge makes it. */
export async function loadGallery(id: string): Promise<ChartPanel> {
  const read = (type: string) => readFileSync(new URL(`${id}.${type}`, FOLDER), 'utf8');
  const { default: module } = (await import(new URL(`${id}.ts`, FOLDER).href)) as { default: PanelDefinition };
  const csv = { path: `charts/${id}.csv`, text: read('csv') };
  const { panel, problems } = loadPanel({ module, path: `charts/${id}.ts`, moduleText: read('ts'), csv });
  if (!panel) throw new Error(problems.map(({ message }) => message).join('\n'));
  return panel;
}
