import { finding } from '../model/checks.ts';
import type { Reference } from '../model/deck.ts';
import type { Finding } from '../model/finding.ts';
import type { SlideReading } from '../model/reading.ts';
import type { Evidence } from './input.ts';

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
