import type { NotesUse } from '../model/site.ts';

/**
 * What the one switch for notes says: the command line overrules the front matter.
 *
 * @param flag `--notes`, `--no-notes`, or neither
 * @param frontMatter the deck's `notes:`
 */
export function notesUse(flag: boolean | undefined, frontMatter: 'private' | 'public'): NotesUse {
  if (flag === undefined) return frontMatter;
  return flag ? 'public' : 'none';
}
