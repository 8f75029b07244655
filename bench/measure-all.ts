import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { Bench } from './bench.ts';
import { makeDecks } from './decks.ts';
import type { Figure } from './figure.ts';
import { describeMachine, loadNow, type Machine } from './machine.ts';
import { MEASUREMENTS } from './measurements.ts';

export interface MeasureOptions {
  root: string;
  /** Names of the measurements to take; all if not given. */
  only?: readonly string[] | undefined;
  /** Sizes of the decks, in slides; all if not given. */
  sizes?: readonly number[] | undefined;
  /** How often each figure is taken at least. */
  runs: number;
  /** Whether to keep traces and profiles. */
  profile: boolean;
}

export interface Measured {
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
export async function measureAll(options: MeasureOptions, temporary: string, browser: Browser): Promise<Measured> {
  const { root, only = Object.keys(MEASUREMENTS), sizes, runs, profile } = options;
  const unknown = only.find((name) => !Object.hasOwn(MEASUREMENTS, name));
  if (unknown !== undefined) throw new Error(`--only knows ${Object.keys(MEASUREMENTS).join(', ')}; not "${unknown}".`);
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const machine = await describeMachine(root, await browser.version());
  const profiles = profile ? path.join(root, 'bench/profiles') : undefined;
  if (profiles) await mkdir(profiles, { recursive: true });
  const decks = makeDecks(root, temporary, browser);
  const wanted = (all: readonly number[]) => all.filter((each) => sizes?.includes(each) ?? true);
  const bench: Bench = { temporary, browser, decks, runs, profiles, sizes: wanted };
  const figures: Figure[] = [];
  try {
    for (const [name, measure] of Object.entries(MEASUREMENTS)) {
      if (!only.includes(name)) continue;
      console.error(`${seconds()} s: ${name} …`);
      figures.push(...(await measure(bench)));
    }
  } finally {
    await decks.close();
  }
  machine.load.push(loadNow());
  if (profiles) console.error(`Traces and profiles are in ${profiles}.`);
  return { machine, figures, seconds: seconds() };
}
