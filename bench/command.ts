import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { withBrowser } from '../deck/print/browser.ts';
import type { Bench } from './bench.ts';
import { makeDecks } from './decks.ts';
import type { Figure } from './figure.ts';
import { formatTable } from './format-table.ts';
import { describeMachine, loadNow, type Machine, machineLines } from './machine.ts';
import { MEASUREMENTS } from './measurements.ts';
import { writeProject } from './project.ts';
import { type Judged, judge } from './rows.ts';

/** What deck/setup/bench.mjs hands over, read from the command line there. */
export interface BenchCommand {
  root: string;
  /** Names of the measurements to take; all if not given. */
  only?: readonly string[] | undefined;
  /** Sizes of the decks, in slides; all if not given. */
  sizes?: readonly number[] | undefined;
  /** How often each figure is taken at least. */
  runs: number;
  /** Where the figures go as JSON: a file, or `-` for the terminal. */
  json?: string | undefined;
  /** Whether to keep traces and profiles. */
  profile: boolean;
  /** Only writes the fixture projects, into this folder. */
  write?: string | undefined;
}

const SIZES = [15, 200, 300, 1000];

/**
 * `npm run bench`: measures, and prints one table. What it is told of the way goes to standard error.
 *
 * @throws Error if something cannot be measured; a limit that is not reached is no error
 */
export async function command(asked: BenchCommand): Promise<void> {
  const { root, sizes = SIZES, write } = asked;
  if (write === undefined) return report(asked, await withBrowser((browser) => measureAll(asked, browser)));
  for (const slides of sizes) {
    const { folder, charts } = await writeProject(root, { slides }, path.resolve(write, String(slides)));
    console.log(`${folder}: ${slides} slides, ${charts} charts`);
  }
}

interface Measured {
  machine: Machine;
  figures: Figure[];
  seconds: number;
}

async function measureAll(asked: BenchCommand, browser: Bench['browser']): Promise<Measured> {
  const { root, only = Object.keys(MEASUREMENTS), sizes = SIZES, runs, profile } = asked;
  const unknown = only.find((name) => !Object.hasOwn(MEASUREMENTS, name));
  if (unknown !== undefined) throw new Error(`--only knows ${Object.keys(MEASUREMENTS).join(', ')}; not "${unknown}".`);
  const machine = await describeMachine(root, await browser.version());
  const started = performance.now();
  const decks = makeDecks(root, browser);
  const profiles = profile ? path.join(root, 'bench/profiles') : undefined;
  if (profiles) await mkdir(profiles, { recursive: true });
  const figures: Figure[] = [];
  try {
    const bench: Bench = {
      root,
      browser,
      decks,
      runs,
      profiles,
      sizes: (all) => all.filter((each) => sizes.includes(each)),
    };
    for (const [name, measure] of Object.entries(MEASUREMENTS)) {
      if (!only.includes(name)) continue;
      console.error(`${Math.round((performance.now() - started) / 1000)} s: ${name} …`);
      figures.push(...(await measure(bench)));
    }
  } finally {
    await decks.close();
  }
  machine.load.push(loadNow());
  if (profiles) console.error(`Traces and profiles are in ${profiles}.`);
  return { machine, figures, seconds: Math.round((performance.now() - started) / 1000) };
}

async function report({ json }: BenchCommand, { machine, figures, seconds }: Measured): Promise<void> {
  const judged = judge(figures);
  const text = `${JSON.stringify({ machine, seconds, figures: judged.map(plain) }, null, 2)}\n`;
  if (json === '-') return void process.stdout.write(text);
  if (json !== undefined) await writeFile(json, text);
  console.log(`\n${formatTable(judged)}\n`);
  for (const line of machineLines(machine)) console.log(line);
  const missed = judged.filter(({ reached }) => reached === false).length;
  const held = judged.filter(({ reached }) => reached !== undefined).length;
  console.log(`${held - missed} of ${held} limits reached; measured in ${seconds} s.`);
}

function plain({ row, figure, ...rest }: Judged) {
  return { ...figure, what: row.what, unit: row.unit, ...rest };
}
