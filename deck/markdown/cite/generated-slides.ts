/** Slides that are generated, the ledger and the references: what they list, how many they need, and the numbers of all. */

import type { BackLink, BodyPart, Claim, Reference, Slide } from '../../model/deck.ts';
import { BODY_WIDTH } from '../../model/measure.ts';
import { type Reporter, report } from '../../source/faults.ts';
import { pushTo } from '../../source/objects.ts';
import type { Draft, Opened, Rendered } from '../drafts.ts';
import { inlineHtml, span } from '../inline-html.ts';
import { placeOfBlock } from '../place.ts';
import type { DeckScope } from '../scope.ts';
import type { SlideIds } from '../slide-ids.ts';
import { closingIndex } from '../token-tools.ts';
import { fillAgendas, fillWalls, isAgenda, isWall } from './generated-boxes.ts';
import { ledgerPages } from './ledger.ts';
import { textMeasure } from './paging.ts';
import { referencePages } from './reference-list.ts';

/** What is generated, by the id of its div. */
type Generated = 'claims' | 'refs';
const KINDS: Readonly<Record<Generated, 'claims' | 'references'>> = { claims: 'claims', refs: 'references' };

/** What the slides cite, in the order of the files: only that is listed. */
export interface Used {
  claims: Claim[];
  references: Reference[];
}

/**
 * Claims that a slide or its panels cite, all of them where a wall shows all; references that slides or those claims cite.
 * @param graded whether what only bands grade is among it
 */
export function findUsed({ tables }: DeckScope, drafts: readonly Draft[], graded = true): Used {
  const keys = new Set<string>();
  for (const { cites, band } of drafts) {
    for (const key of cites) keys.add(key);
    if (band && graded) for (const key of band.fields.claims ?? []) keys.add(key);
  }
  const entries = [...tables.keys.values()];
  const walled = drafts.some(({ tokens }) => tokens.some(({ type }) => type === 'wall'));
  const isUsed = ({ id }: Claim) => walled || keys.has(id);
  const claims = entries.flatMap((each) => (each.type === 'claim' && isUsed(each.entry) ? [each.entry] : []));
  for (const claim of claims) for (const key of claim.references) keys.add(key);
  const references = entries.flatMap((each) =>
    each.type === 'reference' && keys.has(each.entry.id) ? [each.entry] : [],
  );
  return { claims, references };
}

/** Pass over a slide: takes out a `::: {#claims}` or `::: {#refs}`, makes the slide's kind say so, and reports what else stands there. */
export function takeGenerated(draft: Opened): Opened {
  const at = draft.tokens.findIndex(
    (token) => token.meta?.generated !== undefined && !isWall(token) && !isAgenda(token),
  );
  const opening = draft.tokens[at];
  if (!opening) return draft;
  const end = closingIndex(draft.tokens, at);
  const rest = [...draft.tokens.slice(0, at), ...draft.tokens.slice(at + 1, end), ...draft.tokens.slice(end + 1)];
  const notes = rest.length > 0 && onlyNotes(rest);
  const alone = (rest.length === 0 || notes) && draft.kind !== 'cover' && draft.heading !== undefined;
  if (!alone) {
    const hint = 'Give it a "## Heading" of its own with nothing else but notes; the entries come from the file.';
    const message = `The slide of "::: {#${String(opening.meta?.generated)}}" is generated and holds nothing else.`;
    report(draft.file, 'generated-slide', placeOfBlock(draft.file, opening), message, hint);
  }
  // The cover, and a section with more than the list, stay what they are and lose the div only.
  if (draft.kind !== 'slide' && !alone) return { ...draft, tokens: rest };
  return { ...draft, kind: KINDS[opening.meta?.generated as Generated], tokens: notes ? rest : [] };
}

function onlyNotes(tokens: Opened['tokens']): boolean {
  for (let i = 0; i < tokens.length; i = closingIndex(tokens, i) + 1) {
    if (tokens[i]?.type !== 'div_open' || tokens[i]?.attrGet('class') !== 'notes') return false;
  }
  return true;
}

/** Reports entries that have no slide to stand on, and slides that stand twice. */
export function checkGenerated(reporter: Reporter, deck: DeckScope, drafts: readonly Draft[]): void {
  for (const [id, kind] of Object.entries(KINDS)) {
    const [first, second] = drafts.filter((draft) => draft.kind === kind);
    if (second) {
      const hint = `The first stands on line ${first?.source.line} of ${first?.source.file}: remove one of them.`;
      report(reporter, 'generated-slide', second.source, `"::: {#${id}}" stands twice.`, hint);
    }
    if (first) continue;
    // What only bands grade is listed where there is a list, and asks for none.
    const used = findUsed(deck, drafts, false)[kind];
    const keys = new Set(used.map((entry) => entry.id));
    const cited = drafts.find(({ cites }) => cites.some((key) => keys.has(key)));
    const source = cited?.source ?? used[0]?.source;
    const hint = `Add at the end: "## ${deck.words[kind]} {.backup}", an empty line, "::: {#${id}}" and ":::".`;
    if (source)
      report(reporter, 'generated-slide', source, `The deck cites ${kind} but has no slide that lists them.`, hint);
  }
}

/** Replaces each generated slide by as many as it needs, and numbers all. Repeats until links and page breaks agree. */
export function generateSlides(deck: DeckScope, rendered: readonly Rendered[], used: Used, ids: SlideIds): Slide[] {
  const plain = rendered.filter(({ slide }) => !isGenerated(slide));
  const pageIds = new Map<string, string[]>();
  let slides = numbered(rendered.map(({ slide }) => slide));
  let numbers = numbersOf(slides);
  // A longer ledger can move later slides' numbers, and they stand in the ledger: it settles at once or after a round.
  for (let round = 0; round < 4; round++) {
    const links = backLinks(plain, numbers);
    slides = numbered(rendered.flatMap(({ slide }) => expand(deck, slide, used, links, ids, pageIds)));
    const before = numbers;
    numbers = numbersOf(slides);
    if (plain.every(({ slide: { id } }) => numbers.get(id) === before.get(id))) break;
  }
  return numberFigures(fillAgendas(slides));
}

/** Whether a slide's body is made here. */
export function isGenerated({ kind }: Slide): boolean {
  return kind === 'claims' || kind === 'references';
}

function expand(
  deck: DeckScope,
  slide: Slide,
  used: Used,
  links: ReadonlyMap<string, BackLink[]>,
  ids: SlideIds,
  pageIds: Map<string, string[]>,
): Slide[] {
  if (!isGenerated(slide)) return [fillWalls(slide, used.claims)];
  const pages: BodyPart[] =
    slide.kind === 'claims' ? ledgerPages(deck, used.claims, links) : referencePages(deck, used.references, links);
  const taken = pageIds.get(slide.id) ?? [slide.id];
  pageIds.set(slide.id, taken);
  while (taken.length < pages.length) taken.push(ids.unique(`${slide.id}-${taken.length + 1}`));
  if (pages.length < 2) return [{ ...slide, body: pages }];
  return pages.map((page, i) => {
    const suffix = `(${i + 1} / ${pages.length})`;
    const named = namedGrades(deck, page, `${slide.title} ${suffix}`);
    return {
      ...slide,
      id: taken[i] ?? slide.id,
      title: `${slide.title} ${suffix}${named}`,
      listTitle: slide.title,
      titleHtml: `${slide.titleHtml} ${inlineHtml([span('nowrap', suffix), named])}`,
      body: [page],
      ...(i === 0
        ? {}
        : {
            notesHtml: '',
            notesShow: { pictures: [], widths: [] },
            notesWords: 0,
            cites: [],
            sourcesHtml: '',
            continues: true as const,
          }),
    };
  });
}

/** The title of a part of the ledger has one line of letters so many times as large as those that are measured. */
const TITLE = { larger: 2, width: 0.95 * BODY_WIDTH } as const;

/** What the part's claims came out as, for its title: two grades at most, and none where they have no room. */
function namedGrades({ words, lang, host }: DeckScope, page: BodyPart, title: string): string {
  if (typeof page === 'string' || page.type !== 'claims') return '';
  const grades = page.groups.flatMap(({ grade }) => (grade ? [words.found[grade].toLocaleLowerCase(lang)] : []));
  if (grades.length === 0 || grades.length > 2) return '';
  const named = `: ${grades.join(', ')}`;
  return textMeasure(host.measure).width(title + named, 600) * TITLE.larger <= TITLE.width ? named : '';
}

/** Slides with their places in the deck: main and backup slides are counted apart. One that has its place stays the same object. */
function numbered(slides: readonly Slide[]): Slide[] {
  const counts = { main: 0, backup: 0 };
  return slides.map((slide, index) => {
    const number = ++counts[slide.backup ? 'backup' : 'main'];
    return slide.index === index && slide.number === number ? slide : { ...slide, index, number };
  });
}

function numbersOf(slides: readonly Slide[]): Map<string, number> {
  return new Map(slides.map(({ id, number }) => [id, number]));
}

/** Figures of one panel are told apart by their number. */
function numberFigures(slides: readonly Slide[]): Slide[] {
  const counts = new Map<string, number>();
  const numberOf = (part: BodyPart): BodyPart => {
    if (typeof part === 'string' || part.type !== 'figure') return part;
    const nth = counts.get(part.panel) ?? 0;
    counts.set(part.panel, nth + 1);
    return part.nth === nth ? part : { ...part, nth };
  };
  return slides.map((slide) => {
    if (slide.panels.length === 0) return slide;
    const body = slide.body.map(numberOf);
    return body.every((part, i) => part === slide.body[i]) ? slide : { ...slide, body };
  });
}

/**
 * For each key the slides that use it, in deck order: each by its number as printed, `2`, or `B1` for a backup slide.
 * @param numbers of slides, by id
 */
function backLinks(rendered: readonly Rendered[], numbers: ReadonlyMap<string, number>): Map<string, BackLink[]> {
  const links = new Map<string, BackLink[]>();
  for (const { slide, anchors } of rendered) {
    const label = `${slide.backup ? 'B' : ''}${numbers.get(slide.id)}`;
    // What a band grades is used on its slide too, whether it has a numeral there or not.
    for (const key of new Set([...slide.cites, ...(slide.band?.claims ?? [])])) {
      // A backdrop has no numeral: the link leads to the slide.
      pushTo(links, key, { label, target: anchors.get(key) ?? slide.id });
    }
  }
  return links;
}
