import { startAnnouncer } from './announce.ts';
import { commandTable } from './commands.ts';
import { readPageData } from './data.ts';
import { fetchAhead } from './fetch-ahead.ts';
import { followView } from './follow-view.ts';
import { startKeys } from './keys.ts';
import { startLivePanels } from './live-panels.ts';
import { startOverview } from './overview.ts';
import { startPrint } from './print.ts';
import { startReveal } from './reveal.ts';
import { startToolbar } from './toolbar.ts';

/** Brings the page to life: reveal, panels, keys, toolbar; while serving, live reload. */
export async function startDeck(): Promise<void> {
  const stage = document.querySelector<HTMLElement>('.reveal');
  if (!stage) throw new Error('The page has no .reveal element: was it built from this index.html?');
  const data = readPageData(document);
  const reveal = await startReveal(stage);
  const panels = startLivePanels(reveal, stage, data);
  const overview = startOverview(reveal);
  followView(reveal, stage, overview, panels);
  const commands = commandTable(reveal, overview, data.words);
  startKeys(commands, reveal, overview);
  startToolbar(commands, data.words.keys);
  startPrint(stage);
  startAnnouncer(reveal, data.words);
  document.documentElement.classList.add('ready');
  fetchAhead();
  if (import.meta.hot) {
    const { startLiveReload } = await import('./live-reload.ts');
    startLiveReload(import.meta.hot, reveal, panels, data.words);
  }
}
