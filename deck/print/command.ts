import path from 'node:path';
import type { UserConfig } from 'vite';
import { plainNotice } from '../build/files/pptx-file.ts';
import { handoutPaper, type Paper, type PerPage } from './paper.ts';
import { printAll } from './print-all.ts';
import { printDeck } from './print-deck.ts';

/** What deck/cli hands over, read from the command line there. */
export interface PrintCommand {
  root: string;
  /** What vite.config.ts and the command line say. */
  config: UserConfig;
  site: boolean;
  paper: Paper;
  perPage?: PerPage | undefined;
  /** Whether the site holds the deck for PowerPoint too. */
  pptx: boolean;
}

/**
 * `npm run pdf` and `npm run site`: prints the project's deck and says on the terminal what it does.
 *
 * @throws Error if something is at fault; nothing was written then
 */
async function command({ root, config, site, paper, perPage, pptx }: PrintCommand): Promise<void> {
  const started = performance.now();
  const { slides, handout, powerPoint, plain } = await printDeck({
    site,
    pptx,
    paper,
    perPage,
    vite: { ...config, root, configFile: false },
    log: console.log,
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const relative = (file: string) => path.relative(root, file).split(path.sep).join('/');
  const sheet = { a4: 'A4', letter: 'Letter' }[handoutPaper(paper)];
  if (site) console.log(`${relative(path.dirname(slides))}/  the site, with links to its PDFs`);
  console.log(`${relative(slides)}  the slides`);
  console.log(`${relative(handout)}  the handout, on ${sheet}`);
  for (const file of powerPoint) console.log(`${relative(file)}  for PowerPoint`);
  if (plain.length > 0) console.log(plainNotice(plain));
  console.log(`Done in ${seconds} s.`);
}

/**
 * `npm run site -- --all`: the same for every briefing of the project, and the page that lists them.
 *
 * @throws Error that names those that are at fault
 */
async function all({ root, config, paper, perPage, pptx }: PrintCommand): Promise<void> {
  const started = performance.now();
  const print = (each: UserConfig) =>
    printDeck({ site: true, pptx, paper, perPage, vite: { ...each, root, configFile: false }, log: console.log });
  const page = await printAll({ root, config, print, log: console.log });
  console.log(`${path.relative(root, page).split(path.sep).join('/')}  the page that lists them`);
  console.log(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** In the form of a configuration: Vite bundles and reads those in one go. */
export default { command, all };
