import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '../browser/axe.ts';
import { type Served, serveFolder, withPage } from '../browser/driver.ts';
import { ROOT } from '../build-deck.ts';

/** What an author with several briefings does, by the commands alone: in a copy of the project with slides of none. */
const run = promisify(execFile);
const COPIED = [
  'deck',
  'theme',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'LICENSE',
  'tsconfig.base.json',
];
let around: string;
let project: string;
const file = (name: string) => path.join(project, name);
const command = (...args: string[]) =>
  run(process.execPath, [file('deck/cli/run.mjs'), ...args], {
    cwd: around,
    maxBuffer: 64_000_000,
    env: { ...process.env, CI: '1', INIT_CWD: around },
  });

beforeAll(async () => {
  around = await realpath(await mkdtemp(path.join(tmpdir(), 'several-')));
  project = path.join(around, 'project');
  for (const name of COPIED) await cp(path.join(ROOT, name), file(name), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), file('node_modules'), 'dir');
  await mkdir(file('slides'));
});
afterAll(() => rm(around, { recursive: true }));

test('a briefing is begun, checked, built and printed by its name', async () => {
  const { stdout } = await command('new', 'acme');
  expect(stdout).toContain(path.join('slides', 'acme', '01-answer.md'));
  expect((await command('check', 'acme')).stdout).toBe('');
  await command('build', 'acme');
  expect((await command('pdf', 'acme')).stdout).toContain(
    'dist/acme/briefing.pdf  the slides\nprivate/acme/handout.pdf',
  );
  await command('pptx', 'acme');
  expect(await readdir(file('dist'))).toEqual(['acme']);
  expect((await readdir(file('dist/acme'))).sort()).toEqual([
    'assets',
    'briefing.html',
    'briefing.pdf',
    'briefing.pptx',
    'index.html',
    'licences.txt',
    'speaker.html',
  ]);
  expect((await readdir(file('private/acme'))).sort()).toEqual(['briefing.html', 'briefing.pptx', 'handout.pdf']);
  await expect(command('new', 'acme')).rejects.toThrow('is not empty: nothing was written');
});

test('a briefing elsewhere is begun and built by its path from where one is, and its types hold', async () => {
  await command('new', './talks/may');
  await command('build', './talks/may');
  expect(await readFile(file('dist/may/index.html'), 'utf8')).toContain('<title>May');
  await run(process.execPath, [
    path.join(ROOT, 'node_modules/typescript/bin/tsc'),
    '-p',
    path.join(around, 'talks/may'),
  ]);
});

test('all stand in one site with a page that lists them; one at fault keeps its own, and the page', async () => {
  await command('new', 'second-one');
  const front = await readFile(file('slides/second-one/01-answer.md'), 'utf8');
  await writeFile(file('slides/second-one/01-answer.md'), front.replace('lang: en', 'lang: en\nmarking: TLP:AMBER'));
  await writeFile(file('slides/01.md'), '---\ntitle: Of all\n---\n\n## One {#one}\n\nNo more.\n');
  const { stdout } = await command('site', '--all');
  // Built by its path: it may be needed, and is left to its author.
  expect(stdout).toContain('slides/ has no briefing "may": delete the folder dist/may/');
  expect(stdout).not.toContain('no briefing "acme"');
  expect((await readdir(file('dist'))).sort()).toEqual(['acme', 'assets', 'index.html', 'may', 'second-one', 'slides']);
  expect((await readdir(file('private'))).sort()).toEqual(['acme', 'may', 'second-one', 'slides']);
  const page = await readFile(file('dist/index.html'), 'utf8');
  await writeFile(file('slides/second-one/02-evidence.md'), '![](../charts/none.ts)\n');
  await expect(command('site', '--all')).rejects.toThrow('There is no chart');
  expect(await readFile(file('dist/index.html'), 'utf8')).toBe(page);
  expect(await readFile(file('dist/second-one/index.html'), 'utf8')).toContain('Old Bridge');
});

test.each([
  { width: 1280, colours: 'light' as const },
  { width: 1280, colours: 'dark' as const },
  { width: 390, colours: 'light' as const },
])(
  'the page of all is read at $width px in $colours, keeps its policy, and leads to each',
  async ({ width, colours }) => {
    const served: Served = await serveFolder(file('dist'));
    try {
      await withPage(served.url, { width, height: 800, colorScheme: colours }, async (shown) => {
        expect(await violations(shown)).toEqual([]);
        const wide = await shown.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
        const whole = await shown.evaluate(() =>
          [...document.images].every(({ naturalWidth }) => naturalWidth === 1200),
        );
        expect(whole).toBe(true);
        await Promise.all([shown.waitForNavigation(), shown.click('a[href="./acme/index.html"]')]);
        expect(await shown.title()).toBe('Acme');
      });
    } finally {
      await served.close();
    }
  },
);
