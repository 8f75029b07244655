import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import type { FixtureProject } from '../project.ts';
import { repeat } from '../repeat.ts';
import { runCommand } from './run-command.ts';

const SIZES = [15, 200, 1000];

/** The command prints the handout at the same time: the row is the slides' alone. */
const DONE = /^Printed the slides/;

/** Beyond this size the handout is not waited for, and the file's size not told: the run ends in ten minutes. */
const WHOLE = 200;

/** `npm run pdf` in a fresh process, the site's build included, to the slides' file; and that file's size. */
export async function measurePdf(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const project = await bench.decks.project(slides);
    const prints = await repeat({ ...bench, profiles: undefined }, bench.runs, () => print(project, slides <= WHOLE));
    const [first] = prints;
    const note = first?.whole === undefined ? '' : `with the handout ${first.whole.toFixed(1)} s`;
    figures.push({ row: 'pdf', slides, runs: prints.map(({ seconds }) => seconds), note });
    if (slides > WHOLE) continue;
    const file = await readFile(path.join(project.folder, 'dist/briefing.pdf'));
    const images = file.toString('latin1').match(/\/Subtype\s*\/Image/g)?.length ?? 0;
    figures.push({ row: 'pdf-size', slides, runs: [file.length / 1000 / slides], note: `${images} raster images` });
  }
  return figures;
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
