import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '../build-deck.ts';
import { addressOf, copyProject } from '../copied-project.ts';
import { writeOwnBriefing } from '../own-briefing.ts';

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
  for (const folder of ['slides', 'charts'])
    for (const name of await readdir(file(folder))) await rm(file(`${folder}/${name}`), { recursive: true });
  await rm(file('tests/briefing'), { recursive: true });
  await writeOwnBriefing(project);
  const tokens = await readFile(file('theme/tokens.css'), 'utf8');
  await writeFile(file('theme/tokens.css'), tokens.replace(/--accent: .*;/, '--accent: light-dark(#a01c4b, #ff8fb3);'));
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

test('its types hold, and so do all tests without a browser', async () => {
  await command('node_modules/typescript/bin/tsc', '--build');
  const { stdout } = await command(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'unit',
    '--project',
    'whole',
    '--reporter',
    'dot',
  );
  expect(stdout).not.toMatch(/[1-9]\d* failed/);
});

/** The files that read the deck in `slides/` and `charts/`, and those that look at the theme's colours. */
const IN_BROWSERS = /builtDeck\('\.'\)|\['\.'|hostedSite|themeToken|isWholeOnPaper/;

test('so do the tests in browsers that read the deck or the colours of the theme', async () => {
  const files = await readdir(file('tests/browser'));
  const texts = await Promise.all(
    files.map(async (name) => ({
      name,
      text: name.endsWith('.test.ts') ? await readFile(file(`tests/browser/${name}`), 'utf8') : '',
    })),
  );
  const names = texts.filter(({ text }) => IN_BROWSERS.test(text)).map(({ name }) => `tests/browser/${name}`);
  expect(names).toEqual(
    expect.arrayContaining(
      ['layout', 'print', 'panels', 'steps', 'downloads'].map((name) => `tests/browser/${name}.test.ts`),
    ),
  );
  const { stdout } = await command(
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    'browser',
    '--reporter',
    'dot',
    ...names,
  );
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
