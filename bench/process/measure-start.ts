import type { Bench } from '../bench.ts';
import type { Figure } from '../figure.ts';
import { watchFirstPaint } from '../page/first-paint.ts';
import { withFreshPage } from '../page/fresh-page.ts';
import type { FixtureProject } from '../project.ts';
import { repeat } from '../repeat.ts';
import { startDevServer } from './dev-server.ts';

const SIZES = [15, 1000];

/** `npm start` after the install, without anything that an earlier one has kept, to the first slide painted in a waiting browser. */
export async function measureStart(bench: Bench): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slides of bench.sizes(SIZES)) {
    const project = await bench.decks.project(slides);
    const runs = await repeat(bench, bench.runs, (traced) => start(bench, project, traced && `start-${slides}`));
    figures.push({ row: 'start', slides, runs });
  }
  return figures;
}

function start(bench: Bench, project: FixtureProject, trace: string | false): Promise<number> {
  return withFreshPage(bench, { trace }, async ({ page, cdp }) => {
    await project.clean();
    const { painted } = await watchFirstPaint(cdp);
    const server = await startDevServer(project.folder);
    try {
      const arrived = page.goto(server.url, { waitUntil: 'load' });
      await painted;
      const seconds = (performance.now() - server.started) / 1000;
      await arrived;
      if (!(await page.$('.slides > .present'))) throw new Error('The dev server shows no slide.');
      return seconds;
    } finally {
      await server.close();
    }
  });
}
