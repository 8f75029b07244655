import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { renderContents } from '../../deck/page/contents.ts';
import { fixtureInput } from '../markdown/sample.ts';

test('a ledger of several pages stands once in the contents', () => {
  const { deck } = parseDeck(fixtureInput(join(import.meta.dirname, '../fixtures/good/ledger')));
  const pages = deck.slides.filter(({ kind }) => kind === 'claims').map(({ id }) => id);
  expect(pages.length).toBeGreaterThan(2);
  const links = [...renderContents(deck).matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(links.filter((id) => pages.includes(id ?? ''))).toEqual([pages[0]]);
});
