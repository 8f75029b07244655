import type { Reference } from '../../model/deck.ts';
import { escapeHtml } from '../../model/html.ts';
import { wordsFor } from '../../model/words.ts';
import { joined, span } from '../inline-html.ts';
import type { DeckScope } from '../scope.ts';
import { type BackLink, lastOf, renderBackLinks } from './back-links.ts';
import { breakPages, PAGE, textMeasure } from './paging.ts';

/** Widths in px of the key and of the entry beside it; the theme sets the same. */
export const REFERENCE_WIDTHS = [60, 1060] as const;

/** The reference list as the bodies of as many slides as it needs. */
export function referencePages(
  deck: DeckScope,
  references: readonly Reference[],
  links: ReadonlyMap<string, BackLink[]>,
): string[] {
  const measure = textMeasure(deck.input.host.measure);
  const items = references.map((reference) => itemOf(reference, links.get(reference.id) ?? [], deck.lang));
  const heights = items.map((html) => measure.rowHeight([{ text: textOf(html), width: REFERENCE_WIDTHS[1] }]));
  return breakPages(items, heights, PAGE.height).map((page) => `<ol class="references">\n${page.join('\n')}\n</ol>`);
}

const itemOf = lastOf(renderReference);

/** One entry; a field that the file lacks is left out, never guessed. */
function renderReference(reference: Reference, links: readonly BackLink[], lang: string): string {
  const { id, author, title, titleShort, containerTitle, publisher, issued, URL, note, also } = reference;
  const words = wordsFor(lang);
  const outlet = [containerTitle, publisher, issued && printDate(issued, lang)].filter((each) => each !== undefined);
  const addresses = [URL && addressLink(URL), also && `${escapeHtml(words.also)} ${also.map(addressLink).join(', ')}`];
  const used = links.length > 0 && `<span class="used-on">${escapeHtml(words.usedOn)} ${renderBackLinks(links)}</span>`;
  const sentences = [
    author && escapeHtml(author.join(', ')),
    title && `<cite>${escapeHtml(title)}</cite>`,
    // A short name is no title: it serves where nothing else names the source.
    !author && !title && !containerTitle && !publisher && titleShort && escapeHtml(titleShort),
    outlet.length > 0 && escapeHtml(outlet.join(', ')),
    joined(addresses, '; '),
    note && escapeHtml(note.replace(/\.$/, '')),
    used,
  ];
  const entry = joined(sentences, '. ');
  return `<li id="cite-${escapeHtml(id)}">${span('key', id)} <span class="entry">${entry}</span></li>`;
}

/** A link that shows host and path; plain text if it is no address. */
function addressLink(address: string): string {
  const shown = /^https?:\/\/(?:www\.)?([^?#]+)/.exec(address)?.[1]?.replace(/\/$/, '');
  if (shown === undefined) return escapeHtml(address);
  return `<a href="${escapeHtml(address)}" rel="noopener">${escapeHtml(shown)}</a>`;
}

/** A date as far as it is known: the year, the month and year, or the day, in the deck's language. */
function printDate(date: string, lang: string): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined) return date;
  return dateFormat(lang, day !== undefined).format(new Date(Date.UTC(year, month - 1, day ?? 1)));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** One for a language, with the day or without: to make one takes longer than to print all dates of a list. */
function dateFormat(lang: string, withDay: boolean): Intl.DateTimeFormat {
  const key = `${lang} ${withDay}`;
  const known = formats.get(key);
  if (known) return known;
  const day = withDay ? { day: 'numeric' as const } : {};
  const made = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', ...day, timeZone: 'UTC' });
  formats.set(key, made);
  return made;
}

function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, '.');
}
