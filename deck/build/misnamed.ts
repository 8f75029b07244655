import path from 'node:path';
import { distance } from 'fastest-levenshtein';
import { DeckError } from '../model/error.ts';

const DATA = ['references.yaml', 'claims.csv'] as const;
const MARKDOWN = /\.(?:md|markdown|mdown|mkdn?|qmd|rmd)$/i;
const TABLE = /\.(?:ya?ml|json|csv|tsv|txt|bib)$/i;

/**
 * Files beside the slides that are meant to be read and would be passed over for their names: `02.MD`, `references.yml`.
 * @param folder the slides' own, relative to the project
 * @param files all files below it
 */
export function misnamed(folder: string, files: readonly string[]): DeckError[] {
  const own = files.filter((file) => path.posix.dirname(file) === folder && !/^[._]/.test(path.posix.basename(file)));
  return own.flatMap((file) => {
    const name = path.posix.basename(file);
    const meant = MARKDOWN.test(name) ? name.replace(MARKDOWN, '.md') : DATA.find((known) => isNear(name, known));
    if (meant === undefined || meant === name) return [];
    // Where the right one is there too, another kind of file may be what it was made of.
    if (own.includes(path.posix.join(folder, meant)) && !/\.(?:md|ya?ml|csv)$/i.test(name)) return [];
    const hint = `Rename it to "${meant}"${sameKind(name, meant) ? '' : ', written as such'}, or begin its name with "_" if it is not meant.`;
    return [new DeckError('misnamed-file', `The file "${name}" is not read for its name.`, hint, { file, line: 1 })];
  });
}

function isNear(name: string, known: string): boolean {
  const [stem, meant] = [name.replace(TABLE, '').toLowerCase(), known.replace(TABLE, '')];
  return TABLE.test(name) && distance(stem, meant) <= 2;
}

function sameKind(name: string, meant: string): boolean {
  const kind = (each: string) => path.extname(each).toLowerCase().replace('.yml', '.yaml');
  return kind(name) === kind(meant) || meant.endsWith('.md');
}
