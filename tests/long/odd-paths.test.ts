import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ROOT } from '../build-deck.ts';
import { addressOf, copyProject } from '../copied-project.ts';
import { writeOwnBriefing } from '../own-briefing.ts';

/** Folders that a project may lie in: by way of a link, and as they are. What its own files may be called is tested by build/files. */
const NAMES = ['talk #2 in K\u00f6ln', '50% %41 it\'s "quoted" & b; (c) [d] +eq=~ 発表 Ko\u0308ln'];

const run = promisify(execFile);
let home: string;
let project: string;

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'odd-'));
  project = path.join(home, 'project');
  await copyProject(project);
  // A small deck with charts, a map and pictures: what is tried are the ways of a path, not the slides.
  for (const folder of ['slides', 'charts']) await rm(path.join(project, folder), { recursive: true });
  await writeOwnBriefing(project);
  // Its packages lie in it, as they do where somebody works: a link would lead out of the odd name.
  await cp(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'), {
    recursive: true,
    filter: (source) => path.basename(source) !== '.cache',
  });
}, 300_000);
afterAll(() => rm(home, { recursive: true, force: true }));

const text = async (address: string) => (await fetch(address)).text();

test.each(NAMES)(
  'a project in "%s" is served, follows an edit, and is verified, built, checked, printed and tested',
  async (name) => {
    const moved = path.join(home, name);
    await rename(project, moved);
    project = moved;
    const temporary = await mkdtemp(path.join(home, 'temporary-'));
    const env = { ...process.env, NO_COLOR: '1', CI: '1', TMPDIR: temporary };
    const server = spawn(process.execPath, ['deck/cli/run.mjs', 'start', '--port', '4790'], { cwd: project, env });
    try {
      const address = await addressOf(server);
      const served = async (name: string, what: string) => (await text(address + name)).includes(what);
      expect(await served('', '<section')).toBe(true);
      expect(await served('deck/browser/main.ts', '"/deck/browser/shell/start-deck.ts"')).toBe(true);
      expect(await served('@vite/client', 'function createHotContext')).toBe(true);
      const [first = ''] = await readdir(path.join(project, 'slides'));
      const file = path.join(project, 'slides', first);
      const before = await readFile(file, 'utf8');
      await writeFile(file, `${before}\n\n## Written while it was served\n\nWords.\n`);
      await vi.waitFor(async () => expect(await served('', 'Written while it was served')).toBe(true), {
        timeout: 60_000,
        interval: 200,
      });
      await writeFile(file, before);
    } finally {
      server.kill();
      if (server.exitCode === null) await once(server, 'exit');
    }
    // The way round is taken away with the server.
    expect(await readdir(temporary)).toEqual([]);
    const command = (...args: readonly string[]) =>
      run(process.execPath, ['deck/cli/run.mjs', ...args], { cwd: project, env, maxBuffer: 64_000_000 });
    await command('verify', '--without-tests');
    const page = await readFile(path.join(project, 'dist/index.html'), 'utf8');
    expect(page).toContain('<section');
    expect(page).toMatch(/rel="icon" href="\.\/assets\/favicon-/);
    // A page that the browser finds something missing of is a fault to both.
    await command('check');
    await command('pdf');
    const { stdout } = await command('test', 'tests/source/yaml.test.ts', 'tests/browser/from-file.test.ts');
    expect(stdout).toContain('the slowest files: tests/browser/from-file.test.ts ');
    expect(stdout).toMatch(/^\d+ passed, 0 failed$/m);
  },
);
