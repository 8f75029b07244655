import { element } from '../shell/dom.ts';

/** Something the viewer can do. Keys, toolbar and help are all made from one table of these. */
export interface Command {
  id: string;
  label: string;
  /** Names of `KeyboardEvent.key`, letters in lower case. None of them is the browser's own. */
  keys: readonly string[];
  /** Keys of the browser's own that do the same: shown in help, and left to the browser. */
  browserKeys?: readonly string[];
  /** Path data of a 24 × 24 icon: the command stands in the toolbar. */
  icon?: string;
  /** The command is a link to this page, in a window of its own. */
  href?: string;
  run(): void;
}

/** The keys that lead back and on: where lines run from right to left, the left one leads on. */
export function sideKeys(): readonly [back: string, on: string] {
  return document.dir === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
}

/** A command as a button with its icon and, in its tip, its key; as a link where the command is one. */
export function commandButton({ label, keys, run, id, href }: Command, icon: string): HTMLElement {
  const key = keys.find((each) => each.length === 1 && each.trim() !== '');
  const title = key ? `${label} (${key.toUpperCase()})` : label;
  const attributes = { 'aria-label': label, title, 'data-command': id };
  // One window of that name: asked for again, it comes to the front. Its opener is its way back where a channel is refused.
  const made = href
    ? element('a', { ...attributes, href, target: `deck-${id}`, rel: 'opener' })
    : element('button', { ...attributes, type: 'button' });
  made.append(drawIcon(icon));
  if (!href) made.addEventListener('click', run);
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
