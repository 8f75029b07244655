import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { formatError } from '../../deck/model/error.ts';
import { expectGolden } from './golden.ts';
import { bodyHtml, fixtureInput } from './sample.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/moved');

/** What no reader should ever see: what is left of a syntax that was not read. Code is shown as it stands. */
const RAW = /:::|\{[.#%]|\]\{|\[@|\$\$|<!--|-->|&lt;!|\*\*|\{\{|^\|/m;

describe('decks in the manner of other tools', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    it(`${name}: says what it lets pass and what it refuses, and shows no raw syntax`, () => {
      const { deck, problems, notices } = parseDeck(fixtureInput(join(FOLDER, name)));
      const titles = deck.slides.map(({ title, kind }) => `${kind}: ${title}`);
      const told = [...problems, ...notices].map(formatError);
      expectGolden(`${[...titles, '', ...told].join('\n')}\n`, join(FOLDER, name, 'expected.txt'));
      for (const slide of deck.slides) {
        const html = slide.titleHtml + bodyHtml(slide, deck.meta.lang) + slide.footnotesHtml + slide.notesHtml;
        const text = html.replace(/<(code|annotation)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, '');
        expect(text, slide.title).not.toMatch(RAW);
      }
    });
  }
});
