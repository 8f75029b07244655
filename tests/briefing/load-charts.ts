import { readdir, readFile } from 'node:fs/promises';
import { loadPanel, type PanelDefinition } from '../../deck/panels/index.ts';

const folder = new URL('../../charts/', import.meta.url);

/** The briefing's own charts as the edge loads them. */
export async function loadCharts() {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort();
  return Promise.all(
    names.map(async (name) => {
      const csv = name.replace('.ts', '.csv');
      const module = (await import(new URL(name, folder).href)) as { default: PanelDefinition };
      return loadPanel({
        module: module.default,
        path: `charts/${name}`,
        moduleText: await readFile(new URL(name, folder), 'utf8'),
        csv: { path: `charts/${csv}`, text: await readFile(new URL(csv, folder), 'utf8') },
      });
    }),
  );
}
