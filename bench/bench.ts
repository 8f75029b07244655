import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import { withBrowser } from '../deck/chromium/browser.ts';
import type { Asked } from '../deck/cli/commands.mjs';
import { type Bench, makeDecks, writeProject } from './decks.ts';
import { type Figure, type Judged, judge } from './figures.ts';
import { measureBuild, measureCheck, measurePdf, measurePptx } from './measure-build.ts';
import { measureBytes } from './measure-bytes.ts';
import { measureChange, measureHeap, measureInteractive, measureOverview, measurePaint } from './measure-page.ts';
import { measureEdit, measureStart } from './measure-serve.ts';
import { describeMachine, formatTable, loadNow, type Machine, machineLines } from './report.ts';

const SIZES = [15, 200, 300, 1000];

/** What is measured together, by the name that `--only` takes, in the order in which it is done. */
const MEASUREMENTS: Readonly<Record<string, (bench: Bench) => Promise<Figure[]>>> = {
  build: measureBuild,
  bytes: measureBytes,
  paint: measurePaint,
  interactive: measureInteractive,
  change: measureChange,
  overview: measureOverview,
  heap: measureHeap,
  start: measureStart,
  edit: measureEdit,
  pdf: measurePdf,
  pptx: measurePptx,
  check: measureCheck,
};

/** In the form of a configuration: Vite bundles and reads those in one go, see deck/cli/commands.mjs. */
export default { bench };

/**
 * `npm run bench`: measures, and prints one table; or only writes the fixture projects.
 *
 * @param root this project's folder
 * @throws Error if something cannot be measured; a limit that is not reached is no error
 */
async function bench(asked: Asked, root: string): Promise<void> {
  const { sizes = SIZES, write, json } = asked;
  if (write !== undefined) return writeProjects(root, write, sizes);
  const measured = await withTemporaryFolder((folder) =>
    withBrowser((browser) => measureAll(asked, root, folder, browser)),
  );
  await report(measured, json);
}

async function writeProjects(root: string, to: string, sizes: readonly number[]): Promise<void> {
  for (const slides of sizes) {
    const { folder, charts } = await writeProject(root, path.resolve(to, String(slides)), { slides });
    console.log(`${folder}: ${slides} slides, ${charts} charts`);
  }
}

interface Measured {
  machine: Machine;
  figures: Figure[];
  /** How long it all took. */
  seconds: number;
}

/**
 * Takes all figures, one after the other. What it is about goes to standard error.
 *
 * @param temporary a folder that may be filled
 * @throws Error if something cannot be measured, or if `only` names what is not known
 */
async function measureAll(asked: Asked, root: string, temporary: string, browser: Browser): Promise<Measured> {
  const { only = Object.keys(MEASUREMENTS), sizes = SIZES, runs = 3, profile } = asked;
  const unknown = only.find((name) => !Object.hasOwn(MEASUREMENTS, name));
  if (unknown !== undefined) throw new Error(`--only knows ${Object.keys(MEASUREMENTS).join(', ')}; not "${unknown}".`);
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const machine = await describeMachine(root, await browser.version());
  const profiles = profile ? path.join(root, 'bench/profiles') : undefined;
  if (profiles) await mkdir(profiles, { recursive: true });
  const decks = makeDecks(root, temporary, browser);
  const given: Bench = { temporary, browser, decks, runs, profiles, sizes };
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of Object.entries(MEASUREMENTS)) {
      if (!only.includes(name)) continue;
      console.error(`${seconds()} s: ${name} …`);
      figures.push(...(await measure(given)));
    }
  } finally {
    await decks.close();
  }
  machine.load.push(loadNow());
  if (profiles) console.error(`Traces and profiles are in ${profiles}.`);
  return { machine, figures, seconds: seconds() };
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

/** Lends a fresh folder, and removes it with all that is in it whatever happens: also where a signal ends the process. */
async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'briefing-deck-bench-'));
  // Again, where a process that is just ending still writes.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const stop = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  process.once('exit', remove);
  for (const signal of signals) process.once(signal, stop);
  try {
    return await use(folder);
  } finally {
    for (const signal of signals) process.off(signal, stop);
    process.off('exit', remove);
    remove();
  }
}
