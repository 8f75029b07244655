/** What is read off a slide's tokens: what it shows, what it cites, how many words are said. */

import type { Token } from 'markdown-it';
import type { Shown } from '../model/deck.ts';
import type { Citing, Draft } from './drafts.ts';
import { keysOf } from './rules/citations.ts';
import type { FileScope } from './scope.ts';
import { classesOf } from './token-tools.ts';

/** What a page that shows some tokens needs beside its text. */
export function findShown(file: FileScope, tokens: readonly Token[]): Shown {
  const pictures = new Set<string>();
  const widths = new Set<number>();
  for (const token of shownTokens(file, tokens)) {
    const { pictures: shown = [] } = (token.type === 'image' && token.meta) || {};
    for (const each of shown as string[]) pictures.add(each);
    for (const name of classesOf(token)) {
      const width = /^w-(\d+)$/.exec(name)?.[1];
      if (width) widths.add(Number(width));
    }
  }
  return { pictures: [...pictures], widths: [...widths] };
}

/** All that is shown of some tokens, blocks and what stands in their lines, then of the footnotes that they use. Images are shown as such, not their texts. */
function* shownTokens(file: FileScope, tokens: readonly Token[]): Generator<Token> {
  // A Set goes on to labels that are added while it is walked: a footnote may use another one.
  const labels = new Set<string>();
  for (const block of tokens) yield* shownIn(block, labels);
  for (const label of labels) for (const block of file.footnotes.get(label) ?? []) yield* shownIn(block, labels);
}

function* shownIn(block: Token, labels: Set<string>): Generator<Token> {
  yield block;
  for (const token of block.type === 'inline' ? (block.children ?? []) : []) {
    if (token.type === 'footnote_ref') labels.add(String(token.meta?.label));
    yield token;
  }
}

/** Finds what a slide cites, before anything of it is rendered. */
export function findCites(
  { file, heading, tokens }: { file: FileScope; heading?: Token; tokens: readonly Token[] },
  panelCites: readonly string[],
  notes: readonly Token[],
): Citing {
  const title = heading ? [heading] : [];
  const cites = [...new Set([...keysIn(file, title), ...panelCites, ...keysIn(file, tokens)])];
  return { cites, noted: new Set(keysIn(file, notes)) };
}

function keysIn(file: FileScope, tokens: readonly Token[]): string[] {
  return [...shownTokens(file, tokens)].flatMap(keysOf);
}

/** How many words are said on a slide: those of its notes and of their footnotes, without marks. */
export function countNotes({ file, notes }: Draft): number {
  const texts = [...shownTokens(file, notes)].map(({ type, content }) => (SAID.has(type) ? content : ' '));
  return countWords(texts.join(''), file.lang);
}

/** Tokens with words of their own. */
const SAID: ReadonlySet<string> = new Set(['text', 'code_inline', 'nowrap', 'value', 'fence', 'code_block']);

/** Scripts that write no words apart. */
const RUN_ON = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
/** A word where they are written apart, as https://unicode.org/reports/tr29/#Word_Boundaries has it. */
const WORD = /[\p{L}\p{N}\p{M}_]+(?:[.,'’·][\p{L}\p{N}\p{M}_]+)*/gu;

/** Words of a text, in the way of its language where it writes none apart: to ask for that takes ten times as long. */
export function countWords(text: string, lang: string): number {
  if (!RUN_ON.test(text)) return text.match(WORD)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(lang, { granularity: 'word' }).segment(text)) if (isWordLike) count++;
  return count;
}
