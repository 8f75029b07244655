import { beforeAll, describe, expect, test } from 'vitest';
import { formulaWords } from '../../deck/markdown/text/formula-words.ts';
import { writeDeck } from '../build-deck.ts';
import { all, type Element, type Made, madeFrom, paragraphs } from './read-pptx.ts';

const MARKDOWN = `---
title: Constructs
lang: en
date: 2024-05-02
author: A. Author
---

## Lists {#lists}

5. Five
6. Six

   - Inner **bold**

a) Letter

- [x] Done
- [ ] Open

Term
: Meaning

## Code and formulas {#code}

\`\`\`{.js filename="a.js"}
if (a < b && c) return "x";
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

## Small {#small .smaller}

[Bonjour]{lang=fr} and [a link](https://example.org/?a=1&b=2), to [the table](#table).
`;

let made: Made;
beforeAll(async () => {
  const { folder, remove } = await writeDeck(MARKDOWN);
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

  test('code stands line for line in a mono face, under the name of its file', () => {
    const root = slide('code');
    const code = paragraph(root, 'if (a < b && c)');
    expect(code.text).toBe('if (a < b && c) return "x";');
    expect(all(code, 'a:latin')[0]?.attrs.typeface).toBe('Consolas');
    expect(paragraph(root, 'a.js')).toBeDefined();
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
    expect(paragraphs(root)).toContain('1. A footnote.');
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
});

test('a formula as words', () => {
  expect(formulaWords('\\sqrt{x^2 + y^{10}} \\to \\infty')).toBe('√(x² + y¹⁰) → ∞');
  expect(formulaWords('\\sum_{i=1}^{n} \\text{cost}_i')).toBe('∑_(i=1)^n cost_i');
  expect(formulaWords('')).toBe('');
});
