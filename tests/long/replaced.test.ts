import { execFile, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HARBOUR, ROOT } from '../build-deck.ts';
import { addressOf, copyProject } from '../copied-project.ts';

/** What an author who replaces the briefing does, as the README says it: in a copy of the project, all of it, and nothing else. */
const run = promisify(execFile);
let project: string;
const file = (name: string) => path.join(project, name);
const command = (...args: string[]) =>
  run(process.execPath, args, { cwd: project, maxBuffer: 64_000_000, env: { ...process.env, CI: '1' } });

beforeAll(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'replaced-'));
  await copyProject(project);
  await symlink(path.join(ROOT, 'node_modules'), file('node_modules'), 'dir');
  for (const folder of ['slides', 'charts']) {
    for (const name of await readdir(file(folder))) await rm(file(`${folder}/${name}`), { recursive: true });
    await cp(path.join(ROOT, HARBOUR, folder), file(folder), { recursive: true });
  }
  await rm(file('tests/briefing'), { recursive: true });
  await mkdir(file('slides/images'), { recursive: true });
  await writeFile(file('slides/images/kai.png'), createCanvas(64, 36).toBuffer('image/png'));
  await writeFile(file('slides/03-bild.md'), '## Der Kai von oben {#kai}\n\n![Der Kai](images/kai.png)\n');
});

afterAll(() => rm(project, { recursive: true }));

test('it is served', async () => {
  const server = spawn(process.execPath, ['deck/cli/run.mjs', 'start', '--port', '4780'], {
    cwd: project,
    env: { ...process.env, NO_COLOR: '1' },
  });
  try {
    const html = await (await fetch(await addressOf(server))).text();
    expect(html).toContain('TLP:AMBER');
    expect(html).toContain('id="umschlag"');
  } finally {
    server.kill();
  }
});

test('it is built, with its charts, its map and its pictures', async () => {
  await command('deck/cli/run.mjs', 'build');
  const html = await readFile(file('dist/index.html'), 'utf8');
  for (const part of [
    'lang="de"',
    'TLP:AMBER',
    'id="kueste"',
    'Westhafen',
    'k. A.',
    'alt="Der Kai"',
    'alt="Ein Kran am Kai"',
  ])
    expect(html).toContain(part);
  expect(html).not.toContain('die Kräne laufen seit Mai');
  expect(await readFile(file('private/briefing.html'), 'utf8')).toContain('die Kräne laufen seit Mai');
});

test('it is printed', async () => {
  const { stdout } = await command('deck/cli/run.mjs', 'pdf');
  expect(stdout).toContain('dist/briefing.pdf');
  for (const name of ['dist/briefing.pdf', 'private/handout.pdf'])
    expect((await readFile(file(name))).subarray(0, 5).toString()).toBe('%PDF-');
});

test('its types hold, and so do all unit tests', async () => {
  await command('node_modules/typescript/bin/tsc', '--build');
  const { stdout } = await command('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--reporter', 'dot');
  expect(stdout).not.toMatch(/[1-9]\d* failed/);
});

test('a briefing without charts holds too', async () => {
  await rm(file('charts'), { recursive: true });
  for (const name of await readdir(file('slides'))) await rm(file(`slides/${name}`), { recursive: true });
  await writeFile(file('slides/01.md'), '---\ntitle: Nur Text\nlang: de\n---\n\n## Ein Satz {#satz}\n\nMehr nicht.\n');
  await command('node_modules/typescript/bin/tsc', '--build');
  await command('deck/cli/run.mjs', 'build');
  expect(await readFile(file('dist/index.html'), 'utf8')).toContain('Mehr nicht.');
});
