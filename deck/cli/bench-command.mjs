// @ts-check

import { parseArgs } from 'node:util';

/** The sizes that the fixture decks have, in slides. */
const SIZES = ['15', '200', '300', '1000'];

/** The flags, as `parseArgs` of node:util takes them. */
export const BENCH_FLAGS = /** @type {const} */ ({
  only: { type: 'string' },
  sizes: { type: 'string' },
  runs: { type: 'string' },
  json: { type: 'string' },
  profile: { type: 'boolean' },
  write: { type: 'string' },
});

const KNOWN = '--only ROW,ROW, --sizes 15,200,300,1000, --runs 5, --json or --json=FILE, --profile and --write FOLDER';

/**
 * What the flags of `npm run bench` ask for, or what is wrong with them.
 *
 * @param {readonly string[]} args
 * @returns {{ args: string[] } | string} arguments for bench.mjs
 */
export function benchCommand(args) {
  const values = readFlags(args);
  if (values === undefined) return `bench does not understand "${args.join(' ')}"; it knows ${KNOWN}.`;
  const size = values.sizes?.split(',').find((each) => !SIZES.includes(each));
  if (size !== undefined) return `--sizes knows ${SIZES.join(', ')}; "${size}" is none of them.`;
  if (values.runs !== undefined && !/^[1-9]\d*$/.test(values.runs)) return '--runs takes a whole number from 1.';
  const flags = Object.entries(values).map(([flag, value]) => (value === true ? `--${flag}` : `--${flag}=${value}`));
  return { args: flags };
}

/** @param {readonly string[]} args */
function readFlags(args) {
  try {
    // Without a file the figures go to the terminal.
    const { values } = parseArgs({
      args: args.map((arg) => (arg === '--json' ? '--json=-' : arg)),
      options: BENCH_FLAGS,
    });
    return values;
  } catch {
    return undefined;
  }
}
