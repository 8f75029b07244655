import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { DeckError, type Fault, formatError, printable, reasonOf, toFault } from '../../model/error.ts';
import type { PageKind, Section, WebFont } from '../../model/site.ts';
import { fillTemplate } from '../../page/document.ts';
import { chartLoader } from '../charts/chart-loader.ts';
import { readPicture } from '../files/pictures.ts';
import { type DeckFolders, homeOf } from '../folders.ts';
import { loadDeck, loadMemory, unusedNotice } from '../load.ts';
import { projectFiles } from '../read-files.ts';
import { readTheme } from '../theme.ts';
import { followFiles } from './follow-files.ts';
import { deckUpdate, makeServedSite, type Present, presentIn, type ServedSite, sectionMemory } from './make-served.ts';
import { followFindings } from './tell-findings.ts';

/** The deck of a dev server, made again after every edit; the last good one stays until there is a better. */
export type DeckFollower = ReturnType<typeof followDeck>;

/**
 * Makes the deck and keeps it in step with its folders: after an edit only what depends on the file is made again. Edits go to
 * the page as `deck:update`, faults as `deck:fault`.
 * @param base the address under which the deck's assets are served
 */
export function followDeck(server: ViteDevServer, folders: DeckFolders, base: string) {
  const home = homeOf(folders);
  const { logger } = server.config;
  const charts = chartLoader(folders);
  const memory = { load: loadMemory(folders), sections: sectionMemory() };
  const assets = new Map<string, string | Uint8Array>();
  const fonts = new Map<string, WebFont>();
  let standing: readonly string[] = [];
  let good: ServedSite | undefined;
  const told = new Set<string>();
  const findings = followFindings(server, home);
  /** Whether figures are looked at for their room: not before a page is there, since maps take half a second. */
  let looking = false;
  let latest = make();
  // Told to who asks for the page.
  latest.then(({ loaded }) => {
    const unused = unusedNotice(loaded);
    if (unused) logger.info(unused);
    lookLater(UNASKED);
  }, report);

  async function make(): Promise<ServedSite> {
    const loaded = await loadDeck(folders, charts, { look: looking, memory: memory.load, places: true });
    const site = await makeServedSite(loaded, memory.sections);
    for (const { fileName, source } of site.assets) assets.set(fileName, source);
    for (const font of site.fonts) fonts.set(font.fileName, font);
    tellOnce([...loaded.notices, ...loaded.paper].map(formatError));
    tellChange(loaded.problems.map(formatError));
    if (loaded.problems.length === 0) {
      good = site;
      findings.follow(loaded);
    }
    return site;
  }

  /** What is let pass is said when it comes, not at every edit. */
  function tellOnce(notices: readonly string[]): void {
    for (const notice of notices) if (!told.has(notice)) logger.warn(notice);
    for (const notice of notices) told.add(notice);
  }

  /** Faults are told once; when some are mended, that is said, and what is left. */
  function tellChange(faults: readonly string[]): void {
    const said = faultReport(standing, faults);
    standing = faults;
    if (said) logger[faults.length > 0 ? 'error' : 'info'](said, { timestamp: true });
  }

  function tell(made: Promise<ServedSite>, present: Present, send: (event: string, data: unknown) => void): void {
    made
      .then((site) => {
        const { problems } = site.loaded;
        if (problems.length > 0) send('deck:fault', problems.map(toFault));
        else send('deck:update', deckUpdate(site, base, present));
      })
      .catch((error: unknown) => {
        report(error);
        send('deck:fault', [unforeseen(error)]);
      });
  }

  function report(error: unknown): void {
    logger.error(printable(reasonOf(error)), { error: error instanceof Error ? error : null });
  }

  /** @param unchanged whether no file is another than before: then only faults are news */
  function makeAgain(unchanged = false): void {
    looking = true;
    const previous = latest;
    const present = good ? presentIn(good) : NOTHING;
    const made = previous.catch(() => undefined).then(make);
    latest = made.catch(() => previous);
    tell(made, present, (event, data) => {
      if (event === 'deck:fault' || !unchanged) server.ws.send(event, data);
    });
  }

  /** Looks at the figures' room once there is time for it. @param after milliseconds */
  function lookLater(after: number): void {
    if (!looking) setTimeout(() => looking || makeAgain(true), after).unref();
  }

  const { slides, charts: drawn, shared = drawn, theme } = folders;
  const said = [slides, drawn, shared].map((folder) => path.resolve(home, folder));
  const own = [...new Set([...said, path.resolve(folders.root, theme)])];
  const nameOf = (file: string, from = home) => path.relative(from, file).split(path.sep).join('/');
  const follow = (edits: ReadonlyMap<string, string>) => {
    findings.hold();
    for (const [name, event] of edits) {
      const file = nameOf(name);
      memory.load.files.forget(file, event !== 'change');
      memory.load.theme.forget(nameOf(name, folders.root), event !== 'change');
      memory.load.images.delete(file);
      charts.forget(name, event !== 'change');
    }
    makeAgain();
  };
  followFiles(server.watcher, own, follow, (file) => memory.load.files.included(nameOf(file)));
  server.ws.on('deck:hello', ({ have }: { have: [id: string, rev: string][] }, client) => {
    tell(latest, { ...NOTHING, revisions: new Map(have) }, (event, data) => client.send(event, data));
  });

  return {
    /** The template with the deck in it. */
    page: async (template: string, page: PageKind) => {
      const site = good ?? (await latest);
      const html = fillTemplate(template, { ...site, sections: firstSight(site) }, { page, base, serving: true });
      lookLater(ANSWERED);
      return [...html].join('');
    },
    asset: async (name: string) => fonts.get(name)?.source() ?? assets.get(name),
    /** Whether the theme is whole, as it stands on the disk. */
    themeHolds: async () => (await readTheme(folders, projectFiles(folders.root))).problems.length === 0,
    /** A picture of the deck as it may be published. @param file its path in the project */
    picture: async (file: string) => {
      if (!(await latest).loaded.images.has(file)) return undefined;
      const picture = await readPicture(home, file);
      return Array.isArray(picture) ? undefined : picture;
    },
  };
}

/** How long after the deck was made, where no page has asked for it, and after a page was answered, figures are looked at, in milliseconds. */
const UNASKED = 1500;
const ANSWERED = 500;

/** An exception is told as faults are: the last good deck stays, and the server goes on. */
function unforeseen(error: unknown): Fault {
  if (error instanceof DeckError) return toFault(error);
  const hint = 'Undo the last edit. That this was not told at its place is a fault of deck/.';
  return { code: 'unforeseen', place: 'deck', message: reasonOf(error), hint };
}

/** So many charts at most, or as much else, are drawn before a page is answered: a dozen, each in two widths, take a tenth of a second. */
const AT_FIRST = 12;

/**
 * The slides as a page is answered. The page asks for what it has not once it is there (deck:hello), and slides without a revision are
 * among that: those whose figures are not drawn yet.
 */
function firstSight({ sections, figures }: ServedSite): Section[] {
  let left = AT_FIRST;
  return sections.map((section, index) => {
    const more = section.figures.reduce((sum, figure) => sum + figures.cost(figure), 0);
    // The slide that a talk begins with is there at once.
    if (more > left && index > 0) return { id: section.id, html: section.outline() };
    left -= more;
    return { id: section.id, html: section.html() };
  });
}

const NOTHING: Present = { revisions: new Map(), panels: {} };

/**
 * What the terminal says when a deck's faults are others than before: each new one whole, how many are mended, and what is left of
 * those that were told already, by their first lines. Nothing where nothing has changed.
 * @param before as formatted, in their order @param now the same after an edit
 */
export function faultReport(before: readonly string[], now: readonly string[]): string | undefined {
  const fresh = now.filter((fault) => !before.includes(fault));
  const left = now.filter((fault) => before.includes(fault));
  const mended = before.length - left.length;
  if (fresh.length === 0 && mended === 0) return undefined;
  if (now.length === 0) return `Mended: ${counted(mended)}. The deck builds again.`;
  const parts = [
    ...(mended > 0 ? [`Mended: ${counted(mended)}. Left: ${counted(now.length)}.`] : []),
    ...fresh,
    ...(left.length > 0
      ? [[...(fresh.length > 0 ? ['As before:'] : []), ...left.map((fault) => fault.split('\n', 1)[0])].join('\n')]
      : []),
  ];
  return `\n${parts.join('\n\n')}\n`;
}

function counted(faults: number): string {
  return faults === 1 ? '1 fault' : `${faults} faults`;
}
