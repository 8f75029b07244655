import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deckFiles, isSlideFile } from '../../deck/build/deck-files.ts';
import { projectFiles } from '../../deck/build/read-files.ts';
import { deckMemory, type ImageFile, parseDeck, slideTexts } from '../../deck/markdown/index.ts';
import { directionOf } from '../../deck/model/direction.ts';
import { formatError } from '../../deck/model/error.ts';
import { figuresOf, renderFigure } from '../../deck/page/figure.ts';
import { number, text } from '../../deck/panels/index.ts';
import { formatValue } from '../../deck/panels/layout/format.ts';
import { readRows } from '../../deck/panels/read-rows.ts';
import { readText } from '../../deck/source/encoding.ts';
import { safeSvg } from '../../deck/source/safe-svg.ts';
import { bodyHtml, oneFile, sampleInput, samplePanels } from './sample.ts';

/** What once went wrong without a word, each kind with inputs of its own: nothing vanishes, stands there raw, or is published though it is not meant. */
const REFERENCES = { path: 'slides/references.yaml', text: '- id: R1\n  type: book\n  title: A book\n' };
const LIST = '\n\n## References {.backup}\n\n::: {#refs}\n:::\n';

function read(markdown: string, images?: ReadonlyMap<string, ImageFile>) {
  const parsed = parseDeck(oneFile(markdown, { references: REFERENCES, ...(images && { images }) }));
  const { slides, meta } = parsed.deck;
  const html = slides.map((slide) => slide.titleHtml + bodyHtml(slide) + slide.footnotesHtml).join('\n');
  const told = [...parsed.problems, ...parsed.notices].map((each) => formatError(each).split('\n')[0]);
  return { ...parsed, slides, meta, html, told, codes: parsed.problems.map(({ code }) => code) };
}

describe('comments are in no output', () => {
  test.each([
    ['a commented row of a table', '## A\n\n| a |\n|---|\n| x |\n<!-- | SECRET | -->\n| y |\n'],
    [
      'one within a formula, a title and a caption',
      '## A <!-- SECRET -->\n\n$a<!-- SECRET -->b$\n\n![x<!-- SECRET -->](images/tree.png){fig-cap="c<!-- SECRET -->"}\n',
    ],
    [
      'a whole slide, its notes with it',
      '## A\n\nx\n\n<!--\n---\n\n## SECRET {#s}\n\n::: notes\nSECRET\n:::\n-->\n\n## B\n',
    ],
    [
      'one in a term, a footnote and a callout',
      '## A\n\nT <!-- SECRET -->\n: d^[n <!-- SECRET -->]\n\n::: {.callout-tip title="t <!-- SECRET -->"}\nx\n:::\n',
    ],
  ])('%s', (_, markdown) => {
    const { deck, told } = read(markdown);
    expect(told).toEqual([]);
    expect(JSON.stringify([deck, ...slideTexts(deck).values()])).not.toContain('SECRET');
  });
});

test.each([
  ['(iv) four\n(v) five', 'start="4"'],
  [':::: columns\n::: column\nc) see\nd) dee\n:::\n::::', 'start="3"'],
  ['1. a\n\n   12. within\n   13. more\n2. b', 'start="12"'],
  ['B. letters\nC. more\n\n7. a number', 'start="7"'],
])('a list keeps its numbers: %s', (list, start) => {
  const { html, deck } = read(`## A\n\n${list}\n`);
  expect(html).toContain(start);
  expect(JSON.stringify([...slideTexts(deck).values()])).toContain(`"start":${/\d+/.exec(start)?.[0]}`);
});

test.each([
  ['# Questions? {.center}', 'Questions?'],
  ['Fragen?\n=======\n\n::: notes\nPause.\n:::', 'Fragen?'],
  ['# One\n\n# Two *more*', 'Two more'],
])('a last heading is a slide: %s', (last, title) => {
  expect(read(`## A\n\nx\n\n${last}\n`).slides.at(-1)).toMatchObject({ kind: 'section', title });
});

test.each(['@{R1} says', '[see @{R1}, chap. 2; also @R1]', '| a |\n|---|\n| [-@R1, p. 3] |', '- @R1 [fig. 2] says'])(
  'every form of a citation: %s',
  (cite) => {
    const { html, slides, codes } = read(`## A\n\n${cite}\n${LIST}`);
    expect(codes).toEqual([]);
    expect(html.replace(/<[^>]*>/g, '')).not.toContain('@');
    expect(slides.find(({ kind }) => kind === 'references')?.body).toHaveLength(1);
  },
);

test.each([
  ['<images/a [1] & b.png>', 'slides/images/a [1] & b.png'],
  ['images/50%25-"off".png', 'slides/images/50%-"off".png'],
  ["<images/O'Brien #2?.png>", "slides/images/O'Brien #2?.png"],
  ['images/A\u030angstro\u0308m.png', 'slides/images/\u00c5ngstr\u00f6m.png'],
  ['images/\ud55c\uad6d.png', `slides/images/${'\ud55c\uad6d'.normalize('NFD')}.png`],
  ['images/地図（東）.png', 'slides/images/地図（東）.png'],
])('a picture of any name is found: %s', (written, file) => {
  const { html, codes } = read(`## A\n\n![It](${written})\n`, new Map([[file, { width: 40, height: 30 }]]));
  expect(codes).toEqual([]);
  const [, src = ''] = /<img src="([^"]*)"/.exec(html) ?? [];
  expect(decodeURIComponent(src).normalize('NFC')).toBe(`./${file.normalize('NFC')}`);
  expect(src).not.toMatch(/[\s#?"<>]/);
});

test.each([
  ['in Windows-1252', Buffer.concat([Buffer.from('# A\n\n'), Buffer.from([0x93, 0x61, 0x94])]), 'a.md:3:1'],
  ['cut off within a character', Buffer.from('Straße'.slice(0, 5)).subarray(0, 5), 'a.md:1:5'],
  ['as UTF-16 from the other end', Buffer.from('\ufeffab', 'utf16le').swap16(), 'a.md:1:1'],
])('text %s is refused at its first wrong byte', (_, bytes, place) => {
  const { text: words, fault } = readText('a.md', bytes);
  expect(words).toBe('');
  expect(fault && formatError(fault)).toMatch(new RegExp(`^${place} .*UTF-8`));
});

test.each([
  ['key\tn\na\t0,5\n', [['a', 0.5]]],
  ['\ufeffkey;n\r\n"a;b";1234,5\r\n', [['a;b', 1234.5]]],
  ['sep=;\nkey;n\na;-3\n', [['a', -3]]],
])('a table of a spreadsheet reads by its own signs: %j', (csv, rows) => {
  const found = readRows({ path: 'a.csv', text: csv }, { key: text, n: number });
  expect(found.problems.map((each) => formatError(each))).toEqual([]);
  expect(found.rows.map((row) => Object.values(row))).toEqual(rows);
});

describe('which files are slides', () => {
  let root = '';
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'kinds-'));
    const [project, away] = [path.join(root, 'project'), path.join(root, 'away')];
    for (const folder of ['project/slides/drafts', 'project/slides/.git', 'project/shared', 'away'])
      await mkdir(path.join(root, folder), { recursive: true });
    const files = [
      '01.md',
      '02-b.md',
      '_part.md',
      '.03.md.swp',
      '._01.md',
      'drafts/x.md',
      '.git/y.md',
      '04.md~',
      'z.txt',
    ];
    for (const name of files) await writeFile(path.join(project, 'slides', name), '## A\n');
    for (const file of [path.join(project, 'shared/05.md'), path.join(away, '06.md')]) await writeFile(file, '## L\n');
    await symlink('../shared/05.md', path.join(project, 'slides/05.md'));
    await symlink('../../away/06.md', path.join(project, 'slides/06.md'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  test('those of the folder itself, a link within the project too; one that leads out is a fault', async () => {
    const project = path.join(root, 'project');
    const folders = { root: project, slides: 'slides', charts: 'charts', theme: 'theme' };
    const { slides, faults } = await deckFiles(folders, projectFiles(project));
    const shown = slides.filter((file) => isSlideFile('slides', file));
    expect(shown).toEqual(['slides/01.md', 'slides/02-b.md', 'slides/05.md']);
    expect(faults.map(({ code, source }) => [code, source.file])).toEqual([['outside-link', 'slides/06.md']]);
  });
});

test.each([0.000_000_4, -0.000_02, 3.4e-7])('a very small number is printed: %d', (value) => {
  expect(formatValue(value, 'm', 'en')).toMatch(/[1-9]/);
});

test.each([
  '::: incremental\n::: callout-tip\n- one\n  - two\n:::\n:::',
  '::: incremental\n::: panel-tabset\n### A\n\n- one\n\n### B\n\n1. two\n:::\n:::',
  '::: incremental\n> - one\n>\n> - two\n:::',
])('steps go through any nesting: %s', (markdown) => {
  expect(read(`## A\n\n${markdown}\n`).html.match(/<li class="fragment"/g)).toHaveLength(2);
});

test.each([
  ['ur-PK', 'rtl'],
  ['ckb', 'rtl'],
  ['az-Arab-IR', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['pa', 'ltr'],
])('%s runs %s', (lang, direction) => {
  expect(directionOf(lang)).toBe(direction);
  expect(read(`## A\n\n[x]{lang=${lang}}\n`).html).toContain(`dir="${direction}"`);
});

test.each([
  ['author: Ada #2', 'is read as "Ada"', 'slides/deck.md:3'],
  ['author:\n  - Ben # the second', 'is read as "Ben"', 'slides/deck.md:4'],
  ['footer: Issue # 7', 'is read as "Issue"', 'slides/deck.md:3'],
])('what a comment cuts off is said: %j', (field, words, place) => {
  const { told } = read(`---\ntitle: T\n${field}\n---\n\n## A\n`);
  expect(told).toHaveLength(1);
  expect(told[0]).toContain(words);
  expect(told[0]).toContain(place);
});

test.each(['---\nlayout: two\n---', '---\nauthor: B\ntags:\n  - x\n---', '---\nclass: center, middle'])(
  'a second front matter is no slide: %j',
  (fields) => expect(read(`## A\n\nx\n\n${fields}\n\n## B\n`).codes).toEqual(['second-front-matter']),
);

test.each([
  ['Rain fell^[Measured.]', 'Rain fell'],
  ['It *rose* [@R1] in 2020[^1]', 'It rose in 2020'],
  ['10^6^ of $\\alpha$ [@R1]', '10^6 of α'],
])('marks are no words of a title: %s', (heading, title) => {
  expect(read(`## ${heading}\n\nx[^1]\n\n[^1]: n\n${LIST}`).slides[1]?.title).toBe(title);
});

test.each([
  ['log~10~ 10^-3^', '<sub>10</sub>'],
  ['$\\frac{1}{2}$ and^[note]', '<math>'],
  ['1. [x] done', 'class="task"'],
  ['Term one\n\n:   first\n\n:   second', '<dd>'],
  ['ii. two\niii. three', 'type="i"'],
  ['a\\ b', 'a\u00a0b'],
])('what other dialects write works: %s', (markdown, html) => {
  expect(read(`## A\n\n${markdown}\n`).html).toContain(html);
});

test.each([
  '::: notes\n::: callout-tip\n![x](images/tree.png)\n:::\n:::',
  '::: notes\n- item\n\n  ![x](images/tree.png)\n:::',
  '::: notes\nwords ![x](images/tree.png) within\n:::',
])('a picture in the notes is not among what the slide shows: %s', (notes) => {
  const { slides } = read(`## A\n\nx\n\n${notes}\n`);
  expect(slides[1]?.shows.pictures).toEqual([]);
  expect(slides[1]?.notesShow.pictures).toEqual(['slides/images/tree.png']);
});

test.each([
  ['## A {.smaller} more', '8:6', '{.smaller}'],
  ['| a {#x} b |\n|---|\n| c |', '8:5', '{#x}'],
  ['Term{.soft} here\n: what it means', '8:5', '{.soft}'],
  ['- one\n  - two {width="3 m"} more', '9:9', '{width="3 m"}'],
  ['![a {.num} b](images/tree.png)', '8:5', '{.num}'],
])('attributes that hang on nothing are said: %s', (markdown, place, list) => {
  const { told } = read(`## A\n\nx\n\n${markdown}\n`);
  const message = `Marks of other tools stand as they are written: ${list}.`;
  expect(told).toEqual([`slides/deck.md:${place}  ${message} [foreign-mark]`]);
});

test.each([
  ['The mean is `{r} mean(x)` and `{python} x`', '5:13', 'nothing is run: `{r} mean(x)`, `{python} x`.'],
  ['- `r nrow(d)` rows', '5:3', 'nothing is run: `r nrow(d)`.'],
  ['| a |\n|---|\n| `{julia} y` |', '7:3', 'nothing is run: `{julia} y`.'],
  ['one \\textbf{two} \\newline three', '5:5', 'as they are written: \\textbf{two}, \\newline.'],
  ['- in \\LaTeX and \\hspace*{1cm} so', '5:6', 'as they are written: \\LaTeX, \\hspace*{1cm}.'],
  ['Words^[as in \\cite[p. 3]{key} there]', '5:14', 'as they are written: \\cite[p. 3]{key}.'],
])('what another tool would have run or set is said: %s', (words, place, said) => {
  const [first, ...more] = read(`---\ntitle: T\n---\n## A\n${words}\n`).told;
  expect(more).toEqual([]);
  expect(first).toContain(`slides/deck.md:${place}  `);
  expect(first).toContain(said);
});

test.each(['`r`', '`{r}`', 'C:\\Users\\tex', 'a \\* b', '`\\LaTeX`', '$\\quad x$'])('%s is nothing of it', (words) =>
  expect(read(`## A\n\nx ${words} c\n`).told).toEqual([]),
);

test.each(['visibility="hidden"', 'data-visibility="hidden"', 'data-visibility=hidden data-state=x'])(
  'a slide that is hidden elsewhere is not published: %s',
  (attributes) => expect(read(`## A {${attributes}}\n\nSecret.\n`).codes).toEqual(['refused-attribute']),
);

test.each(['\\{.a} b', '`{.a} b`', '[a]{.soft} b', '*a*{.soft} b', '{{ fruit.apples }} {a} {} {x y}'])(
  'braces that are the words\u2019 own, or hang on something, are let be: %s',
  (words) => expect(read(`## A\n\nx ${words} c\n`).told).toEqual([]),
);

test.each([
  ['| a |\n|---|\n| `x|y` |', ['extra-cells']],
  [`${'> '.repeat(60)}deep`, ['too-deep']],
  [Array.from({ length: 45 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'), ['too-deep']],
  [`${'::: lead\n'.repeat(60)}x\n${':::\n'.repeat(60)}`, ['too-deep']],
])('what would be dropped is a fault: %.20s', (markdown, codes) => {
  expect([...new Set(read(`## A\n\n${markdown}\n`).codes)]).toEqual(codes);
});

test.each([
  '<style>@\\69mport "//example.org/x.css";</style>',
  '<image href="data:text/html,x" width="1" height="1"/>',
  '<a href="java&#10;script:alert(1)"><rect width="1" height="1"/></a>',
])('a drawing does nothing: %s', (inner) => {
  const read = safeSvg('x.svg', `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${inner}</svg>`);
  expect('svg' in read ? read.svg : '').not.toMatch(/import|data:|script|example\.org/);
});

test.each([
  ['::: incremental\nOne paragraph.\n\nAnother.\n:::', 1],
  ['::: {.incremental .box}\n::: columns\n::: column\nWords.\n:::\n:::\n:::', 1],
  ['::: incremental\n::: columns\n::: column\n- a list\n:::\n:::\n:::', 0],
])('steps without a list are said to be none: %j', (box, said) => {
  expect(read(`## A\n\n${box}\n`).told.filter((each) => each?.includes('[no-steps]'))).toHaveLength(said);
});

test.each(['% A \\<!-- b\n% Ada\n\n## One\n', '---\ntitle: A \\<!-- b\n---\n\n## One\n'])(
  'what is no comment is none in the front matter either: %j',
  (text) => {
    const { deck, problems, notices } = parseDeck(sampleInput([{ path: 'slides/01.md', text }]));
    expect([...problems, ...notices]).toEqual([]);
    expect(deck.meta.title).toBe('A <!-- b');
  },
);

describe('marks in code', () => {
  test.each([
    ['python', 'f()  # <1>', 'f()'],
    ['cpp', 'std::vector<int> a; // <1>', 'std::vector&lt;int&gt; a;'],
    ['sql', 'select 1 -- <1>', 'select 1'],
    ['css', 'a { b: c } /* <1> */', 'a { b: c }'],
    ['html', '<p>   <!-- <1> -->', '&lt;p&gt;'],
    ['lisp', '(f) ;; <1>', '(f)'],
    ['matlab', 'f(x) % <1>', 'f(x)'],
  ])('in %s become numerals, and the list says what they mean', (language, line, left) => {
    const { html, told, deck } = read(`## A\n\n\`\`\`${language}\n${line}\n\`\`\`\n\n1. Words\n`);
    expect(told).toEqual([]);
    const code = /<code[^>]*>([\s\S]*)<\/code>/.exec(html)?.[1]?.replace(/<span class="c-mark">.*?1.*$/s, '');
    expect(code?.trim()).toBe(left);
    expect(html).toContain('<ol class="code-notes">');
    expect(JSON.stringify([...slideTexts(deck).values()])).toContain('"(1)"');
  });

  test('do not come in steps, may stand twice, and are said where the list has none of them', () => {
    const deck = (list: string) =>
      `---\ntitle: T\nincremental: true\n---\n\n## A\n\n\`\`\`r\na # <1> <2>\nb # <2>\n\`\`\`\n\n${list}\n`;
    const whole = read(deck('1. One\n2. Two'));
    expect([whole.told, whole.html.includes('fragment')]).toEqual([[], false]);
    expect(whole.html.match(/c-mark/g)).toHaveLength(3);
    expect(read(deck('1. One')).told.join()).toContain('<2>. [code-mark]');
    // Without a list they are explained elsewhere, and what is no comment is code.
    expect(read(deck('- One')).html).toContain('fragment');
    expect(read('## A\n\n```r\nlist<2>\nx <1>\n```\n').html).not.toContain('c-mark');
  });
});

test('"smaller: true" is ".smaller" on every slide, and makes no section one', () => {
  const front = (settings: string) =>
    `---\ntitle: T\n${settings}\n---\n\n# S\n\n## A\n\nx\n\n---\n\ny\n\n# E {.smaller}\n\nz\n`;
  const classes = (settings: string) =>
    read(front(settings)).slides.map(({ id, classes }) => [id, ...classes].join('.'));
  const all = ['cover', 'a.smaller', 'untitled-slide.smaller', 'e.smaller'];
  expect(classes('format:\n  revealjs:\n    smaller: true')).toEqual(all);
  expect(classes('smaller: true')).toEqual(all);
  expect(classes('smaller: false').filter((each) => each.endsWith('.smaller'))).toEqual(['e.smaller']);
  expect(read(front('smaller: yes please')).told.join()).toContain('must be true or false');
});

test.each([
  ['on a slide', '## A {.incremental}\n\n- SECRET\n\n## B\n\n- x\n', '<li class="fragment">SECRET', '<li>x'],
  ['on a rule', '## A\n\n- x\n\n--- {.incremental}\n\n- SECRET\n', '<li class="fragment">SECRET', '<li>x'],
  [
    'not on a slide',
    '---\ntitle: T\nincremental: true\n---\n\n## A {.nonincremental}\n\n:::: columns\n::: column\n- x\n:::\n::::\n\n## B\n\n- SECRET\n',
    '<li class="fragment">SECRET',
    '<li>x',
  ],
])('lists come in steps by their heading: %s', (_, markdown, stepped, whole) => {
  const { html, told } = read(markdown);
  expect(told).toEqual([]);
  expect(html).toContain(stepped);
  expect(html).toContain(whole);
});

test.each([
  ['js [1-2|3]', 2],
  ['js {1|2,3}', 2],
  ['ts {all|2}', 2],
  ['ts {*|3}', 2],
])('code names its lines as reveal.js and Slidev do: %s', (info, steps) => {
  const { html, told } = read(`## A\n\n\`\`\`${info}\na\nb\nc\n\`\`\`\n`);
  expect(told).toEqual([]);
  expect(html).toContain('class="code numbered stepped"');
  expect(new Set(html.match(/in-\d/g)).size).toBe(steps);
});

test('what a list of sources stands under may be a section', () => {
  const { codes, slides } = read('## A\n\nSee [@R1].\n\n# References\n\n::: {#refs}\n:::\n');
  expect(codes).toEqual([]);
  expect(slides.at(-1)).toMatchObject({ kind: 'references', title: 'References' });
});

test('a slide without a title is named by the very large words that it begins with', () => {
  const { slides } = read('## {background-image="images/tree.png"}\n\n::: r-fit-text\nNinety *days*\n:::\n\nMore.\n');
  expect(slides.at(-1)?.title).toBe('Ninety days');
});

test.each([
  ['1. a\n#. b\n#. c\n', 3],
  ['4) a\n#) b\n', 2],
  ['1. a\n\n   #. within\n#. b\n', 3],
])('a list of numbers goes on with signs that count by themselves: %j', (list, items) => {
  const { html } = read(`## A\n\n${list}`);
  expect(html.match(/<li>/g)).toHaveLength(items);
  expect(html).not.toContain('#');
});

test('a cell says how its source is shown', () => {
  const { html } = read(
    '## A\n\n```{python}\n#| code-line-numbers: "1|2"\n#| filename: a.py\na\nb\n```\n\n```{r, filename="b.R"}\nx\n```\n',
  );
  expect(html).toContain('<p class="code-file">a.py</p>');
  expect(html).toContain('<p class="code-file">b.R</p>');
  expect(html.match(/code-step/g)).toHaveLength(1);
});

describe('words of Slidev behind a fence and behind the dollars that open a formula', () => {
  const FENCES: readonly (readonly [words: string, focus: string | null, notice: string])[] = [
    [' {1|2}{lines:true}', '1|2', ''],
    [' {*|2,3} {maxHeight: "100px"}', 'all|2,3', '{maxHeight: "100px"}'],
    ["{*}{maxHeight:'100px'}", 'all', "{maxHeight:'100px'}"],
    [' {lines:true, startLine:5}', 'true', '{lines:true, startLine:5}'],
    [' {monaco-run} {autorun:false}', null, '{monaco-run}, {autorun:false}'],
    [' twoslash', null, 'twoslash'],
    [' twoslash {none|1}', 'none|1', 'twoslash'],
  ];
  test.each(FENCES)('ts%s', (words, focus, notice) => {
    const { codes, notices, html } = read(`## A\n\n\`\`\`ts${words}\na\nb\n\`\`\`\n`);
    expect(codes).toEqual([]);
    expect(notices.map(({ message }) => message)).toEqual(
      notice === '' ? [] : [`Attributes for other tools have no effect here: ${notice}.`],
    );
    expect(html.includes('numbered')).toBe(focus !== null);
    expect((html.match(/code-step/g) ?? []).length).toBe((focus?.split('|').length ?? 1) - 1);
    expect(html.replace(/<[^>]*>/g, '')).not.toMatch(/[{}:|]|twoslash/);
  });

  test('a name of a file stands over the code, beside lines in focus too', () => {
    const { codes, html } = read('## A\n\n```ts [src/main.ts]\na\n```\n\n```ts [b.ts] {1}\nb\n```\n');
    expect(codes).toEqual([]);
    expect(html).toContain('<p class="code-file">src/main.ts</p>');
    expect(html).toContain('<p class="code-file">b.ts</p>');
  });

  test.each([' {a:b}', ' {monaco} {.soft x=1}', ' [1-2: 3]', ' {1|2} linenos'])('ts%s is refused', (words) => {
    expect(read(`## A\n\n\`\`\`ts${words}\na\n\`\`\`\n`).codes).not.toEqual([]);
  });

  const FORMULAS: readonly (readonly [formula: string, notices: readonly string[]])[] = [
    ['$$ {1|2}\na\n$$', ['formula-steps']],
    ['$${1|3|all}{at:3}\na\n$$', ['formula-steps', 'foreign-attribute']],
    ['- item\n\n  $$ {*}\n  a\n  $$', ['formula-steps']],
    ['> Words $$ {2,3}\n> a $$ more', ['formula-steps']],
    ['$$\na\n$$ {#eq-a .big tag="3"}', ['foreign-attribute']],
  ];
  test.each(FORMULAS)('%s', (formula, said) => {
    const { codes, notices, html } = read(`## A\n\n${formula}\n`);
    expect(codes).toEqual([]);
    expect(notices.map(({ code }) => code).sort()).toEqual([...said].sort());
    expect(html.replace(/<annotation.*?<\/annotation>/gs, '').replace(/<[^>]*>/g, '')).not.toMatch(/[{}|:*123]/);
  });

  test.each(['$$ {x}^2\n+ y\n$$', '$$\n{1}\n+ y\n$$', '$$ {1} + y $$', '$x_{1|2}$'])('%s is TeX', (formula) => {
    const { codes, notices, html } = read(`## A\n\n${formula}\n`);
    expect([...codes, ...notices]).toEqual([]);
    expect(html).toMatch(/<mi>x<|<mn>1</);
  });
});

describe('theorems and what is like them', () => {
  test.each([
    ['::: {#thm-line}\n## Line\n\nx\n:::', 'Theorem\u00a01 (Line)'],
    ['::: {#def-x name="A *map*"}\nx\n:::', 'Definition\u00a01 (A <em>map</em>)'],
    ['::: {#exr-one .exercise}\nx\n:::', 'Exercise\u00a01'],
    ['::: {.proof}\nx\n:::', 'Proof'],
    ['::: remark\nx\n:::', 'Remark'],
  ])('%s', (box, title) => {
    const { html, codes, deck } = read(`## A\n\n${box}\n`);
    expect(codes).toEqual([]);
    expect(html).toContain(`<p class="callout-title">${title}</p>`);
    expect(JSON.stringify([...slideTexts(deck).values()])).toContain(title.split(' ')[0]);
  });

  const BOXES = '## A {#a}\n\n::: {#thm-one}\nx\n:::\n\n::: {#def-x}\nx\n:::\n\n::: {#thm-two}\nx\n:::\n\n';
  const WAYS: readonly (readonly [written: string, text: string])[] = [
    ['@thm-two', 'Theorem\u00a02'],
    ['@{def-x}s', 'Definition\u00a01'],
    ['[@thm-one]', 'Theorem\u00a01'],
    ['[-@thm-two]', '2'],
    ['[Satz @thm-two]', 'Satz\u00a02'],
  ];
  test.each(WAYS)('%s leads to its slide by its number, on slides, in notes and in values', (written, text) => {
    const { codes, html, slides, deck } = read(
      `${BOXES}## B {#b}\n\nBy ${written} and^[${written}] so.\n\n::: notes\nSee ${written}\n:::\n`,
    );
    const link = `<a href="#a">${text}</a>`;
    expect(codes).toEqual([]);
    expect(html.split(link)).toHaveLength(3);
    expect(slides.at(-1)?.notesHtml).toContain(link);
    expect(slideTexts(deck).get('b')?.body[0]).toMatchObject({
      runs: expect.arrayContaining([expect.objectContaining({ text, link: '#a' })]),
    });
  });

  const LABELLED: readonly (readonly [block: string, id: string, shown: string])[] = [
    ['![A *tree*](images/tree.png){#fig-t}', 'fig-t', '<p class="caption">Figure\u00a01: A <em>tree</em></p>'],
    ['![x](images/tree.png){#fig-t fig-cap="A tree"}', 'fig-t', '<p class="caption">Figure\u00a01: A tree</p>'],
    ['| a |\n|---|\n| b |\n\n: A table {#tbl-t}', 'tbl-t', '<caption>Table\u00a01: A table</caption>'],
    ['$$\nx\n$$ {#eq-t}', 'eq-t', '</math><span class="equation-number">(1)</span></p>'],
    ['Words $$x$$ {#eq-t}', 'eq-t', '</math><span class="equation-number">(1)</span></p>'],
  ];
  test.each(LABELLED)('%s has a number where something refers to it', (block, id, shown) => {
    const files = new Map([['slides/images/tree.png', { width: 10, height: 10 }]]);
    const label = id.startsWith('fig') ? 'Figure' : id.startsWith('tbl') ? 'Table' : 'Equation';
    const { codes, html, deck } = read(`## A {#a}\n\n${block}\n\n## B\n\nSee @${id}.\n`, files);
    expect(codes).toEqual([]);
    expect(html).toContain(shown);
    expect(html).toContain(`See <a href="#a">${label}\u00a01</a>.`);
    expect(JSON.stringify(slideTexts(deck).get('a'))).toMatch(/(?:Figure|Table)\u00a01: |\(1\)/);
    const alone = read(`## A\n\n${block}\n`, files);
    expect(alone.codes).toEqual([]);
    expect(alone.html).not.toMatch(/equation-number|(?:Figure|Table)\u00a01/);
  });

  const TREE = '![A tree](images/tree.png){#fig-tree}';
  test('charts are numbered with the pictures, on the page and in values, in the language of the deck', () => {
    const { codes, html, slides, deck } = read(
      `---\ntitle: T\nlang: de\n---\n\n## A {#a}\n\n${TREE}\n\n## B {#b}\n\n![](../charts/pairs.ts){#fig-pairs height=200}\n\n## C\n\n@fig-tree, [-@fig-pairs] and @fig-pairs.\n`,
    );
    expect(codes).toEqual([]);
    expect(html).toContain('Abbildung\u00a01</a>, <a href="#b">2</a> and <a href="#b">Abbildung\u00a02</a>');
    const figure = slides[2] && figuresOf(slides[2])[0];
    expect(figure).toMatchObject({ label: 'Abbildung\u00a02', height: 200 });
    expect(slideTexts(deck).get('b')?.body[0]).toMatchObject({ part: { label: 'Abbildung\u00a02' } });
    const panel = samplePanels.find(({ id }) => id === 'pairs');
    expect(panel && figure && renderFigure(panel, figure, 'de', { wide: '', narrow: '' })).toContain(
      '<figcaption class="caption"><strong>Abbildung\u00a02: Pairs</strong>',
    );
  });

  test('a chart that nothing refers to has no number, and one without a caption has none to refer to', () => {
    const chart = '![](../charts/pairs.ts){#fig-pairs}';
    const alone = read(`## A\n\n${chart}\n`);
    expect(alone.codes).toEqual([]);
    expect(JSON.stringify(alone.slides)).not.toContain('"label"');
    const part = read(`## A\n\n::: big-numbers\n### One\n\n${chart}\n\n### Two\n\nx\n:::\n\n## B\n\n@fig-pairs\n`);
    expect(part.codes).toEqual(['cross-reference']);
  });

  test('several in a bracket stand side by side, and a slide is named by its title', () => {
    const { codes, html } = read(`${BOXES}## B *c* {#sec-b}\n\nBy [@thm-one; @def-x], see @sec-b.\n`);
    expect(codes).toEqual([]);
    expect(html).toContain(
      'By <a href="#a">Theorem\u00a01</a>, <a href="#a">Definition\u00a01</a>, see <a href="#sec-b">B c</a>.',
    );
  });

  test('numbers follow when a file before gets another', () => {
    const memory = deckMemory();
    const deckOf = (first: string) =>
      parseDeck(
        {
          ...oneFile(first),
          files: [
            { path: 'slides/01.md', text: first },
            { path: 'slides/02.md', text: '## B\n\n::: {#thm-b}\nx\n:::\n\n## C\n\nBy @thm-b.\n' },
          ],
        },
        memory,
      ).deck.slides.map((slide) => bodyHtml(slide));
    expect(deckOf('---\ntitle: T\n---\n\n## A\n').at(-1)).toContain('Theorem\u00a01');
    const [, , theorem, reference] = deckOf('---\ntitle: T\n---\n\n## A\n\n::: {#thm-a}\nx\n:::\n');
    expect(theorem).toContain('Theorem\u00a02');
    expect(reference).toContain('Theorem\u00a02');
  });

  test('speak the language of the deck, go with notes alone in them, and only they have a name', () => {
    expect(read('---\ntitle: T\nlang: de\n---\n\n## A\n\n::: proof\nx\n:::\n').html).toContain('>Beweis</p>');
    expect(read('## A\n\n::: solution\n::: notes\nx\n:::\n:::\n').html).not.toContain('Solution');
    expect(read('## A\n\n::: {.lead name="B"}\nx\n:::\n').told.join()).toContain('Only a theorem has a name.');
  });
});

test.each([
  ['**Growth:**ten', '8:1', '**Growth:**'],
  ['これは**太字。**です', '8:4', '**太字。**'],
  ['| a |\n|---|\n| b **c.**d |', '10:5', '**c.**'],
])('stars that make no words bold are said: %s', (markdown, place, words) => {
  const { told } = read(`## A\n\nx\n\n${markdown}\n`);
  expect(told.filter((each) => each?.includes('[bare-stars]'))).toEqual([
    `slides/deck.md:${place}  Stars stand as they are written, since no bold words end between a sign and a letter: ${words}. [bare-stars]`,
  ]);
});

test.each(['2 ** 3 ** 4', '2**10', '\\*\\*a\\*\\*', '**a**, *b* and ***c***', '`**a:**b`'])(
  'stars that are words, marks or code are not said: %s',
  (markdown) => expect(read(`## A\n\n${markdown}\n`).told).toEqual([]),
);

test.each([
  ['See [again][later].', '8:5', '[again][later]'],
  ['![A *tree*][later]', '8:1', '![A *tree*][later]'],
  ['| a |\n|---|\n| [later][] |', '10:3', '[later][]'],
  ['Words[^n].\n\n[^n]: A note,\n[later]: https://example.org "with *it*"\n\n[a][later]', '13:1', '[a][later]'],
])('references that nothing defines are said: %s', (markdown, place, words) => {
  const { told } = read(`## A\n\nx\n\n${markdown}\n`);
  const message = `Links and pictures whose address stands nowhere in their file are words in brackets: ${words}.`;
  expect(told.filter((each) => each?.includes('[undefined-reference]'))).toEqual([
    `slides/deck.md:${place}  ${message} [undefined-reference]`,
  ]);
});

test.each(['[a][Later]', '[later][]', 'x[i][j]', '`[a][b]`', '\\[a][b]', '[later]'])(
  'references that are defined, and words, are not said: %s',
  (markdown) => expect(read(`## A\n\n${markdown}\n\n[later]: https://example.org\n`).told).toEqual([]),
);

test("MyST's roles and comments are said, a unit in a list is not", () => {
  expect(read('## A\n\n% A remark\n\n- % of all\n').told).toEqual([
    'slides/deck.md:6:1  Marks of other tools stand as they are written: % A remark. [foreign-mark]',
  ]);
  expect(read('## A\n\nSee {ref}`label`.\n').told.join()).toContain('as they are written: {ref}. [foreign-mark]');
});

describe('TeX outside of formulas', () => {
  test.each([
    ['By \\eqref{eq:one} it holds.', '\\eqref{eq:one}'],
    ['Words\\textsuperscript{th}', '\\textsuperscript{th}'],
    ['So \\alpha stands.', '\\alpha'],
    ['On one step \\uncover<2,3>{more words}.', '\\uncover<2,3>{more words}'],
  ])('stands as it is written, and that is said: %s', (text, mark) => {
    const { told, html } = read(`## A\n\n${text}\n`);
    expect(told.join()).toContain(`${mark}. [foreign-mark]`);
    expect(html).toContain(mark.replace('<', '&lt;').replace('>', '&gt;'));
  });

  test.each(['align', 'equation*', 'gather'])('%s is a formula on lines of its own, behind words too', (name) => {
    const { told, html } = read(`## A\n\nTake $x$. Then\n\\begin{${name}}\na = b\n\\end{${name}}\nholds.\n`);
    expect(told).toEqual([]);
    expect(html).toMatch(/Then<\/p>\n<p><math[^>]*display="block"[\s\S]*<\/math><\/p>\n<p>holds/);
  });

  test('within a line a formula’s environment is refused with its place, a path is none', () => {
    const { told } = read('## A\n\nTake \\begin{align}a &= b\\end{align} here.\n');
    expect(told).toEqual([
      'slides/deck.md:6:6  TeX is read in formulas only: \\begin{align} stands outside of one. [raw-tex]',
    ]);
    expect(read('## A\n\nC:\\temp\\new, \\\\server\\share and \\d+\n').told).toEqual([]);
  });
});

describe('macros hold in all formulas of the deck', () => {
  const DEFINED =
    '$$\n\\newcommand{\\E}[1]{\\mathbb{E}[#1]}\n\\DeclareMathOperator*{\\argmin}{arg\\,min}\n\\def\\sq#1{#1^2}\n$$\n';

  test('and are no formula themselves', () => {
    const { html, told, deck } = read(
      `## A\n\n${DEFINED}\n## B\n\n$\\E{\\sq X}$ and $\\argmin_x$ and $\\sq\\alpha b$\n`,
    );
    expect(told).toEqual([]);
    expect(html.match(/<math/g)).toHaveLength(3);
    expect(html).toContain('\\mathbb{E}[X^2 ]');
    expect(html).not.toContain('newcommand');
    expect(JSON.stringify([...slideTexts(deck).values()])).not.toContain('newcommand');
  });

  test('one that uses itself ends, one in its own formula is left to it', () => {
    expect(read('## A\n\n$$\n\\newcommand{\\a}{\\a\\a}\n$$\n\n$\\a$\n').codes).toEqual(['bad-math']);
    expect(read('## A\n\n$\\newcommand{\\q}{1}\\q$\n').told).toEqual([]);
  });
});

test.each([
  ['## A {lang=en}\n\n"in"\n\n## B\n\n"aus"\n', ['“in”', '„aus“']],
  ['## A\n\n::: {lang=en}\n> - "in"\n:::\n\n"aus"\n', ['“in”', '„aus“']],
  ['## "Aus" [and "in", [« un » "là"]{lang=fr}]{lang=en} "noch"\n', ['„Aus“', '“in”', '«\u00a0là\u00a0»', '„noch“']],
  ['## A\n\n| [a "b"]{lang=en} |\n|---|\n| "aus" |\n\n--- {lang=en}\n\n\'in\'\n', ['“b”', '„aus“', '‘in’']],
])('quotation marks are those of the words between them: %s', (markdown, marks) => {
  const { html } = read(`---\ntitle: T\nlang: de\n---\n\n${markdown}`);
  for (const mark of marks) expect(html).toContain(mark);
  expect(html.replace(/<[^>]+>/g, '')).not.toContain('"');
});

test.each([
  ['es', '«a» “b”'],
  ['ru-RU', '«a» „b“'],
  ['pl', '„a” ‚b’'],
  ['sv', '”a” ’b’'],
  ['en-GB', '“a” ‘b’'],
  ['tlh', '“a” ‘b’'],
])('quotation marks of a language: %s', (lang, marks) => {
  expect(read(`---\ntitle: T\nlang: ${lang}\n---\n\n## A\n\n"a" 'b'\n`).html).toContain(marks);
});

test("Pandoc's numbered lines are numbered, and its list in a quotation is told", () => {
  expect(read('## A\n\n```{.python .numberLines}\nx\n```\n').html).toContain('class="code numbered"');
  expect(read('## A\n\n```{.python .number-lines code-line-numbers="2"}\nx\ny\n```\n').html).toContain('in-0">y');
  expect(read('## A\n\n> - a\n').told.join()).toContain('[quoted-list]');
  expect(read('## A\n\n> Words\n>\n> - a\n').told).toEqual([]);
});

test('an address that stands alone is no link, and that is said', () => {
  const { told, html } = read(
    '## A\n\nSee https://a.example/x_y, <https://b.example>, [c](https://c.example) and `https://d.example`.\n',
  );
  expect(told).toEqual(['slides/deck.md:6:1  An address alone is no link: https://a.example/x_y. [bare-address]']);
  expect(html.match(/<a /g)).toHaveLength(2);
});

test('in a grid a heading takes what follows it with it', () => {
  const { html, told, deck } = read('## A\n\n::: {layout-ncol=2}\n### L\n\n- l\n\nm\n\n### R\n\n> r\n:::\n');
  expect(told).toEqual([]);
  expect(html.match(/<div>\s*<h3>/g)).toHaveLength(2);
  expect(html.replace(/\s+/g, '')).toContain('<p>m</p></div><div><h3>R</h3>');
  expect(read('## A\n\n::: {layout-ncol=2}\nx\n\ny\n:::\n').html).not.toContain('<div>');
  const [grid] = [...slideTexts(deck).values()].flatMap(({ body }) => body);
  expect(grid?.type === 'box' && grid.blocks.map(({ type }) => type)).toEqual(['box', 'box']);
});
