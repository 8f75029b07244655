// @ts-check

import { createHash } from 'node:crypto';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[] }} Package an entry of npm's lockfile,
 *   https://docs.npmjs.com/cli/configuring-npm/package-lock-json#packages
 *
 * @typedef {Record<string, Package>} Packages by their place, `node_modules/vite`
 *
 * @typedef {{ platform: string, arch: string, node: string, libc: string | undefined }} Machine
 *
 * @typedef {object} World what the decision may look at; paths are relative to the project
 * @property {(path: string) => string | undefined} read a file's text, undefined if it is not there
 * @property {(path: string) => boolean} exists
 * @property {Machine} machine
 */

/** npm writes this last, so its absence tells of an install that never ended. */
export const INSTALLED = 'node_modules/.package-lock.json';
/** There while npm installs: who finds it knows of an install that was killed. */
export const UNFINISHED = 'node_modules/.deck-unfinished';
/** What `stamp` said after our last install. */
export const STAMP = 'node_modules/.deck-setup.json';

/**
 * Why `node_modules` does not serve this project on this machine.
 *
 * @param {World} world
 * @returns {string | undefined} the reason as a clause, or undefined if nothing needs installing
 */
export function whyInstall(world) {
  const installed = packagesOf(world.read(INSTALLED));
  if (installed === undefined) return 'nothing is installed yet';
  if (world.read(UNFINISHED) !== undefined) return 'the last install was ended half-way';
  const lost = Object.keys(installed).find(
    (path) => !installed[path]?.optional && !world.exists(`${path}/package.json`),
  );
  if (lost !== undefined) return `${lost} has gone`;
  const before = world.read(STAMP);
  if (before !== undefined) {
    const now = stamp(world);
    if (before === now) return undefined;
    if (JSON.parse(now).machine !== machineOf(before)) return 'it was installed for another machine or another Node';
  }
  const locked = packagesOf(world.read('package-lock.json'));
  if (locked === undefined) return undefined;
  return difference(locked, installed, world.machine) ?? undeclared(world);
}

/**
 * Whether every package that the lockfile asks for on this machine is there in its version, whatever npm's own record says.
 *
 * @param {World} world
 */
export function isThere(world) {
  const locked = packagesOf(world.read('package-lock.json'));
  if (locked === undefined || undeclared(world) !== undefined) return false;
  return Object.entries(locked).every(([path, want]) => {
    if (want.link || !fits(want, world.machine)) return true;
    if (want.optional && !want.os && !want.cpu && !want.libc) return true;
    try {
      return JSON.parse(world.read(`${path}/package.json`) ?? '{}').version === want.version;
    } catch {
      return false;
    }
  });
}

/**
 * How many packages the lockfile asks for on this machine.
 *
 * @param {World} world
 */
export function countPackages(world) {
  const locked = packagesOf(world.read('package-lock.json')) ?? {};
  return Object.values(locked).filter((entry) => fits(entry, world.machine)).length;
}

/**
 * The state of an install in one line: equal stamps mean that nothing has changed since.
 *
 * @param {World} world
 */
export function stamp(world) {
  const { platform, arch, node } = world.machine;
  const hash = (/** @type {string} */ path) =>
    createHash('sha256')
      .update(world.read(path) ?? '')
      .digest('hex');
  return JSON.stringify({
    machine: `${platform} ${arch} node${node.split('.')[0]}`,
    manifest: hash('package.json'),
    locked: hash('package-lock.json'),
    installed: hash(INSTALLED),
  });
}

/** @param {string} stampText */
function machineOf(stampText) {
  try {
    return JSON.parse(stampText).machine;
  } catch {
    return undefined;
  }
}

/**
 * @param {string | undefined} text
 * @returns {Packages | undefined} the packages without the project itself; undefined if the text is no lockfile
 */
function packagesOf(text) {
  if (text === undefined) return undefined;
  try {
    const { '': _project, ...packages } = JSON.parse(text).packages;
    return packages;
  } catch {
    return undefined;
  }
}

/**
 * @param {Packages} locked
 * @param {Packages} installed
 * @param {Machine} machine
 * @returns {string | undefined}
 */
function difference(locked, installed, machine) {
  for (const [path, want] of Object.entries(locked)) {
    const have = installed[path];
    // An optional package without a platform of its own serves another optional one and may be absent with it.
    const may = want.optional && !want.os && !want.cpu && !want.libc;
    if (have === undefined && fits(want, machine) && !may) return `${path} is missing`;
    if (have !== undefined && (have.version !== want.version || have.integrity !== want.integrity)) {
      return `${path} has changed`;
    }
  }
  const extra = Object.entries(installed).find(([path, entry]) => locked[path] === undefined || !fits(entry, machine));
  return extra && `${extra[0]} does not belong here`;
}

/**
 * A dependency that package.json names and the lockfile does not know at that range: npm then says how to mend it.
 *
 * @param {World} world
 */
function undeclared(world) {
  const manifest = JSON.parse(world.read('package.json') ?? '{}');
  const root = JSON.parse(world.read('package-lock.json') ?? '{}').packages[''] ?? {};
  for (const kind of ['dependencies', 'devDependencies']) {
    const entries = Object.entries(manifest[kind] ?? {});
    const changed = entries.find(([name, range]) => root[kind]?.[name] !== range);
    if (changed) return `package.json asks for ${changed[0]} ${changed[1]}`;
  }
  return undefined;
}

/**
 * Whether npm would install a package on this machine; a list may also say `!win32`.
 *
 * @param {Package} entry
 * @param {Machine} machine
 */
function fits(entry, machine) {
  /** @type {[string[] | undefined, string | undefined][]} */
  const tests = [
    [entry.os, machine.platform],
    [entry.cpu, machine.arch],
    [machine.libc === undefined ? undefined : entry.libc, machine.libc],
  ];
  return tests.every(([list, value]) => {
    if (!list || list.includes('any')) return true;
    if (list.includes(`!${value}`)) return false;
    return list.some((item) => item.startsWith('!')) || list.includes(value ?? '');
  });
}

/**
 * What to tell someone whose Node is too old.
 *
 * @param {string} version this Node's version, `20.19.0`
 * @param {string} range `engines.node`: alternatives of `^a.b.c` and `>=a.b.c`, with `||` between
 * @returns {string | undefined} one sentence, or undefined if this Node will do
 */
export function nodeVersion(version, range) {
  const fits = range.split('||').some((part) => fitsPart(version, part.trim()));
  if (fits) return undefined;
  const wanted = range.replaceAll('||', 'or').replaceAll('^', '').replaceAll('>=', 'at least ');
  return `This project needs Node.js ${wanted}, and this is ${version}: install a current one from https://nodejs.org.`;
}

/**
 * @param {string} version
 * @param {string} part
 */
function fitsPart(version, part) {
  const have = numbers(version);
  const want = numbers(part);
  if (part.startsWith('^') && have[0] !== want[0]) return false;
  const at = want.findIndex((number, index) => number !== have[index]);
  return at === -1 || (have[at] ?? 0) > (want[at] ?? 0);
}

/** @param {string} text */
function numbers(text) {
  return (text.match(/\d+/g) ?? []).slice(0, 3).map(Number);
}
