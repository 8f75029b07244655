import type { Token } from 'markdown-it';
import type { Agenda } from '../../model/deck.ts';
import type { Block, ListItem, Run, SlideText } from '../../model/text.ts';
import { sourceLine } from '../cite/source-line.ts';
import { wallPart } from '../cite/wall.ts';
import type { Placed } from '../drafts.ts';
import { enterSlide, figureNumerals, lineEnd, type Shared } from '../render.ts';
import { footnoteLetter } from '../rules/footnotes.ts';
import type { SlideScope } from '../scope.ts';
import { readCode } from '../syntax/code.ts';
import { readBlocks } from './blocks.ts';
import { InlineReader, runsOf } from './inline-runs.ts';

/**
 * What a slide says as values, from the same tokens as its HTML and in the same order, so that numerals and footnotes have the same
 * numbers. Figures and walls stand as the draft has them: their place among all of the deck is the slide's to say.
 * @param shared what the ledger and the list hold: the notes' marks link only to that; and what references lead to
 * @param agenda the slide's own, whose sections are the deck's
 */
export function slideText({ draft, id }: Placed, { linkable, targets }: Shared, agenda: Agenda | undefined): SlideText {
  const { file, kind, heading, figures } = draft;
  const unknown = new Set<string>();
  const inline = new InlineReader(file, unknown);
  const drawn = (token: Token): Block[] => {
    if (token.type === 'wall') return [{ type: 'drawn', classes: [], part: wallPart(token), cite: [] }];
    const figure = figures.get(token);
    if (!figure) return [];
    const { cite, marks } = figureNumerals(file, figure);
    return [{ type: 'drawn', classes: [], part: { ...figure, marks }, cite: runsOf(cite) }];
  };
  const code = (token: Token) => readCode(file, token);
  const kit = { inline, drawn, unknown, code, agenda: () => (agenda ? [agendaList(agenda)] : []) };
  const read = (tokens: readonly Token[]) => readBlocks(tokens, kit);
  const footnotes = (scope: SlideScope): Block[][] => {
    const bodies: Block[][] = [];
    // A Map goes on to entries that are added while it is walked.
    for (const label of scope.footnotes.keys()) bodies.push(read(file.footnotes.get(label) ?? []));
    return bodies;
  };
  const scope = enterSlide(file, { id, inNotes: false, targets });
  const title = inline.read(heading?.children ?? []);
  const { subtitle, author, institute, date } = draft.front ?? {};
  const byline = [author, institute, date].flatMap((line) => (line ? [inline.read(line.children ?? [])] : []));
  const body = read(draft.tokens);
  const band = read(draft.band?.tokens ?? []);
  const foot = draft.foot && inline.read(draft.foot.children ?? []);
  const own = footnotes(scope);
  const line = sourceLine(file, [...scope.numerals.values()], lineEnd(draft));
  const noteScope = enterSlide(file, { id, inNotes: true, linkable, targets });
  const notes = read(draft.notes);
  const beneath = footnotes(noteScope).map((blocks, i) => numbered(blocks, i + 1));
  return {
    title,
    ...(kind === 'cover' && { cover: { subtitle: inline.read(subtitle?.children ?? []), byline } }),
    body,
    band,
    ...(foot && { foot }),
    footnotes: own,
    sources: runsOf(line.inlines),
    notes: [...notes, ...beneath.flat()],
    unknown: [...unknown],
  };
}

function agendaList({ sections, current }: Agenda): Block {
  const items = sections.map(({ name, target }): ListItem => {
    const run: Run = { text: name, link: `#${target}`, ...(name === current ? { classes: ['current'] } : {}) };
    return { classes: [], blocks: [{ type: 'paragraph', classes: [], runs: [run] }] };
  });
  return { type: 'list', classes: ['agenda'], ordered: true, start: 1, items };
}

/** A footnote of the notes, under them. */
function numbered([first, ...others]: Block[], number: number): Block[] {
  if (first?.type !== 'paragraph') return first ? [first, ...others] : [];
  return [{ ...first, runs: [{ text: `${footnoteLetter(number)} `, shift: 'up' }, ...first.runs] }, ...others];
}
