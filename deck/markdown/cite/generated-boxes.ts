/**
 * Boxes of a slide that are generated: the wall of claims and the agenda. Each becomes one token, and is filled when all slides are known.
 */

import type { Token } from 'markdown-it';
import type { Agenda, BodyPart, Claim, ClaimWall, Slide } from '../../model/deck.ts';
import { GRADES, type Grade } from '../../model/signs.ts';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, lookUp } from '../scope.ts';
import { attributeOf, classesOf, makeToken, replaceBoxes } from '../token-tools.ts';

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
  return replaceBoxes(tokens, (token, inner) => {
    if (!isWall(token)) return undefined;
    const source = placeOfBlock(file, token);
    if (inner.length > 0) {
      const hint = 'Leave the box empty; what belongs to it stands before or after it.';
      report(file, CODE, source, 'The wall of claims is generated and holds nothing else.', hint);
    }
    if (lookUp(file, 'counts', 'yes') === undefined) {
      const hint = 'Add a column "grade" to claims.csv, or take the wall out.';
      report(file, CODE, source, 'The wall shows how claims came out, and the claims have no grades.', hint);
    }
    return [makeToken('wall', 'div', 0, { meta: { sum: readSum(file, token) } })];
  });
}

function readSum(file: FileScope, token: Token): Grade[] {
  const written = attributeOf(token, 'sum');
  if (written === undefined) return [];
  const names = written.split(/[\s,]+/).filter(Boolean);
  const from = GRADES.findIndex((grade) => grade === (names[0] ?? ''));
  const sum = GRADES.slice(from, from + names.length);
  if (from >= 0 && names.length > 1 && sum.join(' ') === names.join(' ')) return sum;
  const hint = `Name two or more that stand side by side: ${GRADES.join(', ')}.`;
  report(file, CODE, placeOfBlock(file, token), `The wall cannot sum "${written}".`, hint);
  return [];
}

/** The wall as it stands in a slide's body, its squares still missing. */
export function wallPart(token: Token): ClaimWall {
  return { type: 'wall', claims: [], sum: (token.meta?.sum as Grade[] | undefined) ?? [] };
}

/** A slide with the squares of its walls: every claim that has a grade. */
export function fillWalls(slide: Slide, claims: readonly Claim[]): Slide {
  return withFilled(slide, (part) => {
    if (part.type !== 'wall') return part;
    return { ...part, claims: claims.flatMap(({ id, grade }) => (grade ? [{ id, grade }] : [])) };
  });
}

/** A slide with what `fill` makes of the parts that are values; the slide itself where that leaves them as they are. */
function withFilled(slide: Slide, fill: (part: Exclude<BodyPart, string>) => BodyPart): Slide {
  if (slide.body.every((part) => typeof part === 'string')) return slide;
  const body = slide.body.map((part) => (typeof part === 'string' ? part : fill(part)));
  return body.some((part, i) => part !== slide.body[i]) ? { ...slide, body } : slide;
}

/** Whether a box is the agenda. */
export function isAgenda(token: Token): boolean {
  return token.type === 'div_open' && token.meta?.generated === 'agenda';
}

/** Pass over a slide's tokens: each `::: {#agenda}` becomes one token, whose sections are known when all slides are. */
export function placeAgendas(file: FileScope, tokens: readonly Token[]): Token[] {
  return replaceBoxes(tokens, (token, inner) => {
    if (!isAgenda(token)) return undefined;
    if (inner.length > 0) {
      const hint = 'Leave the box empty: the sections are those of the headings "#".';
      const message = 'The agenda is generated and holds nothing else.';
      report(file, 'generated-slide', placeOfBlock(file, token), message, hint);
    }
    return [makeToken('agenda', 'div', 0)];
  });
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
  return slides.map((slide) =>
    withFilled(slide, (part) => (part.type === 'agenda' ? { ...part, sections, current: slide.section } : part)),
  );
}
