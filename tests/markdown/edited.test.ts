import { describe, expect, test } from 'vitest';
import { deckMemory, type ParsedDeck, parseDeck } from '../../deck/markdown/index.ts';
import { editAtRandom, HEAD, input, pathOf, SLIDES, startTexts } from './random-edits.ts';

describe('a deck of which only the files that changed are parsed again is the deck parsed from nothing', () => {
  // More of them: tests/long/edited.test.ts.
  test('through random edits and their undoing', () => editAtRandom(1, 15));

  test.each([
    ['a width', 'width="41%"', 'width="45%"'],
    ['a footnote of the name of another file’s', 'Say this.\n:::', 'Say this.\n:::\n\nText.[^a1]\n\n[^a1]: Another.'],
    ['a footnote that goes', '\n\n[^a0]: The note.\n\n    Its other paragraph.', ''],
    ['a link definition', 'Its other paragraph.', 'Its other paragraph.\n\n[ref]: https://example.org'],
    ['the words before a rule', '```\n\n---', '```\n\nwords\n---'],
    ['a section', '# A section', '# Another section'],
    ['a section that becomes a slide', '# A section\n', '# A section\n\nWith words.\n'],
    ['the section that the next file begins in', '# Another {.backup}', '# Last'],
    ['a title that other slides have', '## Code', '## Columns'],
    ['the cover', 'The cover’s words.', 'Other words.\n\nAnd more.'],
    ['the front matter', 'title: "Edited"', 'title: "Edited"\nsubtitle: "Again"'],
    ['the language', 'title: "Edited"', 'title: "Edited"\nlang: de'],
    ['the last slide', /Later\.\n$/, 'Later, the end.'],
    ['a slide taken away', SLIDES[3] ?? '', ''],
    ['slides put in', '## Code', '## New\n\n---\n\n## And newer\n\n## Code'],
  ])('%s, and back', (_name, from, to) => {
    const memory = deckMemory();
    const texts = startTexts(2);
    const edited = texts.map((text) => text.replace(from, to));
    expect(edited).not.toEqual(texts);
    for (const now of [texts, edited, texts]) expect(parseDeck(input(now), memory)).toEqual(parseDeck(input(now)));
  });
});

describe('what has not changed is not made again', () => {
  const slidesOf = ({ deck }: ParsedDeck, file: number) =>
    deck.slides.filter(({ source }) => source.file === pathOf(file));
  /** Whether a file's slides were parsed, or rendered, again: the parts of a slide are new objects then. */
  const isMadeAgain = (before: ParsedDeck, after: ParsedDeck, file: number) => {
    const bodies = new Set(slidesOf(before, file).map(({ cites }) => cites));
    return slidesOf(after, file).some(({ cites }) => !bodies.has(cites));
  };

  test('when a word changes, the other files', () => {
    const memory = deckMemory();
    const texts = startTexts(3);
    const before = parseDeck(input(texts), memory);
    const after = parseDeck(input(texts.with(1, texts[1]?.replace('Say this.', 'Say that.') ?? '')), memory);
    expect([0, 1, 2].map((file) => isMadeAgain(before, after, file))).toEqual([false, true, false]);
    expect(slidesOf(after, 2).every(({ body }, i) => body === slidesOf(before, 2)[i]?.body || body.length > 1)).toBe(
      true,
    );
  });

  test('when a chart changes, the files that neither show it nor print its values', () => {
    const memory = deckMemory();
    const texts = startTexts(3);
    const [first = '', second = '', third = ''] = texts;
    const of = [first.replace('![](../charts/poll.ts)', 'None.').replace('{{ poll.yes }}', 'Some'), second, third];
    const panels = new Map(input(of).panels);
    const poll = panels.get('charts/poll.ts');
    if (poll?.kind !== 'bars') throw new Error('The sample has no bars.');
    const other = new Map(panels).set('charts/poll.ts', { ...poll, values: [[77, 50, null]] });
    let before = parseDeck({ ...input(of), panels }, memory);
    for (const now of [other, panels, other]) {
      const after = parseDeck({ ...input(of), panels: now }, memory);
      expect(after).toEqual(parseDeck({ ...input(of), panels: now }));
      expect([0, 1, 2].map((file) => isMadeAgain(before, after, file))).toEqual([false, true, true]);
      before = after;
    }
  });

  test('when a claim changes, the files that do not cite it', () => {
    const memory = deckMemory();
    const claims = (word: string) => ({
      path: 'slides/claims.csv',
      text: `id,claim,voice,kind,check,references\nC1,One,us,fact,ok,-\nC2,Two,us,${word},ok,-\n`,
    });
    const texts = [`${HEAD}\n## One\n\nWords [@C1]`, '## Two\n\nWords [@C2]', '## All\n\n::: {#claims}\n:::'];
    const before = parseDeck({ ...input(texts), claims: claims('fact') }, memory);
    const changed = { ...input(texts), claims: claims('guess') };
    const after = parseDeck(changed, memory);
    expect(after).toEqual(parseDeck(changed));
    expect([0, 1].map((file) => isMadeAgain(before, after, file))).toEqual([false, true]);
  });
});
