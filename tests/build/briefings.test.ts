import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allBriefings, configFor, findBriefing, optionsIn } from '../../deck/build/briefings/find-briefing.ts';
import { createBriefing } from '../../deck/build/briefings/new-briefing.ts';
import { chartLoader, chartThread } from '../../deck/build/charts/chart-loader.ts';
import { privateFolder } from '../../deck/build/deck-build.ts';
import { namedIn } from '../../deck/build/deck-files.ts';
import { type Briefing, foldersOf } from '../../deck/build/folders.ts';
import { loadDeck } from '../../deck/build/load.ts';
import { formatError } from '../../deck/model/error.ts';
import { buildDeck, deckConfig, GERMAN, ROOT, serveDeck } from '../build-deck.ts';

const OPTIONS = { slides: 'slides', charts: 'charts', theme: 'theme' };
const DAY = new Date(2024, 4, 6);
const thread = chartThread();

/** A folder for a project with several briefings, and beside it others that are no part of it. */
let around: string;
let root: string;
const write = async (file: string, text: string) => {
  await mkdir(path.dirname(path.join(around, file)), { recursive: true });
  await writeFile(path.join(around, file), text);
};

beforeAll(async () => {
  around = await realpath(await mkdtemp(path.join(tmpdir(), 'briefings-')));
  root = path.join(around, 'project');
  await cp(path.join(ROOT, 'theme'), path.join(root, 'theme'), { recursive: true });
  await write(
    'project/slides/01.md',
    '---\ntitle: The own one\n---\n\n## One {#one}\n\n![](../charts/crossings.ts)\n\n## Sources {#sources}\n\n::: {#refs}\n:::\n',
  );
  await write('project/slides/images/note.txt', 'No briefing.\n');
  await write('project/slides/drafts/later.md', '## No front matter\n');
  await write('project/slides/_old/01.md', '---\ntitle: Old\n---\n');
  for (const name of ['acme', 'beta']) await createBriefing(root, name, OPTIONS, DAY);
  await cp(path.join(root, 'slides/acme/references.yaml'), path.join(root, 'slides/references.yaml'));
  // What all may show: one that another briefing has of its own, and one that cannot be made.
  await write('project/charts/crossings.csv', 'key,place,trams,buses\nferry,Shared ferry,1,2\n');
  const chart = await readFile(path.join(root, 'charts/acme/crossings.ts'), 'utf8');
  await write('project/charts/crossings.ts', chart.replace(/summary: '[^']*'/, "summary: 'One tram, two buses.'"));
  await write('project/charts/broken.ts', 'export default 1 +;\n');
  await createBriefing(root, 'outside', { folder: path.join(around, 'outside') }, DAY);
  await write('flat/01.md', '---\ntitle: Flat\n---\n\n## One {#one}\n\n![](charts/crossings.ts)\n');
});
afterAll(async () => {
  thread.close();
  await rm(around, { recursive: true });
});

const find = (word: string, from = around) => findBriefing(root, OPTIONS, word, from);
const load = (briefing?: Briefing) => {
  const folders = foldersOf({ root, deck: { briefing } }, OPTIONS);
  return loadDeck(folders, chartLoader(folders, thread));
};

describe('a briefing is found', () => {
  const acme = { name: 'acme', slides: 'slides/acme', charts: 'charts/acme', shared: 'charts' };
  test.each(['acme', 'acme/', 'project/slides/acme', './project/slides/acme/'])(
    'in the project by %s',
    async (word) => {
      expect(await find(word)).toEqual({ ...acme, home: root });
    },
  );

  test.each([
    ['./outside', { name: 'outside', slides: 'outside/slides', charts: 'outside/charts' }],
    ['./outside/slides', { name: 'outside', slides: 'outside/slides', charts: 'outside/charts' }],
    ['flat/', { name: 'flat', slides: 'flat', charts: 'flat/charts' }],
  ])('elsewhere by the path %s', async (word, place) => {
    const briefing = word === 'flat/' ? await find('./flat/') : await find(word);
    expect(briefing).toEqual({ ...place, home: around });
  });

  test('without a name where its path is that of the project’s own slides', async () => {
    for (const word of ['project/slides', './project']) expect(await find(word)).toBeUndefined();
  });

  test('in the list of all: the project’s own, then each with a front matter', async () => {
    expect((await allBriefings(root, OPTIONS)).map(({ name, slides }) => [name, slides])).toEqual([
      ['slides', 'slides'],
      ['acme', 'slides/acme'],
      ['beta', 'slides/beta'],
    ]);
  });

  test.each([
    [
      'amce',
      'There is no briefing "amce". Did you mean "acme"? Briefings: acme, beta. "npm run new -- amce" begins one; a folder elsewhere is named by its path, as ./amce.',
    ],
    ['./nowhere', /There is no folder .*nowhere\. "npm run new -- \.\/nowhere" begins a briefing there\./],
    ['assets', 'A briefing cannot be called "assets"'],
    ['images', 'There is no briefing "images"'],
    ['_old', 'A briefing cannot be called "_old"'],
    ['/', '/ cannot be a briefing'],
  ])('or not, by %s, and what is there is said', async (word, message) => {
    await expect(find(word)).rejects.toThrow(message);
  });

  test('but not through a link that leads out of the project', async () => {
    await symlink(path.join(around, 'flat'), path.join(root, 'slides/linked'));
    await symlink(path.join(around, 'outside'), path.join(around, 'twin-link'));
    await expect(find('linked')).rejects.toThrow(
      /slides.linked is a link that leads out of the project, to .*flat: name/,
    );
    expect((await find('./twin-link'))?.name).toBe('twin-link');
    for (const link of [path.join(root, 'slides/linked'), path.join(around, 'twin-link')]) await rm(link);
  });

  test('but not where it would take the place of another', async () => {
    await write('twin/acme/01.md', '---\ntitle: Twin\n---\n');
    await expect(find('./twin/acme')).rejects.toThrow(
      /dist\/acme\/ is that of slides\/acme\/: give .*twin\/acme another name/,
    );
  });
});

describe('a new briefing', () => {
  test.each(['acme', './outside'])('%s works as it stands', async (word) => {
    const { deck, panels, problems, notices, unused } = await load(await find(word));
    expect([...problems, ...notices].map(formatError)).toEqual([]);
    expect(unused).toEqual([]);
    expect(panels.map(({ id }) => id)).toEqual(['crossings']);
    expect(deck.slides.map(({ id, backup }) => (backup ? `backup ${id}` : id))).toEqual([
      'cover',
      'answer',
      'crossings',
      'sources',
      'backup left-out',
    ]);
    expect(deck.meta).toMatchObject({ title: word === 'acme' ? 'Acme' : 'Outside', date: '6 May 2024' });
  });

  test('never overwrites, and takes no name that a site cannot have', async () => {
    const before = await readFile(path.join(root, 'slides/acme/01-answer.md'), 'utf8');
    await expect(createBriefing(root, 'acme', OPTIONS)).rejects.toThrow(
      /slides.acme is not empty: nothing was written/,
    );
    await write('project/charts/later/own.csv', 'a\n1\n');
    await expect(createBriefing(root, 'later', OPTIONS)).rejects.toThrow(/charts.later is not empty/);
    expect(await readdir(path.join(root, 'slides'))).not.toContain('later');
    await expect(createBriefing(root, 'x', { folder: path.join(around, 'flat') })).rejects.toThrow('is not empty');
    for (const name of ['', '..', 'a b', 'a/b', '.x'])
      await expect(createBriefing(root, name, OPTIONS)).rejects.toThrow('is no name');
    for (const name of ['assets', 'slides'])
      await expect(createBriefing(root, name, OPTIONS)).rejects.toThrow('cannot be called');
    expect(await readFile(path.join(root, 'slides/acme/01-answer.md'), 'utf8')).toBe(before);
  });

  test('elsewhere tells an editor where the types of its charts are', async () => {
    const { compilerOptions } = JSON.parse(await readFile(path.join(around, 'outside/tsconfig.json'), 'utf8'));
    const [panels = ''] = compilerOptions.paths['#deck/panels'];
    expect(path.resolve(around, 'outside', panels)).toBe(path.join(root, 'deck/panels/index.ts'));
  });
});

describe('its files', () => {
  test('are its own: no other briefing’s charts and slides, and nothing of a chart that it does not name', async () => {
    const own = await load();
    expect(own.problems.map(({ source }) => source.file)).toEqual(['charts/broken.ts']);
    expect([...own.paths.values()]).toEqual(['charts/crossings.ts']);
    expect(own.notices.map(({ message }) => message)).toEqual([
      'Left out, as no slides: slides/_old/01.md, slides/drafts/later.md.',
    ]);
    const acme = await load(await find('acme'));
    expect([...acme.paths.values()]).toEqual(['charts/acme/crossings.ts']);
  });

  test.each(['../charts/crossings.ts', '../../charts/crossings.ts', 'charts/crossings.ts'])(
    'show by %s the chart that it has, else the one that all share',
    async (address) => {
      const file = path.join(root, 'charts/beta');
      await write('project/slides/beta/02-evidence.md', `## One {#one}\n\n![](${address})\n`);
      const paths = async () => [...(await load(await find('beta'))).paths.values()];
      expect(await paths()).toEqual(['charts/beta/crossings.ts']);
      const text = await readFile(path.join(file, 'crossings.ts'), 'utf8');
      await rm(path.join(file, 'crossings.ts'));
      const { problems, paths: shared, unused } = await load(await find('beta'));
      await writeFile(path.join(file, 'crossings.ts'), text);
      expect(problems.map(({ code }) => code)).not.toContain('unknown-panel');
      expect([...shared.values()]).toEqual(['charts/crossings.ts']);
      expect(unused).toEqual([]);
    },
  );

  test('are none for a word that holds their name, or is it: a slide names a chart by its file or by a value', () => {
    const shared = ['charts/ties.ts', 'charts/ground.ts'];
    const named = (text: string) => namedIn([{ path: 'slides/01.md', text }], shared);
    expect(named('## Three cities {#cities}\n\nThe ground. Ties of old. Under-ground.ts')).toEqual([]);
    expect(named('![](../charts/ties.ts){.wide}')).toEqual(['charts/ties.ts']);
    expect(named('It has {{ ground.south.share }}.')).toEqual(['charts/ground.ts']);
  });

  test('are named as a slide writes them, where one is not there', async () => {
    await write('project/slides/beta/04.md', '## One {#none}\n\n![](../charts/crosings.ts)\n');
    const { problems } = await load(await find('beta'));
    await rm(path.join(root, 'slides/beta/04.md'));
    expect(problems.find(({ code }) => code === 'unknown-panel')?.hint).toBe(
      'Did you mean "../charts/crossings.ts"? Charts: ../charts/crossings.ts.',
    );
  });

  test('end in the named folder or in the project, where links are followed', async () => {
    await write('secret.md', '## Secret {#secret}\n');
    const link = (name: string, target: string) => symlink(target, path.join(around, 'outside/slides', name));
    await link('04.md', '../../secret.md');
    await link('05.md', '../../project/slides/drafts/later.md');
    const { deck, problems } = await load(await find('./outside'));
    for (const name of ['04.md', '05.md']) await rm(path.join(around, 'outside/slides', name));
    expect(problems.map(formatError).map((text) => text.split('\n')[0])).toEqual([
      'outside/slides/04.md:1  This link leads out of the project. [outside-link]',
    ]);
    expect(deck.slides.some(({ id }) => id === 'secret')).toBe(false);
  });

  test('may hold tokens of its own, for pages and drawings alike', async () => {
    const accent = '--accent: light-dark(#a0006b, #ff8ad8);';
    await write('outside/slides/tokens.css', `/* ours */\n:root {\n  ${accent}\n  --acent: #000000;\n}\n`);
    const { theme, problems } = await load(await find('./outside'));
    await rm(path.join(around, 'outside/slides/tokens.css'));
    expect(theme.own).toBe('html:root{--accent:light-dark(#a0006b, #ff8ad8);}');
    expect(theme.colours.get('accent')).toEqual({ light: '#a0006b', dark: '#ff8ad8' });
    expect(problems.map(formatError)[0]).toMatch(
      /^outside\/slides\/tokens\.css:4:3 {2}The theme has no token "--acent"/,
    );
  });
});

describe('its outputs', () => {
  test('go to folders with its name, and the presenter’s own beside the public folder', () => {
    const briefing = { name: 'acme', home: root, slides: 'slides/acme', charts: 'charts/acme' };
    expect(configFor({ deck: { notes: true } }, briefing)).toMatchObject({
      deck: { notes: true, briefing, among: true },
      build: { outDir: path.join('dist', 'acme') },
    });
    expect(privateFolder({ target: '/p/dist', among: false })).toBe(path.normalize('/p/private'));
    expect(privateFolder({ target: '/p/dist/acme', among: true })).toBe(path.normalize('/p/private/acme'));
  });

  test('stand beside those of the project’s own, which a later build of that keeps', async () => {
    const out = path.join(around, 'out');
    const project = deckConfig(GERMAN, path.join(out, 'dist'));
    expect(await optionsIn(project)).toMatchObject({ slides: `${GERMAN}/slides` });
    const outside = await find('./outside');
    await build(outside ? configFor(project, outside) : {});
    expect(await readdir(path.join(out, 'dist'))).toEqual(['outside']);
    await buildDeck(GERMAN, path.join(out, 'dist'));
    const page = await readFile(path.join(out, 'dist/outside/index.html'), 'utf8');
    expect(page).toContain('<title>Outside');
    expect(page).not.toContain('What you say stands here');
    expect(await readFile(path.join(out, 'dist/index.html'), 'utf8')).not.toContain('<title>Outside');
    expect((await readdir(path.join(out, 'private'), { recursive: true })).sort()).toEqual(
      ['briefing.html', 'outside', path.join('outside', 'briefing.html')].sort(),
    );
    expect((await readdir(out)).sort()).toEqual(['dist', 'private']);
  });
});

test('it is served from its folder, by its own addresses and no other', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><rect width="4" height="3"/></svg>';
  await write('outside/slides/images/a b.svg', drawing);
  // As `npm start` hands it on, beside Vite's own command line.
  process.env.DECK_BRIEFING = JSON.stringify(await find('./outside'));
  const { server, url } = await serveDeck(GERMAN);
  delete process.env.DECK_BRIEFING;
  try {
    const get = async (address: string) => fetch(new URL(address, url));
    expect(await (await get('/')).text()).toContain('<title>Outside');
    expect(await (await get('/outside/slides/images/a%20b.svg')).text()).toContain('<rect');
    for (const address of [
      '/outside/slides/01-answer.md',
      '/outside/charts/crossings.csv',
      `/${GERMAN}/slides/01-anfang.md`,
    ])
      expect((await get(address)).status, address).toBe(404);
  } finally {
    await server.close();
    await rm(path.join(around, 'outside/slides/images'), { recursive: true });
  }
});
