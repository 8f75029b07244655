import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, UserConfig } from 'vite';
import { suggest } from '../../source/nearest.ts';
import { deckBuild } from '../deck-build.ts';
import { briefingsIn, isSlideFile } from '../deck-files.ts';
import { type Briefing, boundsOf, type DeckOptions } from '../folders.ts';
import { isWithin, projectFiles } from '../read-files.ts';
import { createBriefing, isTaken } from './new-briefing.ts';

/** Where the project's own examples lie, which may be named as its briefings are: `gallery`. */
const EXAMPLES = 'tests/fixtures/decks';

/**
 * The briefing that a word of the command line means: a folder of `slides/` by its name, any other by its path.
 *
 * @param root the project's folder @param from the folder that a path is relative to
 * @returns nothing if it is the project's own, that one without a name
 * @throws Error that lists what there is
 */
export async function findBriefing(
  root: string,
  options: DeckOptions,
  word: string,
  from: string,
): Promise<Briefing | undefined> {
  const briefing = await lookUp(root, options, word, from);
  if (briefing) refuseLinks(root, briefing);
  return briefing;
}

async function lookUp(root: string, options: DeckOptions, word: string, from: string): Promise<Briefing | undefined> {
  const name = bare(word);
  if (!isPath(name)) return byName(root, options, name);
  const folder = path.resolve(from, name);
  if (folder === path.resolve(root)) return undefined;
  const below = path.relative(path.resolve(root, options.slides), folder);
  if (below === '') return undefined;
  if (isWithin(path.resolve(root, options.slides), folder) && !isPath(below)) return byName(root, options, below);
  if (!isFolder(folder))
    throw new Error(`There is no folder ${folder}. "npm run new -- ${word}" begins a briefing there.`);
  return byFolder(root, options, folder);
}

/** A word without the strokes that may end a path. */
function bare(word: string): string {
  return word.replace(/(?<=.)[/\\]+$/, '');
}

/** Whether a word is a path, not a name. */
function isPath(word: string): boolean {
  return /[/\\]|^\.{1,2}$/.test(word);
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A folder of a project that one was sent may be a link to anywhere: what is named elsewhere is named by its path. */
function refuseLinks(root: string, { home, slides, charts }: Briefing): void {
  const bounds = boundsOf({ root, home, slides, charts, theme: '' }).map((folder) => realpathSync(folder));
  for (const folder of [slides, charts].map((each) => path.join(home, each)).filter(isFolder)) {
    const real = realpathSync(folder);
    if (!bounds.some((bound) => isWithin(bound, real)))
      throw new Error(
        `${folder} is a link that leads out of the project, to ${real}: name that folder itself by its path.`,
      );
  }
}

function hasSlides(folder: string): boolean {
  return isFolder(folder) && readdirSync(folder).some((file) => isSlideFile('.', file));
}

async function byName(root: string, options: DeckOptions, name: string): Promise<Briefing> {
  const { slides } = options;
  if (/^[._]/.test(name) || isTaken(name, slides))
    throw new Error(
      `A briefing cannot be called "${name}": begin its name with a letter, and take no name that a site has of its own.`,
    );
  if (hasSlides(path.join(root, slides, name))) return briefingBelow(root, options, name);
  const example = path.join(root, EXAMPLES, name);
  if (isFolder(path.join(example, 'slides'))) return byFolder(root, options, example);
  const known = (await allBriefings(root, options))
    .filter(({ slides: own }) => own !== slides)
    .map((each) => each.name);
  const there = known.length > 0 ? suggest(name, known, 'Briefings') : `${slides}/ has no folder with slides yet.`;
  throw new Error(
    `There is no briefing "${name}". ${there} "npm run new -- ${name}" begins one; a folder elsewhere is named by its path, as ./${name}.`,
  );
}

/** The briefing in a folder of the project's slides. */
function briefingBelow(root: string, { slides, charts }: DeckOptions, name: string): Briefing {
  return { name, home: root, slides: `${slides}/${name}`, charts: `${charts}/${name}`, shared: charts };
}

/** A folder that holds `slides/` and `charts/`, or the slides themselves with `charts/` among them. */
function byFolder(root: string, { slides }: DeckOptions, named: string): Briefing {
  const folder = path.basename(named) === 'slides' ? path.dirname(named) : named;
  const name = path.basename(folder);
  if (name === '' || isTaken(name)) throw new Error(`${named} cannot be a briefing: give its folder another name.`);
  const home = isWithin(root, folder) ? root : path.dirname(folder);
  if (isFolder(path.join(root, slides, name)))
    throw new Error(`dist/${name}/ is that of ${slides}/${name}/: give ${folder} another name.`);
  const within = path.relative(home, folder).split(path.sep).join('/');
  const own = isFolder(path.join(folder, 'slides')) ? `${within}/slides` : within;
  return { name, home, slides: own, charts: `${within}/charts` };
}

/** Every briefing of the project in the order of their names, its own before them if it has slides, called by their folder. */
export async function allBriefings(root: string, options: DeckOptions): Promise<Briefing[]> {
  const { slides, charts } = options;
  const files = projectFiles(root);
  const { files: below } = await files.list(slides);
  const names = await briefingsIn(slides, below, files);
  const own = below.some((file) => isSlideFile(slides, file));
  return [
    ...(own ? [{ name: path.posix.basename(slides), home: root, slides, charts }] : []),
    ...names.map((name) => briefingBelow(root, options, name)),
  ];
}

/** What Vite is told for one of several briefings: its folders, and `dist/NAME/` for its site. */
export function configFor(config: UserConfig, briefing: Briefing): UserConfig {
  const outDir = path.join(config.build?.outDir ?? 'dist', briefing.name);
  return { ...config, deck: { ...config.deck, briefing, among: true }, build: { ...config.build, outDir } };
}

/** What vite.config.ts says of the deck's folders. @throws Error if it does not use the plugin */
export async function optionsIn({ plugins = [] }: UserConfig): Promise<DeckOptions> {
  const flat: unknown[] = await Promise.all(plugins.flat(5));
  const isPlugin = (each: unknown): each is Plugin => typeof each === 'object' && each !== null && 'name' in each;
  return deckBuild(flat.filter(isPlugin)).options;
}

/** What deck/cli asks for a named briefing: the configuration of its build, or that of the project's own where it is meant. */
async function configOf(root: string, config: UserConfig, word: string, from: string): Promise<UserConfig> {
  const briefing = await findBriefing(root, await optionsIn(config), word, from);
  return briefing ? configFor(config, briefing) : config;
}

/** What deck/cli hands over for `npm run new`. @returns the files that were written, absolute */
async function create(root: string, config: UserConfig, word: string, from: string): Promise<string[]> {
  const options = await optionsIn(config);
  const name = bare(word);
  const folder = path.resolve(from, name);
  const inSlides = isPath(name) && path.dirname(folder) === path.resolve(root, options.slides);
  const place = isPath(name) && !inSlides ? { folder } : { slides: options.slides, charts: options.charts };
  return createBriefing(root, path.basename(folder), place);
}

/** In the form of a configuration: Vite bundles and reads those in one go. */
export default { configOf, create };
