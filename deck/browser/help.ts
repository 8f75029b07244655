import type { Words } from '../words.ts';
import type { Command } from './commands.ts';
import { element, openDialog } from './dom.ts';

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
  const rows = commands.map(({ label, keys }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, label),
      element('td', {}, ...keys.map((key) => element('kbd', {}, KEY_NAMES[key] ?? key.toUpperCase()))),
    ),
  );
  openDialog(words.keys, words.close, 'help', element('table', {}, element('tbody', {}, ...rows)));
}
