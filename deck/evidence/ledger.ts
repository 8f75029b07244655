import { finding } from '../model/checks.ts';
import type { Reference } from '../model/deck.ts';
import type { SlideReading } from '../model/reading.ts';
import type { Evidence, Placed } from './input.ts';

/** Kinds of references (CSL) that are nowhere but at their address. */
const PAGES = new Set(['webpage', 'post', 'post-weblog']);

/** What is wrong with the ledger and the list of references: entries that nobody cites, that lack what leads to them, grades that differ. */
export function ledger(evidence: Evidence): Placed[] {
  return [...unused(evidence), ...evidence.deck.references.flatMap(incomplete), ...marks(evidence)];
}

function unused({ deck, slides, panels }: Evidence): Placed[] {
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

function incomplete({ id, type, title, titleShort, URL: address, also, source }: Reference): Placed[] {
  const lacks = [
    ...(title || titleShort ? [] : ['title']),
    ...(PAGES.has(type) && !address && !also?.length ? ['address'] : []),
  ];
  if (lacks.length === 0) return [];
  return [finding('reference-incomplete', source, `The reference "${id}" has no ${lacks.join(' and no ')}.`)];
}

/** A span that is marked with a grade, and the claims cited behind it. */
function marks({ deck, slides }: Evidence): Placed[] {
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
