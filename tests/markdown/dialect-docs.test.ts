import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { formatError } from '../../deck/model/error.ts';
import { GRADES } from '../../deck/model/signs.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { oneFile } from './sample.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const text = readFileSync(join(DOCS, 'dialect.md'), 'utf8');
const MANUALS = ['dialect.md', 'authoring.md'];

/** What only a whole briefing has: an example may name a chart, a source or a slide of one. */
const ELSEWHERE =
  /^(?:unknown-(?:panel|value|link|citation)|missing-image|include|generated-slide|bad-wall|band-grade)$/;

/** A manual's examples, each under the heading that it stands under. */
function examples(manual: string): { name: string; kind: string; markdown: string }[] {
  const text = readFileSync(join(DOCS, manual), 'utf8');
  const found: { name: string; kind: string; markdown: string }[] = [];
  let head = '';
  for (const match of text.matchAll(/^## (.+)$|^(`{3,})markdown ?([\w-]*)\n([\s\S]*?)^\2$/gm)) {
    const [, heading, , kind = '', markdown = ''] = match;
    if (heading) head = heading;
    else found.push({ name: `${head} ${found.length + 1}`, kind, markdown });
  }
  return found;
}

function readAll(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(folder, name), 'utf8'));
}

const parse = (markdown: string) =>
  parseDeck(oneFile(/^(?:---\n|#)/.test(markdown) ? markdown : `\n## One\n\n${markdown}`));

describe.each(MANUALS)('docs/%s', (manual) => {
  it('has many examples, of all three kinds', () => {
    const kinds = examples(manual).map(({ kind }) => kind);
    expect(kinds.length).toBeGreaterThan(manual === 'dialect.md' ? 35 : 6);
    if (manual === 'dialect.md') expect(new Set(kinds)).toEqual(new Set(['', 'let-pass', 'refused']));
  });

  it.each(examples(manual))('$name: is $kind what it says', ({ kind, markdown }) => {
    const { problems, notices } = parse(markdown);
    if (kind === 'refused') {
      expect(problems.length).toBeGreaterThan(0);
      return;
    }
    expect(problems.filter(({ code }) => !ELSEWHERE.test(code)).map(formatError)).toEqual([]);
    expect(notices.length > 0).toBe(kind === 'let-pass');
  });
});

describe('docs/dialect.md', () => {
  it('names the grades in each language of the interface', () => {
    const known = readdirSync(join(import.meta.dirname, '../../deck/model/words')).flatMap(
      (name) => /^words-(..)\.ts$/.exec(name)?.[1] ?? [],
    );
    for (const grade of GRADES) {
      const row = text.split('\n').find((line) => line.startsWith(`| \`.${grade}\` |`)) ?? '';
      for (const lang of known) expect(row, lang).toContain(`| ${wordsFor(lang).found[grade].toLowerCase()} |`);
    }
    expect(known.length).toBeGreaterThan(3);
  });

  it('has each row that a message leads to', () => {
    const sources = ['markdown', 'source'].flatMap((room) => readAll(join(DOCS, '../deck', room)));
    const rows = [...sources.join('\n').matchAll(/docs\/dialect\.md#([\w-]+)/g)].map(([, row]) => row);
    const heads = [...text.matchAll(/^## (.+)$/gm)].map(([, head = '']) => head.toLowerCase().replaceAll(' ', '-'));
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter((row) => !heads.includes(row ?? ''))).toEqual([]);
  });
});
