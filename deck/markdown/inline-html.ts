import { escapeHtml } from '../model/html.ts';
import { keepTogether, keptWords } from '../model/text.ts';

/** Text as it stands in a line: plain, or in an element with its attributes. */
export type Inline = string | { tag: string; attrs?: Readonly<Record<string, string>>; of: Inline | readonly Inline[] };

/** Inlines as HTML. */
export function inlineHtml(inline: Inline | readonly Inline[]): string {
  if (typeof inline === 'string') return escapeHtml(inline);
  if (!('tag' in inline)) return inline.map(inlineHtml).join('');
  const { tag, attrs = {}, of } = inline;
  const written = Object.entries(attrs).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<${tag}${written.join('')}>${inlineHtml(of)}</${tag}>`;
}

/** Inlines as a reader sees them. */
export function inlineText(inline: Inline | readonly Inline[]): string {
  if (typeof inline === 'string') return inline;
  return 'tag' in inline ? inlineText(inline.of) : inline.map(inlineText).join('');
}

/** Text in a `<span>` of a class. */
export function span(name: string, of: Inline | readonly Inline[]): Inline {
  return { tag: 'span', attrs: { class: name }, of };
}

/** Plain words, those that stand on one line whole in a `<span class="nowrap">`: as the author's Markdown has them. */
export function keptInlines(words: string): Inline[] {
  return keptWords(keepTogether(words)).map(({ text, kept }) => (kept ? span('nowrap', text) : text));
}

/** A link inside the deck: to an id. */
export function idLink(id: string, text: string): Inline {
  return { tag: 'a', attrs: { href: `#${id}` }, of: text };
}

/** The parts that are there, with a separator between each and the next; what is empty is not there. */
export function joined(
  parts: readonly (Inline | readonly Inline[] | undefined | false)[],
  separator: string,
): Inline[] {
  const all: Inline[] = [];
  for (const part of parts) {
    const inlines: readonly Inline[] = part ? (typeof part === 'string' || 'tag' in part ? [part] : part) : [];
    if (inlines.length > 0 && all.length > 0) all.push(separator);
    all.push(...inlines);
  }
  return all;
}
