import { element } from '../shell/dom.ts';
import type { Command } from './commands.ts';

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
