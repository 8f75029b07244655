import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import type { LoadedDeck, Site } from '../../deck/model/site.ts';
import { fillTemplate, pageData } from '../../deck/page/document.ts';
import { fixtureInput } from '../markdown/sample.ts';

const { deck } = parseDeck(fixtureInput(join(import.meta.dirname, '../fixtures/good/ledger')));
const SITE = {
  loaded: { deck } as LoadedDeck,
  data: pageData(deck, [], false),
  sections: [{ id: 'one', html: '<section id="one"></section>' }],
  assets: [],
  preloads: [],
  shareTags: [],
  headScript: 'assets/head-1.js',
  stylesheet: 'assets/deck-1.css',
} as unknown as Site;

const MODULE = '    <script type="module" crossorigin src="./assets/main-2.js"></script>\n';
const templateWith = (module: string) =>
  `<html>\n<head>\n${module}<!-- deck:head -->\n</head>\n<body><!-- deck:body --></body></html>\n`;
const fill = (template: string, page: 'deck' | 'speaker') =>
  [...fillTemplate(template, SITE, { page, base: './', serving: false })].join('');

test('the deck’s module is handed over to its head script, the speaker view’s stays', () => {
  const page = fill(templateWith(MODULE), 'deck');
  expect(page).toContain('<script src="./assets/head-1.js" data-module="./assets/main-2.js"></script>');
  expect(page).not.toContain('type="module"');
  expect(page).toContain('<section id="one"></section>');
  const speaker = fill(templateWith(MODULE), 'speaker');
  expect(speaker).toContain(MODULE);
  expect(speaker).toContain('<script src="./assets/head-1.js"></script>');
});

test.each([
  ['module', templateWith(''), /no module/],
  ['place for the head', templateWith(MODULE).replace('<!-- deck:head -->', ''), /no <!-- deck:head -->/],
  ['place for the body', templateWith(MODULE).replace('<!-- deck:body -->', ''), /no <!-- deck:body -->/],
])('refuses a template without %s', (_what, template, fault) => {
  expect(() => fill(template, 'deck')).toThrow(fault);
});
