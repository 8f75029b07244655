import { readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chartLoader, chartThread } from '../../deck/build/charts/chart-loader.ts';
import { loadDeck } from '../../deck/build/load.ts';
import { formatError } from '../../deck/model/error.ts';
import { HARBOUR, ROOT, temporary } from '../build-deck.ts';

/** The light part of tests/long/replaced.test.ts: another briefing holds, and nothing that stays reaches for one that goes. */
const thread = chartThread();
afterAll(() => thread.close());

test('the deck that replaces the briefing has no faults', async () => {
  const folders = { root: ROOT, slides: `${HARBOUR}/slides`, charts: `${HARBOUR}/charts`, theme: 'theme' };
  const { deck, problems, panels } = await loadDeck(folders, chartLoader(folders, thread));
  expect(problems.map(formatError)).toEqual([]);
  expect(deck.meta.marking).toBe('TLP:AMBER');
  expect(panels.map(({ kind }) => kind).sort()).toEqual(['bars', 'line', 'line', 'map']);
});

/** The manuals and their whole examples: a block of code behind the name of its file, in backquotes. */
const MANUALS = ['authoring.md', 'charts.md', 'maps.md'];
const EXAMPLE = /`(charts\/[\w-]+\.(?:ts|csv))`[^`]*\n\n```\w+\n([\s\S]*?)\n```/g;

test('the charts that the manuals show whole are made as they stand', async () => {
  const root = await mkdtemp(path.join(await temporary(), 'manual-'));
  await cp(path.join(ROOT, 'tests/fixtures/maps/charts/geo'), path.join(root, 'charts/geo'), { recursive: true });
  for (const manual of MANUALS) {
    const text = await readFile(path.join(ROOT, 'docs', manual), 'utf8');
    for (const [, name = '', code = ''] of text.matchAll(EXAMPLE)) await writeFile(path.join(root, name), `${code}\n`);
  }
  await writeFile(path.join(root, 'charts/small-bars.csv'), 'key,place,season,visitors\na,Harbour,Summer,310\n');
  const names = readdirSync(path.join(root, 'charts')).map((name) => `charts/${name}`);
  const folders = { root, slides: 'slides', charts: 'charts', theme: 'theme' };
  const { panels, problems } = await chartLoader(folders, thread).load(names);
  await rm(root, { recursive: true });
  expect(problems.map(formatError)).toEqual([]);
  expect([...panels.keys()]).toEqual(expect.arrayContaining(['charts/crossings.ts', 'charts/island.ts']));
});

/** What an author deletes. */
const GOES = ['slides', 'charts', 'tests/briefing'];
const STAYS = ['deck', 'bench', 'tests', 'vite.config.ts', 'vitest.config.ts'];

/** The sources below a file or folder; what tests write and take away while this one walks is none of them. */
function filesIn(name: string): string[] {
  const entries = statSync(path.join(ROOT, name)).isFile() ? [] : readdirSync(path.join(ROOT, name));
  const below = entries.filter((entry) => entry !== '.tmp' && entry !== 'fixtures');
  return [name, ...below.flatMap((entry) => filesIn(`${name}/${entry}`))].filter((file) => /\.m?ts$|\.mjs$/.test(file));
}

test('nothing that stays imports what an author deletes', () => {
  const goes = (file: string) => GOES.some((folder) => file === folder || file.startsWith(`${folder}/`));
  const reaching = STAYS.flatMap(filesIn)
    .filter((file) => !goes(file))
    .flatMap((file) =>
      [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(/(?:from|import\(?|URL\()\s*'(\.[^']+)'/g)]
        .map(([, address = '']) => path.posix.join(path.posix.dirname(file), address))
        .filter(goes)
        .map((address) => `${file} imports ${address}`),
    );
  expect(reaching).toEqual([]);
});
