import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { wordsFor } from '../../deck/model/words.ts';
import { panelTable } from '../../deck/panels/index.ts';
import { crossedWords, drawNarrowPanel, drawPanel, leastLetters, misplaced, prepareFonts, tokens } from './draw.ts';
import { loadGallery } from './gallery.ts';

beforeAll(prepareFonts);

const FOLDER = new URL('../fixtures/decks/gallery/charts/', import.meta.url);
/** Those of other kinds have tests of their own: time-figures, steps and map-svg. */
const KINDS = /^(bars|dots|line-(notes|log)|units|diverging|awkward)/;
const ids = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv') && KINDS.test(name))
  .map((name) => name.slice(0, -4))
  .sort();
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

test('tables say all that the figures show', async () => {
  const tables = await Promise.all(ids.map(async (id) => panelTable(await loadGallery(id), wordsFor('en'), 'en')));
  await expect(`${tables.join('\n\n').replaceAll('</tr><tr>', '</tr>\n<tr>')}\n`).toMatchFileSnapshot(
    'golden/tables.html',
  );
});
