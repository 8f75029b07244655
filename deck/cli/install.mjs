// @ts-check

import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { countPackages, INSTALLED, isThere, STAMP, stamp, UNFINISHED, whyInstall } from './why-install.mjs';

/**
 * Brings `node_modules` in line with the lockfile, and does nothing where it is already. Nothing is taken away before its replacement
 * is there; where npm fails, without a network for instance, but all that is needed is there, the run goes on with it.
 *
 * @param {string} root the project's folder
 * @returns {Promise<number>} 0, or npm's own exit code after its output has been shown
 */
export async function install(root) {
  const world = worldOf(root);
  const reason = whyInstall(world);
  if (reason !== undefined) {
    const code = await runNpm(root, world, reason);
    if (code !== 0 && isThere(world)) {
      console.error('All packages that are needed are there in the right version: going on with them.');
      return 0;
    }
    if (code !== 0) return code;
  }
  const now = stamp(world);
  if (world.read(STAMP) !== now) writeFileSync(join(root, STAMP), now);
  return 0;
}

/**
 * npm puts everything back if it fails. If it is killed it leaves halves of packages, which it would later take for whole ones:
 * then, as where npm's record is missing, all are installed anew and put in their places when they are complete.
 *
 * @param {string} root
 * @param {import('./why-install.mjs').World} world
 * @param {string} reason
 * @returns {Promise<number>}
 */
async function runNpm(root, world, reason) {
  const anew = world.read(UNFINISHED) !== undefined || (world.exists('node_modules') && !world.exists(INSTALLED));
  const count = countPackages(world);
  const what = count > 0 ? `${count} packages` : 'packages';
  const end = progress(`Installing ${what} (${reason})`);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(join(root, UNFINISHED), '');
  const { code, output, killed } = await npm(anew ? emptyProject(root) : root, argsFor(root));
  if (code === 0 && anew) replacePackages(root);
  if (!killed && (code === 0 || !anew)) rmSync(join(root, UNFINISHED), { force: true });
  end(code === 0 ? `Installed ${what}` : 'The install failed');
  if (code !== 0) console.error(`npm ended with exit code ${code} and said:\n\n${output.trimEnd()}\n`);
  return code;
}

/**
 * `npm install` and not `npm ci`: the lockfile rules in both, but `ci` refuses a lockfile that lacks the packages of
 * platforms which the machine that wrote it could not see (https://github.com/npm/cli/issues/4828), and it throws away
 * every package, and the browser in our cache, for each change of one.
 *
 * @param {string} root
 */
function argsFor(root) {
  const locked = existsSync(join(root, 'package-lock.json')) ? ['--no-save'] : [];
  const all = ['--include=dev', '--include=optional'];
  return ['install', ...locked, ...all, '--prefer-offline', '--no-audit', '--no-fund', '--no-progress'];
}

/**
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<{ code: number, output: string, killed?: boolean }>}
 */
function npm(root, args) {
  const [file, first] = findNpm();
  const child = spawn(file, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // Node starts no .cmd file without a shell (https://nodejs.org/en/blog/vulnerability/april-2024-security-releases-2).
    shell: file === 'npm' && process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output, killed: code === null }));
  });
}

/** @returns {[file: string, firstArguments: string[]]} npm as Node runs it, or by name where its script is not found */
function findNpm() {
  const bin = dirname(process.execPath);
  const asked = process.env.npm_execpath ?? '';
  const scripts = [
    /npm-cli\.c?js$/.test(asked) ? asked : '',
    join(bin, 'node_modules/npm/bin/npm-cli.js'),
    join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
  ];
  const script = scripts.find((path) => path !== '' && existsSync(path));
  return script === undefined ? ['npm', []] : [process.execPath, [script]];
}

/**
 * One line that counts the seconds at a terminal; elsewhere a line at the start and one at the end.
 *
 * @param {string} text
 * @returns {(done: string) => void} ends it
 */
function progress(text) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const live = process.stdout.isTTY;
  const show = () => process.stdout.write(`\r${text} … ${seconds()}`);
  if (live) show();
  else console.log(`${text} …`);
  const timer = live ? setInterval(show, 1000) : undefined;
  return (done) => {
    clearInterval(timer);
    console.log(live ? `\r${done} in ${seconds()}.\u001b[K` : `${done} in ${seconds()}.`);
  };
}

/**
 * @param {string} root
 * @returns {import('./why-install.mjs').World}
 */
function worldOf(root) {
  /** @type {{ name: string | undefined } | undefined} */
  let found;
  return {
    read: (path) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined),
    exists: (path) => existsSync(join(root, path)),
    machine: {
      platform: process.platform,
      arch: process.arch,
      node: process.versions.node,
      // Asked for only where something may have to be installed, and once: the answer takes as long as all else, and each package asks.
      get libc() {
        found ??= { name: libc() };
        return found.name;
      },
    },
  };
}

/** The C library, in the lockfile's words; undefined away from Linux. */
function libc() {
  if (process.platform !== 'linux') return undefined;
  // A report looks up the machine's network names otherwise, which can take seconds.
  Object.assign(process.report, { excludeNetwork: true });
  /** @type {{ header?: { glibcVersionRuntime?: string } }} */
  const report = process.report.getReport();
  return report.header?.glibcVersionRuntime === undefined ? 'musl' : 'glibc';
}

/** Where in `node_modules` the packages are installed anew, and where those go whose place they take. */
const NEXT = '.next';
const EARLIER = '.earlier';

/** Our own caches, a browser among them, stay whatever is installed. */
const CACHE = '.cache';

/** What npm reads of a project besides its packages. */
const FILES = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * The folder of a project that has what npm reads of ours and no packages yet. It lies in `node_modules`: on the same disk, and
 * ignored by git.
 *
 * @param {string} root
 * @returns {string}
 */
function emptyProject(root) {
  const folder = join(root, 'node_modules', NEXT);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) if (existsSync(join(root, file))) copyFileSync(join(root, file), join(folder, file));
  return folder;
}

/**
 * Puts the packages of `emptyProject`, once npm has installed them, in the place of those that may be halves: one by one, each by a
 * rename after its replacement is there. Whoever ends it on the way can begin again.
 *
 * @param {string} root
 */
function replacePackages(root) {
  const place = join(root, 'node_modules');
  const made = join(place, NEXT, 'node_modules');
  const earlier = join(place, EARLIER);
  rmSync(earlier, { recursive: true, force: true });
  mkdirSync(earlier);
  const names = readdirSync(made);
  for (const name of names) {
    if (existsSync(join(place, name))) renameSync(join(place, name), join(earlier, name));
    renameSync(join(made, name), join(place, name));
  }
  const kept = new Set([...names, NEXT, EARLIER, CACHE]);
  for (const name of readdirSync(place)) if (!kept.has(name)) renameSync(join(place, name), join(earlier, name));
  for (const name of [NEXT, EARLIER]) rmSync(join(place, name), { recursive: true, force: true });
}
