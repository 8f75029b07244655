import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { renderContents, renderSection } from '../../deck/page/section.ts';
import { fixtureInput } from '../markdown/sample.ts';

const { deck } = parseDeck(fixtureInput(join(import.meta.dirname, '../fixtures/good/ledger')));

test('a ledger of several pages stands once in the contents', () => {
  const pages = deck.slides.filter(({ kind }) => kind === 'claims').map(({ id }) => id);
  expect(pages.length).toBeGreaterThan(2);
  const links = [...renderContents(deck).matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
  expect(links.filter((id) => pages.includes(id ?? ''))).toEqual([pages[0]]);
});

test('its further pages say so, for the speaker view to list it once as well', () => {
  const pages = deck.slides
    .filter(({ kind }) => kind === 'claims')
    .map((slide) => renderSection(deck, slide, { notes: false }, () => ''));
  expect(pages.map((html) => /^<section [^>]*class="[^"]*\bcontinues\b/.test(html))).toEqual([
    false,
    ...pages.slice(1).map(() => true),
  ]);
});
