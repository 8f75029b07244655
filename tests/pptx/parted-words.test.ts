import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parted, type Style } from '../../deck/pptx/typeset.ts';
import { ROOT, writeDeck } from '../build-deck.ts';
import { all, type Made, madeFrom, paragraphs } from './read-pptx.ts';

const LONG = 'Bundesverwaltungsgericht';

const MARKDOWN = `---
title: Lange Wörter
lang: de
---

## Eine Kette {#kette}

::: chain
1. Erst **${LONG}**
2. dann **Kurz**
3. dann **Rindfleischetikettierung**
4. dann **Kurz**
5. dann **Kurz**
:::

## Punkte {#punkte}

:::: columns
::: column
![](../charts/punkte.ts)
:::
::: column
Wort
:::
::::

## Einheiten {#einheiten}

:::: columns
::: column
![](../charts/einheiten.ts)
:::
::: column
Wort
:::
::::
`;

const chart = (kind: string, label: string) => `import { definePanel, number, text } from '#deck/panels';

export default definePanel({
  columns: { key: text, n: number },
  build: (rows) => ({
    kind: '${kind}',
    title: 'Titel',
    summary: 'Was es sagt.',
    unit: 'Stück',
    asOf: '2024',
    cites: [],
    categories: rows.map(({ key }) => ({ key, label: '${label}' })),
    series: [{ key: 'n', label: 'Stück' }],
    values: [rows.map(({ n }) => n)],
  }),
});
`;

let made: Made;
beforeAll(async () => {
  const { folder, remove } = await writeDeck(MARKDOWN);
  const charts = path.join(ROOT, folder, 'charts');
  await mkdir(charts, { recursive: true });
  const longest = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
  for (const [name, kind, label] of [
    ['punkte', 'dots', LONG],
    ['einheiten', 'units', longest],
  ] as const) {
    await writeFile(path.join(charts, `${name}.ts`), chart(kind, label));
    await writeFile(path.join(charts, `${name}.csv`), 'key,n\na,4\nb,9\n');
  }
  made = await madeFrom(folder);
  await remove();
});

const slide = (id: string) => {
  const at = made.loaded.deck.slides.findIndex((each) => each.id === id);
  return made.own.root(`ppt/slides/slide${at + 1}.xml`);
};

describe('words that are wider than their box', () => {
  test('end their line at a syllable, with a hyphen; what has room stays whole', () => {
    const texts = paragraphs(slide('kette'));
    expect(texts.filter((text) => /-\n/.test(text)).length).toBe(2);
    expect(texts.find((text) => text.startsWith('Bundes'))?.replaceAll('-\n', '')).toBe(LONG);
    for (const text of texts) for (const line of text.split('\n')) expect(line.length).toBeLessThan(20);
    expect(texts.join('')).not.toContain('\u00ad');
  });

  test('have a box as wide as they are, if a chart has room', () => {
    const [name] = all(slide('punkte'), 'p:sp').filter((shape) => paragraphs(shape)[0] === LONG);
    expect(name).toBeDefined();
  });

  test('break in a drawing where the page breaks them', () => {
    const lines = paragraphs(slide('einheiten')).filter((text) => text.endsWith('-'));
    expect(lines.length).toBeGreaterThan(1);
    const syllables =
      /^(?:Donau|dampf|schiff|fahrts?|elek|tri|zi|tä|ten|haupt|be|triebs|werk|bau|un|ter|be|am|ten|ge|sell|schaft)+-$/;
    for (const line of lines) expect(line).toMatch(syllables);
  });
});

test('a word is parted by the width that it has in the typeface, addresses and foreign words never', () => {
  const style: Style = { size: 10, line: 12, colour: 'ink' };
  const measure = (text: string, size: number) => text.length * size;
  const hyphenate = (text: string) => text.replaceAll('gs', 'gs\u00ad');
  const part = (text: string, width: number, run = {}) =>
    parted(
      [{ runs: [{ text, ...run }], style, before: 0, level: 0, indent: 0 }],
      width,
      { sans: measure, serif: measure },
      hyphenate,
    )
      .flatMap(({ runs }) => runs.map((each) => each.text))
      .join('');
  expect(part('Verwaltungsgericht und', 140)).toBe('Verwaltungs-\ngericht und');
  expect(part('Verwaltungsgericht und', 400)).toBe('Verwaltungsgericht und');
  expect(part('(Verwaltungsgericht)', 150)).toBe('(Verwaltungs-\ngericht)');
  expect(part('https://verwaltungsgericht.example', 140)).toBe('https://verwaltungsgericht.example');
  expect(part('Verwaltungsgericht', 140, { lang: 'nl' })).toBe('Verwaltungsgericht');
  expect(part('Verwaltungsgericht', 140, { code: true })).toBe('Verwaltungsgericht');
});
