import type { Finding } from '../model/finding.ts';
import { findingOf } from '../model/finding.ts';
import type { LoadedDeck } from '../model/site.ts';
import { wordsOf } from '../model/words.ts';
import { checkEvidence } from './check-evidence.ts';
import type { Evidence } from './input.ts';
import { readStyle } from './style.ts';

/** What of a deck is held against itself. */
export type ReadDeck = Pick<LoadedDeck, 'deck' | 'panels' | 'paths' | 'modules' | 'read' | 'style'>;

/** All that is found wrong with a deck that was read, without a browser: its evidence, its language, its charts. */
export function evidenceIn(loaded: ReadDeck): { evidence: Evidence; found: Finding[] } {
  const { deck, panels, paths, modules } = loaded;
  const { style, problems } = readStyle(loaded.style);
  const { label, own } = wordsOf(deck.meta).found;
  const evidence: Evidence = {
    deck,
    slides: loaded.read(),
    panels: panels.map((panel) => {
      const path = paths.get(panel.id) ?? panel.id;
      return { panel, path, module: modules.get(path) ?? '' };
    }),
    style,
    ownVoices: [label, own],
  };
  return { evidence, found: [...problems.map((problem) => findingOf(problem)), ...checkEvidence(evidence)] };
}
