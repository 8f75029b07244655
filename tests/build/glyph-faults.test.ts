import { expect, test } from 'vitest';
import { glyphFaults } from '../../deck/build/glyph-faults.ts';
import { parseDeck } from '../../deck/markdown/index.ts';
import type { SourceFile } from '../../deck/model/deck.ts';
import { formatError } from '../../deck/model/error.ts';
import type { Panel } from '../../deck/model/panel.ts';

const FIRST = `---
title: Zeichen
lang: de
---

## Ein Satz mit xᵢ ≤ 3 {#gut}

Straße, Чай, שלום

## Ein Satz {#fehlt}

Ein Wort und &#xE000;, noch einmal \ue000 und \ue001.

::: notes
Nur im Vortrag: ภาษาไทย
:::
`;
const CSV = 'key,label,value\na,Anfang,1\nb,Ende \ue000,2\n';

const panel = {
  id: 'balken',
  kind: 'bars',
  title: 'Balken',
  summary: 'Zwei.',
  unit: '%',
  asOf: '2024',
  cites: [],
  categories: [{ key: 'b', label: 'Ende \ue000' }],
  series: [{ key: 'v', label: 'Wert' }],
  values: [[2]],
} satisfies Panel;

async function faults(text: string, panels: ReadonlyMap<string, Panel> = new Map()) {
  const sources: readonly SourceFile[] = [
    { path: 'slides/01.md', text },
    { path: 'charts/balken.csv', text: CSV },
  ];
  const host = { measure: () => 0, formatValue: String };
  const { deck } = parseDeck({
    files: sources.slice(0, 1),
    panels: new Map(),
    faultyPanels: new Set(),
    images: new Map(),
    host,
  });
  const read = async (file: string) => sources.find(({ path }) => path === file);
  const { problems, paper } = await glyphFaults(deck, panels, read);
  return { problems: problems.map(formatError), paper: paper.map(formatError) };
}

test('a character that no font has is a fault with its slide, its place and a cure', async () => {
  const { problems } = await faults(FIRST, new Map([['charts/balken.ts', panel]]));
  const cure = '    Write it in other characters, or show it as a picture from slides/images/.';
  expect(problems).toEqual([
    `slides/01.md:12:14  No font of the deck has "\ue000" (U+E000), "\ue001" (U+E001), in the slide "fehlt". [glyph]\n${cure}`,
    `charts/balken.csv:3:8  No font of the deck has "\ue000" (U+E000), in the chart "balken". [glyph]\n${cure}`,
  ]);
});

test('what an author can add is wrong on paper only, notes included, and its package is named', async () => {
  expect((await faults(FIRST)).paper).toEqual([
    'slides/01.md:15:17  No font of the deck has "ภ" (U+0E20), "า" (U+0E32), "ษ" (U+0E29), "ไ" (U+0E44) and 2 more, in the slide "fehlt". [glyph]\n' +
      "    On screen the reader's system may have it; for paper add its font: npm install -D @fontsource-variable/noto-sans-thai",
  ]);
});

test('a deck in letters that the fonts have says nothing', async () => {
  expect(await faults('---\ntitle: Wörter\n---\n\n## “Šárka” → CO₂, ½ ≠ ⅓\n')).toEqual({ problems: [], paper: [] });
});

test('what a section’s name has in it is told once, not for each slide below it', async () => {
  const { paper } = await faults('---\ntitle: T\n---\n\n# Start :rocket:\n\n## One\n\nWords.\n\n## Two\n\nWords.\n');
  expect(paper).toHaveLength(1);
});
