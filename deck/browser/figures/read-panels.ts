import type { ChartPanel } from '../../model/panel.ts';
import type { PageData } from '../../model/site.ts';

type Panels = Record<string, ChartPanel>;

let fetched: Promise<Panels> | undefined;

/**
 * The panels of the page's charts by id: out of the page, or from the file that a built site has for them.
 * @throws Error if the file cannot be had; who asks again tries again
 */
export function readPanels({ panels, panelsFile }: PageData): Promise<Panels> {
  if (panelsFile === undefined) return Promise.resolve(panels);
  fetched ??= fetchPanels(panelsFile);
  fetched.catch(() => {
    fetched = undefined;
  });
  return fetched;
}

async function fetchPanels(file: string): Promise<Panels> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`The charts' numbers could not be fetched: ${answer.status} for ${file}`);
  return answer.json();
}
