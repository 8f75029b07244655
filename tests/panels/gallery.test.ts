import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../deck/model/words.ts';
import { panelTable } from '../../deck/panels/index.ts';
import { crossedWords, drawNarrowPanel, drawPanel, leastLetters, misplaced, prepareFonts, tokens } from './draw.ts';
import { loadGallery } from './gallery.ts';
import { goodMap } from './maps.ts';

beforeAll(prepareFonts);

const FOLDER = new URL('../fixtures/decks/gallery/charts/', import.meta.url);
const charts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.slice(0, -4))
  .sort();
const maps = readdirSync(FOLDER)
  .filter((name) => /^map.*\.ts$/.test(name))
  .map((name) => name.slice(0, -3));
/** Those over time and small ones have tests of their own: time-figures and steps. */
const ids = charts.filter((id) => !/^(timeline-(?!vertical)|line-(?!notes|log)|small-(?!dots))/.test(id));
/** What makes a chart another one. */
const SAID = [
  ...["kind: 'bars'", "arrangement: 'stacked'", "direction: 'vertical'", 'compare:', 'max:', 'totals:'],
  ...["kind: 'dots'", "arrangement: 'range'", "arrangement: 'change'", "axis: 'log'", 'low:', 'bands:', 'marks:'],
  ...["kind: 'line'", 'dashedFrom:', 'notes:', 'differences:', 'steps:', "by: 'series'", "by: 'group'", 'factor:'],
  ...["kind: 'units'", 'bracket:', 'aside', "kind: 'diverging'", "side: 'neutral'", "side: 'apart'"],
  ...["kind: 'timeline'", 'lanes:', 'flags:', "side: 'above'", "direction: 'horizontal'"],
  ...["kind: 'map'", 'frames:', 'narrow:', "'movements'", "'rings'", "'callouts'"],
];
/** As the gallery's slides have them. */
const SIZES: Record<string, number> = { 'bars-upright': 380, 'line-notes': 400 };

describe.each(ids)('%s', (id) => {
  const size = { width: 1152, height: SIZES[id] ?? 340 };

  test('looks as it did, with its words inside, apart and large', async () => {
    const drawn = drawPanel(await loadGallery(id), tokens, size, 'en', id);
    expect(drawn.factor).toBe(1);
    expect(misplaced(drawn)).toEqual([]);
    if (!/log$/.test(id)) expect(crossedWords(drawn)).toEqual([]);
    expect(leastLetters(drawn)).toBeGreaterThanOrEqual(16);
    await expect(drawn.svg.replaceAll('><', '>\n<')).toMatchFileSnapshot(`golden/${id}.svg`);
  });

  test('has the same order on a phone', async () => {
    const drawn = drawNarrowPanel(await loadGallery(id), tokens, 'en');
    expect(misplaced(drawn)).toEqual([]);
    if (!/log$/.test(id)) expect(crossedWords(drawn)).toEqual([]);
    expect(leastLetters(drawn, true)).toBeGreaterThanOrEqual(13);
  });
});

test('of every kind and arrangement there is a chart, and of each its drawing', () => {
  const modules = [...charts, ...maps].map((id) => readFileSync(new URL(`${id}.ts`, FOLDER), 'utf8'));
  const drawn = readdirSync(new URL('golden/', import.meta.url));
  for (const said of SAID) expect(modules.filter((text) => text.includes(said)).length, said).toBeGreaterThan(0);
  expect([...charts, ...maps].filter((id) => !drawn.includes(`${id}.svg`))).toEqual([]);
});

test('tables say all that the figures show', async () => {
  const panels = [...charts.map((id) => loadGallery(id)), ...maps.map((id) => goodMap(id, FOLDER))];
  const tables = (await Promise.all(panels)).map((panel) => panelTable(panel, wordsFor('en'), 'en'));
  await expect(`${tables.join('\n\n').replaceAll('</tr><tr>', '</tr>\n<tr>')}\n`).toMatchFileSnapshot(
    'golden/tables.html',
  );
});
