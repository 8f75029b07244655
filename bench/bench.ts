import type { Browser } from 'puppeteer-core';
import type { Decks } from './decks.ts';

/** What every measurement is given. */
export interface Bench {
  /** A folder of this run's own, removed at its end. */
  temporary: string;
  browser: Browser;
  decks: Decks;
  /** How often each figure is taken at least. */
  runs: number;
  /** Which of a measurement's sizes are wanted. */
  sizes(all: readonly number[]): number[];
  /** Where traces and profiles go; undefined if none are wanted. */
  profiles?: string | undefined;
}
