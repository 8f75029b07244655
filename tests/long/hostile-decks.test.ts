import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import type { Included } from '../../deck/markdown/scope.ts';
import type { SourceRef } from '../../deck/model/deck.ts';
import { foldErrors } from '../../deck/model/error.ts';
import { number, oneOf, text } from '../../deck/panels/index.ts';
import { readRows } from '../../deck/panels/read-rows.ts';
import { safeSvg } from '../../deck/source/safe-svg.ts';
import { ATTEMPTS } from '../hostile/attempts.ts';
import { mutator } from '../hostile/mutate.ts';
import { bodyHtml, fixtureInput } from '../markdown/sample.ts';

const FIXTURES = ['good', 'bad'].flatMap((kind) => {
  const folder = path.join(import.meta.dirname, '../fixtures', kind);
  return readdirSync(folder).map((name) => fixtureInput(path.join(folder, name)));
});

/** Elements and attributes that a slide's text never becomes. */
const STRANGE = /^(?:script|style|iframe|frame|object|embed|form|input|base|meta|link|template|portal)$/i;
const TAG = /<\/?([a-z][\w-]*)((?:\s+[\w:.-]+(?:="[^"<]*")?)*)\s*\/?>/gi;

/** What of a slide's HTML is not of the deck's making. */
function intruders(html: string): string[] {
  const found = html.replace(TAG, '').includes('<') ? ['a bracket that is no tag'] : [];
  for (const [tag, name = '', attributes = ''] of html.matchAll(TAG)) {
    if (STRANGE.test(name) && !/^<input\b[^>]*\stype="(?:checkbox|radio)"/.test(tag)) found.push(tag);
    for (const [, key = '', value = ''] of attributes.matchAll(/([\w:.-]+)(?:="([^"]*)")?/g)) {
      if (/^on|^style$|^srcdoc$/i.test(key)) found.push(tag);
      if (/^(?:href|src)$/i.test(key) && !/^(?:https?:\/\/|mailto:|#|\.\/)/i.test(value)) found.push(tag);
    }
  }
  return found;
}

/** Whether a place is in its file: a line of it, a column not beyond the line's end. */
function isIn(files: ReadonlyMap<string, string>, { file, line, column = 1 }: SourceRef): boolean {
  const lines = files
    .get(file)
    ?.replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/);
  // What stands in a chart's module is not read here.
  if (!lines) return file.startsWith('charts/');
  return line >= 1 && line <= lines.length && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1;
}

describe('mutated decks', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'seed %i: parsing never throws, nothing gets through, every fault has a place in its file',
    (seed) => {
      const texts = FIXTURES.flatMap(({ files, references, claims }) =>
        [...files, references, claims].map((file) => file?.text ?? ''),
      );
      const mutate = mutator(seed, [...texts, ...ATTEMPTS]);
      let faults = 0;
      for (let round = 0; round < 1000; round++) {
        const input = FIXTURES[(round * 7 + seed) % FIXTURES.length];
        if (!input) continue;
        const change = <T extends { path: string; text: string }>(file: T): T => ({ ...file, text: mutate(file.text) });
        const changePart = (part: Included): Included => ('text' in part ? { text: mutate(part.text) } : part);
        const mutated = {
          ...input,
          files: input.files.map(change),
          ...(input.includes && {
            includes: new Map([...input.includes].map(([file, part]) => [file, changePart(part)])),
          }),
          ...(input.references && { references: change(input.references) }),
          ...(input.claims && { claims: change(input.claims) }),
        };
        const all = [...mutated.files, mutated.references, mutated.claims].flatMap((file) => (file ? [file] : []));
        const files = new Map(all.map((file) => [file.path, file.text]));
        for (const [file, part] of mutated.includes ?? []) if ('text' in part) files.set(file, part.text);
        const { deck, problems } = parseDeck(mutated);
        for (const slide of deck.slides) {
          const html = [
            slide.titleHtml,
            bodyHtml(slide).replace(/<figure .*?<\/figure>/gs, ''),
            slide.footnotesHtml,
            slide.notesHtml,
            slide.sourcesHtml,
          ];
          expect(intruders(html.join('\n')), `seed ${seed}, round ${round}`).toEqual([]);
        }
        for (const problem of problems) {
          const { line, column } = problem.source;
          expect(
            isIn(files, problem.source),
            `seed ${seed}, round ${round}: ${problem.source.file}:${line}:${column} ${problem.message}`,
          ).toBe(true);
        }
        expect(foldErrors(problems).length).toBeLessThanOrEqual(problems.length);
        faults += problems.length;
      }
      expect(faults).toBeGreaterThan(1000);
    },
  );
});

test('mutated CSV files: rows or faults at their places, never an exception', () => {
  const columns = { key: text, label: text, value: number, kind: oneOf('a', 'b') };
  const good = `key,label,value,kind\n${Array.from({ length: 12 }, (_, i) => `k${i},"Label, ""${i}""\nmore",${i}.5,a`).join('\n')}\n`;
  const mutate = mutator(11, [good, ...ATTEMPTS]);
  let faulty = 0;
  for (let round = 0; round < 20_000; round++) {
    const made = mutate(round % 3 === 0 ? good.replaceAll('\n', '\r\n') : good);
    const { rows, problems } = readRows({ path: 'charts/x.csv', text: made }, columns);
    const files = new Map([['charts/x.csv', made]]);
    for (const { source, message } of problems)
      expect(isIn(files, source), `round ${round}: ${source.line}:${source.column} ${message}`).toBe(true);
    for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(columns));
    if (problems.length > 0) faulty++;
  }
  expect(faulty).toBeGreaterThan(500);
});

test('mutated drawings: made safe or refused, and what is safe stays so', () => {
  const parts = ATTEMPTS.filter((attempt) => attempt.includes('<'));
  const good = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"><defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient></defs><style>.a{fill:url(#g);stroke:#123}</style><g class="a" style="opacity:.5"><path d="M0 0h9v9z"/><text x="1" y="2">A &amp; B</text><use xlink:href="#g"/></g></svg>`;
  const mutate = mutator(23, [
    good,
    ...parts,
    'url(//attack.example/x)',
    '@import "x";',
    'image-set("x" 1x)',
    'href="javascript:1"',
    ' onload="1"',
    'u\\72l(x)',
    '&#x75;rl(x)',
  ]);
  let [safe, refused] = [0, 0];
  for (let round = 0; round < 10_000; round++) {
    const read = safeSvg('x.svg', mutate(good));
    if ('faults' in read) {
      refused++;
      continue;
    }
    safe++;
    const tags = (read.svg.match(/<[^>]*>/g) ?? []).join('\n');
    const styles = (read.svg.match(/<style>[^<]*/g) ?? []).join('\n');
    expect(tags, `round ${round}`).not.toMatch(
      /<[\w-]*:?(?:script|foreignObject|iframe|meta|image)\b|\son\w+="|="\s*javascript:/i,
    );
    expect(tags + styles, `round ${round}`).not.toMatch(/@import|image-set\(|url\(\s*["']?(?!#)/i);
    expect(safeSvg('x.svg', read.svg), `round ${round}`).toEqual({ svg: read.svg });
  }
  expect(Math.min(safe, refused)).toBeGreaterThan(200);
});
