/** Commands, and what runs them: keys, buttons with icons, the toolbar. */

import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';
import { currentView } from '../shell/page-view.ts';

/** Something the viewer can do. Keys, toolbar and help are all made from one table of these. */
export interface Command {
  id: string;
  label: string;
  /** Names of `KeyboardEvent.key`, letters in lower case. None of them is the browser's own. */
  keys: readonly string[];
  /** Keys of the browser's own that do the same: shown in help, and left to the browser. */
  browserKeys?: readonly string[];
  /** Path data of a 24 × 24 icon: the command stands in the toolbar. */
  icon?: string | undefined;
  /** The command is a link to this page, in a window of its own. */
  href?: string;
  run(): void;
}

/** The keys that lead back and on: where lines run from right to left, the left one leads on. */
function sideKeys(): readonly [back: string, on: string] {
  return document.dir === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
}

/** Gives the commands that both the deck and its speaker view have, by the same keys: each has its own way to do them. */
export function sharedCommands(words: Words) {
  const [back, on] = sideKeys();
  const all = {
    previous: [words.previous, [back, 'ArrowUp', 'PageUp', 'p'], icons.previous],
    next: [words.next, [on, 'ArrowDown', 'PageDown', ' ', 'n'], icons.next],
    first: [words.first, ['Home']],
    last: [words.last, ['End']],
    search: [words.searchFor, ['g'], icons.search],
    data: [words.data, ['t'], icons.data],
    zoom: [words.speaker.zoom, ['z'], icons.zoom],
    pointer: [words.speaker.pointer, ['l'], icons.pointer],
    blank: [words.blank, ['b', '.']],
    theme: [words.theme, ['d'], icons.theme],
    fullscreen: [words.fullscreen, ['f'], icons.fullscreen],
    help: [words.help, ['?'], icons.help],
  } satisfies Record<string, [label: string, keys: string[], icon?: string]>;
  return (id: keyof typeof all, run: () => void): Command => {
    const [label, keys, icon] = all[id];
    return { id, label, keys, icon, run };
  };
}

/** A command as a button with its icon and, in its tip, its key; as a link where the command is one. */
export function commandButton({ label, keys, run, id, href }: Command, icon: string): HTMLElement {
  const key = keys.find((each) => each.length === 1 && each.trim() !== '');
  const title = key ? `${label} (${key.toUpperCase()})` : label;
  const attributes = { 'aria-label': label, title, 'data-command': id };
  // One window of that name: asked for again, it comes to the front, as it does for its opener alone.
  const made: HTMLElement = href
    ? element('a', { ...attributes, href, target: `deck-${id}`, rel: 'opener' })
    : element('button', { ...attributes, type: 'button' });
  made.append(drawIcon(icon));
  made.addEventListener('click', ({ detail }) => {
    // Who clicks presses Space for the next step, not for the same button again.
    if (detail > 0) made.blur();
    if (!href) run();
  });
  return made;
}

/** An icon from its path data. */
export function drawIcon(data: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', data);
  svg.append(path);
  return svg;
}

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

/** Path data of the commands' icons, drawn as lines in a box of 24 × 24. */
export const icons = {
  address: 'M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1',
  article: 'M6 4h12v16H6zM9 8h6M9 12h6M9 16h4',
  previous: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  overview: 'M4 5h7v5H4zM13 5h7v5h-7zM4 14h7v5H4zM13 14h7v5h-7z',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 1 0 0-14M16 16l5 5',
  data: 'M4 5h16v14H4zM4 10h16M10 10v9',
  theme: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  help: 'M9 9a3 3 0 1 1 3.6 3c-.4.2-.6.6-.6 1.200V14M12 18v.5',
  zoom: 'M10 4a6 6 0 1 0 0 12 6 6 0 1 0 0-12M14.500 14.500L21 21M10 7.500v5M7.500 10h5',
  pointer: 'M12 3v4M12 17v4M3 12h4M17 12h4M12 11a1 1 0 1 0 0 2 1 1 0 1 0 0-2',
  blank: 'M4 5h16v11H4zM9 20h6M4 16L20 5',
  speaker: 'M4 4h16v10H4zM12 14v6M8 20h8',
  display: 'M3 5h12v8H3zM18 9h3v9h-9v-2M7 17h4',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  play: 'M8 5l11 7-11 7z',
  reset: 'M5 5v5h5M5.500 10a7.500 7.500 0 1 1-1 4',
  record: 'M12 6a6 6 0 1 0 0 12 6 6 0 1 0 0-12',
  list: 'M5 6h14M5 12h14M5 18h14',
  smaller: 'M5 12h14',
  larger: 'M5 12h14M12 5v14',
} as const;
