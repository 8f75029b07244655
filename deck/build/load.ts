import path from 'node:path';
import { measureText, registerFamily } from '../fonts/canvas.ts';
import { SANS, SERIF } from '../fonts/families.ts';
import {
  type DeckMemory,
  deckMemory,
  FILM,
  type Host,
  type ImageFile,
  parseDeck,
  slideReadings,
  slideTexts,
} from '../markdown/index.ts';
import type { SourceFile } from '../model/deck.ts';
import { DeckError, foldErrors, printable, sortErrors } from '../model/error.ts';
import type { Panel } from '../model/panel.ts';
import type { LoadedDeck, Picture, PublishedPicture } from '../model/site.ts';
import { formatValue } from '../panels/layout/format.ts';
import { bibliographyOf } from '../source/front-matter.ts';
import type { ChartLoader } from './charts/chart-loader.ts';
import { deckFiles, type Includes, isSlideFile, misnamed, namedIn, readIncludes } from './deck-files.ts';
import { lookAtFigures } from './figures.ts';
import { CAPTIONS, readPicture } from './files/pictures.ts';
import { boundsOf, type DeckFolders, homeOf } from './folders.ts';
import { formulas } from './formula.ts';
import { glyphFaults, lettersOf } from './glyph-faults.ts';
import { highlighter } from './highlight.ts';
import { hyphenator } from './hyphenate.ts';
import { type ProjectFiles, projectFiles } from './read-files.ts';
import { ownTokens, readTheme } from './theme.ts';

/** What is known of a deck's files from before: all that has not been forgotten since is taken as it was. */
export interface LoadMemory {
  files: ProjectFiles;
  theme: ProjectFiles;
  images: ImageMemory;
  deck: DeckMemory;
}

/** By path. */
type ImageMemory = Map<string, Picture | PublishedPicture>;

/** Names an image file as a site does, after its content. */
export type ImageName = (file: string, ending: string, content: string | Uint8Array) => string;

interface LoadOptions {
  look?: boolean;
  memory?: LoadMemory;
  imageName?: ImageName;
  places?: boolean | undefined;
}

/** A memory of nothing, for the folders of one deck. */
export function loadMemory(folders: DeckFolders): LoadMemory {
  const files = projectFiles(homeOf(folders), boundsOf(folders));
  return { files, theme: projectFiles(folders.root), images: new Map(), deck: deckMemory() };
}

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;

/**
 * Reads slides, charts and images and makes the deck. Author faults are collected, not thrown.
 * @param look whether figures are looked at for their room
 * @param memory of earlier calls, for the same folders
 * @param imageName while serving there is none: images stay where they are
 * @param places whether elements tell where in their file they begin
 */
export async function loadDeck(
  folders: DeckFolders,
  loader: ChartLoader,
  { look = true, memory = loadMemory(folders), imageName, places = false }: LoadOptions = {},
): Promise<LoadedDeck> {
  const { files } = memory;
  const sources = await readDeckFiles(folders, loader, memory, imageName);
  const { slides, shown, includes, charts, images, data, theme } = sources;
  const panels = [...charts.panels.values()];
  const host = { ...(await panelHost(panels)), ...sources.words };
  const input = { ...deckInput(folders, sources), places, host };
  const { deck, problems, notices, unused } = parseDeck(input, memory.deck);
  const { faults, notices: unseen } = look ? lookAtFigures(deck, panels) : { faults: [], notices: [] };
  const known = new Set([...slides, ...sources.chartFiles, ...includes.texts.keys()]);
  const source = async (file: string) => (known.has(file) ? (await files.read([file])).texts[0] : undefined);
  const glyphs = await glyphFaults(deck, charts.panels, source);
  const modules = await files.read([...charts.panels.keys()]);
  const wrong = [charts.problems, images.problems, problems, faults, glyphs.problems, theme.problems, sources.faults];
  return {
    home: homeOf(folders),
    deck,
    panels,
    unused: unused.filter((file) => !shown.includes(file)),
    paths: new Map([...charts.panels].map(([file, { id }]) => [id, file])),
    modules: new Map(modules.texts.map(({ path, text }) => [path, text])),
    read: () => slideReadings(deck),
    ...(data.style && { style: data.style }),
    problems: foldErrors(wrong.flat()),
    notices: [...notices, ...unseen, ...leftOut(folders, slides, includes.texts)],
    paper: sortErrors(glyphs.paper),
    texts: () => slideTexts(deck),
    images: images.sizes,
    theme: theme.theme,
  };
}

type DeckSources = Awaited<ReturnType<typeof readDeckFiles>>;

/** All that a deck is made of, as far as it can be read, and what is wrong with its files. */
async function readDeckFiles(
  folders: DeckFolders,
  loader: ChartLoader,
  memory: LoadMemory,
  imageName: ImageName | undefined,
) {
  const { files } = memory;
  const { slides, charts: own, shared, faults: links } = await deckFiles(folders, files);
  const texts = slides.filter((file) => isSlideFile(folders.slides, file));
  const reading = files
    .read(texts)
    .then(async (read) => ({ ...read, includes: await readIncludes(files, read.texts) }));
  const shown = shared.length === 0 ? [] : namedIn(await reading.then(allTexts), shared);
  const chartFiles = [...own, ...shown];
  const pictures = slides.filter((file) => IMAGE.test(file) || FILM.test(file) || CAPTIONS.test(file));
  const [read, words, charts, images, theme] = await Promise.all([
    reading,
    reading.then((texts) => textHost(allTexts(texts))),
    loader.load(chartFiles),
    measureImages(homeOf(folders), pictures, memory.images, imageName),
    readTheme(folders, memory.theme, slides.includes(ownTokens(folders)) ? files : undefined),
  ]);
  const { includes } = read;
  const data = await readData(folders, files, slides, read.texts[0]);
  const faults = [
    ...links,
    ...read.faults,
    ...includes.faults,
    ...data.faults,
    ...misnamed(folders.slides, slides),
    ...noSlides(folders, texts),
  ];
  return { slides, shown, chartFiles, includes, read, charts, images, data, words, theme, faults };
}

/** What was read, as the parser takes it. */
function deckInput(folders: DeckFolders, { read, data, charts, images, includes }: DeckSources) {
  return {
    files: read.texts,
    ...data.sources,
    panels: charts.panels,
    chartFolders: folders.home === undefined ? [] : [folders.charts, folders.shared ?? folders.charts],
    faultyPanels: charts.faulty,
    images: new Map<string, ImageFile>([...images.sizes, ...images.faulty]),
    includes: includes.texts,
  };
}

/** The slides' files, and those that they include. */
function allTexts({ texts, includes }: { texts: readonly SourceFile[]; includes: Includes }): SourceFile[] {
  return [...texts, ...includes.files];
}

/** Names what lies in the project and stands nowhere, for who wonders where it is; nothing if all is used. */
export function unusedNotice({ unused }: LoadedDeck): string | undefined {
  if (unused.length === 0) return undefined;
  return printable(`No slide shows ${unused.join(', ')}: ${unused.length > 1 ? 'they are' : 'it is'} not published.`);
}

/** Says which texts are no slides and no parts of one, for who looks for them. */
function leftOut(folders: DeckFolders, files: readonly string[], parts: ReadonlyMap<string, unknown>): DeckError[] {
  const below = (file: string) => path.posix.dirname(file) !== path.posix.normalize(folders.slides);
  const aside = (file: string) => below(file) || path.posix.basename(file).startsWith('_');
  const out = files.filter((file) => /\.(?:md|qmd|markdown|rmd)$/i.test(file) && aside(file) && !parts.has(file));
  const [first] = out;
  if (first === undefined) return [];
  const hint = `Slides are the files *.md of ${folders.slides}/ itself whose names do not begin with "_".`;
  return [new DeckError('left-out', `Left out, as no slides: ${out.join(', ')}.`, hint, { file: first, line: 1 })];
}

/** References, claims and style beside the slides. @param first the first slide file, which may name the references' */
async function readData({ slides }: DeckFolders, files: ProjectFiles, all: readonly string[], first?: SourceFile) {
  const named = bibliographyOf(first?.text ?? '');
  const read = (name: string) => files.read(all.filter((file) => file === path.posix.join(slides, name)));
  const [references, claims, style] = await Promise.all([
    read(named ?? 'references.yaml'),
    read('claims.csv'),
    read('style.yaml'),
  ]);
  const faults = [references, claims, style].flatMap((each) => each.faults);
  const missing = named !== undefined && references.texts.length === 0;
  if (missing) {
    const hint = 'Put it beside the slides, or leave "bibliography" out: "references.yaml" is found by itself.';
    const source = { file: first?.path ?? slides, line: 1 };
    faults.push(new DeckError('front-matter', `There is no bibliography "${named}" in ${slides}/.`, hint, source));
  }
  const wrong = new Set(faults.map(({ source }) => source.file));
  const sound = ({ texts }: typeof style) => texts.find((text) => !wrong.has(text.path));
  const [cited, claimed] = [sound(references), sound(claims)];
  const sources = {
    ...(cited && { references: cited }),
    ...(claimed && { claims: claimed }),
    ...((references.faults.length > 0 || claims.faults.length > 0 || missing) && { unreadSources: true }),
  };
  return { sources, style: sound(style), faults };
}

function noSlides({ slides }: DeckFolders, texts: readonly string[]): DeckError[] {
  if (texts.length > 0) return [];
  const hint = `Write the first slide into ${slides}/01-start.md.`;
  return [new DeckError('no-slides', `The folder ${slides}/ holds no .md file.`, hint, { file: slides, line: 1 })];
}

async function measureImages(
  home: string,
  files: readonly string[],
  known: ImageMemory,
  imageName: ImageName | undefined,
) {
  const sizes: ImageMemory = new Map();
  const problems: DeckError[] = [];
  const faulty: [file: string, nothing: ImageFile][] = [];
  await Promise.all(
    files.map(async (file) => {
      const size = known.get(file);
      if (size) return sizes.set(file, size);
      const picture = await readPicture(home, file);
      if (Array.isArray(picture)) {
        problems.push(...picture);
        faulty.push([file, { width: 1, height: 1, faulty: true }]);
      } else if (imageName) sizes.set(file, { ...picture, address: imageName(file, picture.ending, picture.content) });
      else {
        const { content: _, ...size } = picture;
        sizes.set(file, size);
      }
    }),
  );
  for (const [file, size] of sizes) known.set(file, size);
  return { sizes, faulty, problems };
}

/** Measures text with the fonts that the browser will use, those for the scripts of the panels with them. */
export async function panelHost(panels: readonly Panel[]): Promise<Pick<Host, 'measure' | 'formatValue'>> {
  const letters = panels.flatMap(lettersOf).join('');
  await registerFamily(letters);
  // Large amounts are set in the family of titles, on maps too.
  if (panels.some((panel) => panel.kind === 'map' || hasAmounts(panel))) await registerFamily(letters, SERIF);
  return { measure: measureText(SANS), formatValue };
}

/** Whether a panel has sums or totals in large letters, which are of the titles' family. */
function hasAmounts(panel: Panel): boolean {
  if (panel.kind === 'units') return true;
  return panel.kind === 'timeline' && panel.events.some(({ amount }) => amount !== undefined);
}

const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])\s+)*(?:`{3,}|~{3,})\s*\{?\s*\.?([\w+#-]+)/gm;

/** The deck's language, as its first file says it. */
export const LANG = /^lang:[ \t]*["']?([\w-]+)/m;
/** Boxes with narrow columns, as a class is written: see markdown/rules/typography.ts. */
const BOX = /^[ >]*:{3,}/m;

/** What colours code, sets formulas and breaks words, loaded for who has some: to load them takes longer than to make a small deck. */
export async function textHost(texts: readonly SourceFile[]): Promise<Pick<Host, 'highlight' | 'math' | 'hyphenate'>> {
  const languages = [...new Set(texts.flatMap(({ text }) => [...text.matchAll(FENCE)].map(([, name = '']) => name)))];
  const [, lang = 'en'] = LANG.exec(texts[0]?.text ?? '') ?? [];
  const boxes = !lang.startsWith('en') && texts.some(({ text }) => BOX.test(text));
  const [highlight, math] = await Promise.all([
    languages.length > 0 ? highlighter(languages) : undefined,
    texts.some(({ text }) => text.includes('$')) ? formulas() : undefined,
  ]);
  const hyphenate = boxes ? hyphenator(lang) : undefined;
  return { ...(highlight && { highlight }), ...(math && { math }), ...(hyphenate && { hyphenate }) };
}
