import { expect, test } from 'vitest';
import {
  countPackages,
  INSTALLED,
  nodeVersion,
  STAMP,
  stamp,
  UNFINISHED,
  type World,
  whyInstall,
} from '../../deck/cli/why-install.mjs';

const LOCK = 'package-lock.json';
const vite = { version: '8.0.0', integrity: 'sha512-v' };
const glibc = { version: '1.0.0', integrity: 'sha512-g', optional: true, os: ['linux'], cpu: ['x64'], libc: ['glibc'] };
const musl = { ...glibc, integrity: 'sha512-m', libc: ['musl'] };
const mac = { version: '1.0.0', integrity: 'sha512-d', optional: true, os: ['darwin'] };
const helper = { version: '1.0.0', integrity: 'sha512-h', optional: true };
const locked = { vite, 'native-glibc': glibc, 'native-musl': musl, 'native-mac': mac, helper };
const installed = { vite, 'native-glibc': glibc };
const linux = { platform: 'linux', arch: 'x64', node: '20.19.0', libc: 'glibc' };

interface Change {
  locked?: object;
  installed?: object;
  files?: Record<string, string | undefined>;
  machine?: object;
  gone?: string[];
}

function worldOf(change: Change = {}): World {
  const files: Record<string, string | undefined> = {
    'package.json': JSON.stringify({ devDependencies: { vite: '^8.0.0' } }),
    [LOCK]: lockfile(change.locked ?? locked, { '': { devDependencies: { vite: '^8.0.0' } } }),
    [INSTALLED]: lockfile(change.installed ?? installed),
    ...change.files,
  };
  return {
    read: (path) => files[path],
    exists: (path) => !change.gone?.some((name) => path.startsWith(`node_modules/${name}/`)),
    machine: { ...linux, ...change.machine },
  };
}

function lockfile(packages: object, root: object = {}): string {
  const entries = Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry]);
  return JSON.stringify({ packages: { ...root, ...Object.fromEntries(entries) } });
}

test('a finished install by npm itself is taken as it is, without a stamp', () => {
  expect(whyInstall(worldOf())).toBeUndefined();
});

test('an optional package may be missing after our own install, which has tried it', () => {
  const bare: Change = { installed: { vite } };
  expect(whyInstall(worldOf(bare))).toBe('node_modules/native-glibc is missing');
  const stamped = { ...bare, files: { [STAMP]: stamp(worldOf(bare)) } };
  expect(whyInstall(worldOf(stamped))).toBeUndefined();
});

test.each<{ why: string; change: Change }>([
  { why: 'nothing is installed yet', change: { files: { [INSTALLED]: undefined } } },
  { why: 'nothing is installed yet', change: { files: { [INSTALLED]: '{"packages": {"node_mod' } } },
  { why: 'the last install was ended half-way', change: { files: { [UNFINISHED]: '' } } },
  { why: 'node_modules/vite has gone', change: { gone: ['vite'] } },
  { why: 'node_modules/vite has gone', change: { gone: ['vite'], files: { [STAMP]: stamp(worldOf()) } } },
  { why: 'node_modules/vite has changed', change: { locked: { ...locked, vite: { ...vite, version: '8.0.1' } } } },
  { why: 'node_modules/vite has changed', change: { locked: { ...locked, vite: { ...vite, integrity: 'sha512-x' } } } },
  { why: 'node_modules/added is missing', change: { locked: { ...locked, added: vite } } },
  { why: 'node_modules/old does not belong here', change: { installed: { ...installed, old: vite } } },
  { why: 'node_modules/native-musl is missing', change: { machine: { libc: 'musl' } } },
  { why: 'node_modules/native-mac is missing', change: { machine: { platform: 'darwin', libc: undefined } } },
  {
    why: 'node_modules/native-mac does not belong here',
    change: { installed: { ...installed, 'native-mac': mac } },
  },
  {
    why: 'it was installed for another machine or another Node',
    change: { machine: { node: '24.1.0' }, files: { [STAMP]: stamp(worldOf()) } },
  },
  {
    why: 'package.json asks for vite ^9.0.0',
    change: { files: { 'package.json': JSON.stringify({ devDependencies: { vite: '^9.0.0' } }) } },
  },
])('$why', ({ why, change }) => {
  expect(whyInstall(worldOf(change))).toBe(why);
});

test('a stamp of an older state counts for nothing by itself: what is there decides', () => {
  const before = stamp(worldOf({ locked: { vite }, installed: { vite } }));
  expect(whyInstall(worldOf({ files: { [STAMP]: before } }))).toBeUndefined();
  expect(whyInstall(worldOf({ files: { [STAMP]: 'not JSON' } }))).toBe(
    'it was installed for another machine or another Node',
  );
});

test('counts what npm will install on this machine', () => {
  expect(countPackages(worldOf())).toBe(3);
  expect(countPackages(worldOf({ machine: { platform: 'win32', libc: undefined } }))).toBe(2);
});

const RANGE = '^20.19.0 || >=22.12.0';

test.each(['20.19.0', '20.20.2', '22.12.0', '22.13.0', '24.0.0', '25.1.0'])('%s will do', (version) => {
  expect(nodeVersion(version, RANGE)).toBeUndefined();
});

test.each(['16.20.2', '20.18.3', '21.7.3', '22.11.9'])('%s is told what to do', (version) => {
  expect(nodeVersion(version, RANGE)).toBe(
    `This project needs Node.js 20.19.0 or at least 22.12.0, and this is ${version}: ` +
      'install a current one from https://nodejs.org.',
  );
});
