import { expect } from 'vitest';
import { deckMemory, parseDeck } from '../../deck/markdown/index.ts';
import { randomNumbers } from '../random-numbers.ts';
import { sampleInput } from './sample.ts';

/** Slides of every kind, each with what could reach beyond it. */
export const SLIDES = [
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

export const HEAD = '---\ntitle: "Edited"\n---\n\nThe cover’s words.\n';

/** Every slide some times over, a file for each time, with ids, footnotes and a width of its own. */
export function startTexts(copies: number): string[] {
  return Array.from({ length: copies }, (_, n) => {
    const slides = SLIDES.map((slide) =>
      slide
        .replaceAll('first', `first${n}`)
        .replaceAll('second', `second${n}`)
        .replaceAll('[^a]', `[^a${n}]`)
        .replaceAll('40%', `${40 + n}%`),
    );
    return `${n === 0 ? `${HEAD}\n` : ''}${slides.join('\n\n')}\n`;
  });
}

export const pathOf = (n: number) => `slides/0${n}.md`;
export const input = (texts: readonly string[]) => sampleInput(texts.map((text, n) => ({ path: pathOf(n), text })));

/** Edits a deck at random and takes some of it back: what is parsed with a memory is what is parsed from nothing. */
export function editAtRandom(seed: number, steps: number): void {
  const random = randomNumbers(seed);
  const memory = deckMemory();
  let texts = startTexts(3);
  const same = (why: string) => expect(parseDeck(input(texts), memory), why).toEqual(parseDeck(input(texts)));
  same('at first');
  expect(parseDeck(input(texts)).problems).toEqual([]);
  for (let step = 0; step < steps; step++) {
    const before = texts;
    for (let count = 1 + random(2); count > 0; count--) {
      const edited = random(texts.length);
      const lines = (texts[edited] ?? '').split('\n');
      const at = random(lines.length + 1);
      const line = LINES[random(LINES.length)] ?? '';
      lines.splice(at, random(3), ...(random(4) === 0 ? [] : [line]));
      texts = texts.with(edited, lines.join('\n'));
    }
    same(`step ${step} of ${seed}:\n${texts.join('\n')}`);
    // Most edits are at fault: from a deck without one, the next finds all files remembered.
    if (parseDeck(input(texts)).problems.length > 0 || random(3) > 0) {
      texts = before;
      same(`back from step ${step} of ${seed}`);
    }
  }
}
