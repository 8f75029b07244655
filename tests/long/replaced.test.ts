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

/** The files that read the deck in `slides/` and `charts/`, and those that look at the theme's colours. */
const OF_THE_DECK =
  /(?:builtDeck|loadFolder|madeFrom)\('\.'\)|\['\.'|ROOT, '(?:slides|charts|theme)'|hostedSite|themeToken|isWholeOnPaper/;

/** Runs test files, all in one run: to start it takes longer than most of them. */
async function passes(files: readonly string[]): Promise<void> {
  const { stdout } = await command('node_modules/vitest/vitest.mjs', 'run', '--reporter', 'dot', ...files);
  expect(stdout).not.toMatch(/[1-9]\d* failed/);
}

/** The test files of some folders that read the deck or the theme's colours. */
async function ofTheDeck(...folders: string[]): Promise<string[]> {
  const names = await Promise.all(
    folders.map(async (folder) => (await readdir(file(`tests/${folder}`))).map((name) => `tests/${folder}/${name}`)),
  );
  const tests = names.flat().filter((name) => name.endsWith('.test.ts'));
  const texts = await Promise.all(tests.map((name) => readFile(file(name), 'utf8')));
  return tests.filter((_, nth) => OF_THE_DECK.test(texts[nth] ?? ''));
}

test('its types hold, and so do the tests that read the deck or the colours of the theme', async () => {
  await command('node_modules/typescript/bin/tsc', '--build');
  const folders = await readdir(file('tests'), { withFileTypes: true });
  const unit = folders.flatMap((folder) => (folder.isDirectory() ? [folder.name] : []));
  const others = ['bench', 'build', 'cli', 'pptx', 'browser', 'long', 'fixtures'];
  const read = await ofTheDeck(...unit.filter((folder) => !others.includes(folder)));
  expect(read).toContain('tests/markdown/parts.test.ts');
  const whole = await ofTheDeck('bench', 'build', 'cli', 'pptx');
  expect(whole).toContain('tests/build/follow.test.ts');
  const browser = await ofTheDeck('browser');
  expect(browser).toEqual(
    expect.arrayContaining(['layout', 'print', 'panels', 'steps'].map((name) => `tests/browser/${name}.test.ts`)),
  );
  await passes([...read, ...whole, ...browser]);
});

test('a briefing without charts holds too', async () => {
  await rm(file('charts'), { recursive: true });
  for (const name of await readdir(file('slides'))) await rm(file(`slides/${name}`), { recursive: true });
  await writeFile(file('slides/01.md'), '---\ntitle: Nur Text\nlang: de\n---\n\n## Ein Satz {#satz}\n\nMehr nicht.\n');
  await command('node_modules/typescript/bin/tsc', '--build');
  await command('deck/cli/run.mjs', 'build');
  expect(await readFile(file('dist/index.html'), 'utf8')).toContain('Mehr nicht.');
});
