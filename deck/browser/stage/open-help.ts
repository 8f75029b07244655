import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';
import { openDialog } from '../shell/open-dialog.ts';
import type { Command } from './command.ts';

const KEY_NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Escape: 'Esc',
  ' ': '␣',
};

/** Shows every key, from the table that the keys themselves are made of. */
export function openHelp(commands: readonly Command[], words: Words): void {
  const rows = commands.map(({ label, keys, browserKeys = [] }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, label),
      element('td', {}, ...[...keys, ...browserKeys].map((key) => element('kbd', {}, nameOf(key)))),
    ),
  );
  const table = element('table', {}, element('tbody', {}, ...rows));
  openDialog(words.keys, words.close, 'help', table, ...licences(words));
}

/** A site has them in a file of its own. A single file holds them itself, and while serving nothing is passed on. */
function licences(words: Words): HTMLElement[] {
  if (import.meta.hot || document.documentElement.dataset.page === 'single') return [];
  return [element('p', { class: 'licences' }, element('a', { href: './licences.txt' }, words.licences))];
}

function nameOf(key: string): string {
  return KEY_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
