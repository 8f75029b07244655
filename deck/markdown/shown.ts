import type { Token } from 'markdown-it';
import type { Shown } from '../model/deck.ts';
import type { FileScope } from './scope.ts';
import { classesOf } from './token-tools.ts';

/** All that is shown of some tokens, blocks and what stands in their lines, then of the footnotes that they use. Images are shown as such, not their texts. */
export function* shownTokens(file: FileScope, tokens: readonly Token[]): Generator<Token> {
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
