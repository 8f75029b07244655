import { type CheckName, finding } from '../model/checks.ts';
import type { Slide } from '../model/deck.ts';
import type { Finding } from '../model/finding.ts';
import type { Seen } from './page-visits.ts';

/** Makes a finding on a slide out of what the page gave. */
export type Tell = (id: string, at: number | undefined, code: CheckName, message: string, cure?: string) => Finding;

/** Findings are placed in the file of their slide; those of no slide at the deck's first. */
export function teller(slides: readonly Slide[]): Tell {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  return (id, at, code, message, cure) => {
    const slide = byId.get(id) ?? slides[0];
    const source = slide?.source ?? { file: 'slides', line: 1 };
    const place = at === undefined ? source : { file: source.file, line: source.line + at };
    return { ...finding(code, place, message, cure), ...(slide && { on: slide.id }) };
  };
}

/**
 * What was seen of the slides, each once: what all steps together show is not told again at one of them.
 *
 * @param keyOf tells one thing on a slide from another
 * @returns each with the words that say at which step it is seen, empty with all of them
 */
export function onceEach<T>(
  seen: readonly Seen<readonly T[]>[],
  keyOf: (given: T) => string,
): { id: string; when: string; given: T }[] {
  const known = new Set<string>();
  return seen.flatMap(({ id, step, steps, given }) => {
    const fresh = given.filter((each) => step === steps || !known.has(`${id} ${keyOf(each)}`));
    for (const each of fresh) known.add(`${id} ${keyOf(each)}`);
    const when = step === steps ? '' : step === 0 ? 'Before the first step: ' : `At step ${step} of ${steps}: `;
    return fresh.map((each) => ({ id, when, given: each }));
  });
}
