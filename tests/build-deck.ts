import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite';
import { deck } from '../deck/build/plugin.ts';
import { madeOnce } from './made-once.ts';

/** The project's root: template, theme and deck/ are taken from here, whatever deck is built. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The deck of another briefing, in another language. */
export const GERMAN = 'tests/fixtures/decks/german';

/** A deck that runs from right to left, with every layout and kind of chart. */
export const ARABIC = 'tests/fixtures/decks/arabic';

/** A briefing as an author writes it in place of the shipped one: German, with charts, a map, a picture, TLP:AMBER. */
export const HARBOUR = 'tests/fixtures/decks/hafen';

/** A deck with each layout, figure of words and piece of furniture, in real sentences. */
export const SECOND = 'tests/fixtures/decks/second';

/** Claims and references with keys as long as Pandoc's users write them. */
export const KEYS = 'tests/fixtures/decks/keys';

/**
 * A token as `theme/tokens.css` has it, which is the author's to change: what a test expects of it is read from there.
 *
 * @returns its value in the light and in the dark theme
 * @throws Error if it is none that has two
 */
export function themeToken(name: string): readonly [light: string, dark: string] {
  const css = readFileSync(path.join(ROOT, 'theme/tokens.css'), 'utf8');
  const [, light, dark] = new RegExp(`--${name}: light-dark\\((\\S+), (\\S+)\\)`).exec(css) ?? [];
  if (light === undefined || dark === undefined)
    throw new Error(`theme/tokens.css has no "${name}" for light and dark.`);
  return [light, dark];
}

/** The parts of a colour that is written as `#0072b2`: red, green and blue up to 255. */
export function partsOf(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

/** What vite.config.ts would say for the deck in `folder` (with `slides/` and `charts/`, relative to the root). */
export function deckConfig(folder: string, outDir: string): InlineConfig {
  return {
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      deck({ slides: path.posix.join(folder, 'slides'), charts: path.posix.join(folder, 'charts'), theme: 'theme' }),
    ],
    build: { outDir },
  };
}

/** Builds the deck in `folder` into `outDir`. */
export async function buildDeck(folder: string, outDir: string): Promise<void> {
  await build(deckConfig(folder, outDir));
}

/** The deck in `folder` as it is built, once a run: a folder with `dist/` and `private/`, for reading only. */
export function builtDeck(folder: string): Promise<string> {
  return madeOnce(`built-${folder}`, (out) => buildDeck(folder, path.join(out, 'dist')));
}

/** The same for a deck of one slide file. */
export function builtMarkdown(name: string, markdown: string): Promise<string> {
  return madeOnce(`built-${name}`, async (out) => {
    const deck = await writeDeck(markdown);
    await buildDeck(deck.folder, path.join(out, 'dist'));
    await deck.remove();
  });
}

/** Serves the deck in `folder` on a free port. */
export async function serveDeck(
  folder: string,
  host = '127.0.0.1',
  theme = 'theme',
): Promise<{ server: ViteDevServer; url: string }> {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    plugins: [deck({ slides: path.posix.join(folder, 'slides'), charts: path.posix.join(folder, 'charts'), theme })],
    server: { port: 0, host },
    // One for each worker: a server that starts writes its own.
    cacheDir: path.join(ROOT, `node_modules/.cache/vite-tests-${process.env.VITEST_POOL_ID}`),
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The dev server has no address.');
  return { server, url };
}

/** A folder inside the project for what tests write: ignored by git, as deep as the fixture decks are. */
export async function temporary(): Promise<string> {
  const folder = path.join(ROOT, 'tests/.tmp/decks');
  await mkdir(folder, { recursive: true });
  return folder;
}

/** A deck of one slide file, written for a test; it lies as deep as the fixture decks do. */
export async function writeDeck(markdown: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const made = await mkdtemp(path.join(await temporary(), 'deck-'));
  await mkdir(path.join(made, 'slides'));
  await writeFile(path.join(made, 'slides/01.md'), markdown);
  const folder = path.relative(ROOT, made).split(path.sep).join('/');
  return { folder, remove: () => rm(made, { recursive: true, force: true }) };
}

/**
 * Copies a fixture deck to where a test may change it. It lies as deep as the fixture does, so that its charts find
 * `deck/panels`.
 */
export async function copyDeck(
  folder: string,
): Promise<{ folder: string; file(name: string): string; remove(): Promise<void> }> {
  const copy = await mkdtemp(path.join(await temporary(), 'deck-'));
  await cp(path.join(ROOT, folder), copy, { recursive: true });
  return {
    folder: path.relative(ROOT, copy).split(path.sep).join('/'),
    file: (name) => path.join(copy, name),
    remove: () => rm(copy, { recursive: true, force: true }),
  };
}
