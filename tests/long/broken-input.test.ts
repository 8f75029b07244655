import { expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { parseHalfWritten } from '../markdown/half-written.ts';
import { bodyHtml, oneFile } from '../markdown/sample.ts';

it('never throws, and names a place in the file for each fault, whatever an author leaves half written', () => {
  expect(parseHalfWritten(7, 200)).toBeGreaterThan(500);
});

it('a date by a format waits for no sound language', () => {
  const { problems, deck } = parseDeck(
    oneFile('---\ntitle: T\nlang: "not a language"\ndate: 2024-03-14\ndate-format: long\n---\n\n## A\n'),
  );
  expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining('"lang" must be a language tag')]);
  expect(deck.meta.date).toBe('March 14, 2024');
});

it.each(['\u2028', '\u2029'])('a line separator %j within a line ends it nowhere', (mark) => {
  const { problems, deck } = parseDeck(oneFile(`## A\n\n| one${mark}more\n\n::: {.center}${mark}\n\nWords\n\n:::\n`));
  expect(problems.map(({ code }) => code)).toEqual(['malformed-div']);
  const html = deck.slides.map((slide) => bodyHtml(slide)).join('');
  expect(html).toContain(`<p class="lines">one${mark}more</p>`);
  expect(html).not.toContain(':::');
});
