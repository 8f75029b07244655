import { describe, expect, it } from 'vitest';
import { type DeckError, formatError } from '../../deck/model/error.ts';
import { readFrontMatter } from '../../deck/source/front-matter.ts';
import { splitFrontMatter } from '../../deck/source/split-front-matter.ts';

describe('where a front matter ends', () => {
  it('empty lines above it move its fields down and do no other harm', () => {
    const split = splitFrontMatter('\n\n---\ntitle: A\n---\n\n## One\n', true);
    expect(split).toEqual({ yaml: 'title: A', above: 3, body: '\n\n\n\n\n\n## One\n' });
  });

  it('so do comments, which are in no output', () => {
    const split = splitFrontMatter('<!-- a licence\nof two lines -->\n\n---\ntitle: A\n---\n\nWords\n', true);
    expect(split).toEqual({ yaml: 'title: A', above: 4, body: '\n\n\n\n\n\n\nWords\n' });
  });

  it('a rule under an empty line opens a slide', () => {
    const text = '\n---\n\n## One\n\n---\n\n## Two\n';
    expect(splitFrontMatter(text, true)).toEqual({ body: text });
  });

  it.each([
    ['no line closes it', 'title: A\nlang: en\n\n## One\n\nWords.\n'],
    ['a rule comes later', 'title: A\nlang: en\n\n## One\n\n---\n\nWords.\n'],
    ['words and a rule come later', 'title: A\nlang: en\n\n## One\n\n- Words.\n\n---\n\nWords.\n'],
    ['a heading comes right below', 'title: A\nlang: en\n## One\n\nWords.\n'],
  ])('%s: it has its fields, and the slides are kept', (_name, text) => {
    const split = splitFrontMatter(`---\n${text}`, true);
    expect(split).toMatchObject({ yaml: 'title: A\nlang: en', above: 1, unclosed: true });
    expect(split.body).toContain('## One\n');
  });

  it.each(['title: A\n\n## Look\n\ntheme: dark', 'title: A\n\n## Look\n# of it\ntheme: dark', 'title: A\n\n# Look'])(
    'comments among the fields are no slides: %j',
    (yaml) => {
      expect(splitFrontMatter(`---\n${yaml}\n---\n\nWords.\n`, true)).toMatchObject({ yaml, above: 1 });
    },
  );
});

describe('what a front matter says', () => {
  const deck = (yaml: string) => {
    const problems: DeckError[] = [];
    const { said, titled } = readFrontMatter({ problems }, 'a.md', yaml);
    return { ...said, titled, problems: problems.map(formatError) };
  };

  it('a version or a number with a nought before it stands as it is written', () => {
    expect(deck('title: 1.10\nsubtitle: 3.10\nauthor: 007\nduration: 20.0')).toMatchObject({
      title: '1.10',
      subtitle: '3.10',
      author: '007',
      duration: 20,
      problems: [],
    });
  });

  it('two lines with nothing between them say nothing, a list of one bibliography is one', () => {
    expect(deck('')).toMatchObject({ titled: false, problems: [] });
    expect(deck('bibliography:\n- a.json')).toMatchObject({ bibliography: 'a.json', problems: [] });
  });

  it('a title under a slip of its name is one fault', () => {
    for (const yaml of ['Title: A', 'titel: A', '\u200btitle: A', 'title:A']) {
      expect(deck(yaml)).toMatchObject({ titled: true });
      expect(deck(yaml).problems).toHaveLength(1);
    }
  });
});
