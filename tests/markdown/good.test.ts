import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ParsedDeck, parseDeck } from '../../deck/markdown/index.ts';
import type { Slide } from '../../deck/model/deck.ts';
import { formatError } from '../../deck/model/error.ts';
import { shownIn } from '../../deck/page/edition.ts';
import { expectGolden } from './golden.ts';
import { bodyHtml, fixtureInput } from './sample.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/good');

/** A slide as text that a person can read and compare. */
function dumpSlide(slide: Slide, lang: string): string {
  const {
    body,
    titleHtml,
    footnotesHtml,
    notesHtml,
    notesWords,
    listTitle,
    titleMarked,
    shows,
    notesShow,
    sourcesHtml,
    source,
    ...fields
  } = slide;
  const parts = Object.entries({
    title: titleHtml,
    body: bodyHtml(slide, lang),
    footnotes: footnotesHtml,
    notes: notesHtml,
    sources: sourcesHtml,
  });
  const shown = parts.filter(([, text]) => text !== '').map(([name, text]) => `<!-- ${name} -->\n${text}`);
  return [`<!-- ${JSON.stringify(fields)} ${source.file}:${source.line} -->`, ...shown].join('\n');
}

function dump({ deck, notices }: ParsedDeck): string {
  const { widths } = shownIn(deck.slides, true);
  const head = `<!-- ${JSON.stringify(deck.meta)} widths ${JSON.stringify(widths)} -->`;
  return `${[head, ...notices.map((notice) => `<!-- notice ${formatError(notice)} -->`), ...deck.slides.map((slide) => dumpSlide(slide, deck.meta.lang))].join('\n\n')}\n`;
}

describe('the dialect', () => {
  for (const name of readdirSync(FOLDER).sort()) {
    it(`${name}: as it was read and approved`, () => {
      const parsed = parseDeck(fixtureInput(join(FOLDER, name)));
      expect(parsed.problems.map(formatError)).toEqual([]);
      expectGolden(dump(parsed), join(FOLDER, name, 'expected.txt'));
    });
  }
});
