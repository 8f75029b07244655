// @ts-check

/** The one entry of all commands, see commands.mjs. It runs on Node alone, since its first task is to install everything else. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { tune } from '../build/tuning.mjs';
import { COMMANDS } from './commands.mjs';
import { install } from './install.mjs';
import { HELP, parseCommand } from './parse-command.mjs';
import { faultText } from './run-command.mjs';
import { pathFault, runLinked } from './run-linked.mjs';
import { nodeVersion } from './why-install.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

process.exitCode = await run(process.argv.slice(2));

/**
 * @param {string[]} argv
 * @returns {Promise<number>} the exit code: 0 done, 1 something failed, 2 not understood
 */
async function run(argv) {
  const { engines } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const tooOld = nodeVersion(process.versions.node, engines.node);
  if (tooOld !== undefined) {
    console.error(tooOld);
    return 1;
  }
  const command = parseCommand(argv, process.env);
  if (command.kind === 'help') {
    console.log(HELP);
    return 0;
  }
  if (command.kind === 'refuse') {
    console.error(command.message);
    return 2;
  }
  const fault = pathFault(ROOT);
  if (fault !== undefined) {
    console.error(fault);
    return 1;
  }
  const installed = await install(ROOT);
  if (installed !== 0) return installed;
  const linked = await runLinked(ROOT, argv);
  if (linked !== undefined) return linked;
  // npm runs us in the project, and says where it was called.
  const from = process.env.INIT_CWD ?? process.cwd();
  process.chdir(ROOT);
  tune();
  try {
    return await COMMANDS[command.name].run(command.asked, { root: ROOT, from });
  } catch (error) {
    console.error(`✘ ${printable(faultText(error) ?? (error instanceof Error ? error.message : String(error)))}`);
    return 1;
  }
}

/**
 * A message may quote what stands in a file or how it is named: nothing of it steers the terminal.
 *
 * @param {string} text
 */
function printable(text) {
  return stripVTControlCharacters(text).replace(/[^\P{Cc}\n\t]/gu, ' ');
}
