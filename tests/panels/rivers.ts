import { readFileSync } from 'node:fs';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { loadPanel } from '../../deck/panels/index.ts';
import module from '../fixtures/panels/rivers.ts';

const read = (name: string) => readFileSync(new URL(`../fixtures/panels/${name}`, import.meta.url), 'utf8');

/** The sound fixture chart, made from its files as the edge makes it. */
export function loadRivers(): ChartPanel {
  const csv = { path: 'charts/rivers.csv', text: read('rivers.csv') };
  const { panel, problems } = loadPanel({ module, path: 'charts/rivers.ts', moduleText: read('rivers.ts'), csv });
  if (!panel) throw new Error(problems.map((problem) => problem.message).join('\n'));
  return panel;
}
