import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFiles } from '../../deck/build/read-files.ts';
import { readTheme, sheetsFor, sheetsOfNotes } from '../../deck/build/theme.ts';
import { formatError } from '../../deck/model/error.ts';
import type { Site } from '../../deck/model/site.ts';
import { ROOT } from '../build-deck.ts';

const theme = path.join(ROOT, 'theme');

/** The sheets that a list imports, by name. */
const imported = (list: string) => [...list.matchAll(/^@import "\.\/([\w-]+)\.css";/gm)].map(([, name]) => name);

describe('sheets of the theme', () => {
  test.each([
    ['<p>Nothing but words of a callout, code, math and tabs: class="tabs".</p>', []],
    ['<div class="callout callout-tip"><p>Mind it.</p></div>', ['callouts']],
    ['<div class="panel-tabset">', ['tabs']],
    ['<figure class="w-50 pictured"><img src="a.svg" alt=""></figure>', ['pictures']],
    ['<video controls src="a.mp4">', ['pictures']],
    ['<div class="ncol-3">', ['beside']],
    ['<div class="r-stack">', ['beside']],
    ['<p class="fragment highlight-red">', ['boxes']],
    ['<section id="a" class="slide smaller">', ['boxes']],
    ['<p><ins>new</ins></p>', ['boxes']],
    ['<section class="slide on-dark bg-102030">', ['behind']],
    ['<p>Type <code>npm start</code>.</p>', ['code']],
    ['<math display="block">', ['formulas']],
    ['<ul><li class="task">', ['lists']],
    ['<dl><dt>', ['lists']],
  ])('for %s are %j beside those of any deck', async (html, sheets) => {
    const list = await readFile(path.join(theme, 'index.css'), 'utf8');
    const plain = imported(sheetsFor(list, ['']));
    expect(plain).toContain('tokens');
    expect(imported(sheetsFor(list, ['<p></p>', html])).filter((name) => !plain.includes(name))).toEqual(sheets);
  });

  test('a class that only begins or ends like one that is named asks for nothing', async () => {
    const list = await readFile(path.join(theme, 'index.css'), 'utf8');
    const html = '<p class="centered-text my-callout task-force"><codex></codex></p>';
    expect(sheetsFor(list, [html])).toBe(sheetsFor(list, ['']));
  });

  test('of what only private notes have are for the handout', async () => {
    const list = await readFile(path.join(theme, 'index.css'), 'utf8');
    const site = (slides: string, notes: string) =>
      ({
        sections: [{ id: 'a', html: slides }],
        loaded: { deck: { slides: [{ notesHtml: notes }] } },
      }) as unknown as Site;
    const code = '<p><code>npm</code></p>';
    expect(sheetsOfNotes(list, site('<p>Words</p>', code))).toEqual(['./code.css']);
    expect(sheetsOfNotes(list, site(code, `${code}<dl></dl>`))).toEqual(['./lists.css']);
    expect(sheetsOfNotes(list, site(code, ''))).toEqual([]);
  });

  test('are all there, each imported once', async () => {
    const list = await readFile(path.join(theme, 'index.css'), 'utf8');
    const names = imported(list);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(await readFile(path.join(theme, `${name}.css`), 'utf8')).not.toBe('');
  });
});

describe('a theme', () => {
  test('that is no UTF-8 is named at its first wrong byte, and nothing that follows from it', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'theme-'));
    try {
      await cp(theme, path.join(root, 'theme'), { recursive: true });
      await writeFile(path.join(root, 'theme/tokens.css'), Buffer.from(':root {\n  /* Gr\u00fcn */\n}\n', 'latin1'));
      await writeFile(path.join(root, 'theme/favicon.svg'), Buffer.from('<svg><title>\u00fc</title></svg>', 'latin1'));
      expect(await faultsOf(root)).toEqual([
        'theme/tokens.css:2:8  The file is no text in UTF-8: the byte FC stands here, "ü" in Windows-1252. [encoding]',
        'theme/favicon.svg:1:13  The file is no text in UTF-8: the byte FC stands here, "ü" in Windows-1252. [encoding]',
      ]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });

  test('that lacks a file is told by what asks for it, every file at once', async () => {
    const root = await mkdtemp(path.join(tmpdir(), 'theme-'));
    try {
      await cp(theme, path.join(root, 'theme'), { recursive: true });
      expect(await faultsOf(root)).toEqual([]);
      for (const name of ['speaker.css', 'favicon.svg', 'tabs.css']) await rm(path.join(root, 'theme', name));
      const own = '/* url(./said.png) */\n.a { background: url("./gone.png#x"), url(../there.png), url(data:x) }\n';
      await writeFile(path.join(root, 'theme/own.css'), own);
      const list = await readFile(path.join(theme, 'index.css'), 'utf8');
      const line = list.split('\n').findIndex((each) => each.includes('tabs.css')) + 1;
      expect(await faultsOf(root)).toEqual([
        'theme/speaker.css:1  There is no theme/speaker.css [theme-css]',
        'theme/favicon.svg:1  There is no theme/favicon.svg [theme-css]',
        `theme/index.css:${line}:10  There is no theme/tabs.css [theme-css]`,
        'theme/own.css:2:23  There is no theme/gone.png [theme-css]',
      ]);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});

async function faultsOf(root: string): Promise<(string | undefined)[]> {
  const folders = { root, slides: 'slides', charts: 'charts', theme: 'theme' };
  const { problems } = await readTheme(folders, projectFiles(root));
  return problems.map((each) => formatError(each).split('\n')[0]);
}
