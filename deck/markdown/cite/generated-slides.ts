import type { Claim, Reference, Slide } from '../../model/deck.ts';
import { report } from '../../source/faults.ts';
import type { Draft } from '../drafts.ts';
import { span } from '../inline-html.ts';
import { placeOfBlock } from '../place.ts';
import type { Rendered } from '../render.ts';
import type { DeckScope } from '../scope.ts';
import type { SlideIds } from '../slide-ids.ts';
import { closingIndex } from '../token-tools.ts';
import { type BackLink, backLinks } from './back-links.ts';
import { ledgerPages } from './ledger.ts';
import { referencePages } from './reference-list.ts';

/** What is generated, by the id of its div. */
type Generated = 'claims' | 'refs';
const KINDS: Readonly<Record<Generated, 'claims' | 'references'>> = { claims: 'claims', refs: 'references' };

/** What the slides cite, in the order of the files: only that is listed. */
export interface Used {
  claims: Claim[];
  references: Reference[];
}

/** Claims that a slide or its panels cite; references that they or those claims cite. */
export function findUsed(deck: DeckScope, rendered: readonly Rendered[]): Used {
  const keys = new Set(rendered.flatMap(({ slide }) => slide.cites));
  const entries = [...deck.keys.values()];
  const claims = entries.flatMap((each) => (each.type === 'claim' && keys.has(each.entry.id) ? [each.entry] : []));
  for (const claim of claims) for (const key of claim.references) keys.add(key);
  const references = entries.flatMap((each) =>
    each.type === 'reference' && keys.has(each.entry.id) ? [each.entry] : [],
  );
  return { claims, references };
}

/** Pass over a draft: takes out a `::: {#claims}` or `::: {#refs}`, makes the draft's kind say so, and reports what else stands there. */
export function takeGenerated(draft: Draft): Draft {
  const at = draft.tokens.findIndex((token) => token.meta?.generated !== undefined);
  const opening = draft.tokens[at];
  if (!opening) return draft;
  const end = closingIndex(draft.tokens, at);
  const rest = [...draft.tokens.slice(0, at), ...draft.tokens.slice(at + 1, end), ...draft.tokens.slice(end + 1)];
  const notes = rest.length > 0 && onlyNotes(rest);
  if ((rest.length > 0 && !notes) || draft.kind !== 'slide' || !draft.heading) {
    const hint = 'Give it a "## Heading" of its own with nothing else but notes; the entries come from the file.';
    const message = `The slide of "::: {#${String(opening.meta?.generated)}}" is generated and holds nothing else.`;
    report(draft.file.deck, 'generated-slide', placeOfBlock(draft.file, opening), message, hint);
  }
  // The cover and a section stay what they are, and lose the div only.
  if (draft.kind !== 'slide') return { ...draft, tokens: rest };
  return { ...draft, kind: KINDS[opening.meta?.generated as Generated], tokens: notes ? rest : [] };
}

function onlyNotes(tokens: Draft['tokens']): boolean {
  for (let i = 0; i < tokens.length; i = closingIndex(tokens, i) + 1) {
    if (tokens[i]?.type !== 'div_open' || tokens[i]?.attrGet('class') !== 'notes') return false;
  }
  return true;
}

/** Reports entries that have no slide to stand on, and slides that stand twice. */
export function checkGenerated(deck: DeckScope, rendered: readonly Rendered[], used: Used): void {
  for (const [id, kind] of Object.entries(KINDS)) {
    const [first, second] = rendered.filter(({ slide }) => slide.kind === kind);
    if (second) {
      const hint = `The first stands on line ${first?.slide.source.line} of ${first?.slide.source.file}: remove one of them.`;
      report(deck, 'generated-slide', second.slide.source, `"::: {#${id}}" stands twice.`, hint);
    }
    const cited = rendered.find(({ slide }) => slide.cites.some((key) => used[kind].some((entry) => entry.id === key)));
    if (first || used[kind].length === 0) continue;
    const source = cited?.slide.source ?? used[kind][0]?.source;
    const hint = `Add at the end: "## ${deck.words[kind]} {.backup}", an empty line, "::: {#${id}}" and ":::".`;
    if (source)
      report(deck, 'generated-slide', source, `The deck cites ${kind} but has no slide that lists them.`, hint);
  }
}

/** Replaces each generated slide by as many as it needs, and numbers all. Repeats until links and page breaks agree. */
export function generateSlides(deck: DeckScope, rendered: readonly Rendered[], used: Used, ids: SlideIds): Slide[] {
  const plain = rendered.filter(({ slide }) => slide.kind !== 'claims' && slide.kind !== 'references');
  const pageIds = new Map<string, string[]>();
  let slides = rendered.map(({ slide }) => slide);
  number(slides);
  // A longer ledger can move later slides' numbers, and they stand in the ledger: it settles at once or after a round.
  for (let round = 0; round < 4; round++) {
    const links = backLinks(plain);
    const before = plain.map(({ slide }) => slide.number);
    slides = rendered.flatMap(({ slide }) => expand(deck, slide, used, links, ids, pageIds));
    number(slides);
    if (plain.every(({ slide }, i) => slide.number === before[i])) break;
  }
  return slides;
}

function expand(
  deck: DeckScope,
  slide: Slide,
  used: Used,
  links: ReadonlyMap<string, BackLink[]>,
  ids: SlideIds,
  pageIds: Map<string, string[]>,
): Slide[] {
  if (slide.kind !== 'claims' && slide.kind !== 'references') return [slide];
  const pages =
    slide.kind === 'claims' ? ledgerPages(deck, used.claims, links) : referencePages(deck, used.references, links);
  const taken = pageIds.get(slide.id) ?? [slide.id];
  pageIds.set(slide.id, taken);
  while (taken.length < pages.length) taken.push(ids.unique(`${slide.id}-${taken.length + 1}`));
  if (pages.length < 2) return [{ ...slide, html: pages[0] ?? '' }];
  return pages.map((html, i) => {
    const suffix = `(${i + 1} / ${pages.length})`;
    return {
      ...slide,
      id: taken[i] ?? slide.id,
      title: `${slide.title} ${suffix}`,
      titleHtml: `${slide.titleHtml} ${span('nowrap', suffix)}`,
      html,
      ...(i === 0 ? {} : { notesHtml: '', cites: [], sourcesHtml: '', continues: true as const }),
    };
  });
}

/** Gives slides their places in the deck: main and backup slides are counted apart. */
function number(slides: readonly Slide[]): void {
  const counts = { main: 0, backup: 0 };
  for (const [index, slide] of slides.entries())
    Object.assign(slide, { index, number: ++counts[slide.backup ? 'backup' : 'main'] });
}
