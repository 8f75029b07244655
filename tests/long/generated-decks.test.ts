import { expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { parseHalfWritten } from '../markdown/half-written.ts';
import { bodyHtml, oneFile } from '../markdown/sample.ts';

it.each([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])('1,000 decks out of pieces of all fixtures, seed %i', (seed) => {
  expect(parseHalfWritten(seed, 1000)).toBeGreaterThan(2500);
});

it('a thousand slides, and one very long one', () => {
  const references = { path: 'slides/references.yaml', text: '- id: R1\n  type: report\n' };
  const listed = '\n\n## References {.backup}\n\n::: {#refs}\n:::\n';
  const body =
    'Text *stress* [@R1] MiG-29 {{ poll.yes }} [tag]{.tag}[^N]\n\n- a {.fragment}\n- b\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n::: notes\nNote\n:::\n\n[^N]: Note\n\n';
  const text = Array.from({ length: 1000 }, (_, i) => `## Same title\n\n${body.replaceAll('N', String(i))}`).join('');
  const { deck, problems } = parseDeck(oneFile(text + listed, { references }));
  expect(problems).toEqual([]);
  expect(deck.slides.length).toBeGreaterThanOrEqual(1002);
  expect(new Set(deck.slides.map(({ id }) => id)).size).toBe(deck.slides.length);
  const long = `## One\n\n${'- item {{ poll.yes }} [a]{.tag}\n'.repeat(3000)}\n[@R1]\n`;
  const { deck: one } = parseDeck(oneFile(long + listed, { references }));
  expect(bodyHtml(one.slides[1]).match(/<li>/g)).toHaveLength(3000);
});
