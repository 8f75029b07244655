import { type CheckName, finding } from '../model/checks.ts';
import type { Slide } from '../model/deck.ts';
import type { Finding } from '../model/finding.ts';

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
