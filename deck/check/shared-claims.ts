import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Evidence, figuresIn } from '../evidence/index.ts';
import { finding } from '../model/checks.ts';
import type { Claim } from '../model/deck.ts';
import type { Finding } from '../model/error.ts';
import { readCsv } from '../source/csv.ts';

/**
 * Claims of the same id in the ledgers of the project's other decks (a translation, a shorter edition) that state other numbers.
 * Decks lie in `slides/` and in its folders, each with its claims.csv. Numbers are read as each deck's language writes them.
 *
 * @param root the project's folder; @param folder the checked deck's slides, relative to it
 */
export async function sharedClaims({ deck }: Evidence, root: string, folder: string): Promise<Finding[]> {
  const own = new Map(deck.claims.filter(({ figure }) => figure).map((claim) => [claim.id, claim]));
  const ledgers = own.size === 0 ? [] : await otherLedgers(root, folder);
  return ledgers.flatMap(({ file, lang, rows }) =>
    [...own.values()].flatMap((claim) => {
      const theirs = rows.get(claim.id);
      if (theirs === undefined || sameNumbers(claim, theirs, deck.meta.lang, lang)) return [];
      return [finding('shared-claim', claim.source, `${claim.id} says “${claim.figure}”, and in ${file} “${theirs}”.`)];
    }),
  );
}

function sameNumbers({ figure = '' }: Claim, theirs: string, lang: string, other: string): boolean {
  const numbers = (text: string, of: string) =>
    figuresIn(text, of)
      .map(({ value, percent }) => `${value}${percent ? '%' : ''}`)
      .sort()
      .join(' ');
  return numbers(figure, lang) === numbers(theirs, other);
}

interface Ledger {
  file: string;
  lang: string;
  /** The figures of the claims, by their ids. */
  rows: Map<string, string>;
}

async function otherLedgers(root: string, folder: string): Promise<Ledger[]> {
  // A deck in slides/NAME/ has its siblings there, and the one in slides/ itself.
  const [top = folder] = folder.split('/');
  const entries = await readdir(path.join(root, top), { withFileTypes: true });
  const folders = [top, ...entries.filter((each) => each.isDirectory()).map(({ name }) => `${top}/${name}`)];
  const ledgers = await Promise.all(folders.filter((each) => each !== folder).map((each) => readLedger(root, each)));
  return ledgers.filter((each) => each !== undefined);
}

async function readLedger(root: string, folder: string): Promise<Ledger | undefined> {
  const file = `${folder}/claims.csv`;
  const text = await readFile(path.join(root, file), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const [header, ...rows] = readCsv({ path: file, text }).rows.map(({ cells }) => cells.map((cell) => cell.text));
  const [id, figure] = ['id', 'figure'].map((name) => header?.indexOf(name) ?? -1);
  const said = rows.map((cells): [string, string] => [cells[id ?? -1] ?? '', cells[figure ?? -1] ?? '']);
  return { file, lang: await langOf(root, folder), rows: new Map(said.filter(([, text]) => text !== '')) };
}

/** The language that the front matter of a deck's first file names. */
async function langOf(root: string, folder: string): Promise<string> {
  const files = (await readdir(path.join(root, folder))).filter((name) => name.endsWith('.md')).sort();
  const text = files[0] === undefined ? '' : await readFile(path.join(root, folder, files[0]), 'utf8');
  const lang = /^lang:\s*["']?([\w-]+)/m.exec(text)?.[1] ?? 'en';
  return Intl.DateTimeFormat.supportedLocalesOf([lang]).length > 0 ? lang : 'en';
}
