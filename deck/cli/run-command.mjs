// @ts-check

/** What each command does, see commands.mjs. Packages are loaded when a command is run: all are installed by then. */

import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { readModules } from './read-modules.mjs';

/**
 * @typedef {object} Asked what a command line asks for
 * @property {string[]} args handed on to the tool as they are
 * @property {string} [briefing] one of several, by name or path
 * @property {boolean} [all] whether every briefing is meant
 * @property {import('../build/folders.ts').DeckFlags['notes']} [notes]
 * @property {import('../print/print-page.ts').Paper} [paper]
 * @property {import('../print/print-page.ts').PerPage} [perPage]
 * @property {boolean} [pptx]
 * @property {boolean} [withoutTests]
 * @property {string[]} [only]
 * @property {number[]} [sizes]
 * @property {number} [runs]
 * @property {string} [json]
 * @property {boolean} [profile]
 * @property {string} [write]
 * @property {string} [slide]
 * @property {import('../check/command.ts').Format} [format]
 * @property {boolean} [watch]
 * @property {boolean} [online]
 *
 * @typedef {{ root: string, from: string }} Place the project's folder, and the one that paths are relative to: absolute
 *
 * @typedef {(asked: Asked, place: Place) => Promise<number>} Run gives the exit code; what it throws is told as a fault
 */

/**
 * Vite's own command in this process: to start another Node and to load it takes 60 ms and 45 MB. The briefing is handed on beside its command
 * line, which takes no such word.
 *
 * @type {Run}
 */
export const start = async ({ args }, place) => {
  warm();
  const [word = '', ...others] = args;
  const named = word !== '' && !word.startsWith('-');
  if (named) {
    const { deck } = await projectOf({ args: [], briefing: word }, place);
    if (deck?.briefing) process.env.DECK_BRIEFING = JSON.stringify(deck.briefing);
  }
  const given = named ? others : args;
  const open = process.stdout.isTTY && !process.env.CI && !given.some((arg) => /^--(no-)?open\b/.test(arg));
  // To be stopped is how a server ends well.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
  const vite = join(place.root, 'node_modules/vite/bin/vite.js');
  const own = given.some((arg) => /^(-c|--config|--configLoader)\b/.test(arg));
  const config = own ? [] : ['--config', join(place.root, 'deck/cli/serve-config.mjs')];
  // Vite throws what it does not understand beside what it was loaded by.
  process.on('unhandledRejection', (error) => {
    if (!(error instanceof Error) || error.name !== 'CACError') throw error;
    console.error(
      `npm start: ${error.message}. It knows --port, --host, --open and Vite's other flags: https://vite.dev/guide/cli`,
    );
    process.exit(2);
  });
  // The root is said: where a process runs is told with links followed, see run-linked.mjs.
  process.argv = [process.execPath, vite, place.root, ...config, ...(open ? ['--open'] : []), ...given];
  await import(pathToFileURL(vite).href);
  return 0;
};

/**
 * What the deck says of itself, as it says it: where in the bundler that came through helps nobody, nor what the bundler says of the same.
 *
 * @param {unknown} error
 * @returns {string | undefined} nothing where the fault is not the deck's
 */
export function faultText(error) {
  const { errors } = /** @type {{ errors?: unknown }} */ (error ?? {});
  const own = /** @type {{ plugin?: unknown, message?: unknown, stack?: unknown }[]} */ (
    Array.isArray(errors) ? errors : []
  );
  const said = own.filter(({ plugin, stack }) => plugin === 'deck:build' && stack === '');
  return said.length > 0 ? said.map(({ message }) => String(message).trim()).join('\n\n') : undefined;
}

/** What `vite build` does, with our flags. @type {Run} */
export const build = async (asked, place) => {
  const [project, { createBuilder, createLogger }] = await Promise.all([projectOf(asked, place), import('vite')]);
  const config = { ...project, root: place.root, configFile: /** @type {const} */ (false) };
  try {
    const builder = await createBuilder(config, null);
    await builder.buildApp();
    return 0;
  } catch (error) {
    const own = faultText(error);
    const text = own === undefined ? `error during build:\n${inspect(error)}` : `✘ ${own}\n`;
    createLogger().error(process.stderr.hasColors?.() ? `\u001b[31m${text}\u001b[39m` : text);
    // What is still being made is of no use.
    process.exit(1);
  }
};

/**
 * @param {Asked} asked
 * @param {Place} place
 * @param {boolean} site
 */
export async function print(asked, place, site) {
  const { paper = 'slide', perPage, pptx = false, all = false } = asked;
  const [command, config] = await commandFor('deck/print/command.ts', asked, place);
  const module = /** @type {typeof import('../print/command.ts').default} */ (command);
  const run = all ? module.all : module.command;
  await run({ root: place.root, config, site, paper, perPage, pptx });
  return 0;
}

/** @type {Run} */
export const pictures = async (asked, place) => {
  const [command, config] = await commandFor('deck/print/take-pictures.ts', asked, place);
  const module = /** @type {typeof import('../print/take-pictures.ts').default} */ (command);
  await module.command({ root: place.root, config, slide: asked.slide });
  return 0;
};

/** @type {Run} */
export const pptx = async (asked, place) => {
  const [command, config] = await commandFor('deck/build/files/pptx-file.ts', asked, place);
  const module = /** @type {typeof import('../build/files/pptx-file.ts').default} */ (command);
  await module.command({ root: place.root, config });
  return 0;
};

/** @type {Run} */
export const check = async (asked, place) => {
  const { format = 'text', watch = false, online = false } = asked;
  const [command, config] = await commandFor('deck/check/command.ts', asked, place);
  const module = /** @type {typeof import('../check/command.ts').default} */ (command);
  return module.command({ root: place.root, config, format, watch, online });
};

/** @type {Run} */
export const begin = async ({ briefing = '' }, place) => {
  const { root, from } = place;
  const [named, project] = (await readModules(root, [BRIEFINGS, 'vite.config.ts'])).modules;
  const { create } = /** @type {Briefings} */ (named);
  const files = await create(root, /** @type {import('vite').UserConfig} */ (project), briefing, from);
  for (const file of files) console.log(relative(root, file));
  console.log('\nThe example is in English: write the language of your words behind "lang:" in 01-answer.md.');
  console.log(`npm start -- ${briefing}`);
  return 0;
};

/** @type {Run} */
export const bench = async (asked, place) => {
  const { modules } = await readModules(place.root, ['bench/bench.ts']);
  const module = /** @type {{ bench(asked: Asked, root: string): Promise<void> }} */ (modules[0]);
  await module.bench(asked, place.root);
  return 0;
};

const BRIEFINGS = 'deck/build/briefings/find-briefing.ts';

/** @typedef {typeof import('../build/briefings/find-briefing.ts').default} Briefings */

/** Begins what takes long and needs no configuration: the threads that make charts and cut fonts. They keep no process alive. */
function warm() {
  import('../build/charts/begin-worker.mjs').then(({ beginWorker }) => beginWorker());
  import('../fonts/cut-font.mjs').then(({ beginCutting }) => beginCutting());
}

/**
 * What vite.config.ts and the command line say, for the briefing that is named or for the project's own.
 *
 * @param {Asked} asked
 * @param {Place} place
 * @returns {Promise<import('vite').UserConfig>}
 */
async function projectOf(asked, place) {
  const [, config] = await commandFor(undefined, asked, place);
  return config;
}

/**
 * A command's module, and the project that it is about.
 *
 * @param {string | undefined} file
 * @param {Asked} asked
 * @param {Place} place
 * @returns {Promise<[command: object, config: import('vite').UserConfig]>}
 */
async function commandFor(file, asked, { root, from }) {
  warm();
  const { briefing } = asked;
  const files = ['vite.config.ts', BRIEFINGS, ...(file === undefined ? [] : [file])];
  const [project, named, command = {}] = (await readModules(root, files)).modules;
  const config = { ...project, deck: { notes: asked.notes } };
  if (briefing === undefined) return [command, config];
  const { configOf } = /** @type {Briefings} */ (named);
  return [command, await configOf(root, config, briefing, from)];
}
