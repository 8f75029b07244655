import { escapeHtml } from '../model/html.ts';

/** A part of HTML that may be left out. */
type Part = string | undefined | false;

/** Escaped text in a `<span>` of a class. */
export function span(name: string, text: string): string {
  return `<span class="${name}">${escapeHtml(text)}</span>`;
}

/** A link inside the deck: to an id, showing escaped text. */
export function idLink(id: string, text: string): string {
  return `<a href="#${escapeHtml(id)}">${escapeHtml(text)}</a>`;
}

/** The parts that are there, joined. */
export function joined(parts: readonly Part[], separator = ''): string {
  return parts.filter(Boolean).join(separator);
}
