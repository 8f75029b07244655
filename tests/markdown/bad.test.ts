import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { formatError } from '../../deck/model/error.ts';
import { expectGolden } from './golden.ts';
import { fixtureInput } from './sample.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/bad');
/** The rooms that make a deck's text. */
const SOURCES = ['markdown', 'source'].map((room) => join(import.meta.dirname, '../../deck', room));
const fixtures = readdirSync(FOLDER).sort();

/** Every code that the room can report, read from its source. */
function codesInSource(): string[] {
  const texts = SOURCES.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => readFileSync(join(room, name), 'utf8')),
  );
  const codes = texts.flatMap((text) => [
    ...[...text.matchAll(/\breport\(\s*[\w.]+,\s*'([a-z-]+)'/g)].map((match) => match[1] ?? ''),
    ...[...text.matchAll(/\bconst CODE = '([a-z-]+)'/g)].map((match) => match[1] ?? ''),
  ]);
  const calls = texts.flatMap((text) => [...text.matchAll(/(?<!function )\breport\(\s*[\w.]+,\s*(\S+?),/g)]);
  for (const [, code] of calls) expect(code).toMatch(/^('[a-z-]+'|CODE|code)$/);
  return [...new Set(codes)].sort();
}

describe('faults', () => {
  for (const name of fixtures) {
    it(`${name}: reported with place, words and remedy`, () => {
      const { problems } = parseDeck(fixtureInput(join(FOLDER, name)));
      expectGolden(`${problems.map(formatError).join('\n')}\n`, join(FOLDER, name, 'expected.txt'));
      // A folder is named after the code that it is about, with a word more where a code has several.
      expect(problems.some(({ code }) => name === code || name.startsWith(`${code}-`))).toBe(true);
    });
  }

  it('each code in the source has a fixture', () => {
    const codes = codesInSource();
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !fixtures.includes(code))).toEqual([]);
  });

  it('each hint is a sentence, each message names no place', () => {
    for (const name of fixtures) {
      for (const { message, hint, source } of parseDeck(fixtureInput(join(FOLDER, name))).problems) {
        expect(hint).toMatch(/[.?)]$/);
        expect(message).toMatch(/\.$/);
        expect(message).not.toContain(`${source.file}:`);
      }
    }
  });
});
