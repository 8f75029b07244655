import { glyphsOf, packageFor, SURE } from '../fonts/fallbacks.ts';
import { beyondAscii, FAMILIES } from '../fonts/families.ts';
import type { Deck, Slide, SourceFile, SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { Panel } from '../model/panel.ts';
import { firstOf } from '../source/nearest.ts';

/** What a part of a deck shows, as far as fonts are asked for it; forgotten with the part. */
interface Written {
  letters: readonly string[];
  /** All of it, if there are formulas in it. */
  formulas: readonly string[];
}

type Part = Slide | Panel | Deck['meta'];

const known = new WeakMap<Part, Written>();

function writtenIn(part: Part): Written {
  const before = known.get(part);
  if (before) return before;
  const text = JSON.stringify(part);
  const beyond = [...beyondAscii([text])].join('');
  const letters = [...new Set(beyond + beyond.toLocaleUpperCase())];
  const written = { letters, formulas: text.includes('<math') ? [text] : [] };
  known.set(part, written);
  return written;
}

/** What a part shows beyond ASCII, each character once. Capitals are among it: maps and styles write some words in them. */
export function lettersOf(part: Part): readonly string[] {
  return writtenIn(part).letters;
}

/** The text of a part with formulas. */
export function formulasOf(part: Part): readonly string[] {
  return writtenIn(part).formulas;
}

/** What characters are wrong: everywhere, and only on paper, where no font of the reader's system serves. */
export interface GlyphFaults {
  problems: DeckError[];
  paper: DeckError[];
}

/** Texts that a part of the deck is made of; a character is looked for in one after the other. */
interface Origin {
  /** As a message names it. */
  name: string;
  /** Where the part stands, if a character is found in none of the texts. */
  place: SourceRef;
  texts: readonly Excerpt[];
}

interface Excerpt extends SourceFile {
  /** First line, from 1, and the one after the last. */
  from: number;
  to: number;
}

/**
 * Characters that neither the deck's fonts nor their fallbacks have, one fault for each part of the deck that shows some.
 * @param panels by the paths of their modules
 * @param read gives a file of the project, if it is there
 */
export async function glyphFaults(
  deck: Deck,
  panels: ReadonlyMap<string, Panel>,
  read: (file: string) => Promise<SourceFile | undefined>,
): Promise<GlyphFaults> {
  const faults: GlyphFaults = { problems: [], paper: [] };
  const told = new Set<string>();
  const parts = [
    ...deck.slides.map((part, index) => ({ part, origin: () => slideOrigin(deck, index, part, read) })),
    ...[...panels].map(([file, part]) => ({ part, origin: () => panelOrigin(file, part, read) })),
  ];
  for (const { part, origin } of parts) {
    const unsure = lettersOf(part).filter((character) => !SURE.test(character));
    if (unsure.length === 0) continue;
    // Both families have the same fallbacks, and the first has all that the second has.
    const { missing } = await glyphsOf(FAMILIES[0], unsure);
    if (missing.length === 0) continue;
    const { name, place, texts } = await origin();
    for (const [hint, characters] of byCure(missing, deck.meta.lang)) {
      const message = `No font of the deck has ${listed(characters)}, in the ${name}`;
      const list = hint === PICTURE ? faults.problems : faults.paper;
      const found = placeOf(characters, texts);
      // A section's name stands in the head of all its slides.
      if (!found && characters.every((each) => told.has(each))) continue;
      for (const each of characters) told.add(each);
      list.push(new DeckError('glyph', `${message}.`, hint, found ?? place));
    }
  }
  return faults;
}

const PICTURE = 'Write it in other characters, or show it as a picture from slides/images/.';

function byCure(missing: readonly string[], lang: string): Map<string, string[]> {
  const cures = new Map<string, string[]>();
  for (const character of missing) {
    const name = packageFor(character, lang);
    const cure = name
      ? `On screen the reader's system may have it; for paper add its font: npm install -D ${name}`
      : PICTURE;
    cures.set(cure, [...(cures.get(cure) ?? []), character]);
  }
  return cures;
}

/** So many characters a message shows. */
const SHOWN = 4;

function listed(characters: readonly string[]): string {
  const named = characters.map((each) => `"${each}" (U+${codeOf(each).padStart(4, '0')})`);
  return firstOf(named, SHOWN);
}

const codeOf = (character: string) => (character.codePointAt(0) ?? 0).toString(16).toUpperCase();

/** Where the first of some characters stands, as it is or written as a number. */
function placeOf(characters: readonly string[], texts: readonly Excerpt[]): SourceRef | undefined {
  for (const { path, text, from, to } of texts) {
    const lines = text.split('\n').slice(from - 1, to - 1);
    for (const [index, line] of lines.entries()) {
      const at = characters.map((each) => indexIn(line, each)).filter((each) => each >= 0);
      if (at.length > 0) return { file: path, line: from + index, column: Math.min(...at) + 1 };
    }
  }
  return undefined;
}

function indexIn(line: string, character: string): number {
  const code = codeOf(character);
  const written = `&#(?:x0*${code}|0*${Number.parseInt(code, 16)});|\\u(?:0*${code}|{0*${code}})`;
  const places = [line.indexOf(character), line.search(new RegExp(written, 'i'))].filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : -1;
}

async function slideOrigin(
  { slides, references, claims }: Deck,
  index: number,
  slide: Slide,
  read: (file: string) => Promise<SourceFile | undefined>,
): Promise<Origin> {
  const { file, line } = slide.source;
  const next = slides.slice(index + 1).find(({ source }) => source.file === file && source.line > line);
  const lists = [...new Set([...references, ...claims].map(({ source }) => source.file))];
  const own = await excerpts([file], read);
  return {
    name: `slide "${slide.id}"`,
    place: slide.source,
    texts: [
      ...own.map((each) => ({ ...each, from: line, to: next?.source.line ?? each.to })),
      ...(await excerpts(lists, read)),
    ],
  };
}

async function panelOrigin(
  file: string,
  panel: Panel,
  read: (file: string) => Promise<SourceFile | undefined>,
): Promise<Origin> {
  const texts = await excerpts([file.replace(/\.ts$/, '.csv'), file], read);
  return { name: `chart "${panel.id}"`, place: { file, line: 1 }, texts };
}

async function excerpts(
  files: readonly string[],
  read: (file: string) => Promise<SourceFile | undefined>,
): Promise<Excerpt[]> {
  const texts = await Promise.all(files.map(read));
  return texts.flatMap((each) => (each ? [{ ...each, from: 1, to: each.text.split('\n').length + 1 }] : []));
}
