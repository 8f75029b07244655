import type { MarkdownIt } from 'markdown-it';
import type { Deck, DeckMeta, Slide, SourceFile } from '../model/deck.ts';
import { type DeckError, sortErrors } from '../model/error.ts';
import type { SlideReading } from '../model/reading.ts';
import type { SlideText } from '../model/text.ts';
import { wordsOf } from '../model/words.ts';
import { placeAt, type Reporter, report } from '../source/faults.ts';
import { normalise, readFrontMatter, refuseForeign, refuseUnclosed, refuseUntitled } from '../source/front-matter.ts';
import { suggest } from '../source/nearest.ts';
import { gatherNotices, letPass, type Passed } from '../source/notices.ts';
import { type SplitFile, splitFrontMatter } from '../source/split-front-matter.ts';
import { checkGenerated, findUsed, generateSlides, isGenerated } from './cite/generated-slides.ts';
import { readSources } from './cite/read-sources.ts';
import { findTargets, unknownReferences } from './cross-references.ts';
import { type DeckMemory, type Draft, deckMemory, type ParsedFile, type Placed, type Sources } from './drafts.ts';
import { withFrontWords, wordsIn } from './front-words.ts';
import { contentsSlide, parseFile, shownDrafts } from './parse-file.ts';
import { makeParser } from './parser.ts';
import { isAbsolute, resolvePath, spellings } from './paths.ts';
import { readSlide } from './read-slide.ts';
import { renderSlide, type Shared } from './render.ts';
import { unknownLinks } from './rules/links.ts';
import { countClaims } from './rules/values.ts';
import { type DeckInput, type DeckScope, type ImageFile, UNREAD_SOURCES } from './scope.ts';
import { assignIds, refusedIds, SlideIds } from './slide-ids.ts';
import { slideText } from './slide-text.ts';
import { macrosIn } from './syntax/math.ts';

export { issuedYear } from './cite/issued.ts';
export { foundText } from './cite/ledger.ts';
export { keyLinks } from './cite/numerals.ts';
export { entryName, linksTo, referenceEntry } from './cite/reference-list.ts';
export { type DeckMemory, deckMemory } from './drafts.ts';
export { inlineHtml, keptInlines, span } from './inline-html.ts';
export { joinRuns, runsOf } from './inline-runs.ts';
export { pathAddress } from './paths.ts';
export { FOOTNOTE_BACK, footnoteLetter } from './rules/footnotes.ts';
export { FILM } from './rules/image-files.ts';
export type { DeckInput, Host, ImageFile, Included } from './scope.ts';
export { includedIn } from './syntax/includes.ts';

/** A parsed deck: the best that could be made, and every fault found on the way. */
export interface ParsedDeck {
  deck: Deck;
  /** Sorted by file and place; empty if the deck may be published. */
  problems: DeckError[];
  /** Charts and pictures that no slide and no notes name, by path. */
  unused: string[];
  /** What was let pass, one for each kind: said, and no hindrance. */
  notices: DeckError[];
}

/**
 * Turns Markdown and its data into a deck: texts as finished HTML, figures and lists as values. Pure: reads no file, touches no page,
 * keeps nothing. Never throws for an author's fault.
 * @param memory of earlier calls for the same deck: what has not changed is taken from it, and the outcome is the same
 */
export function parseDeck(input: DeckInput, memory: DeckMemory = deckMemory()): ParsedDeck {
  const passed: Passed[] = [];
  const reporter: Reporter = { problems: [], passed };
  const [first] = input.files;
  const { yaml, above, unclosed, foreign }: Partial<SplitFile> = first
    ? splitFrontMatter(normalise(first.text), true)
    : {};
  const { said, titled } = readFrontMatter(reporter, first?.path ?? 'slides', yaml, above);
  if (first && unclosed) refuseUnclosed(reporter, first.path, above ?? 1);
  if (first && foreign) refuseForeign(reporter, first.path, above ?? 1, foreign);
  const md = makeParser(said.lang);
  const plain = withLogo(reporter, first ?? { path: 'slides', text: '' }, said, input.images);
  const sources = readSources(reporter, input, memory, wordsOf(plain));
  const { references, claims } = sources;
  const deck = deckScope(input, plain, sources);
  const files = parseFiles(deck, md, first ? input.files : [{ path: 'slides', text: '' }], memory);
  const meta = withCover(md, plain, files);
  // That a deck needs a file is its reader's to say, who knows the folder.
  if (first && !first.unread && !titled && !foreign && meta.title === '') refuseUntitled(reporter, first.path);
  const slides = makeSlides(reporter, deck, md, meta, files, memory);
  const problems = [...reporter.problems, ...files.flatMap(({ scope }) => scope.problems)];
  return {
    deck: { meta, slides, references, claims },
    problems: sortErrors(problems),
    notices: gatherNotices([...passed, ...files.flatMap(({ scope }) => scope.passed)]),
    unused: findUnused(deck, files).filter((path) => path !== meta.logo),
  };
}

/** The front matter with its words as the cover has them; a deck without a title has that of its first heading. */
function withCover(md: MarkdownIt, meta: DeckMeta, [first]: readonly ParsedFile[]): DeckMeta {
  const [cover] = first?.drafts ?? [];
  if (!first || cover?.kind !== 'cover') return meta;
  return withFrontWords(md, meta, { ...cover.front, ...(cover.heading && { title: cover.heading }) }, first.scope);
}

/** The logo as a path of the project; one that is not there is left out. */
function withLogo(reporter: Reporter, file: SourceFile, meta: DeckMeta, images: DeckInput['images']): DeckMeta {
  const { logo, ...rest } = meta;
  if (logo === undefined) return meta;
  const path = isAbsolute(logo) ? undefined : resolvePath(file.path, logo);
  const found = path === undefined ? undefined : spellings(path).find((each) => isPicture(images.get(each)));
  if (found !== undefined) return images.get(found)?.faulty ? rest : { ...rest, logo: found };
  const known = [...images].flatMap(([name, file]) => (isPicture(file) ? [name] : []));
  const hint = suggest(path ?? logo, known, 'Images');
  const place = placeAt(file, Math.max(0, file.text.search(/^[ \t]*logo:/m)));
  report(reporter, 'missing-image', place, `There is no image "${path ?? logo}" for the logo.`, hint);
  return rest;
}

function isPicture(file: ImageFile | undefined): boolean {
  return file !== undefined && file.kind === undefined;
}

function deckScope(
  { files, panels, images, includes = new Map(), faultyPanels, chartFolders = [], host, places }: DeckInput,
  meta: DeckMeta,
  { keys, claims, graded, unread }: Sources,
): DeckScope {
  const panelsById = new Map([...panels.values()].map((panel) => [panel.id, panel]));
  const names = [...faultyPanels].flatMap((path) => [path, path.replace(/^.*\/|\.ts$/g, '')]);
  const show: DeckScope['show'] = {
    incremental: meta.incremental === true,
    slideLevel: meta.slideLevel ?? 2,
    smaller: meta.smaller === true,
    macros: macrosIn([...files, ...includes.values()].flatMap((each) => ('text' in each ? [each.text] : []))),
    front: wordsIn(meta),
    ...(meta.url !== undefined && { url: meta.url }),
  };
  const faulty = new Map([...names, ...(unread ? [UNREAD_SOURCES] : [])].map((name) => [name, true] as const));
  return {
    tables: { keys, panels, panelsById, faulty, images, includes, counts: countClaims(claims, graded) },
    lang: meta.lang,
    chartFolders,
    show,
    words: wordsOf(meta),
    host,
    ...(places && { places }),
  };
}

/** Parses each file on its own; the section goes on from file to file. */
function parseFiles(deck: DeckScope, md: MarkdownIt, files: readonly SourceFile[], memory: DeckMemory): ParsedFile[] {
  const parsed: ParsedFile[] = [];
  for (const file of files) {
    const before = parsed.at(-1)?.after ?? { section: '', backup: false };
    parsed.push(parseFile(deck, md, file, { before, first: files[0]?.path ?? '' }, memory));
  }
  return parsed;
}

/** What is there and was never asked for. */
function findUnused({ tables }: DeckScope, files: readonly ParsedFile[]): string[] {
  const asked = new Set(files.flatMap(({ scope }) => [...scope.found.keys()]));
  const charts = [...tables.panels].filter(
    ([path, { id }]) => !asked.has(`panels ${path}`) && !asked.has(`panelsById ${id}`),
  );
  const images = [...tables.images.keys()].filter((path) => !asked.has(`images ${path}`));
  return [...charts.map(([path]) => path), ...images];
}

function makeSlides(
  reporter: Reporter,
  deck: DeckScope,
  md: MarkdownIt,
  meta: DeckMeta,
  files: readonly ParsedFile[],
  memory: DeckMemory,
): Slide[] {
  const ids = new SlideIds();
  const written = files.flatMap((file) => file.drafts);
  const drafts = withContents(reporter, deck, md, meta, backupLast(shownDrafts(reporter, written)));
  noticeSections(reporter, drafts);
  const placed = assignIds(reporter, drafts, ids, deck.words.untitled);
  const targets = findTargets(reporter, placed);
  const lost = new Set(files.flatMap(({ scope }) => [...scope.lost]));
  // In the order of the slides: a link may count them.
  const refused = refusedIds(drafts);
  const inOrder = new Set(placed.map(({ id }) => id));
  for (const { scope } of files) {
    unknownLinks(reporter, scope, inOrder, refused);
    unknownReferences(reporter, scope, targets, lost);
  }
  const used = findUsed(deck, drafts);
  checkGenerated(reporter, deck, drafts);
  const linkable = new Set([...used.claims, ...used.references].map(({ id }) => id));
  const shared = { linkable, targets };
  const rendered = placed.map((each) => renderSlide(reporter, md, meta, each, shared, memory));
  const slides = generateSlides(deck, rendered, used, ids);
  rememberNumbers(slides, placed, memory);
  drafted.set(slides, { placed, shared });
  return slides;
}

/** Decks of Marp often have `#` over every slide: each is a section then, with its title in the middle of the page. */
function noticeSections(reporter: Reporter, drafts: readonly Draft[]): void {
  const sections = drafts.filter(({ kind, tokens }) => kind === 'section' && tokens.length > 0);
  const [first] = sections;
  if (first && sections.length > 2 && !drafts.some(({ kind, heading }) => kind === 'slide' && heading))
    letPass(reporter, 'all-sections', first.source, '#');
}

/** Behind the cover the slide of contents, where the front matter asks for it and there is something to list. */
function withContents(
  reporter: Reporter,
  deck: DeckScope,
  md: MarkdownIt,
  { toc, tocTitle }: DeckMeta,
  drafts: readonly Draft[],
): readonly Draft[] {
  const [cover, ...others] = drafts;
  if (!toc || !cover) return drafts;
  const { file } = cover.source;
  if (others.some(({ section, backup }) => section !== '' && !backup))
    return [cover, ...contentsSlide(deck, md, file, tocTitle ?? deck.words.contents), ...others];
  letPass(reporter, 'no-sections', { file, line: 1 }, 'toc');
  return drafts;
}

/** What slides were made of, forgotten with them. */
const drafted = new WeakMap<readonly Slide[], { placed: readonly Placed[]; shared: Shared }>();

/**
 * What a parsed deck's slides say as values, by their ids, for who writes another format than HTML. The further pages of a generated
 * list have none: their rows are the slide's own.
 */
export function slideTexts({ slides }: Pick<Deck, 'slides'>): ReadonlyMap<string, SlideText> {
  const { placed, shared } = drafted.get(slides) ?? { placed: [], shared: { linkable: new Set(), targets: new Map() } };
  const agendas = new Map(
    slides.flatMap(({ id, body }) =>
      body.flatMap((part) => (typeof part !== 'string' && part.type === 'agenda' ? [[id, part] as const] : [])),
    ),
  );
  return new Map(placed.map((each) => [each.id, slideText(each, shared, agendas.get(each.id))]));
}

/** A parsed deck's slides as they are read, for the checks: their texts with their places. */
export function slideReadings({ slides }: Pick<Deck, 'slides'>): SlideReading[] {
  const { placed = [] } = drafted.get(slides) ?? {};
  const titles = new Map(slides.map(({ id, title, listTitle }) => [id, listTitle ?? title]));
  return placed.map((each) => ({ ...readSlide(each), title: titles.get(each.id) ?? each.draft.title }));
}

/** A slide that has its place in the deck already is the same object in the next. */
function rememberNumbers(slides: readonly Slide[], placed: readonly Placed[], memory: DeckMemory): void {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  for (const { draft, id } of placed) {
    const [slide, known] = [byId.get(id), memory.slides.get(draft)];
    if (slide && known && !isGenerated(slide)) known.slide = slide;
  }
}

function backupLast(drafts: readonly Draft[]): Draft[] {
  return [...drafts.filter(({ backup }) => !backup), ...drafts.filter(({ backup }) => backup)];
}
