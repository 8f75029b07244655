import { currentView } from '../shell/page-view.ts';
import type { Command } from './command.ts';

/**
 * Runs commands from the keyboard. Browser and screen-reader combinations and typing are left alone.
 * @param before handles keys that mean something else just now; says whether it did
 */
export function startKeys(commands: readonly Command[], before: (key: string) => boolean = () => false): void {
  const byKey = new Map(commands.flatMap((command) => command.keys.map((key) => [key, command] as const)));
  document.addEventListener('keydown', (event) => {
    // In the article the keys are the browser's, but for the one that leads back.
    if (currentView() === 'article' && byKey.get(keyName(event))?.id !== 'article') return;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
    const handled = before(event.key);
    const command = event.shiftKey && event.key === ' ' ? byKey.get('PageUp') : byKey.get(keyName(event));
    if (!handled) command?.run();
    if (handled || command) event.preventDefault();
  });
}

function keyName({ key }: KeyboardEvent): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

/** Whether the key belongs to what has the focus: a field, an open dialog, or the button or link that a key presses. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (document.querySelector('dialog[open]')) return true;
  if (target.closest('input, textarea, select, [contenteditable]')) return true;
  // A film's own; a clicker's Page Down leads on.
  if (/^( |Enter|Arrow)/.test(key) && target.closest('video')) return true;
  return (key === ' ' || key === 'Enter') && target.closest('a, button, summary') !== null;
}
