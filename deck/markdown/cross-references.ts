import type { SourceRef } from '../model/deck.ts';
import { formatPlace } from '../model/error.ts';
import { type Reporter, report } from '../source/faults.ts';
import { suggest } from '../source/nearest.ts';
import type { Placed } from './drafts.ts';
import type { Inline } from './inline-html.ts';
import type { FileScope, Target } from './scope.ts';
import { eachToken } from './token-tools.ts';

/** What a token carries that stands where the number of a theorem does. */
export interface NumberMeta {
  kind: string;
  id: string;
  /** The word for its kind. */
  word: string;
  source: SourceRef;
}

/** What a token carries that refers to something by its id, in Quarto's forms. */
export interface ReferenceMeta {
  id: string;
  /** `[Proposition @thm-line]`: the author's own word before the number. */
  prefix?: string;
  /** `[-@thm-line]`: the number alone. */
  bare?: boolean;
}

/**
 * What references lead to, by its id: theorems and what is like them, each kind counted through the deck by itself
 * (https://quarto.org/docs/authoring/cross-references.html#theorems-and-proofs), and slides whose id begins with `sec-`, by their titles.
 * An id that stands twice is reported. What stands in notes does not count.
 */
export function findTargets(reporter: Reporter, placed: readonly Placed[]): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const counts = new Map<string, number>();
  const places = new Map<string, SourceRef>();
  for (const { draft, id: slide } of placed) {
    if (/^sec-/.test(slide)) targets.set(slide, { slide, label: draft.title });
    for (const { token } of eachToken(draft.tokens)) {
      if (token.type !== 'number') continue;
      const { kind, id, word, source } = token.meta as unknown as NumberMeta;
      const [number, first] = [(counts.get(kind) ?? 0) + 1, places.get(id)];
      counts.set(kind, number);
      if (first) {
        const hint = `The first stands at ${formatPlace(first)}: rename one of them.`;
        report(reporter, 'duplicate-id', source, `The id "${id}" is already taken.`, hint);
        continue;
      }
      places.set(id, source);
      targets.set(id, { slide, label: `${word}\u00a0${number}`, number });
    }
  }
  return targets;
}

/** Reports a file's references to what is not there, when all is known. */
export function unknownReferences(
  deck: Reporter,
  { references }: FileScope,
  targets: ReadonlyMap<string, Target>,
): void {
  for (const { id, source } of references) {
    if (targets.has(id)) continue;
    const what = id.startsWith('sec-') ? 'slide' : 'theorem';
    report(deck, 'cross-reference', source, `No ${what} has the id "${id}".`, suggest(id, [...targets.keys()], 'Ids'));
  }
}

/** The number of a theorem behind its word, as the slide's deck has it. */
export function numberText({ slide }: FileScope, { id }: NumberMeta): string {
  const number = slide?.targets?.get(id)?.number;
  return number === undefined ? '' : `\u00a0${number}`;
}

/** A reference as a link to the slide that it leads to. */
export function referenceInline({ slide }: FileScope, { id, prefix, bare }: ReferenceMeta): Inline {
  const target = slide?.targets?.get(id);
  if (!target) return '';
  const name = String(target.number ?? target.label);
  const text = bare ? name : prefix === undefined ? target.label : `${prefix}\u00a0${name}`;
  return { tag: 'a', attrs: { href: `#${target.slide}` }, of: text };
}
