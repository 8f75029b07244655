/** A draft as HTML: title, body, band, notes and footnotes, each slide remembered as it was rendered. */

import type { MarkdownIt, Token } from 'markdown-it';
import type { BodyPart, DeckMeta, FigureRef, Slide } from '../model/deck.ts';
import { citedParts } from '../model/figure-marks.ts';
import { BODY_WIDTH, TITLE_WIDER } from '../model/measure.ts';
import { isBackdrop, type Panel } from '../model/panel.ts';
import type { Reporter } from '../source/faults.ts';
import { agendaPart, wallPart } from './cite/generated-boxes.ts';
import { anchorsOf, figureMarks, figureNumeral } from './cite/numerals.ts';
import { checkSourceLine, type LineEnd, sourceLine } from './cite/source-line.ts';
import { chartNumber } from './cross-references.ts';
import { beneath, type DeckMemory, type Draft, type Placed, type RememberedSlide, type Rendered } from './drafts.ts';
import { type Inline, inlineHtml } from './inline-html.ts';
import { footnoteList } from './rules/footnotes.ts';
import type { FileScope, SlideScope } from './scope.ts';
import { countNotes, findShown } from './slide-facts.ts';
import { isMark } from './token-tools.ts';

/** What slides show of the rest of the deck. */
export type Shared = Required<Pick<SlideScope, 'linkable' | 'targets'>>;

/**
 * Renders a draft, or takes it as it was rendered before; what is wrong with it is reported each time.
 * @param linkable what the ledger and the list will hold: the notes' marks link only to that
 * @param targets what references lead to
 */
export function renderSlide(
  reporter: Reporter,
  md: MarkdownIt,
  meta: DeckMeta,
  { draft, id }: Placed,
  { linkable, targets }: Shared,
  memory: DeckMemory,
): Rendered {
  const linked = new Set([...draft.noted].filter((key) => linkable.has(key)));
  const { numbered, references } = draft.file;
  const shown = numbered || references.length > 0 ? [...targets] : [];
  const key = JSON.stringify([id, draft.kind === 'cover' && meta.title, [...linked], shown]);
  const known = memory.slides.get(draft);
  const made = known?.key === key ? known : { key, ...render(md, meta, { draft, id }, { linkable: linked, targets }) };
  memory.slides.set(draft, made);
  reporter.problems.push(...made.problems);
  return made;
}

function render(
  md: MarkdownIt,
  meta: DeckMeta,
  { draft, id }: Placed,
  { linkable, targets }: Shared,
): Omit<RememberedSlide, 'key'> {
  const { file, heading, kind, cites, figures } = draft;
  const cover = kind === 'cover';
  const scope = enterSlide(file, { id, inNotes: false, targets });
  const titleHtml = heading ? renderInline(md, heading, file) : '';
  const body = renderBody(md, draft);
  const band = draft.band && { ...draft.band.fields, html: renderTokens(md, file, draft.band.tokens).trim() };
  const footHtml = draft.foot && renderInline(md, draft.foot, file);
  const footnotesHtml = renderFootnotes(md, file, scope);
  const line = sourceLine(file, [...scope.numerals.values()], lineEnd(draft));
  const noteScope = enterSlide(file, { id, inNotes: true, linkable, targets });
  const slide: Slide = {
    id,
    index: 0,
    number: 0,
    section: draft.section,
    kind,
    title: (cover ? meta.title : draft.title) || file.words.untitled,
    classes: classesWithRows(draft),
    attrs: draft.attrs,
    titleHtml,
    ...(heading?.children?.some(isMark) && { titleMarked: true as const }),
    body,
    ...(band && { band }),
    ...(footHtml !== undefined && { footHtml }),
    footnotesHtml,
    notesHtml: renderTokens(md, file, draft.notes).trim() + renderFootnotes(md, file, noteScope),
    notesWords: countNotes(draft),
    shows: findShown(file, [...(heading ? [heading] : []), ...draft.tokens, ...beneath(draft.band, draft.foot)]),
    notesShow: findShown(file, draft.notes),
    panels: [...figures.values()].map(({ panel }) => panel),
    cites,
    sourcesHtml: inlineHtml(line.inlines),
    backup: draft.backup,
    source: draft.source,
  };
  const own: Reporter = { problems: [] };
  checkSourceLine(own, line, draft.source);
  return { slide, anchors: anchorsOf(id, scope.numerals), problems: own.problems };
}

/** What has no numeral: a wall of claims, a figure behind the slide, and what figures say of themselves. */
export function lineEnd({ file, figures, tokens }: Draft): LineEnd {
  const all = [...figures.values()].flatMap(({ panel, cites }) => {
    const drawn = file.tables.panelsById.get(panel);
    return drawn ? [{ drawn, cites, behind: isBackdrop(drawn) }] : [];
  });
  return {
    wall: tokens.some(({ type }) => type === 'wall'),
    backdrop: all.flatMap(({ cites, behind }) => (behind ? cites : [])),
    figures: all.flatMap(({ drawn, behind }) => (behind ? [] : [endOf(drawn)])),
  };
}

/** A map's note says where its ground is from; when that was made is of use to nobody in the room. */
function endOf({ kind, note, asOf }: Panel): LineEnd['figures'][number] {
  return { ...(note ? { note } : {}), ...(kind === 'map' ? {} : { asOf }) };
}

export function enterSlide(
  file: FileScope,
  of: Pick<SlideScope, 'id' | 'inNotes' | 'linkable' | 'targets'>,
): SlideScope {
  file.slide = { ...of, numerals: new Map(), footnotes: new Map() };
  return file.slide;
}

function renderInline(md: MarkdownIt, { children }: Token, file: FileScope): string {
  return md.renderer.renderInline(children ?? [], md.options, { scope: file }).trim();
}

/** What stands between the figures as HTML, and the figures. */
function renderBody(md: MarkdownIt, { file, tokens, figures }: Draft): BodyPart[] {
  const parts: BodyPart[] = [];
  let from = 0;
  for (const [i, token] of tokens.entries()) {
    const figure = figures.get(token);
    if (token.type === 'wall' || token.type === 'agenda') {
      const part = token.type === 'wall' ? wallPart(token) : agendaPart();
      parts.push(renderTokens(md, file, tokens.slice(from, i)), part, '\n');
      from = i + 1;
    }
    if (!figure) continue;
    const before = renderTokens(md, file, tokens.slice(from, i));
    parts.push(before, withNumerals(file, token, figure), '\n');
    from = i + 1;
  }
  parts.push(renderTokens(md, file, tokens.slice(from)));
  return trimmed(parts);
}

/** A figure with its number, the numeral of its caption and those of its parts. */
function withNumerals(file: FileScope, token: Token, figure: FigureRef): FigureRef {
  const { cite, marks } = figureNumerals(file, figure);
  return { ...figure, ...chartNumber(file, token), citeHtml: inlineHtml(cite), marks };
}

/** The numeral of a figure's caption and those of its parts: no key stands for itself in both. */
export function figureNumerals(file: FileScope, figure: FigureRef): { cite: Inline } & Pick<FigureRef, 'marks'> {
  const panel = file.tables.panelsById.get(figure.panel);
  if (!panel || isBackdrop(panel)) return { cite: figure.citeHtml, marks: figure.marks };
  const parts = citedParts(panel).filter((cites) => cites.every((key) => figure.cites.includes(key)));
  const inParts = new Set(parts.flat());
  const own = figure.cites.filter((key) => !inParts.has(key));
  return { cite: figureNumeral(file, own), marks: figureMarks(file, parts) };
}

/** Neighbouring texts as one, without space at either end. */
function trimmed(parts: readonly BodyPart[]): BodyPart[] {
  const runs: BodyPart[] = [];
  for (const part of parts) {
    const before = runs.at(-1);
    if (typeof part === 'string' && typeof before === 'string') runs[runs.length - 1] = before + part;
    else runs.push(part);
  }
  const last = runs.length - 1;
  return runs
    .map((part, i) => {
      if (typeof part !== 'string') return part;
      const start = i === 0 ? part.trimStart() : part;
      return i === last ? start.trimEnd() : start;
    })
    .filter((part) => part !== '');
}

function renderFootnotes(md: MarkdownIt, file: FileScope, scope: SlideScope): string {
  return footnoteList(file, scope, (tokens) => renderTokens(md, file, tokens).trim());
}

function renderTokens(md: MarkdownIt, file: FileScope, tokens: Token[]): string {
  return md.renderer.render(tokens, md.options, { scope: file });
}

/** Between two steps, and what each keeps free at its right, in px: see theme/layouts.css. */
const GAP = 24;
const FREE = 20;
/** Letters of a step's head, and of the rest. */
const HEAD = 30 * TITLE_WIDER;
const TEXT = 26;

/**
 * The classes of a slide, `rows` among them where it is a timeline one of whose words is wider than its column: it would be broken, and
 * not every browser knows where words of a language part.
 */
function classesWithRows({ classes, tokens, file }: Draft): string[] {
  if (!classes.includes('timeline')) return classes;
  const items = tokens.filter(({ type, level }) => type === 'list_item_open' && level === 1);
  const room = (BODY_WIDTH - GAP * (items.length - 1)) / items.length - FREE;
  const wide = steps(tokens).some(({ words, head }) =>
    words.some((word) => file.host.measure(word, head ? HEAD : TEXT, 400) > room),
  );
  return wide ? [...classes, 'rows'] : classes;
}

/** Words of the list's paragraphs; the first paragraph of an item is its head. */
function steps(tokens: readonly Token[]): { words: string[]; head: boolean }[] {
  return tokens.flatMap((token, i) => {
    if (token.type !== 'inline' || tokens[i - 1]?.level !== 2) return [];
    const text = (token.children ?? []).map(({ type, content }) => (/break/.test(type) ? ' ' : content)).join('');
    return [{ words: text.split(/[\s-]+/), head: tokens[i - 2]?.type === 'list_item_open' }];
  });
}
