/** `npm run pdf` and `npm run site`, for one briefing or for all of them with the page that lists them. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { UserConfig } from 'vite';
import { allBriefings, configFor, optionsIn } from '../build/briefings/find-briefing.ts';
import { Figures } from '../build/figures.ts';
import { asset } from '../build/files/asset.ts';
import { drawSocialCard } from '../build/files/make-share.ts';
import { plainNotice } from '../build/files/pptx-file.ts';
import type { Briefing } from '../build/folders.ts';
import { projectFiles } from '../build/read-files.ts';
import { closeOutput, openOutput, outputOf, sitesIn, swapIn } from '../build/swap-output.ts';
import { fallbackColours, readTheme } from '../build/theme.ts';
import { registerFamily } from '../fonts/canvas.ts';
import { SERIF } from '../fonts/families.ts';
import { fontFaces, webFonts } from '../fonts/web-fonts.ts';
import { reasonOf } from '../model/error.ts';
import type { Asset, Site } from '../model/site.ts';
import { type ListedBriefing, renderIndex } from '../page/index-page.ts';
import { type Printed, printDeck } from './print-deck.ts';
import { handoutPaper, type Paper, type PerPage } from './print-page.ts';

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
async function command(given: PrintCommand): Promise<void> {
  const { root, config, site, paper } = given;
  const started = performance.now();
  const { slides, handout, powerPoint, plain } = await printOne(given, config);
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
async function all(given: PrintCommand): Promise<void> {
  const { root, config } = given;
  const started = performance.now();
  const print = (each: UserConfig) => printOne({ ...given, site: true }, each);
  const page = await printAll({ root, config, print, log: console.log });
  console.log(`${path.relative(root, page).split(path.sep).join('/')}  the page that lists them`);
  console.log(`Done in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

function printOne({ root, site, pptx, paper, perPage }: PrintCommand, config: UserConfig): Promise<Printed> {
  return printDeck({ site, pptx, paper, perPage, vite: { ...config, root, configFile: false }, log: console.log });
}

/** In the form of a configuration: Vite bundles and reads those in one go. */
export default { command, all };

/** What is needed to make the sites of all briefings. */
export interface PrintAll {
  root: string;
  /** What vite.config.ts and the command line say. */
  config: UserConfig;
  /** Makes the site of one, in its folder. */
  print(config: UserConfig): Promise<Printed>;
  log(text: string): void;
}

/**
 * Makes the site of every briefing in a folder of its own, then the page that lists them, which takes the place of what lay beside those
 * folders. One that is at fault keeps its earlier site, and so does the page; the others are made all the same.
 *
 * @returns where the page is
 * @throws Error that names those that are at fault
 */
async function printAll({ root, config, print, log }: PrintAll): Promise<string> {
  const options = await optionsIn(config);
  const briefings = await allBriefings(root, options);
  if (briefings.length === 0)
    throw new Error(`${options.slides}/ holds no briefing: "npm run new -- NAME" begins one.`);
  const made: { briefing: Briefing; site: Site }[] = [];
  const faults: string[] = [];
  for (const briefing of briefings) {
    log(`${briefing.name}: ${briefing.slides}/`);
    try {
      made.push({ briefing, site: (await print(configFor(config, briefing))).made });
    } catch (error) {
      faults.push(`${briefing.name}: ${reasonOf(error)}`);
    }
  }
  if (faults.length > 0) throw new Error(`${faults.join('\n\n')}\n\nThe page that lists all is as it was.`);
  const target = path.resolve(root, config.build?.outDir ?? 'dist');
  const output = await outputOf(target);
  await openOutput(output, log);
  try {
    for (const { fileName, source } of await indexFiles(root, options.theme, made)) {
      const file = path.join(output.site, fileName);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, source);
    }
    await swapIn(output, log);
    const names = briefings.map(({ name }) => name);
    for (const line of leftSites(await sitesIn(output.target), names, output.target, options.slides)) log(line);
  } finally {
    await closeOutput(output);
  }
  return path.join(target, 'index.html');
}

/** Says which sites stay that are of no briefing here: of one whose slides are gone, or that lies elsewhere and was built by its path. */
export function leftSites(
  sites: readonly string[],
  briefings: readonly string[],
  target: string,
  slides: string,
): string[] {
  return sites
    .filter((name) => !briefings.includes(name))
    .map((name) => {
      const shown = `${path.basename(target)}/${name}/`;
      return `${shown} stays, and is published with the rest, but ${slides}/ has no briefing "${name}": delete the folder ${shown} if nobody needs it.`;
    });
}

/** The page and all that it shows. */
async function indexFiles(
  root: string,
  theme: string,
  made: readonly { briefing: Briefing; site: Site }[],
): Promise<Asset[]> {
  const cards = new Map<string, Asset>();
  const listed: ListedBriefing[] = [];
  for (const { briefing, site } of made) {
    const [light, dark] = await coversOf(site);
    for (const card of [light, dark]) cards.set(card.fileName, card);
    listed.push({
      name: briefing.name,
      meta: site.loaded.deck.meta,
      picture: { light: `./${light.fileName}`, dark: `./${dark.fileName}` },
    });
  }
  const files = projectFiles(root);
  const { theme: looks } = await readTheme({ root, theme, slides: '', charts: '' }, files);
  const icon = asset('icon', 'svg', looks.icon);
  const address = (name: string) => `./${path.posix.basename(name)}`;
  const fonts = await webFonts([renderIndex(listed, { stylesheet: '', icon: '' })]);
  const read = (name: string) => readFile(path.join(looks.folder, name), 'utf8');
  const rules = `${await read('tokens.css')}\n${await read('briefings.css')}`.replace(/\/\*[\s\S]*?\*\/\s*/g, '');
  const styles = asset(
    'briefings',
    'css',
    `${fontFaces(fonts, address)}\n${rules}\n${fallbackColours(looks.colours)}\n`,
  );
  const page = renderIndex(listed, { stylesheet: `./${styles.fileName}`, icon: `./${icon.fileName}` });
  const cut = new Map(fonts.map((font) => [font.fileName, font]));
  const faces = [...cut.values()].map(async ({ fileName, source }) => ({ fileName, source: await source() }));
  return [{ fileName: 'index.html', source: page }, styles, icon, ...cards.values(), ...(await Promise.all(faces))];
}

/** A cover as a picture for light and for dark pages; one that keeps to a theme is the same on both. */
async function coversOf({ loaded }: Site): Promise<[light: Asset, dark: Asset]> {
  const { meta } = loaded.deck;
  await registerFamily(meta.title, SERIF);
  const backdrop = new Figures(loaded).backdrop();
  const draw = async (theme: typeof meta.theme) => {
    const parts = { meta: { ...meta, theme }, backdrop, colours: loaded.theme.colours };
    return asset('cover', 'png', await drawSocialCard(parts));
  };
  if (meta.theme !== 'auto') {
    const cover = await draw(meta.theme);
    return [cover, cover];
  }
  return [await draw('light'), await draw('dark')];
}
