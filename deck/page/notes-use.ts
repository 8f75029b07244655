/** Who may read the notes of what is being made: everyone, the presenter alone, or nobody because they are left out. */
export type NotesUse = 'public' | 'private' | 'none';

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
