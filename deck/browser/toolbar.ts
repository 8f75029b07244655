import { commandButton } from './command-button.ts';
import type { Command } from './commands.ts';
import { element } from './dom.ts';

/** How long the toolbar stays after the pointer rests, in milliseconds. */
const LINGER = 2500;

/** A quiet row of buttons that shows while the pointer moves or the focus is in it. */
export function startToolbar(commands: readonly Command[], label: string): void {
  const buttons = commands.flatMap((command) => (command.icon ? [commandButton(command, command.icon)] : []));
  document.body.append(element('nav', { class: 'toolbar', 'aria-label': label }, ...buttons));
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') return;
    document.documentElement.classList.add('pointing');
    clearTimeout(timer);
    timer = setTimeout(() => document.documentElement.classList.remove('pointing'), LINGER);
  });
}
