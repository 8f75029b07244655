import type { Token } from 'markdown-it';
import type { SourceRef } from '../model/deck.ts';
import { formatPlace } from '../model/error.ts';
import { type LabelKind, labelKind, type TheoremKind, theoremWord } from '../model/theorem-words.ts';
import { type Reporter, report } from '../source/faults.ts';
import { didYouMean } from '../source/nearest.ts';
import type { Placed } from './drafts.ts';
import { type Inline, span } from './inline-html.ts';
import type { FileScope, Target } from './scope.ts';
import { eachToken, makeToken } from './token-tools.ts';

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
 * (https://quarto.org/docs/authoring/cross-references.html); captions and formulas likewise, but only those that something refers to; and
 * slides whose id begins with `sec-`, by their titles.
 * An id that stands twice is reported. What stands in notes does not count.
 */
export function findTargets(reporter: Reporter, placed: readonly Placed[]): ReadonlyMap<string, Target> {
  const targets = new Map<string, Target>();
  const counts = new Map<string, number>();
  const places = new Map<string, SourceRef>();
  const files = new Set(placed.map(({ draft }) => draft.file));
  const asked = new Set([...files].flatMap(({ references }) => references.map(({ id }) => id)));
  for (const { draft, id: slide } of placed) {
    if (/^sec-/.test(slide)) targets.set(slide, { slide, label: draft.title });
    if (!draft.file.numbered) continue;
    for (const { token } of eachToken(draft.tokens)) {
      const numbered = numberAt(draft, token);
      if (!numbered) continue;
      const { kind, id, word, source } = numbered;
      if (labelKind(id) && !asked.has(id)) continue;
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

/** What an id belongs to, by its beginning, and how it is given one. */
const OWNERS: Readonly<Record<string, readonly [what: string, how: (id: string) => string]>> = {
  sec: ['slide', (id) => `Write it on the slide's heading, "## Title {#${id}}".`],
  fig: [
    'picture or chart with a caption',
    (id) =>
      `Write it behind one alone in its paragraph, "![Caption](…){#${id}}"; what has no caption is linked to by its slide, "[the map](#id)".`,
  ],
  tbl: ['table with a caption', (id) => `Write it behind the caption, ": Words {#${id}}".`],
  eq: ['formula', (id) => `Write it behind the formula, "$$ {#${id}}".`],
};

/** What is numbered once all of the deck is known. @param kind as its id begins */
export function numberMeta(file: FileScope, kind: TheoremKind | LabelKind, id: string, source: SourceRef): NumberMeta {
  file.numbered = true;
  return { kind, id, word: theoremWord(kind, file.lang), source };
}

/** A place for the number of what has an id: filled as its slide is rendered. @param kind as its id begins */
export function numberToken(...of: Parameters<typeof numberMeta>): Token {
  return makeToken('number', '', 0, { meta: { ...numberMeta(...of) } });
}

/** What has a number at this token: a chart by itself, if it has a caption to show it. */
function numberAt({ figures, file }: Placed['draft'], token: Token): NumberMeta | undefined {
  if (token.type === 'number') return token.meta as unknown as NumberMeta;
  const figure = figures.get(token);
  const panel = figure && file.tables.panelsById.get(figure.panel);
  if (!panel || /^(?:cover|map|part)$/.test(figure.layout) || (panel.kind === 'map' && panel.frames)) return undefined;
  return (token.meta as { number?: NumberMeta }).number;
}

/** Reports a file's references to what is not there, when all is known. @param lost ids of what was left out with a fault of its own */
export function unknownReferences(
  deck: Reporter,
  { references }: FileScope,
  targets: ReadonlyMap<string, Target>,
  lost: ReadonlySet<string>,
): void {
  for (const { id, source } of references) {
    if (targets.has(id) || lost.has(id)) continue;
    const [what, how] = OWNERS[id.split('-')[0] ?? ''] ?? ['theorem', () => `Write it on a box, "::: {#${id}}".`];
    const hint = didYouMean(id, targets.keys()) + how(id);
    report(deck, 'cross-reference', source, `No ${what} has the id "${id}".`, hint, `id ${id}`);
  }
}

/** The number of a theorem behind its word, of a caption before it, or of a formula, as the slide's deck has it; nothing where it has none. */
export function numberInline({ slide }: FileScope, { id, kind }: NumberMeta): Inline {
  const target = slide?.targets?.get(id);
  if (target?.number === undefined) return '';
  if (kind === 'eq') return span('equation-number', `(${target.number})`);
  return labelKind(id) ? `${target.label}: ` : `\u00a0${target.number}`;
}

/** The same before the title of a chart. */
export function chartNumber(file: FileScope, { meta }: Token): { label?: string } {
  const number: NumberMeta | undefined = (meta as { number?: NumberMeta }).number;
  const label = number && file.slide?.targets?.get(number.id)?.label;
  return label === undefined ? {} : { label };
}

/** A reference as a link to the slide that it leads to. */
export function referenceInline({ slide }: FileScope, { id, prefix, bare }: ReferenceMeta): Inline {
  const target = slide?.targets?.get(id);
  if (!target) return '';
  const name = String(target.number ?? target.label);
  const text = bare ? name : prefix === undefined ? target.label : `${prefix}\u00a0${name}`;
  return { tag: 'a', attrs: { href: `#${target.slide}` }, of: text };
}
