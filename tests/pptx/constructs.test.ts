import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainNotice, pptxFiles } from '../../deck/build/files/pptx-file.ts';
import { formulaWords } from '../../deck/markdown/formula-words.ts';
import { parseDeck, slideTexts } from '../../deck/markdown/index.ts';
import { ROOT, writeDeck } from '../build-deck.ts';
import { fixtureInput } from '../markdown/sample.ts';
import { all, type Element, type Made, madeFrom, paragraphs } from './read-pptx.ts';

const MARKDOWN = `---
title: Constructs
lang: en
date: 2024-05-02
author: A. Author
logo: images/logo.png
footer: Internal
url: https://example.org/talk/
---

# Basics

## Agenda {#agenda-slide}

::: {#agenda}
:::

# More

## Lists {#lists}

5. Five
6. Six

   - Inner **bold**

a) Letter

- [x] Done
- [ ] Open

Term
: Meaning

## More than words in lists {#rich-lists}

1. With a picture

   ![A sign](images/logo.png)

2. With a table
   - further in

     | Head | Other |
     | ---- | ----- |
     | Cell | Beside |

3. The last

## No foot {#no-foot footer=false}

Words.

## Its own foot {#own-foot}

Words.

::: footer
From [the office](https://example.org), which says **much** more of it in a long line than the foot of a slide has room for
:::

## Code and formulas {#code}

\`\`\`{.js filename="a.js"}
if (a < b && c) return "x"; // <1>
\`\`\`

1. What the mark says

\`\`\`{.js code-line-numbers="2"}
// nothing

go();
\`\`\`

Energy is $E = m c^2$, and $\\frac{a+1}{b} \\le \\alpha_1$.

::: {.callout-warning title="Beware"}
Of the dog.
:::

## Dark {#dark background-color="#102030"}

Words[^1].

[^1]: A footnote.

## A table {#table}

| Name | Number |
| --- | ---: |
| One | 1 |

: Its caption

## A film {#film}

{{< video walk.webm title="A walk" poster="still.png" >}}

## Small {#small .smaller}

[Bonjour]{lang=fr} and [a link](https://example.org/?a=1&b=2), to [the table](#table).
`;

let made: Made;
beforeAll(async () => {
  const { folder, remove } = await writeDeck(MARKDOWN);
  const slides = path.join(ROOT, folder, 'slides');
  await mkdir(path.join(slides, 'images'), { recursive: true });
  await writeFile(path.join(slides, 'images/logo.png'), await createCanvas(80, 40).encode('png'));
  await writeFile(path.join(slides, 'walk.webm'), '\x1A\x45\xDF\xA3 webm', 'latin1');
  await writeFile(path.join(slides, 'still.png'), createCanvas(32, 18).toBuffer('image/png'));
  made = await madeFrom(folder);
  await remove();
});

const slide = (id: string): Element => {
  const at = made.loaded.deck.slides.find((each) => each.id === id);
  return made.own.root(`ppt/slides/slide${(at?.index ?? 0) + 1}.xml`);
};

/** The paragraph that begins with some words. */
function paragraph(root: Element, words: string): Element {
  const found = all(root, 'a:p').find((each) => each.text.startsWith(words));
  if (!found) throw new Error(`No paragraph begins with "${words}".`);
  return found;
}

describe('what the dialect has', () => {
  test('lists keep their numbers, their letters and their levels', () => {
    const root = slide('lists');
    expect(all(paragraph(root, 'Five'), 'a:buAutoNum')[0]?.attrs).toEqual({ type: 'arabicPlain', startAt: '5' });
    expect(all(paragraph(root, 'Letter'), 'a:buAutoNum')[0]?.attrs.type).toBe('alphaLcParenR');
    expect(all(paragraph(root, 'Inner'), 'a:pPr')[0]?.attrs.lvl).toBe('1');
    expect(all(paragraph(root, '☑\u00a0Done'), 'a:buNone')).toHaveLength(1);
    expect(paragraph(root, '☐\u00a0Open')).toBeDefined();
    expect(all(paragraph(root, 'Term'), 'a:rPr')[0]?.attrs.b).toBe('1');
    expect(paragraph(root, 'Meaning')).toBeDefined();
  });

  test('pictures and tables in lists stand there, and numbers go on behind them', () => {
    const root = slide('rich-lists');
    expect(all(root, 'p:pic')).toHaveLength(1);
    expect(all(root, 'a:tc').flatMap(paragraphs)).toEqual(['Head', 'Other', 'Cell', 'Beside']);
    const numbers = ['With a picture', 'With a table', 'The last'].map(
      (words) => all(paragraph(root, words), 'a:buAutoNum')[0]?.attrs.startAt ?? '1',
    );
    expect(numbers).toEqual(['1', '2', '3']);
    expect(made.loaded.texts().get('rich-lists')?.unknown).toEqual([]);
  });

  test('code stands line for line in a mono face, under the name of its file', () => {
    const root = slide('code');
    const code = paragraph(root, 'if (a < b && c)');
    expect(code.text).toBe('if (a < b && c) return "x";  (1)');
    expect(paragraph(root, 'What the mark says')).toBeDefined();
    expect(all(code, 'a:latin')[0]?.attrs.typeface).toBe('Consolas');
    expect(paragraph(root, 'a.js')).toBeDefined();
  });

  test('code has its colours, and its numbers where the deck shows them', () => {
    const root = slide('code');
    const looks = (words: string) =>
      all(paragraph(root, words), 'a:r').map(
        (run) => [run.text, all(run, 'a:srgbClr')[0]?.attrs.val ?? all(run, 'a:schemeClr')[0]?.attrs.val] as const,
      );
    expect(looks('if (a < b')).toEqual(
      expect.arrayContaining([
        ['if', '7D2A9C'],
        ['"x"', '0B6237'],
      ]),
    );
    expect(looks('1\u00a0\u00a0// nothing')).toEqual([
      ['1\u00a0\u00a0', 'tx2'],
      ['// nothing', 'tx2'],
    ]);
    expect(paragraph(root, '3\u00a0\u00a0go();')).toBeDefined();
  });

  test('the agenda lists the sections, each a link to where it begins', () => {
    const root = slide('agenda-slide');
    expect(paragraphs(root)).toEqual(expect.arrayContaining(['Basics', 'More']));
    const at = made.loaded.deck.slides.find(({ id }) => id === 'agenda-slide')?.index ?? 0;
    const relations = made.own.relations(`ppt/slides/slide${at + 1}.xml`).filter(({ type }) => type === 'slide');
    const lists = made.loaded.deck.slides.find(({ id }) => id === 'lists')?.index ?? 0;
    expect(relations.map(({ target }) => target)).toContain(`ppt/slides/slide${lists + 1}.xml`);
    expect(made.loaded.texts().get('agenda-slide')?.unknown).toEqual([]);
  });

  test('the logo stands once, at the foot of the master; the footer on each slide', () => {
    const master = made.own.root('ppt/slideMasters/slideMaster1.xml');
    const [picture] = all(master, 'p:pic');
    expect(all(picture ?? master, 'p:cNvPr')[0]?.attrs.name).toBe('Logo');
    const image = made.own.relations('ppt/slideMasters/slideMaster1.xml').find(({ type }) => type === 'image');
    expect(made.own.files.has(image?.target ?? '')).toBe(true);
    expect(all(slide('lists'), 'p:pic')).toEqual([]);
    expect(paragraphs(slide('lists'))).toContain('Internal');
  });

  test('a slide with words of its own at its foot has them there in place of the deck’s', () => {
    const footer = (id: string) =>
      all(slide(id), 'p:sp').filter((shape) => all(shape, 'p:ph').some(({ attrs }) => attrs.type === 'ftr'));
    expect(footer('no-foot')).toEqual([]);
    const [own] = footer('own-foot');
    expect(own && paragraphs(own)[0]).toMatch(/^From the office, which says much more/);
    expect(paragraphs(slide('own-foot'))).not.toContain('Internal');
    const runs = own ? all(own, 'a:rPr') : [];
    expect(runs.some((run) => all(run, 'a:hlinkClick').length > 0)).toBe(true);
    // Smaller letters, in hundredths of a point, where the line has no room in those of the master.
    expect(Math.max(...runs.map(({ attrs }) => Number(attrs.sz)))).toBeLessThan(1200);
  });

  test('formulas are lines that can be read, callouts have their title', () => {
    const texts = paragraphs(slide('code'));
    expect(texts).toContain('Energy is E = m c², and (a+1)/b ≤ α₁.');
    expect(texts).toEqual(expect.arrayContaining(['Beware', 'Of the dog.']));
  });

  test('a dark ground turns the scheme round, so that all text on it is light', () => {
    const root = slide('dark');
    expect(all(all(root, 'p:bg')[0] ?? root, 'a:srgbClr')[0]?.attrs.val).toBe('102030');
    expect(all(root, 'a:overrideClrMapping')[0]?.attrs).toMatchObject({ bg1: 'dk1', tx1: 'lt1' });
    expect(paragraphs(root)).toContain('a. A footnote.');
  });

  test('a table flags its head and sets numbers at the right', () => {
    const root = slide('table');
    expect(all(root, 'a:tblPr')[0]?.attrs.firstRow).toBe('1');
    expect(all(paragraph(root, '1'), 'a:pPr')[0]?.attrs.algn).toBe('r');
    expect(paragraphs(root)).toContain('Its caption');
  });

  test('runs say their language, links lead where they lead in the page', () => {
    const root = slide('small');
    const run = all(root, 'a:r').find(({ text }) => text === 'Bonjour');
    expect(all(run ?? root, 'a:rPr')[0]?.attrs.lang).toBe('fr');
    const links = all(root, 'a:hlinkClick').map(({ attrs }) => attrs);
    const at = made.loaded.deck.slides.find(({ id }) => id === 'small')?.index ?? 0;
    const relations = made.own.relations(`ppt/slides/slide${at + 1}.xml`);
    const targets = links.map((link) => relations.find(({ id }) => id === link['r:id'])?.target);
    const table = made.loaded.deck.slides.find(({ id }) => id === 'table')?.index ?? 0;
    expect(targets).toEqual(['https://example.org/?a=1&b=2', `ppt/slides/slide${table + 1}.xml`]);
    expect(links[1]?.action).toBe('ppaction://hlinksldjump');
  });

  test('the properties are the front matter’s, the dates too', () => {
    const core = made.own.root('docProps/core.xml');
    expect(all(core, 'dc:creator')[0]?.text).toBe('A. Author');
    expect(all(core, 'dcterms:created')[0]?.text).toBe('2024-05-02T00:00:00Z');
    expect(made.own.text('ppt/presentation.xml')).toContain('p14:section');
  });

  test('a film is its poster, and its name, which leads to it', () => {
    const root = slide('film');
    const pictures = all(root, 'p:pic').flatMap((each) => all(each, 'p:cNvPr'));
    expect(pictures.map(({ attrs }) => attrs.descr)).toContain('A walk');
    const name = paragraph(root, '▶\u00a0A walk');
    expect(all(name, 'a:hlinkClick')).toHaveLength(1);
    expect(JSON.stringify(made.loaded.deck)).toContain('https://example.org/talk/assets/walk-');
  });
});

test('no construct of the dialect is known by its text alone', () => {
  for (const set of ['good', 'moved']) {
    const folder = path.join(ROOT, 'tests/fixtures', set);
    for (const name of readdirSync(folder)) {
      const { deck } = parseDeck(fixtureInput(path.join(folder, name)));
      const unknown = [...slideTexts(deck).values()].flatMap((text) => text.unknown);
      expect(unknown, name).toEqual([]);
    }
  }
});

test('what stands as its text alone is named, each once, for the command to say', async () => {
  const { loaded } = made;
  const texts = new Map([...loaded.texts()].map(([id, text]) => [id, { ...text, unknown: ['poem', 'map_2'] }]));
  const { plain } = await pptxFiles({ ...loaded, texts: () => texts }, 'private');
  expect(plain).toEqual(['map_2', 'poem']);
  expect(plainNotice(plain)).toBe('  As text alone, see docs/powerpoint.md: map_2, poem.');
  expect((await pptxFiles(loaded, 'private')).plain).toEqual([]);
});

test('a formula as words', () => {
  expect(formulaWords('\\sqrt{x^2 + y^{10}} \\to \\infty')).toBe('√(x² + y¹⁰) → ∞');
  expect(formulaWords('\\sum_{i=1}^{n} \\text{cost}_i')).toBe('∑_(i=1)^n cost_i');
  expect(formulaWords('\\frac{\\partial Q}{\\partial p}\\cdot\\frac{p}{Q}')).toBe('(∂ Q)/(∂ p)· p/Q');
  expect(formulaWords('\\hat{\\beta} = (X^\\top X)^{-1} \\succeq \\tfrac{1}{2}')).toBe('hat β = (X^⊤ X)^(-1) ⪰ 1/2');
  expect(formulaWords('\\lvert b \\rvert > \\|x\\| \\sin\\theta')).toBe('| b | > ‖x‖ sin θ');
  expect(formulaWords('\\begin{aligned} a &= \\mathcal{N} \\\\ b &= 2 \\end{aligned}')).toBe('a = N b = 2');
  expect(formulaWords('')).toBe('');
});
