import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { oneFile } from '../markdown/sample.ts';

const repeat = (n: number, each: (i: number) => string, between = ' ') =>
  Array.from({ length: n }, (_, i) => each(i)).join(between);

/** Decks of one slide, or of n, that hold n of something. */
const KINDS: Readonly<Record<string, (n: number) => string>> = {
  'spans in a line': (n) => repeat(n, (i) => `[w${i}]{.soft}`),
  'spans in a paragraph': (n) => repeat(n, (i) => `[w${i}]{.soft}`, '\n'),
  'links in a paragraph': (n) => repeat(n, (i) => `[w${i}](https://example.org/${i}) [x](#a)`),
  'links that lead nowhere': (n) => repeat(n, (i) => `[w${i}](#b${i})`),
  'unknown classes': (n) => repeat(n, (i) => `[w${i}]{.x${i}}`),
  'the same unknown class': (n) => repeat(n, () => '[w]{.x}'),
  'unknown attributes': (n) => repeat(n, (i) => `\`w${i}\`{x${i}=1}`),
  'unknown keys': (n) => repeat(n, (i) => `[@X${i}]`),
  'values and citations': (n) => repeat(n, () => '{{ poll.yes }} [@R1]'),
  footnotes: (n) => `${repeat(n, (i) => `w[^${i}]`)}\n\n${repeat(n, (i) => `[^${i}]: x`, '\n\n')}`,
  comments: (n) => repeat(n, () => 'a <!-- b --> [c]{.x}', '\n'),
  'lists in lists': (n) => repeat(n, (i) => `${'  '.repeat(i % 18)}- a${i}`, '\n'),
  boxes: (n) => repeat(n, () => '::: columns\nx\n:::', '\n'),
  'rows of a table': (n) => `| a | b |\n| - | - |\n${repeat(n, (i) => `| x${i} | [y]{.soft} |`, '\n')}`,
  'brackets that nothing closes': (n) => '[a]{'.repeat(n),
  paragraphs: (n) => repeat(n, (i) => `Word${i} [x]{.soft} "text"`, '\n\n'),
  'slides without ids': (n) => repeat(n, () => '## Same title\n\nText', '\n\n'),
  'slides without headings': (n) => repeat(n, () => '---\n\nText', '\n\n'),
};

/**
 * How often functions run while a deck is parsed, ours and markdown-it's: the same for the same deck, on any machine. Not their blocks:
 * those count only in code that is compiled while it is asked for, and another test may have had it compiled before.
 */
async function workOf(text: string): Promise<number> {
  const references = { path: 'slides/references.yaml', text: '- id: R1\n  type: report\n  title: x\n' };
  const input = oneFile(`## A {#a}\n\n${text}`, { references });
  await session.post('Profiler.takePreciseCoverage');
  parseDeck(input);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  const own = result.filter(({ url }) => /\/deck\/|\/node_modules\/(?:markdown-it|csv-parse|yaml)/.test(url));
  return own
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
    .reduce((sum, { count }) => sum + count, 0);
}

const SMALL = 150;

const session = new Session();
beforeAll(async () => {
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
});
afterAll(async () => {
  await session.post('Profiler.stopPreciseCoverage');
  session.disconnect();
});

test.each(Object.keys(KINDS))('four times as many take about four times the work: %s', async (kind) => {
  const make = KINDS[kind] ?? (() => '');
  const small = await workOf(make(SMALL));
  const large = await workOf(make(4 * SMALL));
  expect(small).toBeGreaterThan(10 * SMALL);
  // Growth as n² gives 16, with a power of 1.3 six.
  expect(large / small).toBeLessThan(6);
});

test.each([
  ['one that is long, many times', `\\newcommand{\\a}{${'x'.repeat(15_000)}}`, '\\a '.repeat(4_900)],
  ['in a formula that is long itself', `\\newcommand{\\a}{${'x'.repeat(15_000)}}`, '\\a '.repeat(45_000)],
  ['with an argument that is long', `\\newcommand{\\a}[1]{${'#1'.repeat(6_000)}}`, `\\a{${'y'.repeat(200_000)}}`],
])('a macro that would make more than there is room for leaves its formula as it is: %s', (_, defines, tex) => {
  const { deck } = parseDeck(oneFile(`## A {#a}\n\n$${defines}$\n\n$${tex.trim()}$`));
  const html = JSON.stringify(deck.slides);
  expect(html).not.toContain('xxx');
  expect(html.length).toBeLessThan(1_000_000);
});
