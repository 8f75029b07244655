import { beforeAll, describe, expect, it, test } from 'vitest';
import { Figures } from '../../deck/build/figures.ts';
import { figuresOf } from '../../deck/page/figure.ts';
import { prepareFonts } from '../panels/draw.ts';
import { loadBriefing } from './load.ts';

const loaded = await loadBriefing();
const figures = new Figures(loaded);
const shown = loaded.deck.slides.flatMap((slide) => figuresOf(slide).map((figure) => ({ slide, figure })));

beforeAll(prepareFonts);

test('each part of the ledger says in its title how its claims came out', () => {
  const titles = loaded.deck.slides.filter(({ kind }) => kind === 'claims').map(({ title }) => title);
  expect(titles).toEqual([
    'Claim ledger (1 / 5): supported',
    'Claim ledger (2 / 5): partly supported',
    'Claim ledger (3 / 5): partly supported, disputed',
    'Claim ledger (4 / 5): disputed, not found',
    'Claim ledger (5 / 5): not checkable',
  ]);
});

describe('numerals in figures', () => {
  it.each(shown.map(({ slide, figure }) => [slide.id, figure] as const))(
    'on %s stand all in the wide drawing and in the narrow one, each id once',
    (_id, figure) => {
      const html = figures.html(figure);
      const [wide = '', narrow = ''] = html.split('<div class="plot-narrow">');
      const numbers = (part: string) =>
        new Set([...part.matchAll(/<foreignObject[^>]*>.*?>(\d+)<\/a>/g)].map(([, number]) => Number(number)));
      const wanted = new Set(figure.marks.map(({ number }) => number));
      expect(numbers(wide)).toEqual(wanted);
      // A narrow crop of a map may leave out what lies beyond it.
      if (narrow && !html.includes('panel-map')) expect(numbers(narrow)).toEqual(wanted);
      const ids = [...html.matchAll(/ id="([^"]+--n\d+)"/g)].map(([, id]) => id);
      expect(ids).toEqual([...new Set(ids)]);
      // No character of the private use area is left in a word.
      expect(html).not.toMatch(/[\ue000-\uf8ff]/);
    },
  );

  it('are on every figure but the cover’s and the small map’s', () => {
    const bare = shown.filter(({ figure }) => figure.marks.length === 0).map(({ figure }) => figure.panel);
    expect(bare).toEqual(['cover', 'ground']);
  });

  it('are counted through each slide from 1', () => {
    for (const { sourcesHtml } of loaded.deck.slides) {
      const numbers = [...sourcesHtml.matchAll(/<b>(\d+)<\/b>/g)].map(([, number]) => Number(number));
      expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    }
  });

  it('are named, never by a bare code of a reference', () => {
    for (const { id, sourcesHtml } of loaded.deck.slides)
      expect(`${id} ${sourcesHtml.match(/>R\d\d</) ?? ''}`).toBe(`${id} `);
  });

  it('are told apart by their names', () => {
    for (const { id, sourcesHtml } of loaded.deck.slides) {
      const [, ...entries] = sourcesHtml.split(/<b>\d+<\/b>/);
      const names = entries.map((each) =>
        each
          .replace(/<i>.*/, '')
          .replace(/<[^>]*>/g, '')
          .trim(),
      );
      expect([id, ...names]).toEqual([id, ...new Set(names)]);
    }
  });
});
