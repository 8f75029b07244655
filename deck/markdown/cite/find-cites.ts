import type { Token } from 'markdown-it';
import type { Citing } from '../drafts.ts';
import type { CitationMeta } from '../rules/citations.ts';
import type { FileScope } from '../scope.ts';
import { shownTokens } from '../shown.ts';

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
