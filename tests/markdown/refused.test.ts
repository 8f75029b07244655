import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { bodyHtml, oneFile } from './sample.ts';

/** Codes of what is wrong with a deck of one slide, and the page's HTML of it. */
function parse(markdown: string) {
  const { deck, problems, notices } = parseDeck(oneFile(markdown));
  return {
    codes: problems.map(({ code }) => code),
    said: [...problems, ...notices].map(({ code }) => code),
    html: deck.slides.map((slide) => slide.titleHtml + bodyHtml(slide)).join(''),
  };
}

describe('addresses that are no plain link are refused, whatever their spelling', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\\script:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    'java&Tab;script:alert(1)',
    '%6Aavascript:alert(1)',
    '\\u006aavascript:alert(1)',
    '<  javascript:alert(1)>',
    '<\tjavascript:alert(1)>',
    'vbscript:x',
    'data:text/html,<script>',
    'data:image/svg+xml;base64,PHN2Zz4=',
    'blob:https://example.org/x',
    'file:///etc/passwd',
    '//attack.example/x',
    '\\\\\\\\attack.example/x',
    'https:attack.example',
    'ftp://example.org/x',
    'view-source:https://example.org',
    'filesystem:x',
    'about:blank',
    'intent://x',
  ])('[link](%s)', (address) => {
    const { codes, html } = parse(`## A\n\n[press](${address})\n`);
    expect(html).not.toContain('<a ');
    // What markdown-it does not even take for a link is text; what it does is a fault.
    if (!html.includes('](')) expect(codes).toEqual(['refused-link']);
  });

  it.each(['<javascript:alert(1)>', '<data:text/html,x>', '<vbscript:x>'])('the autolink %s', (link) => {
    const { codes, html } = parse(`## A\n\n${link}\n`);
    expect(codes).toEqual(['refused-link']);
    expect(html).not.toContain('<a ');
  });

  it('a reference to such an address', () => {
    const { codes, html } = parse('## A\n\n[press][x]\n\n[x]: javascript:alert(1)\n');
    expect(codes).toEqual(['refused-link']);
    expect(html).not.toContain('<a ');
  });

  it.each([
    'https://attack.example/x.png',
    'data:image/svg+xml,x',
    '//attack.example/x.png',
    'javascript:alert(1)',
    '../../../etc/passwd',
  ])('![image](%s)', (address) => {
    const { codes, html } = parse(`## A\n\nText ![alt](<${address}>) text\n`);
    expect(codes).toHaveLength(1);
    expect(html).not.toContain('<img');
  });
});

describe('attributes that the dialect does not know never reach the page', () => {
  it.each([
    'onclick=alert(1)',
    'onclick="alert(1)"',
    'style="position:fixed"',
    'src=x',
    'href=javascript:alert(1)',
    'srcdoc=x',
    'formaction=x',
    'xlink:href=x',
    'class="present"',
    '.reveal',
    '.deck',
    '#deck-data',
    'id=deck-data',
    'data-panel=fruit',
    'hidden=hidden',
    'constructor=x',
  ])('{%s}', (attribute) => {
    for (const text of [`A paragraph {${attribute}}`, `[span]{${attribute}}`, `::: {${attribute}}\nx\n:::`]) {
      const { said, html } = parse(`## A\n\n${text}\n`);
      expect(said.length).toBeGreaterThan(0);
      expect(html).not.toMatch(
        /\s(?:on\w+|style|src|href|srcdoc|formaction|hidden|id|data-panel|__proto__|constructor)=|class="(?:[^"]* )?(?:present|reveal|deck)[ "]/,
      );
    }
  });

  it.each(['deck-data', 'panel-fruit', 'dialog-title', 'finder-hits', 'cite-R1', 'plot-keys-1'])(
    'a slide cannot take the id of the page, %s',
    (id) => {
      expect(parse(`## A {#${id}}\n`).codes).toEqual(['bad-id']);
      const { deck } = parseDeck(oneFile(`## ${id.replace('-', ' ')}\n`));
      expect(deck.slides.at(-1)?.id).toBe(`slide-${id.toLowerCase()}`);
    },
  );
});

describe('names of the language itself are no content', () => {
  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])('%s', (name) => {
    const { deck, problems } = parseDeck(
      oneFile(
        `---\ntitle: T\n${name}: x\n---\n\n## A {#a}\n\n[@${name}] {{ fruit.${name} }} {{ ${name}.x }} {{ fruit.apples.${name} }} [x](#${name})\n`,
        { references: { path: 'slides/references.yaml', text: `- id: R1\n  type: book\n  ${name}: x\n` } },
      ),
    );
    const codes = problems.map(({ code }) => code).sort();
    expect(codes.filter((code) => code === 'front-matter')).toHaveLength(1);
    expect(codes.filter((code) => code === 'reference-file')).toHaveLength(1);
    expect(codes).toContain('unknown-link');
    expect(codes.some((code) => code === 'unknown-citation' || code === 'malformed-citation')).toBe(true);
    expect(deck.meta.title).toBe('T');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('an alias bomb and a merge key are no trouble', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((key, i) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`)
      .join('\n')}`;
    const { problems } = parseDeck(oneFile(`---\ntitle: T\n${bomb}\n<<: { __proto__: { marking: x } }\n---\n\n## A\n`));
    expect(problems.length).toBeGreaterThan(0);
  });
});
