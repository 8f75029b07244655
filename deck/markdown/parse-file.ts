/** Turns one file into its slides: remembered or parsed, its tokens split and each slide's parts told apart. */

import type { MarkdownIt, Token } from 'markdown-it';
import type { SourceFile } from '../model/deck.ts';
import { type Reporter, report } from '../source/faults.ts';
import { normalise, refuseFrontMatter } from '../source/front-matter.ts';
import { splitFrontMatter } from '../source/split-front-matter.ts';
import { placeAgendas, placeWalls } from './cite/generated-boxes.ts';
import { takeGenerated } from './cite/generated-slides.ts';
import {
  type Around,
  beneath,
  type Carry,
  type DeckMemory,
  type Draft,
  type Opened,
  type ParsedFile,
} from './drafts.ts';
import { type FrontWords, readFrontWords } from './front-words.ts';
import { findText, placeOfBlock, placeOfRow } from './place.ts';
import { checkBand, cutBand } from './rules/bands.ts';
import { cutFoot, cutNotes, cutSilences } from './rules/cut-boxes.ts';
import { background } from './rules/images.ts';
import { pauses } from './rules/incremental.ts';
import { placePanels, withoutPanels } from './rules/panel-figures.ts';
import { type DeckScope, type FileEnv, type FileLog, type FileScope, findsSame, makeFileScope } from './scope.ts';
import { findCites } from './slide-facts.ts';
import { checkComments, withoutComments } from './syntax/comments.ts';
import { withIncludes } from './syntax/includes.ts';
import { classesOf, opensSlide, plainText } from './token-tools.ts';

/** The slides of one file, remembered or parsed. One with a fault is parsed at every call, to report it again. */
export function parseFile(
  deck: DeckScope,
  md: MarkdownIt,
  file: SourceFile,
  around: Around,
  memory: DeckMemory,
): ParsedFile {
  const known = memory.files.get(file.path);
  if (known && known.text === file.text && sameWords(known.scope, deck) && fits(known, around)) {
    if (findsSame(known.scope, deck)) return known;
  }
  const parsed = parse(deck, md, file, around);
  if (parsed.scope.problems.length === 0) memory.files.set(file.path, parsed);
  return parsed;
}

/** Signs say what the deck's words are. */
function sameWords(known: DeckScope, { lang, show, words }: DeckScope): boolean {
  const of = (deck: Pick<DeckScope, 'show' | 'words'>) => JSON.stringify([deck.show, deck.words.found]);
  return known.lang === lang && of(known) === of({ show, words });
}

function fits(known: ParsedFile, { before, first }: Around): boolean {
  return known.first === first && known.before.section === before.section && known.before.backup === before.backup;
}

function parse(deck: DeckScope, md: MarkdownIt, { path, text }: SourceFile, around: Around): ParsedFile {
  const { body, yaml } = splitFrontMatter(normalise(text), around.first === path);
  const log: FileLog = { tables: deck.tables, path, problems: [], found: new Map() };
  const whole = withIncludes(log, body);
  const source = { ...withoutComments(whole.text), ...(whole.origins && { origins: whole.origins }) };
  const scope = makeFileScope(deck, log, source);
  checkComments(scope, whole.text, source.comments);
  if (yaml !== undefined && around.first !== path) refuseFrontMatter(scope, path, around.first);
  const env: FileEnv = { scope };
  const tokens = md.parse(source.text, env);
  const front = around.first === path ? readFrontWords(deck, md, scope, log, normalise(text).split('\n')) : undefined;
  const split = splitSlides(scope, tokens, around.before, front);
  return { ...around, text, scope, ...split };
}

/** The slide that lists the sections, for a deck that asks for one in its front matter. @param file where it does */
export function contentsSlide(deck: DeckScope, md: MarkdownIt, file: string, title: string): Draft[] {
  const text = `## ${title.replace(/\s+/g, ' ')}\n\n::: {#agenda}\n:::\n`;
  const { drafts } = parse(deck, md, { path: file, text }, { before: { section: '', backup: false }, first: '' });
  return drafts.map((draft) => ({ ...draft, source: { file, line: 1 } }));
}

/** What opens a slide: a heading of level 1 or 2, or a rule, on the top level only. */
interface Opener {
  token: Token;
  heading?: Token;
}

/**
 * Splits one file's tokens into slides. Tokens are split, never text: a `---` in a code fence or a table is none of them.
 * @param before the section that the file before ended in
 * @param front what the front matter says, in the deck's first file, whose text before any heading is the cover's
 * @returns the slides, and the section that this file ends in
 */
function splitSlides(
  file: FileScope,
  tokens: readonly Token[],
  before: Carry,
  front?: FrontWords,
): { drafts: Draft[]; after: Carry } {
  const opened: Opened[] = front ? [coverOf(file, front)] : [];
  let carry = before;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const opener = openerAt(tokens, i);
    const [cover] = opened;
    if (opener && front && opened.length === 1 && cover && isTitle(opener, front)) {
      opened[0] = coverUnder(file, opener, cover);
      i += 2;
      continue;
    }
    if (opener) {
      if (opener.token.tag === 'h1') carry = sectionOf(opener);
      opened.push(openSlide(file, opener, carry));
      if (opener.heading) i += 2;
      continue;
    }
    if (opened.length === 0) opened.push(openStray(file, token, carry));
    opened.at(-1)?.tokens.push(lowerHeading(token));
  }
  const shown = opened.filter((slide, i) => isShown(slide, opened[i + 1]));
  return { drafts: shown.map(makeDraft), after: carry };
}

function openerAt(tokens: readonly Token[], index: number): Opener | undefined {
  const [token, heading] = [tokens[index], tokens[index + 1]];
  if (!token || !opensSlide(token)) return undefined;
  return { token, ...(token.type !== 'hr' && heading && { heading }) };
}

function coverOf(file: FileScope, front: FrontWords = {}): Opened {
  const source = { file: file.path, line: 1 };
  const heading = front.title && { heading: front.title };
  const none = { title: '', classes: [], attrs: {}, section: '', backup: false, tokens: [] };
  return { file, kind: 'cover', ...none, ...heading, front, source };
}

/**
 * A first `#` heading is the deck's title where the front matter has none or says the same: decks of Marp and reveal-md begin so,
 * and the title would stand twice.
 */
function isTitle({ token, heading }: Opener, { title }: FrontWords): boolean {
  if (!heading || !/^[#=]$/.test(token.markup)) return false;
  if (classesOf(token).some((name) => name === 'divider' || name === 'backup')) return false;
  const words = ({ children }: Token) =>
    plainText(children)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return title === undefined || words(title) === words(heading);
}

function coverUnder(file: FileScope, opener: Opener, { front, tokens }: Opened): Opened {
  const { explicitId, ...slide } = openSlide(file, opener, { section: '', backup: false });
  if (explicitId !== undefined) {
    const place = findText(file, `#${explicitId}`, slide.source, slide.source.line);
    const message = `The id "${explicitId}" cannot stand here: this heading is the deck's title.`;
    report(file, 'bad-id', place, message, 'Leave it out: the cover has the id "cover".');
  }
  return { ...slide, kind: 'cover', title: '', tokens: [...tokens, ...slide.tokens], ...(front && { front }) };
}

function sectionOf({ token, heading }: Opener): Carry {
  return { section: plainText(heading?.children ?? null), backup: classesOf(token).includes('backup') };
}

function openSlide(file: FileScope, { token, heading }: Opener, { section, backup }: Carry): Opened {
  const classes = classesOf(token);
  const attrs = Object.fromEntries(
    (token.attrs ?? [])
      .filter(([name]) => name !== 'class' && name !== 'id')
      .map(([name, value]) => [name, String(value)]),
  );
  const id = token.attrGet('id');
  const behind = background(file, attrs, token);
  return {
    file,
    kind: token.tag === 'h1' ? 'section' : 'slide',
    ...(heading ? { heading } : {}),
    title: plainText(heading?.children ?? null),
    ...(id === null ? {} : { explicitId: String(id) }),
    classes: [...classes.filter((name) => name !== 'backup'), ...behind.classes],
    attrs,
    section,
    backup: backup || classes.includes('backup'),
    tokens: behind.tokens,
    source: placeOfBlock(file, token),
  };
}

function openStray(file: FileScope, token: Token, carry: Carry): Opened {
  const source = placeOfBlock(file, token);
  const hint =
    'Begin the file with "## Title" or "---"; only the first file has text before its headings, for the cover.';
  report(file, 'text-before-heading', source, 'This text stands before the first heading of its file.', hint);
  return { ...coverOf(file), kind: 'slide', ...carry, source };
}

/** A heading in a list or a quote opens no slide; below the slide's own heading it is of level 3 at most. */
function lowerHeading(token: Token): Token {
  if (token.tag === 'h1' || token.tag === 'h2') token.tag = 'h3';
  return token;
}

/** A bare rule straight before a heading adds no empty slide: authors who come from other tools put one between all slides. */
function isShown(slide: Opened, next: Opened | undefined): boolean {
  if (slide.kind === 'cover' || slide.heading) return true;
  return slide.tokens.length > 0 || slide.classes.length > 0 || !next?.heading;
}

/**
 * The slides of the whole deck, in the order of the files: a section with nothing under its heading is one only with `.divider` or
 * another class, such as a colour behind it, or where no slide follows that belongs to it.
 */
export function shownDrafts(reporter: Reporter, drafts: readonly Draft[]): Draft[] {
  return drafts.filter((draft, i) => {
    const next = drafts[i + 1];
    if (draft.kind !== 'section' || draft.classes.length > 0 || !isBare(draft)) return true;
    if (!next || next.kind === 'section' || (next.backup && !draft.backup)) return true;
    if (draft.explicitId !== undefined) {
      const hint = 'Give it content or ".divider", or move the id to the first slide under it.';
      const message = `The section's id "${draft.explicitId}" leads nowhere: the section has no slide of its own.`;
      report(reporter, 'bad-id', draft.source, message, hint);
    }
    return false;
  });
}

function isBare({ tokens, band, foot, notes }: Draft): boolean {
  return tokens.length === 0 && !band && !foot && notes.length === 0;
}

/** Each block tells where it begins, counted from its slide: an edit above moves none of them. */
function markPlaces({ file, tokens, source }: Opened): void {
  for (const token of tokens) {
    if (!token.map || token.nesting < 0 || token.type === 'inline') continue;
    const place = placeOfRow(file, token.map[0]);
    if (place.file === source.file) token.attrSet('data-at', String(place.line - source.line));
  }
}

/** What a slide without a heading is called in lists: the small heading, or the very large words, that it begins with. */
function firstHead(tokens: readonly Token[]): string {
  const shown = tokens.filter(({ type, children }) => type !== 'inline' || !children?.every(isBehind));
  const [open] = shown;
  const large = open?.type === 'div_open' && classesOf(open).includes('fit-text');
  if (!large && open?.type !== 'heading_open') return '';
  return plainText(shown.find(({ type }) => type === 'inline')?.children ?? null);
}

function isBehind(token: Token): boolean {
  return token.type === 'image' && classesOf(token).includes('behind');
}

/** Its own classes; a section's heading alone becomes no slide by what is said of all. */
function classesFor({ file, kind, classes }: Opened, tokens: readonly Token[]): string[] {
  const all = file.show.smaller && (kind === 'slide' || (kind === 'section' && tokens.length > 0));
  return all && !classes.includes('smaller') ? [...classes, 'smaller'] : classes;
}

/** Parts a slide's silences, its notes, its foot and its band from what else it shows, and gives its panels their places. */
function makeDraft(opened: Opened): Draft {
  const { file, classes } = opened;
  if (file.places) markPlaces(opened);
  // What an author says to the checks is taken out first: no rule for what a slide shows holds for it.
  const { rest, silences } = cutSilences(file, opened.tokens);
  const slide = takeGenerated({ ...opened, tokens: rest });
  const cut = cutNotes(slide.tokens);
  const { body: above, foot } = cutFoot({ ...slide, notes: cut.notes }, cut.body);
  const { body, band } = cutBand(file, above);
  checkBand(file, band?.fields, slide.heading);
  const tokens = pauses(placeAgendas(file, placeWalls(file, body)));
  const notes = withoutPanels(file, cut.notes, 'the notes');
  const figures = placePanels(file, tokens, { classes, title: slide.title, band: band !== undefined });
  const title = slide.title || (slide.kind === 'slide' ? firstHead(tokens) : '');
  const own = { ...slide, silences, title, tokens, classes: classesFor(slide, tokens) };
  return {
    ...own,
    notes,
    figures: figures.refs,
    ...(band ? { band } : {}),
    ...(foot ? { foot } : {}),
    ...findCites({ ...own, tokens: [...tokens, ...beneath(band, foot)] }, figures.cites, notes),
  };
}
