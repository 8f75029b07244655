import { describe, expect, test } from 'vitest';
import { deckMemory, parseDeck } from '../../deck/markdown/index.ts';
import { randomNumbers } from '../random-numbers.ts';
import { sampleInput } from './sample.ts';

/** Slides of every kind, each with what could reach beyond it. */
const SLIDES = [
  '## Words and a [link](#second) {#first}\n\nText with a note.[^a]\n\n[^a]: The note.\n\n    Its other paragraph.',
  '## Steps {#second}\n\n::: incremental\n- One\n- Two\n:::\n\n::: notes\nSay this.\n:::',
  '## Columns\n\n:::: columns\n::: {.column width="40%"}\nLeft\n:::\n::: {.column width="60%"}\nRight\n:::\n::::',
  '## Code\n\n```md\n## No slide\n---\n```',
  '---\n\nWithout a heading.\n\n> A quote\n> of two lines',
  '# A section\n\n## Its first slide\n\n| a | b |\n|---|---|\n| 1 | 2 |',
  '# Another {.backup}\n\nWith words of its own.',
  'A title\n-------\n\n1. one\n\n   more of it\n2. two',
  '## A chart\n\n![](../charts/poll.ts)\n\n{{ poll.yes }} said so.',
  '---\n\n## After a rule\n\n. . .\n\nLater.',
];

/** Lines that end, open or change what stands around them. */
const LINES = [
  '',
  'word',
  '  - item',
  '> quote',
  '    indented',
  '---',
  '===',
  '# Section',
  '## Slide',
  '### Heading',
  '   ## Indented',
  '```',
  '~~~',
  ':::',
  '::: notes',
  '::: {.column width="30%"}',
  '[^a]',
  '[^a]: Again.',
  '[^b]: Never used.',
  '[ref]: https://example.org',
  '[ref]',
  '[to it](#first)',
  '[@nobody]',
  '| a | b |',
  '{.fragment}',
  '. . .',
  '<!--',
];

const HEAD = '---\ntitle: "Edited"\n---\n\nThe cover’s words.\n';

/** Every slide some times over, with ids, footnotes and a width of its own. */
function startText(copies: number): string {
  const all = Array.from({ length: copies }, (_, n) =>
    SLIDES.map((slide) =>
      slide
        .replaceAll('first', `first${n}`)
        .replaceAll('second', `second${n}`)
        .replaceAll('[^a]', `[^a${n}]`)
        .replaceAll('40%', `${40 + n}%`),
    ),
  );
  return `${HEAD}\n${all.flat().join('\n\n')}\n`;
}

const input = (text: string) => sampleInput([{ path: 'slides/deck.md', text }]);

describe('a file of which only what changed is parsed again is the file parsed as a whole', () => {
  test.each([1, 2, 3, 4, 5, 6])('through random edits and their undoing, %d', (seed) => {
    const random = randomNumbers(seed);
    const memory = deckMemory();
    let text = startText(3);
    const same = (why: string) => expect(parseDeck(input(text), memory), why).toEqual(parseDeck(input(text)));
    same('at first');
    expect(parseDeck(input(text)).problems).toEqual([]);
    for (let step = 0; step < 60; step++) {
      const before = text;
      for (let count = 1 + random(2); count > 0; count--) {
        const lines = text.split('\n');
        const at = random(lines.length + 1);
        const line = LINES[random(LINES.length)] ?? '';
        lines.splice(at, random(3), ...(random(4) === 0 ? [] : [line]));
        text = lines.join('\n');
      }
      same(`step ${step} of ${seed}:\n${text}`);
      // Most edits are at fault: from a deck without one, the next is parsed in part again.
      if (parseDeck(input(text)).problems.length > 0 || random(3) > 0) {
        text = before;
        same(`back from step ${step} of ${seed}`);
      }
    }
  });

  test.each([
    ['a width', 'width="41%"', 'width="45%"'],
    ['a footnote of the name of another slide’s', 'Say this.\n:::', 'Say this.\n:::\n\nText.[^a0]\n\n[^a0]: Another.'],
    ['a footnote that moves to another slide', '\n\n[^a0]: The note.\n\n    Its other paragraph.', ''],
    ['a link definition', 'Its other paragraph.', 'Its other paragraph.\n\n[ref]: https://example.org'],
    ['the words before a rule', '```\n\n---', '```\n\nwords\n---'],
    ['a section', '# A section', '# Another section'],
    ['a section that becomes a slide', '# A section\n', '# A section\n\nWith words.\n'],
    ['the cover', 'The cover’s words.', 'Other words.\n\nAnd more.'],
    ['the front matter', 'title: "Edited"', 'title: "Edited"\nsubtitle: "Again"'],
    ['the last slide', /Later\.\n$/, 'Later, the end.'],
    ['a slide taken away', SLIDES[3] ?? '', ''],
    ['slides put in', '## Code', '## New\n\n---\n\n## And newer\n\n## Code'],
  ])('%s, and back', (_name, from, to) => {
    const memory = deckMemory();
    const text = startText(2);
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    for (const now of [text, edited, text]) expect(parseDeck(input(now), memory)).toEqual(parseDeck(input(now)));
  });

  test('other data of a chart are those of the slides that print its values, and only they are parsed again', () => {
    const memory = deckMemory();
    // Of three slides with the chart one prints a value of it.
    const text = startText(3).replace('{{ poll.yes }}', 'Some').replace('{{ poll.yes }}', 'Many');
    const panels = new Map(input(text).panels);
    const poll = panels.get('charts/poll.ts');
    if (poll?.kind !== 'bars') throw new Error('The sample has no bars.');
    const other = new Map(panels).set('charts/poll.ts', { ...poll, values: [[77, 50, null]] });
    const drafts = () => [...(memory.files.get('slides/deck.md')?.drafts ?? [])];
    parseDeck({ ...input(text), panels }, memory);
    const before = drafts();
    for (const now of [other, panels, other])
      expect(parseDeck({ ...input(text), panels: now }, memory)).toEqual(parseDeck({ ...input(text), panels: now }));
    expect(drafts().filter((draft) => !before.includes(draft)).length).toBe(1);
  });

  test('a word in one slide of many leaves all others the objects that they were', () => {
    const memory = deckMemory();
    const text = startText(20);
    parseDeck(input(text), memory);
    const before = [...(memory.files.get('slides/deck.md')?.drafts ?? [])];
    parseDeck(input(text.replace('Say this.', 'Say this,\n\nand that.')), memory);
    const after = memory.files.get('slides/deck.md')?.drafts ?? [];
    expect(after.length).toBe(before.length);
    expect(after.filter((draft) => !before.includes(draft)).length).toBe(1);
  });
});
