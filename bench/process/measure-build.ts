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
  const sizes = bench.sizes(SIZES);
  for (const slides of sizes) {
    const builds = await coldBuilds(bench, await bench.decks.project(slides));
    const together = Math.round(median(builds.map(({ all }) => all)));
    figures.push(
      { row: 'build', slides, runs: builds.map(({ seconds }) => seconds) },
      { row: 'memory', slides, runs: builds.map(({ largest }) => largest), note: `all processes ${together} MB` },
    );
  }
  return [...figures, ...(sizes.length < 2 ? [] : await growth(bench, Math.min(...sizes), Math.max(...sizes)))];
}

/** What a slide and a chart add, told apart by decks without charts; built by turns, since the machine's pace is not even. */
async function growth(bench: Bench, few: number, many: number): Promise<Figure[]> {
  const small = await bench.decks.project(few, { charts: false });
  const large = await bench.decks.project(many, { charts: false });
  const drawn = await bench.decks.project(many);
  const slide: number[] = [];
  const chart: number[] = [];
  for (let run = 0; run < bench.runs; run++) {
    const once = { ...bench, runs: 1, profiles: run === 0 ? bench.profiles : undefined };
    const [one = Number.NaN, other = Number.NaN, charts = Number.NaN] = [
      ...(await coldBuilds(once, small)),
      ...(await coldBuilds(once, large)),
      ...(await coldBuilds({ ...once, profiles: undefined }, drawn)),
    ].map(({ seconds }) => seconds * 1000);
    slide.push((other - one) / (many - few));
    chart.push((charts - other) / drawn.charts);
  }
  return [
    { row: 'build-slide', runs: slide, note: `from ${few} to ${many} slides without charts` },
    { row: 'build-chart', runs: chart, note: `${drawn.charts} charts of ${many} slides` },
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
