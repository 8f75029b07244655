import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { formatError } from '../../deck/model/error.ts';
import { scanText } from '../../deck/source/comments.ts';
import { oneFile, sampleInput } from './sample.ts';

function placesOf(body: string): string[] {
  return parseDeck(oneFile(`\n${body}`)).problems.map((problem) => formatError(problem).split('  ')[0] ?? '');
}

describe('comments', () => {
  it('leave every later fault at its place in the file', () => {
    expect(placesOf('## A\n\nWords <!-- x --> [@nope] and <!-- y --> [@neither]\n')).toEqual([
      'slides/deck.md:7:20',
      'slides/deck.md:7:43',
    ]);
    expect(placesOf('## A\n\none\n<!-- x\n\ny -->\ntwo [@nope]\n')).toEqual(['slides/deck.md:11:7']);
    expect(placesOf('## A\n\n<!-- x\n-->\n\n::: colums\nwords\n:::\n')).toEqual(['slides/deck.md:10:5']);
    expect(placesOf('## A\n\n| a | b |\n|-|-|\n<!-- | c | d | -->\n| e | [@nope] |\n')).toEqual([
      'slides/deck.md:10:9',
    ]);
    expect(placesOf('## A <!-- x --> {#b .unknown}\n')).toEqual(['slides/deck.md:5:21']);
  });

  it('are none in code, whatever stands round it', () => {
    const found = (text: string) => scanText(text).comments.map(({ start, end }) => text.slice(start, end));
    expect(found('```\n<!-- a -->\n```\n<!-- b -->')).toEqual(['<!-- b -->']);
    expect(found('- x\n\n  ~~~html\n  <!-- a -->\n  ~~~\n\n  <!-- b -->')).toEqual(['<!-- b -->']);
    expect(found('`` <!-- a --> ` `` <!-- b -->')).toEqual(['<!-- b -->']);
    expect(found('a `tick <!-- b ` c -->')).toEqual(['<!-- b ` c -->']);
    expect(found('text\n\n    <!-- code -->\n\ntext <!-- b -->')).toEqual(['<!-- b -->']);
    expect(found('- item\n\n    <!-- no code -->')).toEqual(['<!-- no code -->']);
    // Below an item of nothing the backquotes are code, and no fence: the rest of the comment would be published.
    expect(found('-\n\n    ```html <!-- b\n\nb -->')).toEqual(['<!-- b\n\nb -->']);
    expect(found('- x\n\n    ```html\n    <!-- a -->\n    ```')).toEqual([]);
    expect(found('\\<!-- a --> <!-- b\n\nc --> d')).toEqual(['<!-- b\n\nc -->']);
    expect(found('<!--> <!---> <!----> x')).toEqual(['<!-->', '<!--->', '<!---->']);
  });

  it('that begin in a title block end in the text behind it', () => {
    const text = '% A title <!-- not\n% Ada Writer\n\nsaid -->\n\nWords [@nope] of the cover.\n';
    const { deck, problems } = parseDeck(sampleInput([{ path: 'slides/deck.md', text }]));
    expect(problems.map((problem) => formatError(problem).split('  ')[0])).toContain('slides/deck.md:6:9');
    expect(deck.meta.title).toBe('A title');
    expect(JSON.stringify(deck)).not.toMatch(/said|Ada/);
  });

  it('that give orders to other tools are said once', () => {
    const { notices, problems } = parseDeck(
      oneFile(
        '\n## A\n\n<!-- _class: lead -->\n\n<!-- .slide: data-x="1" -->\n\n<!-- of class: none -->\n\n## B\n\n<!-- _class: x -->\n',
      ),
    );
    expect(problems).toEqual([]);
    expect(notices.map(({ message }) => message)).toEqual([
      'Directives in comments have no effect here: "_class:", ".slide:".',
    ]);
  });
});
