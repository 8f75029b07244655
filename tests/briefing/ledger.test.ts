import { readFileSync } from 'node:fs';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';

const CLAIM = z.strictObject({
  id: z.string(),
  claim: z.string().min(1),
  figure: z.string(),
  voice: z.enum(['the article', 'the article’s commentator']),
  kind: z.string().min(1),
  grade: z.enum(['supported', 'partly', 'disputed', 'not found', 'not checkable']),
  check: z.string().min(1),
  references: z.string(),
});
const REFERENCE = z.looseObject({
  id: z.string(),
  type: z.string(),
  'title-short': z.string(),
  publisher: z.string(),
  issued: z.string().optional(),
  URL: z.string().optional(),
  also: z.array(z.string()).optional(),
});
const claims = z.array(CLAIM).parse(parseCsv(readFileSync('slides/claims.csv', 'utf8'), { columns: true }));
const references = z.array(REFERENCE).parse(parseYaml(readFileSync('slides/references.yaml', 'utf8')));
const numbered = (letter: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${letter}${String(i + 1).padStart(2, '0')}`);

function tally(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { grade } of claims) counts[grade] = (counts[grade] ?? 0) + 1;
  return counts;
}

describe('the claim ledger', () => {
  it('holds the 57 claims in order', () => {
    expect(claims.map(({ id }) => id)).toEqual(numbered('C', 57));
  });

  it('tells the article from the commentator it quotes', () => {
    const quoted = claims.filter(({ voice }) => voice === 'the article’s commentator').map(({ id }) => id);
    expect(quoted).toEqual('C08 C12 C13 C19 C20 C21 C22 C30 C31 C32 C33 C34 C35 C44 C47 C54'.split(' '));
  });

  it('checks out as the slides and notes say', () => {
    expect(tally()).toEqual({ supported: 14, partly: 18, disputed: 7, 'not found': 5, 'not checkable': 13 });
    // Each check begins with its grade.
    const begins = (grade: string) => (grade === 'not checkable' ? 'n/a' : grade);
    expect(claims.filter(({ grade, check }) => !check.startsWith(begins(grade)))).toEqual([]);
  });

  it('has a figure in the 13 claims that carry a number, and nowhere else', () => {
    const withNumber = claims.filter(({ figure }) => /\d/.test(figure)).map(({ id }) => id);
    expect(withNumber).toEqual('C20 C27 C28 C30 C31 C32 C33 C34 C35 C40 C41 C42 C44'.split(' '));
  });

  it('names only references that exist, and leaves no note number for the reader', () => {
    const ids = new Set(references.map(({ id }) => id));
    const named = claims.flatMap((claim) => claim.references.split(' ').filter(Boolean));
    expect(named.filter((id) => !ids.has(id))).toEqual([]);
    expect(claims.filter(({ check }) => /\bN\d\d|\[R/.test(check))).toEqual([]);
  });
});

describe('the reference list', () => {
  it('holds the article, R01 to R33 and the ladder', () => {
    expect(references.map(({ id }) => id)).toEqual(['article', ...numbered('R', 33), 'icd203']);
  });

  it('gives only whole addresses, and dates as CSL writes them', () => {
    const addresses = references.flatMap(({ URL: address = [], also = [] }) => [address, also].flat());
    const links = addresses.filter((address) => address.includes('://'));
    expect(links.filter((link) => !URL.canParse(link) || !link.startsWith('https://') || link.includes('...'))).toEqual(
      [],
    );
    expect(references.filter(({ issued = '2022' }) => !/^\d{4}(-\d\d){0,2}$/.test(issued))).toEqual([]);
  });

  it('keeps names short enough for a source line', () => {
    expect(references.filter((reference) => reference['title-short'].split(' ').length > 3)).toEqual([]);
  });
});
