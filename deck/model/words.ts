import { primaryOf } from './direction.ts';
import { ar } from './words/words-ar.ts';
import { de } from './words/words-de.ts';
import { en, type Words } from './words/words-en.ts';
import { he } from './words/words-he.ts';

export type { Words };

/** Words of the finding band and of the two signs that are the deck's own. */
export type FoundWords = Words['found'];

const tables: Readonly<Record<string, Words>> = { en, de, ar, he };

/** The words for a BCP 47 tag; its primary language decides, English serves where there is no table. */
export function wordsFor(lang: string): Words {
  return tables[primaryOf(lang)] ?? en;
}

/** Whether there is a table for a language. */
export function hasWords(lang: string): boolean {
  return Object.hasOwn(tables, primaryOf(lang));
}

/** What a grade is called in each language that there is a table for. */
export function namesOfGrade(grade: keyof FoundWords): string[] {
  return Object.values(tables).map(({ found }) => found[grade]);
}

/** The deck's words: those of its language, but for what its front matter says itself. */
export function wordsOf({ lang, found }: { lang: string; found?: Partial<FoundWords> }): Words {
  const words = wordsFor(lang);
  return found ? { ...words, found: { ...words.found, ...found } } : words;
}
