import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chartLoader } from '../../deck/build/charts/chart-loader.ts';
import { imageName } from '../../deck/build/files/asset.ts';
import { loadDeck } from '../../deck/build/load.ts';
import { formatError } from '../../deck/model/error.ts';
import { ROOT, writeDeck } from '../build-deck.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Pictures by the names that their files have, and how a slide writes them. */
const PICTURES: readonly [name: string, written: string][] = [
  ['my map.png', 'my map.png'],
  ['growth 5%.png', '<growth 5%.png>'],
  ['issue#4.png', 'issue%234.png'],
  ['why?.png', 'why%3F.png'],
  ['the "plan".png', '<the "plan".png>'],
  ["it's & more.png", "it's & more.png"],
  ['a (1) [b].png', 'a (1) [b].png'],
  ['Ko\u0308ln.png', 'K\u00f6ln.png'],
  ['Mu\u0308nchen.png'.normalize('NFC'), 'Mu\u0308nchen.png'],
  ['地図.png', '地図.png'],
  ['a%20b.png', 'a%20b.png'],
  ['plus+eq=.png', 'plus+eq=.png'],
];

let deck: Awaited<ReturnType<typeof writeDeck>>;
const file = (name: string) => path.join(ROOT, deck.folder, name);

beforeAll(async () => {
  const slides = PICTURES.map(
    ([, written], i) => `## Picture ${i}\n\n![Shown](images/${written.replace(/^<|>$/g, '')})\n`,
  );
  const text = PICTURES.map(([, written], i) =>
    written.startsWith('<') ? slides[i]?.replace(/\((.*)\)/, '(<$1>)') : slides[i],
  );
  deck = await writeDeck(`---\ntitle: Case\n---\n\n${text.join('\n')}`);
  await mkdir(file('slides/images'), { recursive: true });
  for (const [name] of PICTURES) await writeFile(file(`slides/images/${name}`), PNG);
});
afterAll(() => deck.remove());

const load = (name?: typeof imageName) => {
  const folders = { root: ROOT, slides: `${deck.folder}/slides`, charts: `${deck.folder}/charts`, theme: 'theme' };
  return loadDeck(folders, chartLoader(folders), { imageName: name });
};
const bare = (text: string) => text.replaceAll(`${deck.folder}/`, '');

test('a picture may have any name that a file may have', async () => {
  const { deck: loaded, images } = await load(imageName);
  const html = loaded.slides.flatMap(({ body }) => body).join('');
  const published = [...images.values()].map((image) => `./${'address' in image ? image.address : ''}`);
  const addresses = [...html.matchAll(/<img src="([^"]*)"/g)].map(([, address = '']) => address);
  expect([...addresses].sort()).toEqual([...published].sort());
  expect(addresses).toHaveLength(PICTURES.length);
  for (const address of addresses) expect(address).toMatch(/^\.\/assets\/[\p{L}\p{N}._-]+$/u);
});

test('while serving, its address escapes what an address must', async () => {
  const { deck: loaded, problems } = await load();
  expect(problems.map(formatError)).toEqual([]);
  const html = loaded.slides.flatMap(({ body }) => body).join('');
  for (const [, address = ''] of html.matchAll(/src="\.\/([^"]*)"/g)) {
    expect(address).toMatch(/^[\w./%+=&;~-]+$/);
    const name = path.posix.relative(`${deck.folder}/slides/images`, decodeURIComponent(address));
    expect(PICTURES.map(([each]) => each)).toContain(name);
  }
});

test('slides are the *.md of the folder itself; the rest is left out and said', async () => {
  await mkdir(file('slides/drafts/deep'), { recursive: true });
  await mkdir(file('slides/.trash'), { recursive: true });
  await mkdir(file('shared'), { recursive: true });
  await writeFile(file('slides/drafts/deep/later.md'), '## Not decided yet\n');
  await writeFile(file('slides/_draft.md'), '## Nor this\n');
  await writeFile(file('slides/._01.md'), Buffer.from([0, 5, 22, 7, 0, 2, 0, 0]));
  await writeFile(file('slides/.trash/old.md'), '## Thrown away\n');
  await writeFile(file('shared/02.md'), '## Linked\n');
  await symlink('../shared/02.md', file('slides/02.md'));
  const { deck: loaded, problems, notices } = await load();
  expect(problems.map(formatError)).toEqual([]);
  expect(loaded.slides.slice(-1).map(({ title }) => title)).toEqual(['Linked']);
  expect(notices.map((notice) => bare(formatError(notice)))).toEqual([
    'slides/_draft.md:1  Left out, as no slides: slides/_draft.md, slides/drafts/deep/later.md. [left-out]\n' +
      '    Slides are the files *.md of slides/ itself whose names do not begin with "_".',
  ]);
});

test('a link that leads out of the project, or nowhere, is refused, and one that leads to itself ends', async () => {
  const outside = await mkdtemp(path.join(os.tmpdir(), 'deck-outside-'));
  await writeFile(path.join(outside, 'secret.md'), '## Secret\n');
  await symlink(path.join(outside, 'secret.md'), file('slides/03.md'));
  await symlink(outside, file('slides/images/far'));
  await symlink('nowhere.md', file('slides/04.md'));
  await symlink('..', file('slides/images/round'));
  const { deck: loaded, problems } = await load();
  await rm(outside, { recursive: true, force: true });
  for (const name of ['slides/03.md', 'slides/04.md', 'slides/images/far', 'slides/images/round']) await rm(file(name));
  expect(loaded.slides.some(({ title }) => title === 'Secret')).toBe(false);
  expect(problems.map((problem) => bare(formatError(problem)).split(' [')[0])).toEqual([
    'slides/03.md:1  This link leads out of the project.',
    'slides/04.md:1  This link leads to no file.',
    'slides/images/far:1  This link leads out of the project.',
  ]);
});

test('slides, sources and data that are no UTF-8 are refused at their first wrong byte, once', async () => {
  await mkdir(file('charts'), { recursive: true });
  await writeFile(file('slides/05.md'), Buffer.from('## Köln\n', 'latin1'));
  await writeFile(file('slides/references.yaml'), Buffer.from('- id: R1\n  type: book\n  title: Köln\n', 'latin1'));
  await writeFile(file('charts/towns.csv'), Buffer.from('key,n\nKöln,1\n', 'latin1'));
  await writeFile(
    file('charts/towns.ts'),
    "import { definePanel, number, text } from '#deck/panels';\nexport default definePanel({ columns: { key: text, n: number }, build: () => ({}) as never });\n",
  );
  const { problems } = await load();
  expect(problems.map((problem) => bare(formatError(problem)).split(':  ')[0]?.split('  ')[0])).toEqual([
    'charts/towns.csv:2:2',
    'slides/05.md:1:5',
    'slides/references.yaml:3:11',
  ]);
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['encoding']));
});

test('what a slide includes is read if it ends inside the project, and is not among what is left out', async () => {
  const aside = await writeDeck(
    '---\ntitle: Case\n---\n\n## One\n\n{{< include _part.md >}}\n\n{{< include _linked.md >}}\n\n{{< include _latin.md >}}\n',
  );
  const outside = await mkdtemp(path.join(os.tmpdir(), 'deck-outside-'));
  const slides = path.join(ROOT, aside.folder, 'slides');
  try {
    await writeFile(path.join(outside, 'secret.md'), 'SECRET');
    await symlink(path.join(outside, 'secret.md'), path.join(slides, '_linked.md'));
    await writeFile(path.join(slides, '_part.md'), 'Words of the part.');
    await writeFile(path.join(slides, '_latin.md'), Buffer.from('Gr\u00fc\u00dfe', 'latin1'));
    await writeFile(path.join(slides, '_workshop.md'), 'Aside.');
    const folders = { root: ROOT, slides: `${aside.folder}/slides`, charts: `${aside.folder}/charts`, theme: 'theme' };
    const loaded = await loadDeck(folders, chartLoader(folders));
    const told = loaded.problems.map((problem) => formatError(problem).replaceAll(`${aside.folder}/`, ''));
    expect(told).toEqual([
      expect.stringContaining('slides/_latin.md:1:3  The file is no text in UTF-8'),
      expect.stringContaining('slides/_linked.md:1  This link leads out of the project.'),
      expect.stringContaining('slides/01.md:9:1  The file "_linked.md" lies outside the project. [include]'),
    ]);
    expect(JSON.stringify(loaded.deck)).toContain('Words of the part.');
    expect(JSON.stringify(loaded.deck)).not.toContain('SECRET');
    expect(loaded.notices.map(({ message }) => message.replaceAll(`${aside.folder}/`, ''))).toEqual([
      'Left out, as no slides: slides/_workshop.md.',
    ]);
  } finally {
    await Promise.all([aside.remove(), rm(outside, { recursive: true })]);
  }
});
