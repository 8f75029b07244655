import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, ChromeReleaseChannel, computeSystemExecutablePath, getInstalledBrowsers } from '@puppeteer/browsers';
import { Launcher } from 'chrome-launcher';

/** A browser that can be started: its file, and what it needs besides the usual. */
export interface FoundBrowser {
  executablePath: string;
  args: string[];
  /** Environment variables to start it with, over the process's own. */
  env?: Record<string, string>;
}

/** Says in plain words what is going on. */
export type Log = (text: string) => void;

/** A way to come by a browser where the machine has none. */
export interface BrowserWay {
  /** What is being done, to follow "No browser found:". */
  name: string;
  /** Whether this machine allows it at all. */
  possible: boolean;
  /** Brings it, or throws. What comes back are the manners to start it in, the plainest first. */
  install(): Promise<FoundBrowser[]>;
}

/** What `findBrowser` sees of the machine, so that a test can hand it another one. */
export interface BrowserWorld {
  env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
  /** Whether it starts: a package may be a stub, a download may lack the system's libraries. */
  starts(browser: FoundBrowser): Promise<boolean>;
  /** What is there already, best first. */
  installed(): Promise<FoundBrowser[]>;
  /** In the order to try. */
  ways: readonly BrowserWay[];
}

const ADVICE = 'Install Google Chrome, Chromium or Microsoft Edge, or set CHROME_PATH to the file of one.';

/**
 * A Chrome, Chromium or Edge: the one that `CHROME_PATH` names, else one on the machine, else one installed now.
 *
 * @param log told of each attempt to install
 * @param world the machine
 * @throws Error that says what to do, if `CHROME_PATH` names no file or nothing could be installed
 */
export async function findBrowser(log: Log, world: BrowserWorld): Promise<FoundBrowser> {
  const asked = world.env.CHROME_PATH;
  if (asked) {
    if (world.exists(asked)) return { executablePath: asked, args: [] };
    throw new Error(`CHROME_PATH names ${asked}, where there is no file. Mend it or unset it.`);
  }
  for (const browser of await world.installed()) {
    if (await world.starts(browser)) return browser;
  }
  const failures: string[] = [];
  for (const way of world.ways.filter(({ possible }) => possible)) {
    log(`No browser found: ${way.name} …`);
    const outcome = await attempt(way, world);
    if (typeof outcome !== 'string') return outcome;
    log(`  did not work: ${outcome}`);
    failures.push(`- ${way.name}: ${outcome}`);
  }
  throw new Error(
    ['There is no browser on this machine, and none could be installed.', ...failures, ADVICE].join('\n'),
  );
}

/** The browser, or why this way brought none. */
async function attempt(way: BrowserWay, world: BrowserWorld): Promise<FoundBrowser | string> {
  try {
    for (const browser of await way.install()) {
      if (await world.starts(browser)) return browser;
    }
    return 'it was installed and does not start here';
  } catch (error) {
    const [line = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return line;
  }
}

/**
 * Where this machine has a Chrome, Chromium or Edge: chrome-launcher knows Chrome's places and Chromium's on Linux,
 * @puppeteer/browsers knows its own downloads; the rest is the table below.
 *
 * @param cacheDir where `@puppeteer/browsers` keeps its downloads
 * @returns paths, best first, each once
 */
export async function browserPlaces(cacheDir: string): Promise<string[]> {
  const downloads = existsSync(cacheDir) ? await getInstalledBrowsers({ cacheDir }) : [];
  const paths = [
    ...quietly(() => Launcher.getInstallations()),
    ...quietly(() => [computeSystemExecutablePath({ browser: Browser.CHROME, channel: ChromeReleaseChannel.STABLE })]),
    ...otherPlaces(),
    ...downloads.filter(({ browser }) => browser === Browser.CHROME).map(({ executablePath }) => executablePath),
  ];
  return [...new Set(paths)].filter((path) => existsSync(path));
}

/** Both finders throw where they find nothing. */
function quietly(find: () => string[]): string[] {
  try {
    return find();
  } catch {
    return [];
  }
}

/** Edge and Chromium as their installers place them; the same places as in playwright-core's registry. */
function otherPlaces(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return [
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (platform === 'win32') {
    return [env['PROGRAMFILES(X86)'], env.PROGRAMFILES, env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => ['Microsoft\\Edge', 'Chromium'].map((name) => [folder, name] as const))
      .map(([folder, name]) => join(folder, name, 'Application', name === 'Chromium' ? 'chrome.exe' : 'msedge.exe'));
  }
  return ['/usr/bin/chromium', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
}
