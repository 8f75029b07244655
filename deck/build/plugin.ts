import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger, Plugin } from 'vite';
import { endCutting } from '../fonts/cut-font.mjs';
import { type Format, webFonts } from '../fonts/web-fonts.ts';
import { FOOTNOTE_BACK } from '../markdown/index.ts';
import { type DeckError, formatError, printable, reasonOf } from '../model/error.ts';
import type { LoadedDeck, Site } from '../model/site.ts';
import { wordsFor } from '../model/words.ts';
import { fillTemplate, ownStyles } from '../page/document.ts';
import { chartLoader, warmThread } from './charts/chart-loader.ts';
import { BUILD, type DeckBuild, outputOfBuild, privateFolder } from './deck-build.ts';
import { imageName } from './files/asset.ts';
import { LICENCES, licenceTexts } from './files/licences.ts';
import { revealParts } from './files/reveal-parts.ts';
import {
  joined,
  joinScripts,
  SINGLE,
  SINGLE_PAGE,
  singlePlugin,
  takeStyles,
  writeSingleFiles,
} from './files/single-file.ts';
import { type DeckFolders, type DeckOptions, foldersOf, homeOf } from './folders.ts';
import { LANG, loadDeck, unusedNotice } from './load.ts';
import { makeSite, siteFiles } from './make.ts';
import type { Output } from './output-lock.ts';
import { CSS_OPTIONS, CSS_TARGET, LINKED, PAGES, pageOf, pagesPlugin, rolldownOptions } from './pages.ts';
import { guardPlugin } from './serve/guard.ts';
import { servePlugin } from './serve/serve.ts';
import { findingsText } from './serve/tell-findings.ts';
import { askDisk, closeOutput, moveIn, openOutput, swapIn } from './swap-output.ts';
import { sheetsFor } from './theme.ts';
import { collectGarbage } from './tuning.mjs';

/**
 * The deck as a Vite plugin: the thin edge that reads the folders, puts the made page into `index.html`, and follows edits.
 * Content faults stop a build with all of them listed; while serving they are shown and the last good deck stays.
 */
export function deck(options: DeckOptions): Plugin[] {
  return [
    guardPlugin(options),
    pagesPlugin(options),
    revealParts(),
    singlePlugin(options.theme),
    buildPlugin(options),
    servePlugin(options),
  ];
}

const NO_ADDRESS =
  'The front matter names no url: link previews go without a picture, and the page without a canonical address.';

function buildPlugin(options: DeckOptions): Plugin<DeckBuild> {
  const styles = stylesheetOf(options.theme);
  let folders: DeckFolders;
  const build: DeckBuild = { target: '', options, load: () => loadFaultless(folders) };
  let loading: Promise<LoadedDeck> | undefined;
  let shared: Promise<Site | undefined> | undefined;
  let presenters: typeof shared;
  let styleOfSingle = '';
  let script = '';
  let generated = false;
  let written = false;
  let output: Output;
  let logger: Logger;
  const makeShared = async (loaded: LoadedDeck): Promise<Site> => {
    build.site = await makeSite(loaded, build, formatOf(build));
    return build.site;
  };
  const putInPlace = async (site: Site, presentersSite: Site | undefined): Promise<void> => {
    const own = path.join(path.dirname(output.site), 'private', SINGLE_PAGE);
    if (presentersSite) {
      const joining = joinScripts(path.join(output.site, script));
      // The bundler has threads of its own: what it puts together takes as long as to look through a deck of some size.
      const findings = findingsText(site.loaded);
      if (findings) logger.warn(findings);
      const single = { style: styleOfSingle, script: await joining };
      await writeSingleFiles(folders.root, output.site, single, [
        { file: own, site: presentersSite },
        { file: path.join(output.site, SINGLE_PAGE), site },
      ]);
    }
    await swapIn(output, (text) => logger.warn(text));
    if (!presentersSite) return;
    const presenters = path.join(privateFolder(build), SINGLE_PAGE);
    await moveIn(output, own, presenters);
    const here = (file: string) => path.relative(folders.root, file) || '.';
    logger.info(`\nThe site is in ${here(output.target)}${path.sep}, the presenter’s own file is ${here(presenters)}`);
  };
  return {
    name: BUILD,
    apply: 'build',
    api: build,
    config: async (config) => {
      const root = path.resolve(config.root ?? '.');
      const { notes, among, forPrint } = config.deck ?? {};
      Object.assign(build, { notes, among, forPrint, target: path.resolve(root, config.build?.outDir ?? 'dist') });
      output = await outputOfBuild(build);
      warmThread();
      // Whatever is wrong with the folders is told by who reads them.
      foreseeFonts(foldersOf(config, options), formatOf(build)).catch(() => undefined);
      return {
        base: './',
        resolve: LINKED,
        css: CSS_OPTIONS,
        publicDir: false,
        build: {
          outDir: output.site,
          emptyOutDir: true,
          assetsInlineLimit: 0,
          // To compress megabytes of slides for a line on the terminal takes longer than to write them.
          reportCompressedSize: false,
          // Without scripts, a browser would ask for chunks that it does not use.
          modulePreload: false,
          cssTarget: CSS_TARGET,
          rolldownOptions: rolldownOptions(styles),
        },
      };
    },
    configResolved: (config) => {
      folders = foldersOf(config, options);
      logger = config.logger;
    },
    // The lock apart, nothing is awaited here: the bundler reads the scripts while the deck is made.
    async buildStart() {
      generated = false;
      written = false;
      await openOutput(output, (text) => logger.warn(text)).catch((error: unknown) => this.error(bare(error)));
      if (!build.forPrint) this.emitFile(SINGLE);
      loading = load(folders, build.places).then((loaded) => {
        build.loaded = loaded;
        return loaded;
      });
      shared = loading.then((loaded) => (loaded.problems.length > 0 ? undefined : makeShared(loaded)));
      presenters = build.forPrint
        ? undefined
        : Promise.all([loading, shared]).then(([loaded, site]) => site && makeSite(loaded, { notes: true }));
      for (const made of [shared, presenters]) made?.catch(() => undefined);
      // The thread that cuts the fonts has 20 MB, and nothing to do once both sites have theirs.
      if (!presenters) return;
      Promise.all([shared, presenters])
        .then((sites) => Promise.all(sites.map((site) => site && siteFiles(site))))
        .then(endCutting, () => undefined);
    },
    // The fonts and what else the deck's content asks of the styles: in one file with what it has of the theme, one request less.
    transform: {
      order: 'pre',
      filter: { id: styles },
      handler: async (code) => {
        const site = await shared?.catch(() => undefined);
        const own = site?.assets.find(({ fileName }) => fileName === site.stylesheet);
        if (!site || !own) return undefined;
        const texts = site.sections.map(({ html }) => html);
        return { code: `${sheetsFor(code, texts)}\n${own.source}`, map: null };
      },
    },
    async buildEnd(error) {
      if (!loading) return;
      // Where the bundler has met what the theme is broken by, its own words follow from that, and name another line.
      if (error) {
        const broken = (await loading.catch(() => undefined))?.problems ?? [];
        if (broken.some(({ code }) => code === 'theme-css')) this.error({ message: problemList(broken), stack: '' });
        return;
      }
      const loaded = await loading;
      const { deck, problems, notices, paper } = loaded;
      const printed = build.forPrint || build.downloads !== undefined;
      const wrong = printed ? [...problems, ...paper] : problems;
      for (const notice of [...notices, ...(printed ? [] : paper)]) logger.warn(formatError(notice));
      if (wrong.length > 0) this.error({ message: problemList(wrong), stack: '' });
      if (!deck.meta.url) logger.info(NO_ADDRESS);
      const unused = unusedNotice(loaded);
      if (unused) logger.info(unused);
    },
    async generateBundle(_options, bundle) {
      generated = true;
      styleOfSingle = takeStyles(bundle);
      const site = await shared;
      for (const { fileName, source } of site ? await siteFiles(site) : [])
        if (fileName !== site?.stylesheet) this.emitFile({ type: 'asset', fileName, source });
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      script =
        chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/deck/browser/main.ts')))?.fileName ?? '';
      const modules = chunks.flatMap(({ moduleIds }) => moduleIds);
      const fonts = (site?.fonts ?? []).map((font) => font.package);
      this.emitFile({ type: 'asset', fileName: LICENCES, source: await licenceTexts(folders.root, modules, fonts) });
    },
    // The bundler has the templates alone: a deck of a thousand slides is megabytes, of which it makes a copy at each of its steps.
    writeBundle: async () => {
      const site = await shared;
      if (site) await fillPages(output.site, site);
      written = true;
    },
    async closeBundle() {
      try {
        if (generated && !written) await askDisk(output);
        const [site, presentersSite] = written ? await Promise.all([shared, presenters]) : [];
        if (site) await putInPlace(site, presentersSite);
      } catch (fault) {
        this.error(bare(fault));
      } finally {
        await closeOutput(output);
      }
    },
  };
}

function problemList(problems: readonly DeckError[]): string {
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return `${count} in the deck\n\n${problems.map(formatError).join('\n\n')}\n`;
}

/** Loads the deck, and gives back what that took: the thread of the charts as soon as they are made. */
async function load(folders: DeckFolders, places?: boolean): Promise<LoadedDeck> {
  const charts = chartLoader(folders);
  const loader = {
    ...charts,
    load: (files: readonly string[]) => charts.load(files).finally(() => warmThread().close()),
  };
  try {
    return await loadDeck(folders, loader, { imageName, places });
  } finally {
    collectGarbage();
  }
}

/** The same for who has no use for a deck with faults. @throws Error with all of them */
async function loadFaultless(folders: DeckFolders): Promise<LoadedDeck> {
  const loaded = await load(folders);
  if (loaded.problems.length > 0) throw Object.assign(new Error(problemList(loaded.problems)), { stack: '' });
  return loaded;
}

/** Puts a site into its templates as the bundler has written them. */
async function fillPages(folder: string, site: Site): Promise<void> {
  for (const name of Object.values(PAGES)) {
    const file = path.join(folder, name);
    const template = ownStyles(await readFile(file, 'utf8'));
    await writeFile(file, joined(fillTemplate(template, site, { page: pageOf(name), base: './', serving: false })));
  }
}

/** Tells the theme's stylesheet by its path. */
function stylesheetOf(theme: string): RegExp {
  return new RegExp(`/${theme.replace(/[^\w/-]/g, '\\$&')}/index\\.css$`);
}

/** A fault of the world as the terminal shows it: where in the code it was met helps nobody. */
function bare(error: unknown): { message: string; stack: string } {
  return { message: printable(reasonOf(error)), stack: '' };
}

/** A page on its way to paper does not go over a network. */
function formatOf({ forPrint }: DeckBuild): Format {
  return forPrint ? 'truetype' : 'woff2';
}

/**
 * Begins to cut the fonts that the deck will most likely need while it is still being read: to pack them takes longer than all else
 * that a small deck is made of. The guess is the characters of its sources but for notes and comments; it decides nothing. A page's
 * fonts are cut for the text of that page, and are there already if the guess was right. Worth 0.06 of 1.14 s at 15 slides.
 */
async function foreseeFonts(folders: DeckFolders, format: Format): Promise<void> {
  const home = homeOf(folders);
  const own = [
    readShown(path.join(home, folders.slides), /^[^_/]*\.(?:md|yaml|csv)$/),
    readShown(path.join(home, folders.charts), /\.(?:ts|yaml|csv)$/),
  ];
  const text = (await Promise.all(own)).flat().join('\n');
  const words = JSON.stringify(wordsFor(LANG.exec(text)?.[1] ?? 'en'));
  // The arrow is looked for in several fonts: those that need no search are begun before.
  const footnotes = /\[\^|\^\[/.test(text) ? [webFonts([text, words, FOOTNOTE_BACK], format)] : [];
  await Promise.all([webFonts([text, words], format), ...footnotes]);
}

/** What of a source is shown nowhere, by its ending. */
const UNSHOWN: Readonly<Record<string, RegExp>> = {
  '.md': /^:{3,} *\{?\.?notes[\s\S]*?^:{3,}[ \t]*$|<!--[\s\S]*?-->/gm,
  '.yaml': /^\s*#.*$/gm,
  '.ts': /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm,
};

async function readShown(folder: string, names: RegExp): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => names.test(name));
  return Promise.all(
    files.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return text.replace(UNSHOWN[path.extname(name)] ?? '', '');
    }),
  );
}
