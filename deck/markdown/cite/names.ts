import type { Reference } from '../../model/deck.ts';

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
