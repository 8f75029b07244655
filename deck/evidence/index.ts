/** What can be held against a deck without a browser, a dictionary or a network: its evidence, its language, its charts. */

import { CHECKS, finding, isCheck } from '../model/checks.ts';
import { type Finding, findingOf, sortFindings } from '../model/error.ts';
import type { SlideReading } from '../model/reading.ts';
import type { LoadedDeck } from '../model/site.ts';
import { wordsOf } from '../model/words.ts';
import { nearest } from '../source/nearest.ts';
import { charts } from './charts.ts';
import { drift, summaries, unsourced } from './figure-sources.ts';
import { type Evidence, langOf, type Rule, readStyle } from './input.ts';
import { length, likelihood, wording } from './language.ts';
import { ledger, support } from './ledger.ts';
import { statedIn } from './segments.ts';
import { sums } from './sums.ts';

export { figuresIn } from './figures.ts';
export type { Evidence } from './input.ts';
export { allSaid } from './language.ts';

/** What of a deck is held against itself. */
export type ReadDeck = Pick<LoadedDeck, 'deck' | 'panels' | 'paths' | 'modules' | 'read' | 'style'>;

/**
 * All that is found wrong with a deck that was read, without a browser: its evidence, its language, its charts. Silences are not yet
 * heeded: see `heed`.
 */
export function evidenceIn(loaded: ReadDeck): { evidence: Evidence; found: Finding[] } {
  const { deck, panels, paths, modules } = loaded;
  const { style, problems } = readStyle(loaded.style);
  const { label, own } = wordsOf(deck.meta).found;
  const slides = loaded.read();
  const stated = slides.flatMap((slide) =>
    slide.blocks.map((block) => [block, statedIn(block, langOf(loaded, slide))] as const),
  );
  const evidence: Evidence = {
    deck,
    slides,
    stated: new Map(stated),
    panels: panels.map((panel) => {
      const path = paths.get(panel.id) ?? panel.id;
      return { panel, path, module: modules.get(path) ?? '' };
    }),
    style,
    ownVoices: [label, own],
  };
  return { evidence, found: [...problems.map(findingOf), ...RULES.flatMap((rule) => rule(evidence))] };
}

/** Every rule that needs no browser, no dictionary and no network. */
const RULES: readonly Rule[] = [
  unsourced,
  sums,
  drift,
  summaries,
  support,
  ledger,
  wording,
  likelihood,
  length,
  charts,
];

/**
 * Leaves out what the slides' authors have silenced, names what a silence has wrong, and sorts the rest.
 * @param ran whether every check ran: only then is a silence idle that silences nothing
 */
export function heed(found: readonly Finding[], slides: readonly SlideReading[], ran: boolean): Finding[] {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  const used = new Set<string>();
  const left = found.filter(({ code, on }) => {
    const silence = byId.get(on ?? '')?.silences.find(({ codes }) => codes.includes(code));
    if (silence) used.add(`${on} ${code}`);
    return !silence;
  });
  const titled = left.map((each): Finding => {
    const slide = byId.get(each.on ?? '');
    return slide ? { ...each, slide: slide.title } : each;
  });
  return sortFindings([...titled, ...slides.flatMap((slide) => wrongSilences(slide, used, ran))]);
}

function wrongSilences({ id, title, silences }: SlideReading, used: ReadonlySet<string>, ran: boolean): Finding[] {
  return silences.flatMap(({ codes, source }) =>
    codes.flatMap((code) => {
      if (!isCheck(code)) {
        const near = nearest(code, Object.keys(CHECKS));
        const cure = near && `Did you mean "${near}"?`;
        return [{ ...finding('unknown-silence', source, `There is no check "${code}".`, cure), slide: title }];
      }
      if (!ran || used.has(`${id} ${code}`)) return [];
      return [{ ...finding('idle-silence', source, `"${code}" finds nothing on this slide.`), slide: title }];
    }),
  );
}
