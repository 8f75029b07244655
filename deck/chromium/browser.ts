import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Browser, type LaunchOptions, launch } from 'puppeteer-core';
import { reasonOf } from '../model/error.ts';
import {
  type BrowserWorld,
  browserPlaces,
  type FoundBrowser,
  findBrowser as find,
  type Log,
  sparticuzIn,
  waysToInstall,
} from './find-browser.ts';

/** Beside the project's packages, wherever they lie and whatever folder the caller works in. */
const CACHE = join(dirname(createRequire(import.meta.url).resolve('puppeteer-core/package.json')), '../.cache');

/** No GPU, no first-run talk, no traffic of the browser's own: what a run prints depends on the page alone. */
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What differs from the browser that a person would get. */
export interface BrowserOptions {
  /** One that runs already, which `withBrowser` lends as it is and leaves open. */
  running?: Browser;
  /** The browser to use; found, or installed, if not given. */
  browser?: FoundBrowser;
  /** Further flags for its command line. */
  args?: string[];
  /** Told of each attempt to install; standard error if not given. */
  log?: Log;
}

/**
 * A Chrome, Chromium or Edge: the one that `CHROME_PATH` names, else one on the machine, else one installed now.
 *
 * @param log told of each attempt to install; standard error if not given
 * @throws Error that says what to do, if there is none and none could be installed
 */
export function findBrowser(log: Log = console.error): Promise<FoundBrowser> {
  return find(log, realWorld());
}

/**
 * Starts a headless browser with a fresh profile. Who calls this closes it: `withBrowser` does so by itself.
 *
 * @throws Error if there is no browser, or if it does not start
 */
export async function launchBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const { executablePath, args, env } = options.browser ?? (await findBrowser(options.log));
  // Chromium's sandbox refuses root, and containers of CI rarely allow it.
  const sandbox = process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : [];
  const launchOptions: LaunchOptions = {
    executablePath,
    headless: true,
    args: [...FLAGS, ...sandbox, ...args, ...(options.args ?? [])],
    env: { ...process.env, ...env },
  };
  try {
    return await launch(launchOptions);
  } catch (thrown) {
    const why = reasonOf(thrown);
    throw new Error(`The browser ${executablePath} did not start, or ended at once: ${why}`, { cause: thrown });
  }
}

/**
 * Lends a browser to `use`: the one that runs already, else one that is closed afterwards, whatever happened.
 *
 * @returns what `use` returned
 * @throws what `use` threw, or Error if there is no browser
 */
export async function withBrowser<T>(use: (browser: Browser) => Promise<T>, options?: BrowserOptions): Promise<T> {
  if (options?.running) return use(options.running);
  const browser = await launchBrowser(options);
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

function realWorld(): BrowserWorld {
  return {
    env: process.env,
    exists: existsSync,
    starts,
    installed: async () => {
      const paths = await browserPlaces(join(CACHE, 'browsers'));
      return [
        ...paths.map((executablePath) => ({ executablePath, args: [] })),
        ...sparticuzIn(join(CACHE, 'sparticuz')),
      ];
    },
    ways: waysToInstall(CACHE),
  };
}

/** Asks for the version, on Linux: elsewhere the question would open a window, and a file that is there runs. */
function starts({ executablePath, env }: FoundBrowser): Promise<boolean> {
  if (!existsSync(executablePath)) return Promise.resolve(false);
  if (process.platform !== 'linux') return Promise.resolve(true);
  return new Promise((resolve) => {
    execFile(executablePath, ['--version'], { env: { ...process.env, ...env }, timeout: 30_000 }, (error) => {
      resolve(error === null);
    });
  });
}
