import type { SourceFile, SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { ChartPanel } from '../model/panel.ts';
import { isObject } from '../source/objects.ts';
import { checkPanel } from './check/check-panel.ts';
import { boundFaults, buildFault, findPlaces, panelId, placeFault, runBuild } from './check/panel-fault.ts';
import type { PanelDefinition } from './define-panel.ts';
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
    const hint = 'Write: export default definePanel({ columns: { … }, build(rows) { … } })';
    problems.push(
      new DeckError('panel-module', 'The module has no panel as its default export', hint, {
        file: path,
        line: 1,
        column: 1,
      }),
    );
    return { problems };
  }
  const { rows, cells, problems: faulty } = readRows(csv, module.columns);
  problems.push(...faulty);
  const places = findPlaces({ path, text: moduleText }, cells);
  // Rows with holes would only bring faults that follow from the first ones.
  if (faulty.length > 0) return { problems };
  const made = runBuild(() => module.build(rows), thrownAt);
  const draft = 'built' in made ? made.built : undefined;
  if (!isObject(draft)) {
    problems.push(placeFault('fault' in made ? made.fault : buildFault('it returned no panel'), places));
    return { problems };
  }
  const checked = checkPanel({ ...draft, id }, places);
  problems.push(...checked.problems, ...boundFaults(checked.panel).map((fault) => placeFault(fault, places)));
  return problems.length === 0 && checked.panel ? { panel: checked.panel, problems } : { problems };
}
