// @ts-check

import { parseArgs } from 'node:util';
import { COMMANDS } from './commands.mjs';

/**
 * @typedef {import('./commands.mjs').CommandName} CommandName
 * @typedef {import('./commands.mjs').Row} Row
 * @typedef {import('./commands.mjs').Flag} Flag
 * @typedef {import('./commands.mjs').Asked} Asked
 *
 * @typedef {{ kind: 'run', name: CommandName, asked: Asked }
 *   | { kind: 'help' }
 *   | { kind: 'refuse', message: string }} Command what the command line asks for
 *
 * @typedef {Readonly<Record<string, string | undefined>>} Env
 */

const names = /** @type {CommandName[]} */ (Object.keys(COMMANDS));
const COLUMN = 46;

export const HELP = `Usage: ${names.map(npm).join(' | ')}

${names.map(helpOf).join('\n')}

NAME of a briefing is that of its folder in slides/, or a path to any folder: it writes to dist/NAME/ and private/NAME/.
"gallery" is one with every kind of figure. Without a name it is the deck in slides/ itself.

Each installs what is missing first.`;

/** @param {CommandName} name */
function npm(name) {
  return name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`;
}

/** @param {CommandName} name */
function helpOf(name) {
  const { usage, help } = COMMANDS[name];
  const call = `  ${npm(name)} [-- ${usage}]`;
  const lines = [call.length < COLUMN ? call.padEnd(COLUMN) : `${call}\n${' '.repeat(COLUMN)}`];
  return lines + help.join(`\n${' '.repeat(COLUMN)}`);
}

/**
 * What a command line asks for; it decides and touches nothing.
 *
 * @param {readonly string[]} argv the words after `run.mjs`
 * @param {Env} env
 * @returns {Command}
 */
export function parseCommand(argv, env) {
  const [word, ...args] = argv;
  if (word === undefined || word === 'help' || word === '--help' || word === '-h') return { kind: 'help' };
  const name = names.find((each) => each === word);
  if (name === undefined) return { kind: 'refuse', message: `There is no command "${word}".\n\n${HELP}` };
  const row = COMMANDS[name];
  const swallowed = Object.keys(row.flags).find((flag) => keptByNpm(flag, env) !== undefined);
  if (swallowed !== undefined) return { kind: 'refuse', message: forgottenDashes(name, swallowed, env) };
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help' };
  if (row.port) return withPort(name, args, env.PORT);
  if (row.handsOn) return { kind: 'run', name, asked: { args } };
  const asked = readFlags(name, row, args);
  return typeof asked === 'string' ? { kind: 'refuse', message: asked } : { kind: 'run', name, asked };
}

/**
 * Servers of other tools take their port from the environment too; what the command line says comes first.
 *
 * @param {CommandName} name
 * @param {string[]} args
 * @param {string | undefined} port
 * @returns {Command}
 */
function withPort(name, args, port = '') {
  const given = args.findIndex((arg) => /^--port(?:=|$)/.test(arg));
  if (given >= 0) {
    const value = args[given]?.slice('--port='.length) || (args[given + 1] ?? '');
    if (isPort(value)) return { kind: 'run', name, asked: { args } };
    const message = `--port is "${value}", which is no port: write a number up to 65535, as in ${npm(name)} -- --port 4000.`;
    return { kind: 'refuse', message };
  }
  if (port === '') return { kind: 'run', name, asked: { args } };
  if (isPort(port)) return { kind: 'run', name, asked: { args: [...args, '--port', port] } };
  const message = `PORT is "${port}", which is no port: write a number up to 65535, as in PORT=4000, or --port behind ${npm(name)} --.`;
  return { kind: 'refuse', message };
}

/** @param {string} text */
function isPort(text) {
  return /^\d+$/.test(text) && Number(text) < 2 ** 16;
}

/**
 * npm takes flags for its own when the two dashes before them were forgotten.
 *
 * @param {string} flag without its dashes
 * @param {Env} env
 */
function keptByNpm(flag, env) {
  return env[`npm_config_${flag.replaceAll('-', '_')}`];
}

/**
 * @param {CommandName} name
 * @param {string} flag
 * @param {Env} env
 */
function forgottenDashes(name, flag, env) {
  // npm turns --no-notes into an empty value.
  const written = keptByNpm(flag, env) === '' ? `--no-${flag}` : `--${flag}`;
  return `npm kept ${written} for itself. Put two dashes before it: ${npm(name)} -- ${written}`;
}

/**
 * @param {CommandName} name
 * @param {Row} row
 * @param {readonly string[]} args
 * @returns {Asked | string} what is asked, or what is wrong
 */
function readFlags(name, { flags, named }, args) {
  const given = split(flags, args);
  if (given === undefined || (!named && given.words.length > 0)) return notUnderstood(name, flags, args);
  const { notes, 'no-notes': noNotes, ...others } = given.values;
  const [briefing, more] = given.words;
  if (briefing === undefined && named === 'must') return `${name} takes a name: ${npm(name)} -- NAME`;
  if (more !== undefined) return `${name} takes one briefing at a time, not "${given.words.join('" and "')}".`;
  if (briefing !== undefined && others.all) return `--all means every briefing: leave "${briefing}" out.`;
  /** @type {Record<string, unknown>} */
  const values = {};
  for (const [flag, text] of Object.entries(others)) {
    const { value, wrong } = readValue(flag, flags[flag] ?? {}, text);
    if (wrong !== undefined) return wrong;
    values[flag.replace(/-(.)/g, (_, letter) => letter.toUpperCase())] = value;
  }
  if (notes && noNotes) return '--notes and --no-notes contradict each other; give one of them.';
  if (notes && others['per-page']) return '--per-page leaves the notes out: it does not go with --notes.';
  return {
    args: [],
    ...(briefing !== undefined && { briefing }),
    ...values,
    ...((notes || noNotes) && { notes: notes === true }),
  };
}

/**
 * @param {Readonly<Record<string, Flag>>} flags
 * @param {readonly string[]} args
 * @returns {{ values: Record<string, string | boolean>, words: string[] } | undefined} each flag's text, or true, and what is no flag; undefined
 *   if they cannot be read
 */
function split(flags, args) {
  const options = Object.entries(flags).map(([flag, { value }]) => [
    flag,
    { type: value === undefined ? 'boolean' : 'string' },
  ]);
  const whole = args.map((arg) => {
    const alone = flags[arg.replace(/^--/, '')]?.alone;
    return alone === undefined ? arg : `${arg}=${alone}`;
  });
  try {
    const read = parseArgs({ args: whole, options: Object.fromEntries(options), allowPositionals: true });
    return { values: /** @type {Record<string, string | boolean>} */ (read.values), words: read.positionals };
  } catch {
    return undefined;
  }
}

/**
 * @param {string} flag
 * @param {Flag} kind
 * @param {string | boolean} given
 * @returns {{ value?: unknown, wrong?: string }}
 */
function readValue(flag, { of, list, whole }, given) {
  if (typeof given !== 'string') return { value: given };
  if (whole && !/^[1-9]\d*$/.test(given)) return { wrong: `--${flag} takes a whole number from 1.` };
  const texts = list ? given.split(',') : [given];
  const unknown = of && texts.find((text) => !of.some((each) => String(each) === text));
  if (unknown !== undefined) return { wrong: `--${flag} knows ${of?.join(', ')}; "${unknown}" is none of them.` };
  const values = texts.map((text) => of?.find((each) => String(each) === text) ?? (whole ? Number(text) : text));
  return { value: list ? values : values[0] };
}

/**
 * @param {CommandName} name
 * @param {Readonly<Record<string, Flag>>} flags
 * @param {readonly string[]} args
 */
function notUnderstood(name, flags, args) {
  const written = Object.entries(flags).map(([flag, { value, alone }]) => {
    if (value === undefined) return `--${flag}`;
    return alone === undefined ? `--${flag} ${value}` : `--${flag} or --${flag}=${value}`;
  });
  const known = [written.slice(0, -1).join(', '), ...written.slice(-1)].filter((text) => text !== '').join(' and ');
  if (known === '') return `${name} has no flags; "${args.join(' ')}" is none of its words.`;
  const strange = args.find((arg) => arg.startsWith('-') && flags[arg.replace(/^--|=.*$/gs, '')] === undefined);
  if (strange !== undefined) return `${name} has no flag "${strange}"; it knows ${known}.`;
  return `${name} does not understand "${args.join(' ')}"; it knows ${known}.`;
}
