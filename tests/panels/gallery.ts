import { readFileSync } from 'node:fs';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { loadPanel, type PanelDefinition } from '../../deck/panels/index.ts';

const DECKS = new URL('../fixtures/decks/', import.meta.url);

/** A sound chart of the gallery, or of another fixture deck, made from its files as the edge makes it. */
export async function loadGallery(id: string, deck = 'gallery'): Promise<ChartPanel> {
  const folder = new URL(`${deck}/charts/`, DECKS);
  const read = (type: string) => readFileSync(new URL(`${id}.${type}`, folder), 'utf8');
  const { default: module } = (await import(new URL(`${id}.ts`, folder).href)) as { default: PanelDefinition };
  const csv = { path: `charts/${id}.csv`, text: read('csv') };
  const { panel, problems } = loadPanel({ module, path: `charts/${id}.ts`, moduleText: read('ts'), csv });
  if (!panel) throw new Error(problems.map(({ message }) => message).join('\n'));
  return panel;
}
