// @ts-check

/**
 * Every command: how it is called, what its help says, which flags it has, and what it does. Nothing that is installed is loaded at the
 * top: a command may be asked for before there is anything.
 */

import { join } from 'node:path';
import { begin, bench, build, check, pictures, pptx, print, start } from './run-command.mjs';
import { runSteps } from './run-steps.mjs';

/**
 * @typedef {object} Flag
 * @property {string} [value] how its value is written in messages; without it the flag takes none
 * @property {readonly (string | number)[]} [of] the values that it knows; numbers are handed over as such
 * @property {boolean} [list] whether it takes several, with commas between
 * @property {boolean} [whole] whether it takes a whole number from 1
 * @property {string} [alone] what it means where no value follows; one that does is written after an equals sign
 *
 * @typedef {import('./run-command.mjs').Asked} Asked
 * @typedef {import('./run-command.mjs').Place} Place
 *
 * @typedef {object} Row
 * @property {string} usage what may follow the name, for the help
 * @property {readonly string[]} help what it does, line by line
 * @property {Readonly<Record<string, Flag>>} flags
 * @property {'may' | 'must'} [named] whether a briefing may or must be named before its flags
 * @property {boolean} [handsOn] whether its words are another tool's; its flags are then those that npm would take for its own
 * @property {boolean} [port] whether it takes the port of the environment
 * @property {import('./run-command.mjs').Run} run
 *
 * @typedef {'start' | 'new' | 'build' | 'check' | 'pdf' | 'pptx' | 'site' | 'pictures' | 'test' | 'test:long' | 'verify' | 'bench'} CommandName
 */

const NOTES = { notes: {}, 'no-notes': {} };
const PRINT = {
  paper: { value: 'a4|letter|slide', of: ['slide', 'a4', 'letter'] },
  'per-page': { value: '2|4|6', of: [2, 4, 6] },
  ...NOTES,
};

/** @type {Readonly<Record<CommandName, Row>>} */
export const COMMANDS = {
  start: {
    usage: 'NAME --port 4000 --host',
    help: [
      'serve the deck and show every edit at once; PORT=4000 is taken where no --port is given;',
      "further flags are Vite's: https://vite.dev/guide/cli",
    ],
    flags: { port: { value: '4000' }, host: {}, open: {} },
    handsOn: true,
    port: true,
    run: start,
  },
  new: {
    usage: 'NAME',
    help: ['begin a briefing in slides/NAME/ and charts/NAME/, or in the folder of a path'],
    flags: {},
    named: 'must',
    run: begin,
  },
  build: {
    usage: 'NAME --notes | --no-notes',
    help: [
      "write the static site to dist/ (the flag overrules the deck's own `notes:`) and",
      'the deck in one file, with notes, to private/briefing.html',
    ],
    flags: NOTES,
    named: 'may',
    run: build,
  },
  check: {
    usage: 'NAME --watch --online --format sarif',
    help: [
      'build the deck, lay it out, and name every fault with its place: see docs/checks.md;',
      'exit code 1 with errors',
    ],
    flags: {
      format: { value: 'text|json|github|sarif', of: ['text', 'json', 'github', 'sarif'] },
      watch: {},
      online: {},
    },
    named: 'may',
    run: check,
  },
  pdf: {
    usage: 'NAME --paper a4 --per-page 4',
    help: ['write dist/briefing.pdf and the handout; takes --notes and --no-notes too'],
    flags: PRINT,
    named: 'may',
    run: (asked, place) => print(asked, place, false),
  },
  pptx: {
    usage: 'NAME --notes | --no-notes',
    help: ['write dist/briefing.pptx for PowerPoint, and with notes private/briefing.pptx'],
    flags: NOTES,
    named: 'may',
    run: pptx,
  },
  site: {
    usage: 'NAME | --all, the same flags, --pptx',
    help: [
      'write the site and both PDFs together, the page with links to them; --pptx adds the',
      'PowerPoint file; --all does it for every briefing and makes a page that lists them',
    ],
    flags: { ...PRINT, pptx: {}, all: {} },
    named: 'may',
    run: (asked, place) => print(asked, place, true),
  },
  pictures: {
    usage: 'NAME --slide ID',
    help: ["make the manual's pictures of one slide, on the screen, in the handout and on a phone:", 'docs/pictures/'],
    flags: { slide: { value: 'ID' } },
    named: 'may',
    run: pictures,
  },
  test: {
    usage: 'NAME… --unit',
    help: [
      'check the types, then run the tests: those whose file has NAME in its path, or those',
      "that need neither a browser nor a whole deck; further arguments are Vitest's",
    ],
    flags: { unit: {}, project: { value: 'unit' } },
    handsOn: true,
    run: ({ args }, place) => runSteps([TYPES, vitest('tests', projectArgs(args), place)]),
  },
  'test:long': {
    usage: 'NAME…',
    help: ['run the tests that take longer than two minutes'],
    flags: {},
    handsOn: true,
    run: ({ args }, place) => runSteps([vitest('long tests', ['--project', 'long', ...args], place)]),
  },
  verify: {
    usage: '--without-tests',
    help: ['format, lint, types, tests and a build: what CI checks'],
    flags: { 'without-tests': {} },
    run: ({ withoutTests }, place) =>
      runSteps([LINT, TYPES, ...(withoutTests ? [] : [vitest('tests', projectArgs([]), place)]), BUILD]),
  },
  bench: {
    usage: '--only ROW,ROW --sizes 15,200',
    help: ['measure decks of 15, 200 and 1,000 slides: see docs/performance.md'],
    flags: {
      only: { value: 'ROW,ROW', list: true },
      sizes: { value: '15,200,300,1000', list: true, of: [15, 200, 300, 1000] },
      runs: { value: '5', whole: true },
      json: { value: 'FILE', alone: '-' },
      profile: {},
      write: { value: 'FOLDER' },
    },
    run: bench,
  },
};

/** What is the project's own: the folders of a briefing are formatted by `npm run format`, and never refused for it. */
const OWN = ['bench', 'deck', 'tests', 'theme', 'index.html', 'package.json', 'vite.config.ts', 'vitest.config.ts'];

const LINT = { name: 'format and lint', args: ['node_modules/@biomejs/biome/bin/biome', 'check', ...OWN] };
const TYPES = { name: 'types', args: ['node_modules/typescript/bin/tsc', '--build'] };
const BUILD = { name: 'build', args: ['deck/cli/run.mjs', 'build'] };

/**
 * Vitest's arguments with the projects that are meant: the one that `--unit` stands for, those that are named, or all but the long one.
 *
 * @param {readonly string[]} args
 */
export function projectArgs(args) {
  const own = args.flatMap((arg) => (arg === '--unit' ? ['--project', 'unit'] : [arg]));
  const chosen = own.some((arg) => arg.startsWith('--project'));
  return chosen ? own : ['--project', '!long', ...own];
}

/**
 * The root is said: where a process runs is told with links followed, see run-linked.mjs.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @param {Place} place
 * @returns {import('./run-steps.mjs').Step}
 */
function vitest(name, args, { root }) {
  const file = join(root, 'node_modules/vitest/vitest.mjs');
  return { name, args: [file, 'run', '--root', root, ...args], tellsItself: true };
}
