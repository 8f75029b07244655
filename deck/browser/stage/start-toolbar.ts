import { element } from '../shell/dom.ts';
import type { Command } from './command.ts';
import { commandButton } from './command.ts';

/** How long the toolbar stays after the pointer rests, in milliseconds. */
const LINGER = 2500;

/** A quiet row of buttons that shows while the pointer moves or the focus is in it. */
export function startToolbar(commands: readonly Command[], label: string): void {
  const buttons = commands.flatMap((command) => (command.icon ? [commandButton(command, command.icon)] : []));
  document.body.append(element('nav', { class: 'toolbar', 'aria-label': label }, ...buttons));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = (linger: number) => {
    document.documentElement.classList.add('pointing');
    clearTimeout(timer);
    timer = setTimeout(() => document.documentElement.classList.remove('pointing'), linger);
  };
  document.addEventListener('pointermove', ({ pointerType }) => {
    if (pointerType !== 'touch') show(LINGER);
  });
  // A finger does not hover: a tap shows the buttons. A swipe ends as no click.
  document.addEventListener('click', () => show(2 * LINGER));
}
