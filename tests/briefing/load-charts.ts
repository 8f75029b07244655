import { readdir, readFile } from 'node:fs/promises';
import { loadPanel, type PanelDefinition } from '../../deck/panels/index.ts';

const folder = new URL('../../charts/', import.meta.url);

/** The briefing's own charts as the edge loads them. */
export async function loadCharts() {
  const files = await readdir(folder);
  // A module without a CSV is a map: those have their own tests.
  const names = files.filter((name) => name.endsWith('.ts') && files.includes(name.replace('.ts', '.csv'))).sort();
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
