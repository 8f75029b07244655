import type { Token } from 'markdown-it';
import type { Agenda, BodyPart, Slide } from '../../model/deck.ts';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import type { FileScope } from '../scope.ts';
import { closingIndex, makeToken } from '../token-tools.ts';

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
