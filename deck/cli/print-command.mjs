// @ts-check

import { parseArgs } from 'node:util';

/** The sheets and the numbers of slides that deck/print knows. */
const VALUES = { paper: ['slide', 'a4', 'letter'], 'per-page': ['2', '4', '6'] };

/**
 * What the flags of `npm run pdf` and `npm run site` ask for, or what is wrong with them.
 *
 * @param {'pdf' | 'site'} name
 * @param {readonly string[]} args
 * @returns {{ args: string[], notes?: 'public' | 'none' } | string} arguments for print.mjs
 */
export function printCommand(name, args) {
  const read = readFlags(name, args);
  if (typeof read === 'string') return read;
  const { notes, 'no-notes': noNotes, ...values } = read;
  for (const [flag, known] of Object.entries(VALUES)) {
    const value = values[/** @type {'paper' | 'per-page'} */ (flag)];
    if (value !== undefined && !known.includes(value)) {
      return `--${flag} knows ${known.join(', ')}; "${value}" is none of them.`;
    }
  }
  if (notes && noNotes) return '--notes and --no-notes contradict each other; give one of them.';
  if (notes && values['per-page']) return '--per-page leaves the notes out: it does not go with --notes.';
  const flags = Object.entries(values).flatMap(([flag, value]) => [`--${flag}`, value]);
  const printArgs = [...(name === 'site' ? ['--site'] : []), ...flags];
  if (!notes && !noNotes) return { args: printArgs };
  return { args: printArgs, notes: notes ? 'public' : 'none' };
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
function readFlags(name, args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        paper: { type: 'string' },
        'per-page': { type: 'string' },
        notes: { type: 'boolean' },
        'no-notes': { type: 'boolean' },
      },
    });
    return values;
  } catch {
    return `${name} does not understand "${args.join(' ')}"; it knows --paper a4|letter|slide, --per-page 2|4|6, --notes and --no-notes.`;
  }
}
