/** The list of references: its pages and entries, and how an entry is named there, in a source line and in the text. */

import type { BackLink, Reference, ReferenceList } from '../../model/deck.ts';
import type { Words } from '../../model/words.ts';
import { type Inline, idLink, inlineText, joined, span } from '../inline-html.ts';
import type { DeckScope } from '../scope.ts';
import { printIssued } from './issued.ts';
import { breakPages, PAGE, textMeasure } from './paging.ts';

/** Widths in px of the key and of the entry beside it, in each of two columns; the theme sets the same. */
const REFERENCE_WIDTHS = [64, 496] as const;

/** Between a key and its entry. */
const KEY_GAP = 6;

/** The reference list in two columns, parted among as many slides as it needs. */
export function referencePages(
  { host, lang, words }: DeckScope,
  references: readonly Reference[],
  links: ReadonlyMap<string, BackLink[]>,
): ReferenceList[] {
  const measure = textMeasure(host.measure);
  const rows = references.map((reference) => ({ reference, usedOn: links.get(reference.id) ?? [] }));
  const [beside, entry] = REFERENCE_WIDTHS;
  const longKeys = references.some(({ id }) => measure.width(id, 600) > beside - KEY_GAP);
  const width = (longKeys ? beside + entry : entry) + PAGE.gapPx;
  const heights = rows.map(({ reference, usedOn }) => {
    const said = referenceEntry(reference, usedOn, { lang, words });
    // Its name is bold: all of it is measured so.
    const lines = (part: readonly Inline[]) => measure.lines({ text: inlineText(part), width, weight: 600 });
    const [link, ...rest] = said;
    // What follows a link of several lines, which is one box, begins a line of its own.
    const box = typeof link === 'object' && link.tag === 'a' && rest.length > 0 ? lines([link]) : 1;
    const count = (box > 1 ? box + lines(rest) : lines(said)) + (longKeys ? 1 : 0);
    return count * PAGE.linePx + PAGE.paddingPx;
  });
  const columns = breakPages(rows, heights, PAGE.height);
  return columns.flatMap((column, i) => {
    const second = columns[i + 1];
    const long = longKeys ? { longKeys: true as const } : {};
    return i % 2 === 0 ? [{ type: 'references' as const, ...long, columns: second ? [column, second] : [column] }] : [];
  });
}

/**
 * One entry as it stands in the list: whose it is, its title, its date, all of it the link; then further pages, the note, and
 * the slides. A field that the file lacks is left out, never guessed; no address is shown.
 */
export function referenceEntry(
  reference: Reference,
  usedOn: readonly BackLink[],
  { lang, words }: { lang: string; words: Words },
): Inline[] {
  const { title, containerTitle, publisher, issued, URL, note, also } = reference;
  const name = entryName(reference);
  const others = [...new Set([containerTitle, publisher])].filter((each) => each !== name);
  const entry = joined(
    [
      name && ({ tag: 'b', of: name } as const),
      title && ({ tag: 'cite', of: title } as const),
      ...others,
      issued && printIssued(issued, lang),
    ],
    ', ',
  );
  const more = joined(
    [
      also && [`${capitalised(words.also)} `, ...joined(also.map(hostLink), ', ')],
      note?.replace(/\.$/, ''),
      usedOn.length > 0 && span('used-on', [`${usedOn.length > 1 ? words.slides : words.slide} `, ...linksTo(usedOn)]),
    ],
    '. ',
  );
  // A link is one box, see theme/ledger.css: after one of several lines a full stop would begin a line of its own.
  const ended = entry.length > 0 && more.length > 0 ? [...entry, '.'] : entry;
  const first = URL === undefined ? ended : [{ tag: 'a', attrs: { href: URL, rel: 'noopener' }, of: ended }];
  return joined([first, more], ' ');
}

/** How a list of references names an entry: by its authors, else by its short name or by who published it. */
export function entryName({ author, titleShort, publisher, containerTitle }: Reference): string | undefined {
  return author?.join(', ') ?? titleShort ?? publisher ?? containerTitle;
}

/** Links to the slides that use an entry. */
export function linksTo(usedOn: readonly BackLink[]): Inline[] {
  return joined(
    usedOn.map(({ target, label }) => idLink(target, label)),
    ', ',
  );
}

/** A link that shows its host; plain text if it is no address. */
function hostLink(address: string): Inline {
  const shown = /^https?:\/\/(?:www\.)?([^/?#]+)/.exec(address)?.[1];
  return shown === undefined ? address : { tag: 'a', attrs: { href: address, rel: 'noopener' }, of: shown };
}

/** How a source line names a reference: by its short name, else by who published it, else by its title or its key. */
export function referenceName({ id, titleShort, publisher, containerTitle, author, title }: Reference): string {
  return titleShort ?? publisher ?? containerTitle ?? author?.[0] ?? title ?? id;
}

/** How a text names who says something, as in `@key says`: by the short name that the entry gives, else by its authors. */
export function narratorName(reference: Reference, lang: string): string {
  const { titleShort, author = [] } = reference;
  const [first] = author;
  if (titleShort !== undefined || first === undefined) return referenceName(reference);
  return author.length > 3 ? `${first} et al.` : new Intl.ListFormat(lang, { type: 'conjunction' }).format(author);
}

/** A name as it stands at the beginning: its first letter is a capital. */
export function capitalised(name: string): string {
  return name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
