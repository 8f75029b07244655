import path from 'node:path';
import { writeProject } from './project.ts';

/** What deck/setup/bench.mjs hands over, read from the command line there. */
export interface BenchCommand {
  root: string;
  /** Names of the rows to measure; all if not given. */
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

/** `npm run bench`. */
export async function command({ root, sizes = SIZES, write }: BenchCommand): Promise<void> {
  if (write !== undefined) {
    for (const slides of sizes) {
      const { folder, charts } = await writeProject(root, { slides }, path.resolve(write, String(slides)));
      console.log(`${folder}: ${slides} slides, ${charts} charts`);
    }
  }
}
