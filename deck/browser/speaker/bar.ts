import { icons } from '../shell/icons.ts';
import { commandButton } from '../stage/command-button.ts';
import type { Command } from '../stage/commands.ts';
import type { View } from './speaker-view.ts';
import type { Talk } from './talk.ts';

/** Which of the commands are on just now, and which has nothing to do. */
export function drawBar(view: View, talk: Talk): void {
  const { timer, recording } = talk.run.read();
  const button = (id: string) => view.bar.querySelector<HTMLButtonElement>(`[data-command="${id}"]`);
  const on = { blank: talk.shown.blank, data: talk.shown.table, timer: timer.startedAt !== null, record: recording };
  for (const [id, pressed] of Object.entries(on)) button(id)?.setAttribute('aria-pressed', String(pressed));
  const reset = button('reset');
  // Nobody means to lose the time of a talk that runs.
  if (reset) reset.disabled = timer.startedAt !== null;
}

/** Puts the commands that have an icon into the bar, and those that size the notes over the notes. */
export function addCommands(view: View, commands: readonly Command[]): void {
  for (const command of commands) {
    if (command.icon) view.bar.append(commandButton(command, command.icon));
    if (command.id === 'smaller') view.notesTools.append(commandButton(command, icons.smaller));
    if (command.id === 'larger') view.notesTools.append(commandButton(command, icons.larger));
  }
}
