import { expect, test } from 'vitest';
import type { Deck, Slide } from '../../deck/model/deck.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { notesUse } from '../../deck/page/edition.ts';
import { cssString, handoutMargins, handoutSources } from '../../deck/page/handout.ts';

const source = { file: 'slides/references.yaml', line: 1 };
const deck: Deck = {
  meta: { title: 'A "title" \\ here', lang: 'en', notes: 'private', theme: 'auto', marking: 'TLP:AMBER', asOf: '2024' },
  slides: [],
  claims: [
    {
      id: 'C1',
      claim: 'It is <small>',
      figure: '4',
      voice: 'the article',
      kind: 'fact',
      check: '',
      references: [],
      source,
    },
    {
      id: 'C2',
      claim: 'It is blue',
      voice: 'a witness',
      kind: 'fact',
      grade: 'partly',
      check: 'partly: green as well',
      references: [],
      source,
    },
  ],
  references: [
    {
      id: 'R1',
      type: 'report',
      author: ['Ann'],
      title: 'On boats',
      publisher: 'Press',
      issued: '2022-10',
      URL: 'https://example.org/a?b&c',
      source,
    },
  ],
};
const slide = (cites: string[]) => ({ cites }) as Slide;

test('a slide lists its claims with how they came out, then its references, escaped, each a link to its entry', () => {
  const html = handoutSources(deck, slide(['R1', 'C1', 'C2']), wordsFor('en'));
  const rows = [...html.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g)].map(([, key, cells]) => [
    key,
    ...(cells ?? '').split('</td>').map((cell) => cell.replace(/<svg.*?<\/svg>/, '* ')),
  ]);
  expect(rows).toEqual([
    [
      '<a href="#cite-C1">C1</a>',
      '<td>It is &lt;small&gt; (4) <span class="whose">the article, fact</span>',
      '<td>',
      '<td>–',
      '',
    ],
    [
      '<a href="#cite-C2">C2</a>',
      '<td>It is blue <span class="whose">a witness, fact</span>',
      '<td>* Partly supported',
      '<td>Green as well',
      '',
    ],
  ]);
  expect(html.match(/<li>.*<\/li>/g)).toEqual([
    '<li><a href="#cite-R1">R1</a> <span><a href="https://example.org/a?b&amp;c" rel="noopener">Ann, On boats, Press, 2022</a></span></li>',
  ]);
  expect(handoutSources(deck, slide(['C1']), wordsFor('en'))).not.toContain('<td></td>');
});

test('the claims that a finding grades are its slide’s, with a numeral there or not', () => {
  const band = { claims: ['C1'], html: '', source: { file: 'slides/01.md', line: 1 } };
  const html = handoutSources(deck, { ...slide([]), band }, wordsFor('en'));
  expect(html).toContain('<a href="#cite-C1">C1</a>');
});

test('a slide that cites nothing has no list', () => {
  expect(handoutSources(deck, slide([]), wordsFor('en'))).toBe('');
});

test('title and label stand in the margins as CSS strings that nothing can break out of', () => {
  expect(cssString('a"b\\c\nd')).toBe('"a\\22 b\\5c c\\a d"');
  const css = handoutMargins(deck);
  expect(css).toContain('@top-left { content: "A \\22 title\\22  \\5c  here"; text-align: left;');
  expect(css.match(/content: "TLP:AMBER"; color: #ffc000;/g)).toHaveLength(2);
  expect(handoutMargins({ ...deck, meta: { ...deck.meta, marking: undefined } as Deck['meta'] })).not.toContain('TLP');
});

test('where lines run from right to left, so do the margins', () => {
  const css = handoutMargins({ ...deck, meta: { ...deck.meta, lang: 'he' } });
  expect(css).toContain('@top-right { content: "A \\22 title\\22  \\5c  here"; text-align: right;');
  expect(css).toContain('@top-left { content: "TLP:AMBER"');
  expect(css).toContain("@bottom-left { content: counter(page) ' / ' counter(pages); text-align: left;");
});

test('the command line overrules the front matter on notes', () => {
  expect([notesUse(undefined, 'private'), notesUse(undefined, 'public')]).toEqual(['private', 'public']);
  expect([notesUse(true, 'private'), notesUse(false, 'public')]).toEqual(['public', 'none']);
});
