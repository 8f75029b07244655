import { expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { renderContents, renderSection } from '../../deck/page/section.ts';
import { oneFile } from '../markdown/sample.ts';

const references = { path: 'slides/references.yaml', text: '- id: R1\n  type: report\n' };
const { deck, problems } = parseDeck(
  oneFile(
    [
      '# Trade[^1]\n\n## Sales doubled in 2020[^1]\n\n## Rain [fell]{.soft} [@R1] on *“all”*\n\n## Plain\n',
      '[^1]: Source.\n\n## References {.backup}\n\n::: {#refs}\n:::\n',
    ].join('\n'),
    { references },
  ),
);

test('a title is without the marks of its heading, wherever it stands alone', () => {
  expect(problems).toEqual([]);
  const titles = ['Sales doubled in 2020', 'Rain fell on “all”', 'Plain'];
  expect(deck.slides.slice(1, 4).map(({ title }) => title)).toEqual(titles);
  expect(deck.slides.slice(1, 4).map(({ section }) => section)).toEqual(['Trade', 'Trade', 'Trade']);
  const links = [...renderContents(deck).matchAll(/<a [^>]*>([^<]*)<\/a>/g)].map(([, text]) => text);
  // The section leads to its first slide.
  expect(links).toEqual(['Trade', ...titles, 'References']);
});

test('a section whose heading has marks says its title', () => {
  const sections = deck.slides.map((slide) => renderSection(deck, slide, { notes: false }, () => ''));
  const said = sections.map((html) => /^<section [^>]*data-title="([^"]*)"/.exec(html)?.[1]);
  expect(said).toEqual([undefined, 'Sales doubled in 2020', 'Rain fell on “all”', undefined, undefined]);
  expect(sections[1]).toContain('<sup class="footnote-ref">');
});

test('slides without a title have each a name of their own', () => {
  const { deck: bare } = parseDeck(oneFile('## A\n\nx\n\n---\n\ny\n\n---\n\n### Small\n\nz\n\n---\n\nw\n'));
  const names = bare.slides.map((slide) => renderSection(bare, slide, { notes: false }, () => ''));
  const labels = names.flatMap((html) => /^<section [^>]*aria-label="([^"]*)"/.exec(html)?.[1] ?? []);
  expect(labels).toEqual(['Untitled slide 3', 'Small', 'Untitled slide 5']);
});
