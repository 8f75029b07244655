import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import type { FixtureProject } from '../project.ts';
import { median } from '../statistics.ts';
import { withPeakMemory } from './peak-memory.ts';
import { preload } from './preload.ts';
import { runCommand } from './run-command.ts';

const SIZES = [15, 200, 1000];

/** Seconds, and MB of the largest process and of all. */
interface Build {
  seconds: number;
  largest: number;
  all: number;
}

/** `npm run build` in a fresh process, without anything that an earlier one has kept; and what a slide and a chart add. */
export async function measureBuild(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  const seconds = new Map<number, number>();
  for (const slides of bench.sizes(SIZES)) {
    const builds = await coldBuilds(bench, await bench.decks.project(slides));
    const runs = builds.map((build) => build.seconds);
    seconds.set(slides, median(runs));
    const together = Math.round(median(builds.map(({ all }) => all)));
    figures.push(
      { row: 'build', slides, runs },
      { row: 'memory', slides, runs: builds.map(({ largest }) => largest), note: `all processes ${together} MB` },
    );
  }
  return [...figures, ...(await growth(bench, seconds))];
}

/** What a slide and a chart add, told apart by decks without charts. */
async function growth(bench: Bench, withCharts: ReadonlyMap<number, number>): Promise<Figure[]> {
  const [few, many] = [Math.min(...withCharts.keys()), Math.max(...withCharts.keys())];
  if (withCharts.size < 2) return [];
  const [small, large] = [
    await bench.decks.project(few, { charts: false }),
    await bench.decks.project(many, { charts: false }),
  ];
  const plain = [];
  for (const project of [small, large])
    plain.push(median((await coldBuilds(bench, project)).map((build) => build.seconds)));
  const [plainFew = Number.NaN, plainMany = Number.NaN] = plain;
  const { charts } = await bench.decks.project(many);
  const note = `from ${few} to ${many} slides without charts`;
  return [
    { row: 'build-slide', runs: [((plainMany - plainFew) * 1000) / (many - few)], note },
    {
      row: 'build-chart',
      runs: [(((withCharts.get(many) ?? Number.NaN) - plainMany) * 1000) / charts],
      note: `${charts} charts of ${many} slides`,
    },
  ];
}

async function coldBuilds({ runs, profiles, temporary }: Bench, project: FixtureProject): Promise<Build[]> {
  const builds: Build[] = [];
  for (let run = 0; run < runs; run++) {
    await project.clean();
    const { result, memory } = await withPeakMemory(temporary, (env) => runCommand(project.folder, ['build'], { env }));
    builds.push({ seconds: result / 1000, ...memory });
  }
  if (profiles) {
    await project.clean();
    const folder = path.join(profiles, `build-${project.slides}${project.charts ? '' : '-without-charts'}`);
    await mkdir(folder, { recursive: true });
    await runCommand(project.folder, ['build'], { env: preload({ BENCH_PROFILE: folder }) });
  }
  return builds;
}
