import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FixtureOptions, writeFixtureDeck } from '../../bench/fixture/deck.ts';
import { buildDeck, ROOT, temporary } from '../build-deck.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(await temporary(), 'fixture-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function filesOf(options: FixtureOptions): Promise<Map<string, string>> {
  await writeFixtureDeck(folder, options);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const texts = names.map(
    async (name): Promise<[string, string]> => [path.relative(folder, name), await readFile(name, 'utf8')],
  );
  return new Map((await Promise.all(texts)).toSorted(([a], [b]) => a.localeCompare(b)));
}

test.each([
  { slides: 15, charts: 2 },
  { slides: 40, charts: 5 },
])(
  'a deck of $slides slides builds without a problem, with all its slides and $charts charts',
  async ({ slides, charts }) => {
    const deck = await writeFixtureDeck(folder, { slides });
    expect(deck).toMatchObject({ slides, charts });
    const out = path.join(folder, 'out/dist');
    await buildDeck(path.relative(ROOT, folder).split(path.sep).join('/'), out);
    const html = await readFile(path.join(out, 'index.html'), 'utf8');
    expect(html.match(/<section\b/g)).toHaveLength(slides);
    expect(html.match(/<figure\b[^>]*class="[^"]*\bpanel\b/g)).toHaveLength(charts);
    const titles = [...html.matchAll(/<h[12] class="slide-title[^>]*>(.*?)<\/h[12]>/g)].map(([, title]) => title);
    expect(new Set(titles).size).toBe(slides);
  },
  60_000,
);

test('the same options write the same bytes; each slide has its notes and lies in the file that is named', async () => {
  const first = await filesOf({ slides: 40 });
  await rm(folder, { recursive: true });
  expect(await filesOf({ slides: 40 })).toEqual(first);
  const { fileOf, written } = await writeFixtureDeck(folder, { slides: 40 });
  for (const index of [0, 14, 15, written - 1]) expect(first.get(fileOf(index))).toContain(`{#slide-${index}`);
  const text = [...first].flatMap(([name, each]) => (name.endsWith('.md') ? [each] : [])).join('\n');
  expect(text.match(/^## /gm)).toHaveLength(written + 2);
  expect(text.match(/^::: notes$/gm)).toHaveLength(written + 3);
});

test('a deck may go without charts, and in one file', async () => {
  const files = await filesOf({ slides: 40, charts: false, oneFile: true });
  expect([...files.keys()].filter((name) => name.startsWith('charts') || name.endsWith('.md'))).toEqual([
    'slides/001-part.md',
  ]);
  expect(files.get('slides/001-part.md')).not.toMatch(/\.\.\/charts\/|\{\{/);
});
