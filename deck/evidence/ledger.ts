/** What is wrong with the ledger and the references, and citations of claims that do not speak of what they stand behind. */

import { finding } from '../model/checks.ts';
import type { Claim, Reference } from '../model/deck.ts';
import type { Finding } from '../model/error.ts';
import { type SlideReading, textOf } from '../model/reading.ts';
import { type Figure, figuresIn, isSame } from './figures.ts';
import type { Evidence } from './input.ts';
import { type Segment, type Stated, segmentsOf, unitsOf } from './segments.ts';

/** Kinds of references (CSL) that are nowhere but at their address. */
const PAGES = new Set(['webpage', 'post', 'post-weblog']);

/** What is wrong with the ledger and the list of references: entries that nobody cites, that lack what leads to them, grades that differ. */
export function ledger(evidence: Evidence): Finding[] {
  const entries = [...unused(evidence), ...evidence.deck.references.flatMap(incomplete)];
  // An entry is seen on the slide that lists it.
  const { slides } = evidence.deck;
  const lists = slides.find(({ kind }) => kind === 'references');
  const ledgers = slides.find(({ kind }) => kind === 'claims');
  const listed = entries.map((each) => {
    const slide = each.source.file.endsWith('.csv') ? ledgers : lists;
    return slide ? { ...each, on: slide.id } : each;
  });
  return [...listed, ...marks(evidence)];
}

function unused({ deck, slides, panels }: Evidence): Finding[] {
  const cited = new Set(slides.flatMap(keysOn));
  for (const { cites } of deck.slides) for (const key of cites) cited.add(key);
  for (const { panel } of panels) for (const key of panel.cites) cited.add(key);
  const walled = deck.slides.some(({ body }) => body.some((part) => typeof part !== 'string' && part.type === 'wall'));
  const used = (id: string) => walled || cited.has(id);
  const claims = deck.claims.filter(({ id }) => !used(id));
  for (const claim of deck.claims) for (const key of claim.references) cited.add(key);
  const references = deck.references.filter(({ id }) => !cited.has(id));
  return [
    ...claims.map(({ id, source }) => finding('unused-key', source, `The claim "${id}" is cited nowhere.`)),
    ...references.map(({ id, source }) => finding('unused-key', source, `The reference "${id}" is cited nowhere.`)),
  ];
}

function keysOn({ blocks, graded }: SlideReading): string[] {
  const keys = blocks.flatMap(({ pieces }) => pieces.flatMap((piece) => (piece.type === 'cite' ? piece.keys : [])));
  return [...keys, ...(graded?.claims ?? [])];
}

function incomplete({ id, type, title, titleShort, URL: address, also, source }: Reference): Finding[] {
  const lacks = [
    ...(title || titleShort ? [] : ['title']),
    ...(PAGES.has(type) && !address && !also?.length ? ['address'] : []),
  ];
  if (lacks.length === 0) return [];
  return [finding('reference-incomplete', source, `The reference "${id}" has no ${lacks.join(' and no ')}.`)];
}

/** A span that is marked with a grade, and the claims cited behind it. */
function marks({ deck, slides }: Evidence): Finding[] {
  const claims = new Map(deck.claims.map((claim) => [claim.id, claim]));
  return slides.flatMap(({ blocks, id }) =>
    blocks.flatMap(({ pieces }) =>
      pieces.flatMap((piece, i) => {
        const cite = pieces.slice(i + 1).find(({ type }) => type !== 'text');
        const between = pieces.slice(i + 1, cite ? pieces.indexOf(cite) : i + 1);
        if (piece.type !== 'text' || !piece.grade || cite?.type !== 'cite') return [];
        if (between.some((each) => each.type === 'text' && /[\p{L}\d]/u.test(each.text))) return [];
        const grades = cite.keys.flatMap((key) => claims.get(key)?.grade ?? []);
        if (grades.length === 0 || grades.includes(piece.grade)) return [];
        const message = `The mark says .${piece.grade}, and the ledger has .${grades.join(', .')} for ${cite.keys.join(', ')}.`;
        return [{ ...finding('mark-grade', piece.source, message), on: id }];
      }),
    ),
  );
}

/** Citations of claims that share neither a content word nor a figure with what they stand behind. */
export function support(evidence: Evidence): Finding[] {
  const rows = new Map(evidence.deck.claims.map((claim) => [claim.id, rowOf(claim, evidence.deck.meta.lang)]));
  const uses = evidence.slides.flatMap((slide) => usesOn(slide, evidence.stated, rows));
  const supported = new Set(uses.filter((use) => use.supported).map(({ claim }) => claim.id));
  const once = new Set<string>();
  return uses.flatMap(({ claim, segment, slide, ...use }) => {
    if (use.supported) return [];
    const said = `“${shorten(segment.text)}” and ${claim.id} “${shorten(claim.claim)}” share no word.`;
    if (supported.has(claim.id)) return [{ ...finding('unsupported-cite', segment.source, said), on: slide.id }];
    if (once.has(claim.id)) return [];
    once.add(claim.id);
    return [{ ...finding('ledger-only', segment.source, said), on: slide.id }];
  });
}

/** What a row of the ledger says. */
interface Row {
  claim: Claim;
  stems: Set<string>;
  figures: Figure[];
}

function rowOf(claim: Claim, lang: string): Row {
  const text = `${claim.claim} ${claim.figure ?? ''} ${claim.kind} ${claim.check}`;
  return { claim, stems: stemsOf(text), figures: figuresIn(text, lang) };
}

function usesOn(slide: SlideReading, stated: Stated, rows: ReadonlyMap<string, Row>) {
  // What a sentence leaves out, the slide's title has often said.
  const title = slide.blocks
    .filter(({ role }) => role === 'title')
    .map(textOf)
    .join(' ');
  const whole = slide.blocks.map(textOf).join(' ');
  const body = unitsOf(slide).filter((unit) => unit[0]?.role !== 'notes');
  return body.flatMap((unit) =>
    sentencesOf(segmentsOf(unit, stated)).flatMap((segment) =>
      segment.keys.flatMap((key) => {
        const row = rows.get(key);
        if (!row) return [];
        // A title says what all of its slide goes on to show.
        const words = stemsOf(unit[0]?.role === 'title' ? whole : `${segment.text} ${title}`);
        const supported =
          [...row.stems].some((word) => words.has(word)) ||
          segment.figures.some((figure) => row.figures.some((each) => isSame(each, figure)));
        return [{ claim: row.claim, segment, slide, supported }];
      }),
    ),
  );
}

/** Segments of one sentence as one: a citation may stand in its middle. */
function sentencesOf(segments: readonly Segment[]): Segment[] {
  const sentences: Segment[] = [];
  let open = false;
  for (const segment of segments) {
    const last = sentences.at(-1);
    if (open && last) {
      last.text += segment.text;
      last.figures = [...last.figures, ...segment.figures];
      last.keys = [...last.keys, ...segment.keys];
    } else sentences.push({ ...segment });
    open = !/[.!?…]["”’»)]*\s*$/.test(segment.text);
  }
  return sentences;
}

/** The beginnings of words that say something: four letters or more, endings and accents left off. */
function stemsOf(text: string): Set<string> {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/\p{L}[\p{L}\d]{3,}|\p{L}+[-‑]?\d+/gu) ?? [];
  return new Set(words.filter((word) => !EMPTY.has(word)).map((word) => word.slice(0, 5)));
}

/** Words that stand in any sentence. */
const EMPTY = new Set(
  (
    'that this with from have been were they their them there these those which would could should about after before between into over under than then only also more most some such other very what when where while within without will does ' +
    'oder aber auch dass eine einer eines einem einen nicht sich sind wird werden wurde wurden nach über unter zwischen haben hatte durch noch mehr sehr diese dieser dieses ' +
    'avec dans pour plus sont mais cette leur leurs elle elles nous vous'
  )
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(' '),
);

function shorten(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length <= 80 ? plain : `${plain.slice(0, 79).trimEnd()}…`;
}
