import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { oneFile } from './sample.ts';

const manual = readFileSync(join(import.meta.dirname, '../../docs/from-quarto.md'), 'utf8');

const field = (line: string) => `---\ntitle: A deck\n${line}\n---\n\n## One\n\nWords.\n`;
const body = (markdown: string) => `---\ntitle: A deck\n---\n\n## One\n\n${markdown}\n`;
const fence = (info: string, more = 'a') => body(`\`\`\`${info}\n${more}\n\`\`\``);

/** What stands in the first column of each row, by its first words, as an author writes it. */
const PASSED: Readonly<Record<string, string | readonly string[]>> = {
  '`execute`': field('execute:\n  echo: false'),
  '`{r}`': fence('{r}'),
  '`auto-animate`': '---\ntitle: A deck\n---\n\n## One {auto-animate=true}\n\nWords.\n',
  'your own classes': body('::: hero\nWords.\n:::'),
  '`field:: value`': [
    body('field:: value'),
    fence('dataview'),
    body('<% now %>'),
    body("The {props.title}, {1 + 1} and ''words''.\n\n= Title\n\n** Title"),
  ],
  '`> - item`': body('> - item'),
  '`{=latex}`': fence('{=latex}'),
  '`<!-- _class': body('<!-- _class: lead -->\n\nWords.'),
};

const REFUSED: Readonly<Record<string, string | readonly string[]>> = {
  '`date: today`': field('date: today'),
  '`bibliography: refs.bib`': field('bibliography: refs.bib'),
  '`title: "Sales': '---\ntitle: "Sales {.smaller}"\n---\n\n## One\n\nWords.\n',
  '`csl: style.csl`': field('csl: style.csl'),
  'a front matter between': '---\ntitle = "A deck"\n---\n\n## One\n',
  '`!r Sys.Date()`': field('date: !r Sys.Date()'),
  'a second front matter': `${field('lang: en')}\n---\nlayout: two-cols\n---\n\nWords.\n`,
  '`Note: …`': [body('Note: say this.'), body('???\nSay this.'), body('::: speaker-notes\nx\n:::')],
  '`layout=': body('::: {layout="[[1,1],[1]]"}\nx\n:::'),
  '`![bg](…)`': body('![bg](images/tree.png)'),
  '`separator`': [field('separator: <!--s-->'), body('--'), body('+++')],
  '`.red[words]`': [body('Some .red[words].'), body('.left-column[\nLeft.\n]'), body('.footnote[*]')],
  '`::right::`': body('Left.\n\n::right::\n\nRight.'),
  '`## Title {.tabset}`': '---\ntitle: A deck\n---\n\n## One {.tabset}\n\nWords.\n',
  '`@fig:one`': [body('See @fig:one.'), body('$$a$$ {#fig:one}')],
  '`\\@ref(fig:one)`': [body('See \\@ref(fig:one).'), body('(\\#fig:one) Words')],
  '`class: center`': body('---\nclass: center, middle'),
  '`::: {.absolute': body('::: {.absolute top=20}\nx\n:::'),
  '`style="…"`': body('[x]{style="color: red"}'),
  '`@lst-one`': [body('See @lst-one.'), body('See @rem-one.'), body('See @fig-one.')],
  '`{{< video https': body('{{< video https://example.org/film.mp4 >}}'),
  'grid tables': [body('+---+\n| a |\n+---+'), body('  a    b\n---  ---\n  1    2')],
  '`mermaid`': [fence('{mermaid}'), fence('mermaid'), fence('plantuml'), fence('{dot}')],
  '`\\newpage`': [body('\\newpage'), body('\\pause'), body('\\begin{center}\nx\n\\end{center}')],
  '`\\(a = b': [body('Let \\(a = b\\).'), body('\\[\na\n\\]'), fence('math')],
  'cells pasted': body('Name\tTons\nNorth\t5'),
  '`> [!NOTE]`': [body('> [!NOTE]\n> Words.'), body('!!! note')],
  '`%% … %%`': [
    body('Words %% a remark %%'),
    body('Words {>>a remark<<}'),
    body('Words {/* a remark */}'),
    body('::: comment\nA remark.\n:::'),
  ],
  '`[b]words[/b]`': [body('[b]words[/b]'), body('[url=https://example.org]a[/url]'), body('[gallery ids="1"]')],
  '`h2. Title`': [
    body('h2. Title'),
    body('{code}\na\n{code}'),
    body('||head||\n|a|'),
    body('[words|https://example.org]'),
    body('bq. A quotation'),
  ],
  '`.. note::`': [body('.. note::\n\n   Words.'), body('A title\n~~~~~~~\n\nWords.\n\n~~~~~~~')],
  '`[NOTE]`': [body('[NOTE]\n====\nx\n===='), body('link:page[words]'), body('Words footnote:[more].')],
  '`#+TITLE:`': [body('#+TITLE: A deck'), body('#+BEGIN_SRC'), body('[[https://example.org][words]]')],
  '`#import`': [body('#import "a.typ"'), body('#slide[\nx\n]'), body('#image("x.png")')],
  "`'''words'''`": [body("Some '''words'''."), body('[[File:x.png]]')],
  '`import … from`': [body("import A from './a'"), body("export const a = 'b'")],
  '`![[file]]`': body('![[file]]'),
  '`[TOC]`': body('[TOC]'),
  '`<b>`': [body('<b>bold</b>'), body('<div>\n\nx\n\n</div>'), body('<img src="images/tree.png">')],
  '`<script>`': [body('<script>x</script>'), body('<style>x</style>')],
  '`![][image1]`': body('![A tree][image1]\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>'),
  '`<iframe>`': body('![x](https://example.org/x.png)'),
  '`visibility="hidden"`': ['---\ntitle: A deck\n---\n\n## One {visibility="hidden"}\n', body('[x]{.hidden}')],
  '`(@)`': body('(@) An example.'),
};

/** Rows of a table under a heading whose row asks nothing of the deck: how slides are begun is a matter of the author's. */
const OF_THE_AUTHOR = /^a section that has only/;

function rows(heading: string): string[] {
  const part = manual.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';
  const all = [...part.matchAll(/^\| (.*)$/gm)].map(([, row = '']) => row);
  return all.slice(2).filter((row) => !OF_THE_AUTHOR.test(row));
}

function inputFor(row: string, inputs: Readonly<Record<string, string | readonly string[]>>): readonly string[] {
  const [, input] = Object.entries(inputs).find(([begin]) => row.startsWith(begin)) ?? [];
  if (input === undefined) throw new Error(`No input stands for the row: ${row}`);
  return typeof input === 'string' ? [input] : input;
}

describe('docs/from-quarto.md', () => {
  it.each(rows('What is let pass'))('lets pass, and says so: %s', (row) => {
    for (const input of inputFor(row, PASSED)) {
      const { problems, notices } = parseDeck(oneFile(input));
      expect(problems).toEqual([]);
      expect(notices.length).toBeGreaterThan(0);
    }
  });

  it.each(rows('What to write instead'))('refuses with a cure: %s', (row) => {
    for (const input of inputFor(row, REFUSED)) {
      const { problems } = parseDeck(oneFile(input));
      expect(problems.map(({ hint }) => hint).join('')).not.toBe('');
    }
  });

  it('has rows for both', () => {
    expect(rows('What is let pass').length).toBe(Object.keys(PASSED).length);
    expect(rows('What to write instead').length).toBe(Object.keys(REFUSED).length);
  });
});
