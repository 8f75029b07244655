import { mkdir, mkdtemp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from './commands.ts';
import { atSizes, type Bench, type FixtureProject, repeat } from './decks.ts';
import { type Figure, median } from './figures.ts';

const SIZES = [15, 200, 1000];

interface Build {
  seconds: number;
  /** Peak of resident memory of the largest process, in MB. */
  largest: number;
  /** The same of all processes together, as if their peaks had met. */
  all: number;
}

/** `npm run build` in a fresh process, without anything that an earlier one has kept; and what a slide and a chart add. */
export async function measureBuild(bench: Bench): Promise<Figure[]> {
  const figures = await atSizes(bench, SIZES, async (slides) => {
    const builds = await coldBuilds(bench, await bench.decks.project(slides));
    const together = Math.round(median(builds.map(({ all }) => all)));
    return [
      { row: 'build', slides, runs: builds.map(({ seconds }) => seconds) },
      { row: 'memory', slides, runs: builds.map(({ largest }) => largest), note: `all processes ${together} MB` },
    ];
  });
  const sizes = SIZES.filter((each) => bench.sizes.includes(each));
  return [...figures, ...(sizes.length < 2 ? [] : await growth(bench, Math.min(...sizes), Math.max(...sizes)))];
}

/** `npm run pptx` in a fresh process: both files, and the peak of its memory. */
export async function measurePptx(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, [300], async (slides) => {
    const runs = await coldBuilds({ ...bench, profiles: undefined }, await bench.decks.project(slides), 'pptx');
    return [
      { row: 'pptx', slides, runs: runs.map(({ seconds }) => seconds) },
      { row: 'pptx-memory', slides, runs: runs.map(({ largest }) => largest) },
    ];
  });
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

async function coldBuilds(
  { runs, profiles, temporary }: Bench,
  project: FixtureProject,
  command: 'build' | 'pptx' = 'build',
): Promise<Build[]> {
  const builds: Build[] = [];
  for (let run = 0; run < runs; run++) {
    const folder = await mkdtemp(path.join(temporary, 'memory-'));
    const ms = await coldBuild(project, { BENCH_MEMORY: folder }, command);
    const names = await readdir(folder);
    const kilobytes = names.map(async (name) => Number(await readFile(path.join(folder, name), 'utf8')));
    const peaks = (await Promise.all(kilobytes)).map((peak) => (peak * 1024) / 1e6);
    builds.push({ seconds: ms / 1000, largest: Math.max(...peaks), all: peaks.reduce((sum, peak) => sum + peak, 0) });
  }
  if (profiles) {
    const folder = path.join(profiles, `build-${project.slides}${project.charts ? '' : '-without-charts'}`);
    await mkdir(folder, { recursive: true });
    await coldBuild(project, { BENCH_PROFILE: folder });
  }
  return builds;
}

const PRELOAD = new URL('./preload.mjs', import.meta.url).href;

/** @param wanted folders in which the build's processes leave at their end what they took, see preload.mjs */
async function coldBuild(
  project: FixtureProject,
  wanted: Record<string, string>,
  command: 'build' | 'pptx' = 'build',
): Promise<number> {
  await project.clean();
  return runCommand(project.folder, [command], { env: { NODE_OPTIONS: `--import=${PRELOAD}`, ...wanted } });
}

/** The command prints the handout at the same time: the row is the slides' alone. */
const DONE = /^Printed the slides/;

/** Beyond this size the handout is not waited for, and the file's size not told: the run ends in ten minutes. */
const WHOLE = 200;

/** `npm run pdf` in a fresh process, the site's build included, to the slides' file; and that file's size. */
export async function measurePdf(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, SIZES, async (slides) => {
    const project = await bench.decks.project(slides);
    const prints = await repeat(bench, bench.runs, undefined, () => print(project, slides <= WHOLE));
    const [first] = prints;
    const note = first?.whole === undefined ? '' : `with the handout ${first.whole.toFixed(1)} s`;
    const time: Figure = { row: 'pdf', slides, runs: prints.map(({ seconds }) => seconds), note };
    if (slides > WHOLE) return [time];
    const file = await readFile(path.join(project.folder, 'dist/briefing.pdf'));
    const images = file.toString('latin1').match(/\/Subtype\s*\/Image/g)?.length ?? 0;
    return [time, { row: 'pdf-size', slides, runs: [file.length / 1000 / slides], note: `${images} raster images` }];
  });
}

async function print(project: FixtureProject, whole: boolean): Promise<{ seconds: number; whole?: number }> {
  await project.clean();
  let slides: number | undefined;
  const all = await runCommand(project.folder, ['pdf'], {
    line: (text, ms) => {
      if (!DONE.test(text)) return false;
      slides = ms;
      return !whole;
    },
  });
  return { seconds: (slides ?? all) / 1000, ...(whole ? { whole: all / 1000 } : {}) };
}

/** `npm run check` in a fresh process: built, laid out in every format and both themes, read, spelt. The fixture has findings. */
export async function measureCheck(bench: Bench): Promise<Figure[]> {
  return atSizes(bench, [15, 300], async (slides) => {
    const project = await bench.decks.project(slides);
    const runs = await repeat(bench, 1, undefined, async () => {
      let findings = 0;
      const line = (text: string) => {
        if (/\[[a-z-]+\]$/.test(text)) findings += 1;
        return false;
      };
      const ms = await runCommand(project.folder, ['check'], { fine: [1], line });
      return { seconds: ms / 1000, findings };
    });
    return [{ row: 'check', slides, runs: runs.map(({ seconds }) => seconds), note: `${runs[0]?.findings} findings` }];
  });
}
