import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkDeck } from '../../deck/check/check-deck.ts';
import { deckConfig, ROOT, writeDeck } from '../build-deck.ts';

const SLIDES = `---
title: A harbour in figures
lang: en-GB
---

## The harbour handles 4,120 ships a year {#ships}

![](../charts/ships.ts){height=240}

Of 34 cranes 13 are old; 34 − 13 = [21]{.own} are not. [@C1]

::: notes
The harbour is busy. It grows.
:::

## Ships come from three seas {#seas}

- They come from the north with timber. [@C2]
- They come from the south with fruit. [@R1]
- They come from the east with grain. [@R1]
- A pilot leads all of them in. [@R1]
- Nobody waits for the tide.
- The quay is open by day and by night.
- A crane unloads each of them.

::: notes
Kyiv’s grain comes this way. It is likely to go on.
:::

## References {.backup}

::: {#refs}
:::

## Claims {.backup}

::: {#claims}
:::
`;
const FILES: Readonly<Record<string, string>> = {
  'slides/references.yaml':
    '- id: R1\n  type: report\n  title: Harbour statistics\n- id: R2\n  type: webpage\n  title: Register\n  URL: https://example.org/register\n',
  'slides/claims.csv':
    'id,claim,figure,voice,kind,grade,check,references\nC1,Many cranes are old,34 cranes,the port,figure,supported,supported: 13 of them,R1 R2\nC2,Timber comes from the north,,the port,fact,supported,supported,R1\n',
  'slides/style.yaml':
    'names:\n  Kyiv: [Kiev]\nbarred: [obviously]\nladder: [likely]\nloose: [may]\nconfidence: [confidence]\nattributed: [port]\nwords: [Kyiv]\n',
  'charts/ships.csv': 'key,label,ships\nnorth,North,2020\nsouth,South,1300\neast,East,800\n',
  'charts/ships.ts': `import { definePanel, integer, text } from '#deck/panels';

export default definePanel({
  columns: { key: text, label: text, ships: integer },
  build: (rows) => ({
    kind: 'bars',
    title: 'Ships a year',
    summary: 'Most ships, 2,020, come from the north.',
    unit: 'ships',
    asOf: '2024',
    cites: ['R1'],
    categories: rows.map(({ key, label }) => ({ key, label })),
    series: [{ key: 'ships', label: 'Ships' }],
    values: [rows.map(({ ships }) => ships)],
  }),
});
`,
};

/** What an author may break: what stands there, what comes in its place, and the finding. */
const BREAKS: readonly [was: string, is: string, code: string][] = [
  ['Nobody waits for the tide.', 'Nobody waits for 12 hours.', 'unsourced-figure'],
  ['34 − 13 = [21]{.own}', '34 − 13 = [22]{.own}', 'wrong-sum'],
  ['Of 34 cranes', 'Of 36 cranes', 'drift'],
  ['It grows.', 'Of them 1,300 come from the south.', 'typed-value'],
  ['Most ships, 2,020,', 'Most ships, 2,500,', 'summary-figure'],
  ['They come from the north with timber. [@C2]', 'Nobody knows. [@C2]', 'ledger-only'],
  ['  URL: https://example.org/register\n', '', 'reference-incomplete'],
  ['Kyiv’s grain', 'Kiev’s grain', 'name-style'],
  ['A pilot leads all of them in.', 'Obviously a pilot leads all of them in.', 'loaded-word'],
  ['It is likely to go on.', 'It is likely, with high confidence.', 'likelihood-confidence'],
  ['A crane unloads each of them.', 'A crane may unload each of them.', 'likelihood-word'],
  ['The quay is open by day', 'The quya is open by day', 'spelling'],
  ["    cites: ['R1'],\n", '    cites: [],\n', 'chart-source'],
  [
    '## Ships come from three seas {#seas}',
    '## Ships come from three seas, and each of them brings what the others do not have and cannot have, whatever they wish for, try or pay {#seas}',
    'title-lines',
  ],
  ['{height=240}', '{height=520}', 'overflow'],
];

test('fifteen things that an author breaks are each named at their line, and nothing is found before', {
  timeout: 240_000,
}, async () => {
  const deck = await writeDeck(SLIDES);
  const check = async (change: (text: string) => string) => {
    await mkdir(path.join(ROOT, deck.folder, 'charts'), { recursive: true });
    const all = { 'slides/01.md': SLIDES, ...FILES };
    for (const [name, text] of Object.entries(all)) await writeFile(path.join(ROOT, deck.folder, name), change(text));
    const { findings } = await checkDeck({ vite: deckConfig(deck.folder, path.join(ROOT, 'tests/.tmp/broken-dist')) });
    return findings.map(({ code, source }) => `${code} ${source.file.slice(deck.folder.length + 1)}:${source.line}`);
  };
  const broken = (text: string) => BREAKS.reduce((now, [was, is]) => now.replace(was, is), text);
  try {
    expect(await check((text) => text)).toEqual([]);
    const found = await check(broken);
    const due = BREAKS.map(([was, is, code]) => {
      const [name = '', text = ''] =
        Object.entries({ 'slides/01.md': SLIDES, ...FILES }).find(([, each]) => each.includes(was)) ?? [];
      // Those of an entry are told at its first line.
      const line = broken(text)
        .split(is.trim() || '- id: R2')[0]
        ?.split('\n').length;
      return `${code} ${name}:${line}`;
    });
    expect(found).toEqual(expect.arrayContaining(due));
  } finally {
    await deck.remove();
  }
});
