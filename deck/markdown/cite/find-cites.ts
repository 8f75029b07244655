import type { Token } from 'markdown-it';
import type { Citing } from '../drafts.ts';
import type { CitationMeta } from '../rules/citations.ts';
import type { FileScope } from '../scope.ts';

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
  return [...shownTokens(file, tokens)].flatMap(({ type, meta }) =>
    type === 'citation' ? (meta as unknown as CitationMeta).items.map(({ key }) => key) : [],
  );
}

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
