import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deck } from '../../deck/build/plugin.ts';
import { faultText } from '../../deck/cli/run-command.mjs';
import { buildDeck, builtDeck, copyDeck, deckConfig, GERMAN, ROOT, temporary } from '../build-deck.ts';

const CANARY = 'Canary-7f3a';
let out: string;

beforeAll(async () => {
  out = await mkdtemp(path.join(await temporary(), 'build-'));
  await cp(await builtDeck(GERMAN), out, { recursive: true });
}, 60_000);

afterAll(() => rm(out, { recursive: true }));

async function allFiles(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('\n');
}

describe('a deck of another briefing', () => {
  let html: string;
  beforeAll(async () => {
    html = await readFile(path.join(out, 'dist/index.html'), 'utf8');
  });

  test('speaks its own language', () => {
    expect(html).toContain('<html lang="de" dir="ltr" data-theme="auto" data-page="deck">');
    expect(html).toContain('Stand 2024 bis 2025');
    expect(html).toContain('Quelle');
  });

  test('has its slides in order, the backup at the end', () => {
    const ids = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.slice(0, 6)).toEqual(['cover', 'umsatz', 'schritte', 'wartezeit', 'wege', 'auswahl']);
    expect(ids.slice(-2)).toEqual(['belege', 'literatur']);
  });

  test('numbers main slides and backup apart', () => {
    expect([...html.matchAll(/class="number">([^<]+)</g)].map(([, number]) => number)).toEqual([
      '1 / 7',
      '2 / 7',
      '3 / 7',
      '4 / 7',
      '5 / 7',
      '6 / 7',
      '7 / 7',
      'B1',
      'B2',
    ]);
  });

  test('prints values by its language, and a missing one as such', () => {
    expect(html).toMatch(/<data class="value" value="180">180<\/data>\u00a0Tassen/);
    expect(html).toContain('k. A.');
  });

  test('draws its charts as SVG with a text alternative and a table', () => {
    for (const drawing of ['plot-svg', 'plot-narrow'])
      expect(html.match(new RegExp(`<svg class="${drawing}"[^>]*role="img"`, 'g'))).toHaveLength(2);
    expect(html).toContain('aria-label="Die Wartezeit sank von neun auf vier Minuten."');
    expect(html.match(/<div class="panel-table"><table/g)).toHaveLength(2);
  });

  test('holds no inline style and no inline script but data', () => {
    expect(html).not.toMatch(/\sstyle="/);
    expect(html.match(/<script(?![^>]*\bsrc=)[^>]*>/g)).toEqual([
      '<script type="application/ld+json">',
      '<script type="application/json" id="deck-data">',
    ]);
  });

  test('asks for no file of the bundler’s own', async () => {
    const scripts = (await readdir(path.join(out, 'dist/assets'))).filter((name) => name.endsWith('.js'));
    expect(scripts.filter((name) => /runtime|helper|vendor|chunk/.test(name))).toEqual([]);
    expect(scripts.some((name) => name.startsWith('start-panels-'))).toBe(true);
  });

  test('fetches no more than 80 kB for its charts, gzip: bars and the code that draws them', async () => {
    const folder = path.join(out, 'dist/assets');
    const [charts] = (await readdir(folder)).filter((name) => /^start-panels.*\.js$/.test(name));
    const sizes = [charts ?? ''].map(async (name) => {
      const code = await readFile(path.join(folder, name), 'utf8');
      const others = [...code.matchAll(/from\s*["']\.\/([\w-]+\.js)["']/g)].flatMap(([, file]) => file ?? []);
      const own = [name, ...others.filter((file) => !file.startsWith('main'))];
      const bytes = await Promise.all(
        own.map(async (file) => gzipSync(await readFile(path.join(folder, file))).length),
      );
      return bytes.reduce((sum, each) => sum + each, 0);
    });
    const [size = 0] = await Promise.all(sizes);
    expect(size).toBeGreaterThan(40_000);
    expect(size).toBeLessThan(80_000);
  });

  test('brings of reveal.js what the deck uses: 26 kB of script at most before it answers, gzip', async () => {
    const folder = path.join(out, 'dist/assets');
    const names = (await readdir(folder)).filter((name) => /^(?:main|head)-.*\.js$/.test(name));
    const code = (await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8')))).join('');
    expect(gzipSync(code).length).toBeLessThan(26_000);
    // Something of each of the large parts that it is built without.
    for (const part of [
      'data-auto-animate-target',
      'scrollbar-inner',
      'jump-to-slide-input',
      'navigate-left',
      'r-media-play-button',
    ]) {
      expect(code).not.toContain(part);
    }
    expect(code).toContain('fragmentshown');
  });

  test('has of the theme what it uses: code, tabs and formulas cost a deck without them nothing', async () => {
    const folder = path.join(out, 'dist/assets');
    const name = (await readdir(folder)).find((each) => /^main-.*\.css$/.test(each)) ?? '';
    const styles = await readFile(path.join(folder, name), 'utf8');
    for (const rule of ['.panel-tabset', 'math{', '.c-comment', '.callout']) expect(styles).not.toContain(rule);
    expect(styles).toContain('.panel-table');
  });

  test('names assets relative to itself', () => {
    const addresses = [...html.matchAll(/(?:src|href)="([^"#]+)"/g)].map(([, address]) => address ?? '');
    expect(
      addresses.filter((address) => !address.startsWith('./') && !address.startsWith('https://example.org')),
    ).toEqual([]);
  });

  test('brings the licence of every package that is in it', async () => {
    const licences = await readFile(path.join(out, 'dist/licences.txt'), 'utf8');
    const names = ['reveal.js', 'chart.js', '@kurkle/color', '@fontsource-variable/source-sans-3'];
    for (const name of ['The deck', ...names]) expect(`\n${licences}`).toContain(`\n${name}\n\n`);
    expect(licences).toContain('SIL OPEN FONT LICENSE Version 1.1');
    expect(licences).not.toContain('markdown-it');
  });

  test('gives the notes to no file', async () => {
    expect(await readFile(path.join(ROOT, GERMAN, 'slides/01-anfang.md'), 'utf8')).toContain(CANARY);
    expect(await allFiles(path.join(out, 'dist'))).not.toContain(CANARY);
  });
});

describe('the notes switch', () => {
  test('notes: public puts them into the page, hidden', async () => {
    const copy = await copyDeck(GERMAN);
    try {
      const file = copy.file('slides/01-anfang.md');
      await writeFile(file, (await readFile(file, 'utf8')).replace('notes: private', 'notes: public'));
      await buildDeck(copy.folder, path.join(out, 'public'));
      expect(await readFile(path.join(out, 'public/index.html'), 'utf8')).toMatch(
        /<aside class="notes" hidden[^>]*>.*Canary/s,
      );
      await build({ ...deckConfig(copy.folder, path.join(out, 'public')), deck: { notes: false } });
      expect(await allFiles(path.join(out, 'public'))).not.toContain(CANARY);
    } finally {
      await copy.remove();
    }
  }, 60_000);
});

test('nothing that an author replaces configures the machine', async () => {
  const names = (await Promise.all(['slides', 'charts'].map((each) => readdir(path.join(ROOT, each))))).flat();
  expect(names.filter((name) => /^(?:tsconfig.*|package)\.json$|\.config\./.test(name))).toEqual([]);
});

describe('a build with faults', () => {
  test('lists every one by place, fails, and leaves the earlier output whole', async () => {
    const copy = await copyDeck(GERMAN);
    try {
      const before = await allFiles(path.join(out, 'dist'));
      await writeFile(
        copy.file('slides/03-fehler.md'),
        '## Eins {.statment}\n\nText [@K9].\n\n## Zwei\n\n![](../charts/fehlt.ts)\n',
      );
      const failure = await buildDeck(copy.folder, path.join(out, 'dist')).then(
        () => undefined,
        (error: Error) => error.message,
      );
      for (const place of ['03-fehler.md:1:', '03-fehler.md:3:', '03-fehler.md:7:']) expect(failure).toContain(place);
      expect(failure).toContain('3 problems in the deck');
      expect(await allFiles(path.join(out, 'dist'))).toBe(before);
    } finally {
      await copy.remove();
    }
  }, 60_000);

  test('tells a broken theme by the line of its sheet, and nothing of what the bundler met of it', async () => {
    const copy = await copyDeck(GERMAN);
    try {
      await cp(path.join(ROOT, 'theme'), copy.file('theme'), { recursive: true });
      await rm(copy.file('theme/tabs.css'));
      await writeFile(copy.file('theme/own.css'), '.a {\n  color: "red;\n}\n');
      await writeFile(copy.file('theme/speaker.css'), '@import "./own.css";\n');
      const places = {
        slides: `${copy.folder}/slides`,
        charts: `${copy.folder}/charts`,
        theme: `${copy.folder}/theme`,
      };
      const config = { ...deckConfig(copy.folder, path.join(out, 'none')), plugins: [deck(places)] };
      const failure = await build(config).then(
        () => undefined,
        (error: unknown) => faultText(error),
      );
      const problems = failure?.split('\n').filter((line) => line.includes('[theme-css]'));
      expect(problems?.map((line) => line.replace(`${copy.folder}/`, ''))).toEqual([
        expect.stringMatching(/^theme\/index\.css:\d+:10 {2}There is no /),
        'theme/own.css:2:10  A quotation mark opens here and is not closed on its line [theme-css]',
      ]);
    } finally {
      await copy.remove();
    }
  }, 60_000);

  test('the command exits non-zero and prints place, fault and remedy', async () => {
    const copy = await copyDeck(GERMAN);
    try {
      await writeFile(copy.file('slides/03-fehler.md'), '## Eins {.statment}\n');
      const config = path.join(out, 'vite.config.ts');
      await writeFile(
        config,
        `import { deck } from '${path.join(ROOT, 'deck/build/plugin.ts')}';\n` +
          `export default { root: '${ROOT}', plugins: [deck({ slides: '${copy.folder}/slides', charts: '${copy.folder}/charts', theme: 'theme' })], build: { outDir: '${path.join(out, 'none')}' } };\n`,
      );
      const run = promisify(execFile)(
        process.execPath,
        ['node_modules/vite/bin/vite.js', 'build', '--config', config],
        { cwd: ROOT },
      );
      await expect(run).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/03-fehler\.md:1:\d+ {2}.*statment/),
      });
    } finally {
      await copy.remove();
    }
  }, 60_000);
});
