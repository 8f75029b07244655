import { describe, expect, it } from 'vitest';
import { foundText, parseDeck } from '../../deck/markdown/index.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { bodyHtml, oneFile, sampleInput } from './sample.ts';

const references = { path: 'slides/references.yaml', text: '- id: R1\n  type: report\n- id: R2\n  type: report\n' };
const LISTED = '\n\n## References {.backup}\n\n::: {#refs}\n:::\n';

function slideHtml(text: string): string {
  const { deck, problems } = parseDeck(oneFile(`## One\n\n${text}`));
  expect(problems).toEqual([]);
  return bodyHtml(deck.slides[1]);
}

describe('parseDeck', () => {
  it('gives the same when called again, and when calls overlap', async () => {
    const input = oneFile(
      `## One {#one}\n\nText[^1] [@R1] {{ poll.yes }}\n\n[^1]: Note\n\n![](../charts/poll.ts)${LISTED}`,
      { references },
    );
    const first = parseDeck(input);
    const others = await Promise.all([1, 2, 3].map(async () => parseDeck(input)));
    expect(first.problems).toEqual([]);
    for (const other of others) expect(other).toEqual(first);
  });

  it('names the charts and pictures that nothing shows: a value or a note is a use', () => {
    const images = new Map(['a', 'b', 'c', 'logo'].map((name) => [`slides/${name}.png`, { width: 1, height: 1 }]));
    const text =
      '---\ntitle: Sample\nlogo: logo.png\n---\n## One {#one}\n\n![](../charts/poll.ts)\n\n{{ pairs.north.now }} ![a](a.png)\n\n::: notes\n![b](b.png)\n:::';
    const { deck, problems, unused } = parseDeck(oneFile(text, { images }));
    expect(problems).toEqual([]);
    expect(unused).toEqual(['charts/fruit.ts', 'charts/events.ts', 'slides/c.png']);
    expect(deck.slides[1]).toMatchObject({
      shows: { pictures: ['slides/a.png'] },
      notesShow: { pictures: ['slides/b.png'] },
    });
  });

  it('keeps no state from a faulty deck', () => {
    const good = oneFile('## One {#one}\n\nText [to itself](#one)');
    const before = parseDeck(good);
    expect(
      parseDeck(oneFile('::: notes\n[^x] {{ a.b }} [@no] [](#zz)\n\n## One {#one}\n')).problems.length,
    ).toBeGreaterThan(3);
    expect(parseDeck(good)).toEqual(before);
  });

  it('makes the best deck it can: a fault costs its own element only', () => {
    const { deck, problems } = parseDeck(
      oneFile('## One\n\n::: notes\nsecret\n\n## Two {.statment}\n\nText {{ no.such }} [x](#y) ![a](no.png) end'),
    );
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'missing-image',
      'unclosed-div',
      'unknown-class',
      'unknown-link',
      'unknown-value',
    ]);
    expect(deck.slides.map(({ title }) => title)).toEqual(['Sample', 'One', 'Two']);
    expect(bodyHtml(deck.slides[1])).toBe('');
    expect(deck.slides[1]?.notesHtml).toBe('<p>secret</p>');
    expect(bodyHtml(deck.slides[2])).toContain('end</p>');
  });

  it('makes a cover even of nothing', () => {
    const { deck, problems } = parseDeck(sampleInput([]));
    expect(deck.slides.map(({ kind }) => kind)).toEqual(['cover']);
    expect(problems).toEqual([]);
  });

  it('survives JSON: values only', () => {
    const { deck } = parseDeck(oneFile(`## One {.figure time=90s}\n\n[@R1]${LISTED}`, { references }));
    expect(JSON.parse(JSON.stringify(deck))).toEqual(deck);
  });

  it('lets notes neither cite nor be found in what is published', () => {
    const { deck, problems } = parseDeck(
      oneFile(`## One\n\n[@R1]\n\n- item\n\n  ::: notes\n  CANARY [@R2]\n  :::${LISTED}`, { references }),
    );
    const [, one, list] = deck.slides;
    expect(problems).toEqual([]);
    expect(one?.cites).toEqual(['R1']);
    expect(one?.notesHtml).toContain(
      '<span class="nowrap">CANARY<sup class="cite keys"><span class="nowrap">R2</span></sup></span>',
    );
    expect(bodyHtml(list)).not.toContain('R2');
    for (const slide of deck.slides) {
      const { notesHtml, ...published } = slide;
      expect(JSON.stringify(published)).not.toContain('CANARY');
    }
  });

  it('gives every id once', () => {
    const cite = '[@R1] again [@R1; @R2]';
    const text = `## One\n\nText[^1] and[^1] ${cite}\n\n## Two\n\nText[^1] ${cite}\n\n::: notes\n${cite} [^1]\n:::\n\n[^1]: Note ${cite}${LISTED}`;
    const { deck, problems } = parseDeck(oneFile(text, { references }));
    const html = deck.slides
      .map(
        (slide) =>
          `<section id="${slide.id}">${slide.titleHtml}${bodyHtml(slide)}${slide.footnotesHtml}${slide.notesHtml}`,
      )
      .join('');
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1] ?? '');
    const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(problems).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('writes no inline style, no handler and no raw HTML, whatever stands in the source', () => {
    const { deck } = parseDeck(
      oneFile(
        '## <img onerror=x> {style="a" onclick=b}\n\n<b style="x">y</b> {style="c"}\n\n| a |\n| -: |\n| <i> |\n\n[x](javascript:a){onclick=b} ![<b>](images/tree.png){onload=c}\n\n::: {.tile onclick=d}\n:::',
      ),
    );
    const html = deck.slides.map((slide) => slide.titleHtml + bodyHtml(slide)).join('');
    const tags = [...html.matchAll(/<[a-z][^>]*>/g)].map(([tag]) => tag);
    expect(tags.length).toBeGreaterThan(8);
    for (const tag of tags) expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/style|\bon[a-z]+=|javascript/);
    expect(html).not.toMatch(/<(b|i|script)\b/);
  });

  it('reads keys that name parts of every object as ordinary keys', () => {
    const odd = {
      path: 'slides/references.yaml',
      text: '- id: __proto__\n  type: report\n- id: constructor\n  type: report\n',
    };
    const { deck, problems } = parseDeck(oneFile(`## One\n\n[@__proto__; @constructor]${LISTED}`, { references: odd }));
    expect(problems).toEqual([]);
    expect(deck.slides[1]?.cites).toEqual(['__proto__', 'constructor']);
  });

  it('keeps what stands behind a table or a list and begins with a brace', () => {
    expect(slideHtml('- a\n\n{{ poll.yes }} and {{ poll.no }}')).toContain(
      '<p><data class="value" value="42.5">42.5%</data> and',
    );
    expect(slideHtml('| a |\n| - |\n\n{{ poll.yes }}')).toContain(
      '<p><data class="value" value="42.5">42.5%</data></p>',
    );
  });

  it('names images as the page does: by the address that they are given, else by their path', () => {
    const image = '![A tree](images/tree.png)';
    const shown = (more: object) => {
      const images = new Map([['slides/images/tree.png', { width: 640, height: 480, ...more }]]);
      const { deck } = parseDeck(
        oneFile(`## One ${image}\n\n${image}[^1]\n\n::: notes\n${image}\n:::\n\n[^1]: ${image}`, { images }),
      );
      const [, one] = deck.slides;
      const html = `${one?.titleHtml}${bodyHtml(one)}${one?.notesHtml}${one?.footnotesHtml}`;
      return [...html.matchAll(/<img src="([^"]*)"/g)].map(([, address]) => address);
    };
    expect(shown({})).toEqual(Array(4).fill('./slides/images/tree.png'));
    expect(shown({ address: 'assets/tree-1a2b.png' })).toEqual(Array(4).fill('./assets/tree-1a2b.png'));
  });

  it('takes the section from one file to the next, footnotes and link definitions not', () => {
    const files = [
      '---\ntitle: Sample\n---\n# Part\n\n## One\n\n[^1] [a][b]\n\n[^1]: Note\n\n[b]: https://a.example',
      '## Two\n\n[a][b]',
    ];
    const { deck } = parseDeck(sampleInput(files.map((text, i) => ({ path: `slides/0${i}.md`, text }))));
    expect(deck.slides.map(({ section }) => section)).toEqual(['', 'Part', 'Part']);
    expect(bodyHtml(deck.slides[2])).toBe('<p>[a][b]</p>');
  });
});

it('a reference list keeps a line for what follows a link of several lines, which is one box', () => {
  const ids = Array.from({ length: 17 }, (_, i) => `R${i + 1}`);
  // By the sample's measure: two lines of 62 letters, the second nearly empty.
  const text = ids
    .map((id) => `- id: ${id}\n  type: report\n  title: ${'word '.repeat(13)}end\n  URL: https://example.org/${id}\n`)
    .join('');
  const { deck } = parseDeck(
    oneFile(`## One\n\n[${ids.map((id) => `@${id}`).join('; ')}]${LISTED}`, {
      references: { path: 'slides/references.yaml', text },
    }),
  );
  const lists = deck.slides.flatMap(({ body }) =>
    body.flatMap((part) =>
      typeof part === 'object' && part.type === 'references' ? [part.columns.map((rows) => rows.length)] : [],
    ),
  );
  // Three lines and their padding, 63.5 px, eight times in 564.
  expect(lists).toEqual([[8, 8], [1]]);
});

it('references of reference managers: entities, links and code are plain words, a name has all its parts', () => {
  const text = `- id: R1
  type: book
  title: "AT&amp;T in \`code\`, [there](https://example.org)"
  DOI: "doi:10.1000/a b<c>"
  author:
    - family: Beethoven
      given: Ludwig
      non-dropping-particle: van
      suffix: Jr.
`;
  const { deck, problems } = parseDeck(
    oneFile(`## One\n\n[@R1]${LISTED}`, { references: { path: 'slides/references.yaml', text } }),
  );
  expect(problems).toEqual([]);
  expect(deck.references[0]).toMatchObject({
    title: 'AT&T in code, there',
    author: ['Ludwig van Beethoven Jr.'],
    URL: 'https://doi.org/10.1000/a%20b%3Cc%3E',
  });
});

it('where references cannot be read, whoever cites them is not at fault', () => {
  const claims = {
    path: 'slides/claims.csv',
    text: 'id,claim,voice,kind,grade,check,references\nC1,It is so,us,fact,supported,yes,R1\n',
  };
  const slides = `## One\n\n[@R1; @C2] @R1 [p. 3]\n\n::: {.found .yes claims="C2"}\nYes.\n:::${LISTED}`;
  for (const references of ['- id: R1\n title: a', 'R1:\n  type: book', 'references:']) {
    const more = { claims, references: { path: 'slides/references.yaml', text: references } };
    expect(parseDeck(oneFile(slides, more)).problems).toHaveLength(1);
  }
  expect(parseDeck(oneFile(slides, { unreadSources: true })).problems).toEqual([]);
});

it('notes behind a sign that is not seen are notes', () => {
  for (const unseen of ['\u200b', '\ufeff', '\u200e\u2060']) {
    const { deck, problems } = parseDeck(oneFile(`## One\n\n${unseen}::: notes\nCANARY\n${unseen}:::\n`));
    expect(problems).toEqual([]);
    expect(bodyHtml(deck.slides[1])).not.toContain('CANARY');
    expect(deck.slides[1]?.notesHtml).toContain('CANARY');
  }
});

it('a reference may begin a sentence, and a source of that name comes first', () => {
  expect(slideHtml('Words: @Sec-one and [@Sec-one] say so.\n\n## Two {#sec-one}')).toBe(
    '<p>Words: <a href="#sec-one">Two</a> and <a href="#sec-one">Two</a> say so.</p>',
  );
  const references = { path: 'slides/references.yaml', text: '- id: Sec-2020\n  type: report\n' };
  expect(parseDeck(oneFile(`## One\n\n[@Sec-2020]${LISTED}`, { references })).problems).toEqual([]);
});

it('names of blocks and states of tasks of Obsidian stand as they are written, and that is said', () => {
  const { problems, notices } = parseDeck(
    oneFile('## One\n\n- [/] half\n- [ ] open\n- cut ^abc-1\n\nWords ^block\n\nx^2^, y^z and [-](#one)\n'),
  );
  expect(problems).toEqual([]);
  expect(notices.map(({ message }) => message)).toEqual([
    'Marks of other tools stand as they are written: [/], ^abc-1, ^block.',
  ]);
});

it('a first file that cannot be read has no second fault, an empty one has no title', () => {
  const of = (more: object) => parseDeck(sampleInput([{ path: 'slides/01.md', text: '', ...more }])).problems;
  expect(of({ unread: true })).toEqual([]);
  expect(of({}).map(({ message }) => message)).toEqual(['The deck has no title.']);
});

it('a class behind a definition is that of the definition', () => {
  expect(slideHtml('Term\n: one {.fragment}\n: two {.hero}\n: three\n')).toBe(
    '<dl>\n<dt>Term</dt>\n<dd class="fragment">one</dd>\n<dd class="user-hero">two</dd>\n<dd>three</dd>\n</dl>',
  );
});

it('an id or a key is the same in either form of Unicode', () => {
  const references = { path: 'slides/references.yaml', text: '- id: Mu\u0308ller\n  type: report\n' };
  const text = `## One {#ko\u0308ln}\n\n[x](#k\u00f6ln) [y](#ko\u0308ln) [@M\u00fcller; @Mu\u0308ller]${LISTED}`;
  expect(parseDeck(oneFile(text, { references })).problems).toEqual([]);
});

it('a link to an id that no slide can have is no second fault', () => {
  const { problems } = parseDeck(oneFile('## One {#1.a}\n\n[x](#1.a)\n'));
  expect(problems.map(({ code }) => code)).toEqual(['bad-id']);
});

it('a callout with an empty title has that of its kind', () => {
  expect(slideHtml('::: {.callout-tip title=""}\nWords.\n:::')).toBe(slideHtml('::: callout-tip\nWords.\n:::'));
});

it('a comment that is shown has its own hyphens, an arrow a dash', () => {
  expect(slideHtml('\\<!-- so -- it is -->, a --> b')).toBe('<p>&lt;!-- so – it is --&gt;, a --&gt; b</p>');
  expect(slideHtml('a --> b -- c')).toBe('<p>a –&gt; b – c</p>');
});

it.each([
  ['de', 'yes', 'Supported: so it is', 'So it is'],
  ['de', 'partly', 'Partly supported: in 2022 alone', 'In 2022 alone'],
  ['de', 'partly', 'Teilweise belegt, in 2022', 'In 2022'],
  ['fr', 'na', 'Not checkable', ''],
  ['en', 'partly', 'partly: in 2022', 'In 2022'],
  ['en', 'yes', 'Supported by three counts', 'Supported by three counts'],
] as const)('in a deck in %s what was found is told without its grade %s: %s', (lang, grade, check, told) => {
  const claim = { id: 'C1', claim: 'x', voice: 'us', kind: 'fact', grade, check, references: [] };
  expect(foundText({ ...claim, source: { file: 'claims.csv', line: 2 } }, wordsFor(lang))).toBe(told);
});
