/** A modal dialog, and the small ones that open in it: the list of keys, and a slide's address where it cannot be copied. */

import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';
import type { Command } from './command.ts';

/** A modal dialog with a heading and a close button, removed from the page when it is closed. */
export function openDialog(
  title: string,
  closeLabel: string,
  className: string,
  ...children: Node[]
): HTMLDialogElement {
  const close = element('button', { class: 'close', type: 'button', 'aria-label': closeLabel, title: closeLabel }, '×');
  const heading = element('h2', { id: 'dialog-title' }, title);
  const dialog = element('dialog', { class: `dialog ${className}`, 'aria-labelledby': 'dialog-title' }, close, heading);
  dialog.append(...children);
  // A closed one goes with its `close` event, which Chromium sends with the next frame: a window behind others paints none.
  for (const closed of document.querySelectorAll('.dialog:not([open])')) closed.remove();
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

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

/** A slide's address: it opens there in the deck and in the article, with scripts and without. */
function slideAddress(id: string): string {
  return `${location.origin === 'null' ? `${location.protocol}//` : location.origin}${location.pathname}#${encodeURIComponent(id)}`;
}

/** Copies a slide's address; where the browser refuses the clipboard, shows it to be copied by hand. */
export async function copyAddress(id: string, words: Words): Promise<void> {
  const address = slideAddress(id);
  try {
    await navigator.clipboard.writeText(address);
    showNotice(words.addressCopied);
  } catch {
    // The clipboard is there on https: and localhost only, and may be refused there too.
    const field = element('input', { type: 'text', readonly: '', 'aria-label': words.copyAddress, value: address });
    openDialog(words.copyAddress, words.close, 'address', field);
    field.select();
  }
}

/** How long a notice stays, in milliseconds. */
const STAY = 2500;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says in passing that something was done: on screen for a moment, and to a screen reader. */
function showNotice(text: string): void {
  const notice = document.querySelector('.notice') ?? element('p', { class: 'notice', role: 'status' });
  if (!notice.isConnected) document.body.append(notice);
  notice.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    notice.textContent = '';
  }, STAY);
}
