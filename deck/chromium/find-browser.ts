/** Finds a browser on this machine, or comes by one where there is none. */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  Browser,
  ChromeReleaseChannel,
  computeSystemExecutablePath,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
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
 * @puppeteer/browsers knows its own downloads; the rest is in `otherPlaces`.
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

/**
 * The ways to install a browser, in the order to try.
 *
 * @param cache folder of the project's own caches
 */
export function waysToInstall(cache: string): BrowserWay[] {
  const linux = process.platform === 'linux';
  const debian = linux && process.getuid?.() === 0 && existsSync('/etc/debian_version');
  return [
    { name: 'downloading Chrome', possible: true, install: () => download(join(cache, 'browsers')) },
    { name: "installing Debian's chromium package", possible: debian, install: installDebian },
    {
      name: 'installing @sparticuz/chromium',
      // The package carries the one binary.
      possible: linux && process.arch === 'x64',
      install: () => installSparticuz(join(cache, 'sparticuz')),
    },
  ];
}

async function download(cacheDir: string): Promise<FoundBrowser[]> {
  const platform = detectBrowserPlatform();
  if (platform === undefined) throw new Error('there is no Chrome to download for this system');
  const buildId = await inTime(resolveBuildId(Browser.CHROME, platform, 'stable'));
  const { executablePath } = await install({ browser: Browser.CHROME, buildId, cacheDir, platform });
  return [{ executablePath, args: [] }];
}

async function installDebian(): Promise<FoundBrowser[]> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { env });
  return [{ executablePath: '/usr/bin/chromium', args: [] }];
}

/**
 * A Chromium for servers, packed into an npm package. It unpacks itself into the temporary folder, which is therefore
 * ours for the while: in a shared one it would take any file named `chromium` for itself.
 */
async function installSparticuz(folder: string): Promise<FoundBrowser[]> {
  const unpacked = join(folder, 'unpacked');
  mkdirSync(unpacked, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  const flags = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts=false'];
  await run('npm', ['install', ...flags, `@sparticuz/chromium@${sparticuzVersion()}`], { cwd: folder });
  const script = "import chromium from '@sparticuz/chromium'; await chromium.executablePath();";
  await run(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: folder,
    // With this name it also unpacks the system libraries that a bare machine lacks.
    env: { ...process.env, TMPDIR: unpacked, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  return sparticuzIn(folder);
}

/**
 * The browser that `@sparticuz/chromium` leaves in its folder, whether it is there already or not: as it is, and with
 * the libraries it brought along, for a machine that has none.
 */
export function sparticuzIn(folder: string): FoundBrowser[] {
  const unpacked = join(folder, 'unpacked');
  const plain = { executablePath: join(unpacked, 'chromium'), args: [] };
  return [plain, { ...plain, env: { LD_LIBRARY_PATH: join(unpacked, 'al2023/lib') } }];
}

/** 147.0.0 is the last that asks for no more than Node 20.11. */
function sparticuzVersion(): string {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 17) ? '153.0.0' : '147.0.0';
}

/** Beyond this a registry that answers nothing at all is taken for absent; a slow download is not cut off by it. */
const ANSWER_MS = 15_000;

function inTime<T>(promise: Promise<T>): Promise<T> {
  const late = wait(ANSWER_MS, undefined, { ref: false }).then(() => {
    throw new Error(`no answer within ${ANSWER_MS / 1000} s`);
  });
  return Promise.race([promise, late]);
}

/** Runs a program without showing its output; what it last said is the message if it fails. */
function run(file: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv }): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      const last = output.trim().split('\n').at(-1) ?? '';
      if (code === 0) resolve();
      else reject(new Error(`${file} ended with exit code ${code}: ${last}`));
    });
  });
}
