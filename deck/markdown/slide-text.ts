import type { Token } from 'markdown-it';
import type { Agenda } from '../model/deck.ts';
import type { Block, Image, List, ListItem, Run, SlideText, Table, TableCell } from '../model/text.ts';
import { wallPart } from './cite/generated-boxes.ts';
import { sourceLine } from './cite/source-line.ts';
import { chartNumber } from './cross-references.ts';
import type { Placed } from './drafts.ts';
import { readInlines, runsOf } from './inline-runs.ts';
import { enterSlide, figureNumerals, lineEnd, type Shared } from './render.ts';
import { footnoteLetter } from './rules/footnotes.ts';
import { filmOf } from './rules/image-files.ts';
import type { FileScope, SlideScope } from './scope.ts';
import { readCode } from './syntax/code.ts';
import { classesOf, classNumber, closingIndex } from './token-tools.ts';

/**
 * What a slide says as values, from the same tokens as its HTML and in the same order, so that numerals and footnotes have the same
 * numbers. Figures and walls stand as the draft has them: their place among all of the deck is the slide's to say.
 * @param shared what the ledger and the list hold: the notes' marks link only to that; and what references lead to
 * @param agenda the slide's own, whose sections are the deck's
 */
export function slideText({ draft, id }: Placed, { linkable, targets }: Shared, agenda: Agenda | undefined): SlideText {
  const { file, kind, heading, figures } = draft;
  const unknown = new Set<string>();
  const inline = (tokens: readonly Token[] | null | undefined) => readInlines(file, unknown, tokens ?? []);
  const drawn = (token: Token): Block[] => {
    if (token.type === 'wall') return [{ type: 'drawn', classes: [], part: wallPart(token), cite: [] }];
    const figure = figures.get(token);
    if (!figure) return [];
    const { cite, marks } = figureNumerals(file, figure);
    return [
      { type: 'drawn', classes: [], part: { ...figure, ...chartNumber(file, token), marks }, cite: runsOf(cite) },
    ];
  };
  const kit = { file, inline, drawn, unknown, agenda: agenda ? [agendaList(agenda)] : [] };
  const read = (tokens: readonly Token[]) => readBlocks(tokens, kit);
  const footnotes = (scope: SlideScope): Block[][] => {
    const bodies: Block[][] = [];
    // A Map goes on to entries that are added while it is walked.
    for (const label of scope.footnotes.keys()) bodies.push(read(file.footnotes.get(label) ?? []));
    return bodies;
  };
  const scope = enterSlide(file, { id, inNotes: false, targets });
  const title = inline(heading?.children);
  const { subtitle, author, institute, date } = draft.front ?? {};
  const byline = [author, institute, date].flatMap((line) => (line ? [inline(line.children)] : []));
  const body = read(draft.tokens);
  const band = read(draft.band?.tokens ?? []);
  const foot = draft.foot && inline(draft.foot.children);
  const own = footnotes(scope);
  const line = sourceLine(file, [...scope.numerals.values()], lineEnd(draft));
  const noteScope = enterSlide(file, { id, inNotes: true, linkable, targets });
  const notes = read(draft.notes);
  const beneath = footnotes(noteScope).map((blocks, i) => withLetter(blocks, i + 1));
  return {
    title,
    ...(kind === 'cover' && { cover: { subtitle: inline(subtitle?.children), byline } }),
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
function withLetter([first, ...others]: Block[], number: number): Block[] {
  if (first?.type !== 'paragraph') return first ? [first, ...others] : [];
  return [{ ...first, runs: [{ text: `${footnoteLetter(number)} `, shift: 'up' }, ...first.runs] }, ...others];
}

/** What reading blocks asks of the slide that they stand on. */
interface BlockKit {
  file: FileScope;
  inline(tokens: readonly Token[] | null): Run[];
  /** A figure or a wall, which stands for itself. */
  drawn(token: Token): Block[];
  /** The sections of the deck as a list. */
  agenda: Block[];
  unknown: Set<string>;
}

/** Block tokens as values. What is not known is taken by its text, and its kind is noted: nothing is dropped without a word. */
function readBlocks(tokens: readonly Token[], kit: BlockKit): Block[] {
  return elementsIn(tokens).flatMap(([token, inner]) => readBlock(token, inner, kit));
}

/** The elements of one level, each with what stands in it. */
function elementsIn(tokens: readonly Token[]): [Token, Token[]][] {
  const elements: [Token, Token[]][] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const end = token.nesting > 0 ? closingIndex(tokens, i) : i;
    elements.push([token, tokens.slice(i + 1, end)]);
    i = end;
  }
  return elements;
}

function readBlock(token: Token, inner: readonly Token[], kit: BlockKit): Block[] {
  const base = baseOf(token);
  switch (token.tag) {
    case 'p':
      return readParagraph(token, inner, kit);
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [{ ...base, type: 'heading', runs: inlineOf(inner, kit) }];
    case 'ul':
    case 'ol':
      return [readList(token, inner, kit)];
    case 'blockquote':
      return [{ ...base, type: 'quote', blocks: readBlocks(inner, kit) }];
    case 'table':
      return [readTable(token, inner, kit)];
    case 'hr':
      return [];
    case 'dt':
      return paragraph(
        base,
        inlineOf(inner, kit).map((run) => ({ ...run, bold: true as const })),
      );
    case 'dd':
      return readBlocks(inner, kit).map((block) => ({ ...block, classes: [...block.classes, 'dd'] }));
  }
  const width = classNumber(token, 'w');
  if (token.nesting > 0) return [{ ...base, type: 'box', ...(width ? { width } : {}), blocks: readBlocks(inner, kit) }];
  return readLeaf(token, kit);
}

function readLeaf(token: Token, kit: BlockKit): Block[] {
  const base = baseOf(token);
  const { children } = token;
  if (token.type === 'inline') {
    if (children?.length && children.every(({ type }) => type === 'image')) return children.flatMap(readImage);
    return paragraph(base, kit.inline(children));
  }
  // Every tab has its name as its heading.
  if (token.type === 'tab_names') return [];
  if (token.type === 'panel' || token.type === 'wall') return kit.drawn(token);
  if (token.type === 'agenda') return kit.agenda;
  if (token.type === 'fence' || token.type === 'code_block') {
    const { lines, numbered } = readCode(kit.file, token);
    const file = token.attrGet('filename');
    const more = { ...(file === null ? {} : { file: String(file) }), ...(numbered ? { numbered } : {}) };
    return [{ ...base, type: 'code', lines, ...more }];
  }
  const text = token.content.trim();
  kit.unknown.add(token.type);
  return text === '' ? [] : paragraph(base, [{ text }]);
}

function baseOf(token: Token): { classes: string[]; lang?: string } {
  const lang = token.attrGet('lang');
  return { classes: classesOf(token), ...(lang === null ? {} : { lang: String(lang) }) };
}

function paragraph(base: { classes: string[]; lang?: string }, runs: Run[]): Block[] {
  return runs.length === 0 ? [] : [{ ...base, type: 'paragraph', runs }];
}

/** The runs of a heading, a cell or the like: of all the inline tokens in it. */
function inlineOf(inner: readonly Token[], { inline }: BlockKit): Run[] {
  return inner.flatMap((token) => (token.type === 'inline' ? inline(token.children) : []));
}

/** A paragraph of pictures alone becomes pictures; one in running text is named by its alternative. */
function readParagraph(token: Token, inner: readonly Token[], kit: BlockKit): Block[] {
  const children = inner.flatMap(({ children }) => children ?? []);
  const words = children.filter(
    ({ type, content }) => type !== 'softbreak' && (type !== 'text' || content.trim() !== ''),
  );
  if (words.length > 0 && words.every(({ type }) => type === 'image')) return words.flatMap(readImage);
  return paragraph(baseOf(token), inlineOf(inner, kit));
}

/** A film gives its poster, if it has one, and its name, which leads to it where its place on the web is known. */
function readImage(token: Token): Block[] {
  const percent = classNumber(token, 'w');
  const film = filmOf(token);
  const address = film ? film.poster : String(token.attrGet('src'));
  const name: Run = { text: `▶\u00a0${String(token.attrGet('alt') ?? '')}`, ...(film?.link && { link: film.link }) };
  const named: Block[] = film ? [{ type: 'paragraph', classes: [], runs: [name] }] : [];
  if (address === undefined) return named;
  const image: Image = {
    ...baseOf(token),
    type: 'image',
    address: address.replace(/^\.\//, ''),
    alt: String(token.attrGet('alt') ?? ''),
    width: Number(token.attrGet('width') ?? 0),
    height: Number(token.attrGet('height') ?? 0),
    ...(percent === undefined ? {} : { percent }),
  };
  return [image, ...named];
}

function readList(token: Token, inner: readonly Token[], kit: BlockKit): List {
  const items = elementsIn(inner).map(([item, within]): ListItem => {
    return { classes: classesOf(item), blocks: readBlocks(within, kit) };
  });
  const [start, style] = [token.attrGet('start'), token.attrGet('type')];
  return {
    ...baseOf(token),
    type: 'list',
    ordered: token.tag === 'ol',
    start: start === null ? 1 : Number(start),
    ...(style === null ? {} : { style: String(style) }),
    items,
  };
}

function readTable(token: Token, inner: readonly Token[], kit: BlockKit): Table {
  const table: Table = { ...baseOf(token), type: 'table', head: [], rows: [] };
  for (const [part, within] of elementsIn(inner)) {
    if (part.tag === 'caption') table.caption = inlineOf(within, kit);
    else
      for (const [, row] of elementsIn(within)) table[part.tag === 'thead' ? 'head' : 'rows'].push(readCells(row, kit));
  }
  return table;
}

function readCells(row: readonly Token[], kit: BlockKit): TableCell[] {
  return elementsIn(row).map(([cell, within]) => {
    const classes = classesOf(cell);
    const side = classes.includes('num') ? 'right' : classes.includes('center') ? 'center' : undefined;
    return {
      runs: inlineOf(within, kit),
      ...(side ? { align: side } : {}),
      ...(cell.tag === 'th' ? { head: true } : {}),
    };
  });
}
