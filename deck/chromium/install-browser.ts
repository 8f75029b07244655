import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Browser, detectBrowserPlatform, install, resolveBuildId } from '@puppeteer/browsers';
import type { BrowserWay, FoundBrowser } from './find-browser.ts';

/** Beyond this a registry that answers nothing at all is taken for absent; a slow download is not cut off by it. */
const ANSWER_MS = 15_000;

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

async function inTime<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ANSWER_MS / 1000} s`)), ANSWER_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
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
