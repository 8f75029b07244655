/**
 * Boxes of a slide that are generated: the wall of claims and the agenda. Each becomes one token, and is filled when all slides are known.
 */

import type { Token } from 'markdown-it';
import type { Agenda, BodyPart, Claim, ClaimWall, Slide } from '../../model/deck.ts';
import { GRADES, type Grade } from '../../model/signs.ts';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, lookUp } from '../scope.ts';
import { classesOf, closingIndex, makeToken } from '../token-tools.ts';

const CODE = 'bad-wall';

/** Whether a box is the wall, and no ledger. */
export function isWall(token: Token): boolean {
  return token.type === 'div_open' && token.meta?.generated === 'claims' && classesOf(token).includes('wall');
}

/**
 * Pass over a slide's tokens: each `::: {#claims .wall sum="no unknown"}` becomes one token, whose squares are known when all
 * slides are. Reports one that has content, or no grades to show.
 */
export function placeWalls(file: FileScope, tokens: readonly Token[]): Token[] {
  const placed: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (!isWall(token)) {
      placed.push(token);
      continue;
    }
    const end = closingIndex(tokens, i);
    const source = placeOfBlock(file, token);
    if (end > i + 1) {
      const hint = 'Leave the box empty; what belongs to it stands before or after it.';
      report(file, CODE, source, 'The wall of claims is generated and holds nothing else.', hint);
    }
    if (lookUp(file, 'counts', 'yes') === undefined) {
      const hint = 'Add a column "grade" to claims.csv, or take the wall out.';
      report(file, CODE, source, 'The wall shows how claims came out, and the claims have no grades.', hint);
    }
    placed.push(makeToken('wall', 'div', 0, { meta: { sum: readSum(file, token) } }));
    i = end;
  }
  return placed;
}

function readSum(file: FileScope, token: Token): Grade[] {
  const written = token.attrGet('sum');
  if (written === null) return [];
  const names = String(written)
    .split(/[\s,]+/)
    .filter(Boolean);
  const from = GRADES.findIndex((grade) => grade === (names[0] ?? ''));
  const sum = GRADES.slice(from, from + names.length);
  if (from >= 0 && names.length > 1 && sum.join(' ') === names.join(' ')) return sum;
  const hint = `Name two or more that stand side by side: ${GRADES.join(', ')}.`;
  report(file, CODE, placeOfBlock(file, token), `The wall cannot sum "${String(written)}".`, hint);
  return [];
}

/** The wall as it stands in a slide's body, its squares still missing. */
export function wallPart(token: Token): ClaimWall {
  return { type: 'wall', claims: [], sum: (token.meta?.sum as Grade[] | undefined) ?? [] };
}

/** A slide with the squares of its walls: every claim that has a grade. */
export function fillWalls(slide: Slide, claims: readonly Claim[]): Slide {
  const fill = (part: BodyPart): BodyPart => {
    if (typeof part === 'string' || part.type !== 'wall') return part;
    return { ...part, claims: claims.flatMap(({ id, grade }) => (grade ? [{ id, grade }] : [])) };
  };
  return slide.body.some((part) => typeof part !== 'string' && part.type === 'wall')
    ? { ...slide, body: slide.body.map(fill) }
    : slide;
}

/** Whether a box is the agenda. */
export function isAgenda(token: Token): boolean {
  return token.type === 'div_open' && token.meta?.generated === 'agenda';
}

/** Pass over a slide's tokens: each `::: {#agenda}` becomes one token, whose sections are known when all slides are. */
export function placeAgendas(file: FileScope, tokens: readonly Token[]): Token[] {
  const placed: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (!isAgenda(token)) {
      placed.push(token);
      continue;
    }
    const end = closingIndex(tokens, i);
    if (end > i + 1) {
      const hint = 'Leave the box empty: the sections are those of the headings "#".';
      report(
        file,
        'generated-slide',
        placeOfBlock(file, token),
        'The agenda is generated and holds nothing else.',
        hint,
      );
    }
    placed.push(makeToken('agenda', 'div', 0));
    i = end;
  }
  return placed;
}

/** The agenda as it stands in a slide's body, its sections still missing. */
export function agendaPart(): Agenda {
  return { type: 'agenda', sections: [] };
}

/** Slides with the sections in their agendas: each before the backup once, with the slide that it begins at. */
export function fillAgendas(slides: readonly Slide[]): Slide[] {
  const begins = new Map<string, string>();
  for (const { section, backup, id } of slides)
    if (!backup && section !== '' && !begins.has(section)) begins.set(section, id);
  const sections = [...begins].map(([name, target]) => ({ name, target }));
  return slides.map((slide) => {
    const fill = (part: BodyPart): BodyPart =>
      typeof part === 'string' || part.type !== 'agenda' ? part : { ...part, sections, current: slide.section };
    return slide.body.some((part) => typeof part !== 'string' && part.type === 'agenda')
      ? { ...slide, body: slide.body.map(fill) }
      : slide;
  });
}
