import type { Reference } from '../../model/deck.ts';

/** How a source line names a reference: by its short name, else by who published it, else by its title or its key. */
export function referenceName({ id, titleShort, publisher, containerTitle, author, title }: Reference): string {
  return titleShort ?? publisher ?? containerTitle ?? author?.[0] ?? title ?? id;
}

/** A name as it stands at the beginning: its first letter is a capital. */
export function capitalised(name: string): string {
  return name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
