import { CHECKS, finding, isCheck } from '../model/checks.ts';
import { type Finding, sortFindings } from '../model/finding.ts';
import type { SlideReading } from '../model/reading.ts';
import { nearest } from '../source/nearest.ts';

/**
 * Leaves out what the slides' authors have silenced, names what a silence has wrong, and sorts the rest.
 * @param ran whether every check ran: only then is a silence idle that silences nothing
 */
export function heed(found: readonly Finding[], slides: readonly SlideReading[], ran: boolean): Finding[] {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  const used = new Set<string>();
  const left = found.filter(({ code, on }) => {
    const silence = byId.get(on ?? '')?.silences.find(({ codes }) => codes.includes(code));
    if (silence) used.add(keyOf(on, code));
    return !silence;
  });
  const titled = left.map((each): Finding => {
    const slide = byId.get(each.on ?? '');
    return slide ? { ...each, slide: slide.title } : each;
  });
  return sortFindings([...titled, ...slides.flatMap((slide) => wrongSilences(slide, used, ran))]);
}

function wrongSilences({ id, title, silences }: SlideReading, used: ReadonlySet<string>, ran: boolean): Finding[] {
  return silences.flatMap(({ codes, source }) =>
    codes.flatMap((code) => {
      const near = nearest(code, Object.keys(CHECKS));
      const unknown = `There is no check "${code}".`;
      if (!isCheck(code)) {
        const cure = near ? `Did you mean "${near}"?` : undefined;
        return [{ ...finding('unknown-silence', source, unknown, cure), slide: title }];
      }
      if (!ran || used.has(keyOf(id, code))) return [];
      return [{ ...finding('idle-silence', source, `"${code}" finds nothing on this slide.`), slide: title }];
    }),
  );
}

function keyOf(on: string | undefined, code: string): string {
  return `${on} ${code}`;
}
