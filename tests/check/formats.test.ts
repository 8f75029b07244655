import { expect, test } from 'vitest';
import { PRINTERS } from '../../deck/check/command.ts';
import type { Finding } from '../../deck/model/error.ts';

const findings: Finding[] = [
  {
    code: 'drift',
    severity: 'error',
    source: { file: 'slides/01 a.md', line: 7, column: 3 },
    slide: 'A: b, c',
    message: '“36%” stands here.',
    cure: 'Mend it.',
  },
  { code: 'bad-id', severity: 'warning', source: { file: 'charts/x.ts', line: 1 }, message: 'No.', cure: 'Yes.' },
];

test('a clean deck prints nothing for people, and an empty list for programs', () => {
  expect(PRINTERS.text([])).toBe('');
  expect(PRINTERS.github([])).toBe('');
  expect(JSON.parse(PRINTERS.json([]))).toEqual([]);
});

test('people read place, severity, code, slide and cure, and a tally', () => {
  expect(PRINTERS.text(findings)).toBe(`slides/01 a.md:7:3  error: “36%” stands here. [drift]
    on “A: b, c”
    Mend it.

charts/x.ts:1  warning: No. [bad-id]
    Yes.

1 error, 1 warning`);
});

test('GitHub reads commands with its signs escaped', () => {
  expect(PRINTERS.github(findings).split('\n')).toEqual([
    '::error file=slides/01 a.md,line=7,col=3,title=drift on “A%3A b%2C c”::“36%25” stands here. Mend it.',
    '::warning file=charts/x.ts,line=1,title=bad-id::No. Yes.',
  ]);
});

test('programs read flat objects', () => {
  expect(JSON.parse(PRINTERS.json(findings))[0]).toEqual({
    file: 'slides/01 a.md',
    line: 7,
    column: 3,
    code: 'drift',
    severity: 'error',
    slide: 'A: b, c',
    message: '“36%” stands here.',
    cure: 'Mend it.',
  });
});

test('scanners read SARIF, each result with its rule and its region', () => {
  const { version, runs } = JSON.parse(PRINTERS.sarif(findings));
  expect(version).toBe('2.1.0');
  const [{ tool, results }] = runs;
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(['bad-id', 'drift']);
  expect(results[0]).toMatchObject({ ruleId: 'drift', ruleIndex: 1, level: 'error' });
  expect(results[0].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'slides/01%20a.md' },
    region: { startLine: 7, startColumn: 3 },
  });
  expect(results[1].locations[0].physicalLocation.region).toEqual({ startLine: 1 });
});
