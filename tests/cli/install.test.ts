import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { install } from '../../deck/cli/install.mjs';
import { INSTALLED, UNFINISHED } from '../../deck/cli/why-install.mjs';

const LOCKED = { one: '1.0.0', two: '2.0.0' };

let root: string;

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'install-'));
  await put('package.json', '{}');
  await put('package-lock.json', lockfile(LOCKED));
  for (const method of ['log', 'error'] as const) vi.spyOn(console, method).mockImplementation(() => undefined);
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

async function put(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

function lockfile(packages: Record<string, string>): string {
  const entries = Object.entries(packages).map(([name, version]) => [`node_modules/${name}`, { version }]);
  return JSON.stringify({ packages: { '': {}, ...Object.fromEntries(entries) } });
}

async function packages(versions: Record<string, string>): Promise<void> {
  for (const [name, version] of Object.entries(versions)) {
    await put(`node_modules/${name}/package.json`, JSON.stringify({ version }));
    await put(`node_modules/${name}/index.js`, 'whole');
  }
}

/** An npm that is this script; `offline` is one that fails, as without a network. */
async function npmIs(script: string): Promise<void> {
  await put('npm/npm-cli.cjs', script);
  vi.stubEnv('npm_execpath', path.join(root, 'npm/npm-cli.cjs'));
}

const OFFLINE = 'console.error("npm error network"); process.exit(7);';
const ONLINE = `
  const fs = require('fs');
  const { packages } = JSON.parse(fs.readFileSync('package-lock.json'));
  for (const [name, { version }] of Object.entries(packages)) if (name) {
    fs.mkdirSync(name, { recursive: true });
    fs.writeFileSync(name + '/package.json', JSON.stringify({ version }));
    fs.writeFileSync(name + '/index.js', 'new');
  }
  delete packages[''];
  fs.writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages }));
`;

const read = (file: string) => readFile(path.join(root, file), 'utf8');

test('without a network and with one package missing, no run takes anything away', async () => {
  await packages({ one: '1.0.0' });
  await put(INSTALLED, lockfile(LOCKED));
  await npmIs(OFFLINE);
  for (const _run of [1, 2, 3]) {
    expect(await install(root)).toBe(7);
    expect(await read('node_modules/one/index.js')).toBe('whole');
    expect(await read(INSTALLED)).toBe(lockfile(LOCKED));
  }
  await npmIs(ONLINE);
  expect(await install(root)).toBe(0);
  expect(existsSync(path.join(root, 'node_modules/two/index.js'))).toBe(true);
});

test('without a network, with all that is needed there, it runs', async () => {
  await packages({ ...LOCKED, old: '1.0.0' });
  await npmIs(OFFLINE);
  expect(await install(root)).toBe(0);
  expect(await read('node_modules/two/index.js')).toBe('whole');
});

test('a package of another version is not what is needed', async () => {
  await packages({ ...LOCKED, two: '1.9.0' });
  await put(INSTALLED, lockfile({ ...LOCKED, two: '1.9.0' }));
  await npmIs(OFFLINE);
  expect(await install(root)).toBe(7);
});

test('after an install that was killed all packages are new; caches stay, and strangers go', async () => {
  await packages({ one: '1.0.0', stranger: '1.0.0' });
  await put('node_modules/.cache/browsers/chrome', 'large');
  await put(INSTALLED, lockfile(LOCKED));
  await put(UNFINISHED, '');
  await npmIs(OFFLINE);
  expect(await install(root)).toBe(7);
  expect(await read('node_modules/one/index.js')).toBe('whole');
  await npmIs(ONLINE);
  expect(await install(root)).toBe(0);
  expect(await read('node_modules/one/index.js')).toBe('new');
  const names = ['.cache', '.deck-setup.json', '.package-lock.json', 'one', 'two'];
  expect((await readdir(path.join(root, 'node_modules'))).sort()).toEqual(names);
  await npmIs('process.exit(9)');
  expect(await install(root)).toBe(0);
});

test('an npm that is killed is known by the next run', async () => {
  await packages({ one: '1.0.0' });
  await put(INSTALLED, lockfile({ one: '1.0.0' }));
  await npmIs("process.kill(process.pid, 'SIGKILL')");
  expect(await install(root)).not.toBe(0);
  expect(await read('node_modules/one/index.js')).toBe('whole');
  expect(existsSync(path.join(root, UNFINISHED))).toBe(true);
});
