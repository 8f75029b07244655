import type { BackLink, Reference, ReferenceList } from '../../model/deck.ts';
import { wordsFor } from '../../model/words.ts';
import { type Inline, idLink, inlineText, joined, span } from '../inline-html.ts';
import type { DeckScope } from '../scope.ts';
import { breakPages, PAGE, textMeasure } from './paging.ts';

/** Widths in px of the key and of the entry beside it; the theme sets the same. */
export const REFERENCE_WIDTHS = [60, 1060] as const;

/** The reference list, parted among as many slides as it needs. */
export function referencePages(
  { host, lang }: DeckScope,
  references: readonly Reference[],
  links: ReadonlyMap<string, BackLink[]>,
): ReferenceList[] {
  const measure = textMeasure(host.measure);
  const rows = references.map((reference) => ({ reference, usedOn: links.get(reference.id) ?? [] }));
  const heights = rows.map(({ reference, usedOn }) => {
    const text = `${reference.id} ${inlineText(referenceEntry(reference, usedOn, lang))}`;
    return measure.rowHeight([{ text, width: REFERENCE_WIDTHS[1] }]);
  });
  return breakPages(rows, heights, PAGE.height).map((page) => ({ type: 'references', rows: page }));
}

/** One entry as it stands in the list; a field that the file lacks is left out, never guessed. */
export function referenceEntry(reference: Reference, usedOn: readonly BackLink[], lang: string): Inline[] {
  const { author, title, titleShort, containerTitle, publisher, issued, URL, note, also } = reference;
  const words = wordsFor(lang);
  const addresses = [URL && addressLink(URL), also && [`${words.also} `, ...joined(also.map(addressLink), ', ')]];
  const sentences = [
    author?.join(', '),
    title && ({ tag: 'cite', of: title } as const),
    // A short name is no title: it serves where nothing else names the source.
    !author && !title && !containerTitle && !publisher && titleShort,
    joined([containerTitle, publisher, issued && printDate(issued, lang)], ', '),
    joined(addresses, '; '),
    note?.replace(/\.$/, ''),
    usedOn.length > 0 && span('used-on', [`${words.usedOn} `, ...linksTo(usedOn)]),
  ];
  return joined(sentences, '. ');
}

/** Links to the slides that use an entry. */
export function linksTo(usedOn: readonly BackLink[]): Inline[] {
  return joined(
    usedOn.map(({ target, label }) => idLink(target, label)),
    ', ',
  );
}

/** A link that shows host and path; plain text if it is no address. */
function addressLink(address: string): Inline {
  const shown = /^https?:\/\/(?:www\.)?([^?#]+)/.exec(address)?.[1]?.replace(/\/$/, '');
  return shown === undefined ? address : { tag: 'a', attrs: { href: address, rel: 'noopener' }, of: shown };
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
