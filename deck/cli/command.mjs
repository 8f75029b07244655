// @ts-check

import { benchCommand } from './bench-command.mjs';
import { printCommand } from './print-command.mjs';

/**
 * @typedef {'start' | 'build' | 'pdf' | 'site' | 'test' | 'verify' | 'bench'} CommandName
 *
 * @typedef {{ kind: 'run', name: CommandName, args: string[], notes?: 'public' | 'none', withoutTests?: boolean }
 *   | { kind: 'help' }
 *   | { kind: 'refuse', message: string }} Command what the command line asks for
 *
 * @typedef {Readonly<Record<string, string | undefined>>} Env
 */

export const HELP = `Usage: npm start | npm test | npm run build | npm run pdf | npm run site | npm run verify | npm run bench

  npm start [-- --port 4000 --host]           serve the deck and show every edit at once; further flags are Vite's
  npm run build [-- --notes | --no-notes]     write the static site to dist/ (the flag overrules the deck's own \`notes:\`) and
                                              the deck in one file, with notes, to private/briefing.html
  npm run pdf [-- --paper a4 --per-page 4]    write dist/briefing.pdf and the handout; takes --notes and --no-notes too
  npm run site [-- the same flags]            write the site and both PDFs together, the page with links to them
  npm test [-- FILE… --project unit]          check the types, then run the tests; further arguments are Vitest's
  npm run verify [-- --without-tests]         format, lint, types, tests and a build: what CI checks
  npm run bench [-- --only ROW,ROW --sizes 15,200]
                                              measure decks of 15, 200 and 1,000 slides: see docs/performance.md

Each installs what is missing first.`;

/** The flags that npm takes for its own when the two dashes before them were forgotten. */
const PRINT_FLAGS = ['paper', 'per-page', 'notes'];
const SWALLOWED = {
  start: ['port', 'host', 'open'],
  build: ['notes'],
  pdf: PRINT_FLAGS,
  site: PRINT_FLAGS,
  test: ['project'],
  verify: ['without-tests'],
  bench: ['only', 'sizes', 'runs', 'json', 'profile', 'write'],
};

/**
 * What a command line asks for; it decides and touches nothing.
 *
 * @param {readonly string[]} argv the words after `run.mjs`
 * @param {Env} env
 * @returns {Command}
 */
export function command(argv, env) {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return { kind: 'help' };
  if (!isName(name)) {
    return { kind: 'refuse', message: `There is no command "${name}".\n\n${HELP}` };
  }
  const swallowed = SWALLOWED[name].find((flag) => env[`npm_config_${flag.replaceAll('-', '_')}`] !== undefined);
  if (swallowed !== undefined) return refuse(forgottenDashes(name, swallowed, env));
  if (name === 'build') return buildCommand(args);
  if (name === 'verify') return verifyCommand(args);
  if (name === 'bench') {
    if (args.includes('--help')) return { kind: 'help' };
    const bench = benchCommand(args);
    return typeof bench === 'string' ? refuse(bench) : { kind: 'run', name, ...bench };
  }
  if (name === 'pdf' || name === 'site') {
    if (args.includes('--help')) return { kind: 'help' };
    const print = printCommand(name, args);
    return typeof print === 'string' ? refuse(print) : { kind: 'run', name, ...print };
  }
  return { kind: 'run', name, args };
}

/**
 * @param {string} name
 * @returns {name is CommandName}
 */
function isName(name) {
  return Object.hasOwn(SWALLOWED, name);
}

/**
 * @param {readonly string[]} args
 * @returns {Command}
 */
function buildCommand(args) {
  if (args.includes('--help')) return { kind: 'help' };
  const unknown = args.find((arg) => arg !== '--notes' && arg !== '--no-notes');
  if (unknown !== undefined) return refuse(`build has no flag "${unknown}"; it knows --notes and --no-notes.`);
  const flags = new Set(args);
  if (flags.size > 1) return refuse('--notes and --no-notes contradict each other; give one of them.');
  if (flags.size === 0) return { kind: 'run', name: 'build', args: [] };
  return { kind: 'run', name: 'build', args: [], notes: flags.has('--notes') ? 'public' : 'none' };
}

/**
 * @param {readonly string[]} args
 * @returns {Command}
 */
function verifyCommand(args) {
  if (args.includes('--help')) return { kind: 'help' };
  const unknown = args.find((arg) => arg !== '--without-tests');
  if (unknown !== undefined) return refuse(`verify has no flag "${unknown}"; it knows --without-tests.`);
  return { kind: 'run', name: 'verify', args: [], withoutTests: args.length > 0 };
}

/**
 * @param {CommandName} name
 * @param {string} flag without its dashes
 * @param {Env} env
 */
function forgottenDashes(name, flag, env) {
  const start = name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
  // npm turns --no-notes into an empty value.
  const written = env[`npm_config_${flag.replaceAll('-', '_')}`] === '' ? `--no-${flag}` : `--${flag}`;
  return `npm kept ${written} for itself. Put two dashes before it: ${start} -- ${written}`;
}

/**
 * @param {string} message
 * @returns {Command}
 */
function refuse(message) {
  return { kind: 'refuse', message };
}
