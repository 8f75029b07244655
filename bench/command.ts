import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withBrowser } from '../deck/chromium/browser.ts';
import { formatTable } from './format-table.ts';
import { machineLines } from './machine.ts';
import { type Measured, type MeasureOptions, measureAll } from './measure-all.ts';
import { writeProject } from './project.ts';
import { type Judged, judge } from './rows.ts';
import { withTemporaryFolder } from './temporary-folder.ts';

/** What deck/cli/bench.mjs hands over, read from the command line there. */
export interface BenchCommand extends MeasureOptions {
  /** Where the figures go as JSON: a file, or `-` for the terminal. */
  json?: string | undefined;
  /** Only writes the fixture projects, into this folder. */
  write?: string | undefined;
}

const SIZES = [15, 200, 300, 1000];

/**
 * `npm run bench`: measures, and prints one table.
 *
 * @throws Error if something cannot be measured; a limit that is not reached is no error
 */
export async function command(asked: BenchCommand): Promise<void> {
  const { root, sizes = SIZES, write, json } = asked;
  if (write !== undefined) return writeProjects(root, write, sizes);
  const measured = await withTemporaryFolder((folder) => withBrowser((browser) => measureAll(asked, folder, browser)));
  await report(measured, json);
}

async function writeProjects(root: string, to: string, sizes: readonly number[]): Promise<void> {
  for (const slides of sizes) {
    const { folder, charts } = await writeProject(root, path.resolve(to, String(slides)), { slides });
    console.log(`${folder}: ${slides} slides, ${charts} charts`);
  }
}

async function report({ machine, figures, seconds }: Measured, json: string | undefined): Promise<void> {
  const judged = judge(figures);
  const text = `${JSON.stringify({ machine, seconds, figures: judged.map(plain) }, null, 2)}\n`;
  if (json === '-') return void process.stdout.write(text);
  if (json !== undefined) await writeFile(json, text);
  console.log(`\n${formatTable(judged)}\n`);
  for (const line of machineLines(machine)) console.log(line);
  const held = judged.filter(({ reached }) => reached !== undefined);
  const reached = held.filter((each) => each.reached);
  console.log(`${reached.length} of ${held.length} limits reached; measured in ${seconds} s.`);
}

function plain({ row, figure, ...rest }: Judged) {
  return { ...figure, what: row.what, unit: row.unit, ...rest };
}
