import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { buildChecked } from '../../deck/check/check-deck.ts';
import { deadLinks, placeOfLink } from '../../deck/check/dead-links.ts';
import type { Site } from '../../deck/model/site.ts';
import { deckConfig, writeDeck } from '../build-deck.ts';
import { BEYOND, expectBeyond } from '../check/read.ts';

test('an address that does not answer is told where it stands', async () => {
  const out = await mkdtemp(path.join(os.tmpdir(), 'links-'));
  const deck = await writeDeck(await readFile(path.join(BEYOND, 'dead-link/01.md'), 'utf8'));
  try {
    const { site } = await buildChecked(deckConfig(deck.folder, out), out);
    const found = site ? await deadLinks(site, out) : [];
    const here = (file: string) => path.posix.relative(deck.folder, file);
    expectBeyond(
      'dead-link',
      found.map((each) => ({ ...each, source: { ...each.source, file: here(each.source.file) } })),
    );
  } finally {
    await Promise.all([deck.remove(), rm(out, { recursive: true })]);
  }
}, 60_000);

test('an address of the list of references stands there', () => {
  const references = [{ id: 'R1', URL: 'https://example.org', source: { file: 'slides/references.yaml', line: 2 } }];
  const site = { loaded: { deck: { slides: [], references } }, sections: [] } as unknown as Site;
  expect(placeOfLink(site, 'https://example.org/')).toEqual({ source: { file: 'slides/references.yaml', line: 2 } });
});
