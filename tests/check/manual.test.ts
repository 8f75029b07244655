import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manual } from '../../deck/check/manual.ts';
import { CHECKS } from '../../deck/model/checks.ts';
import { expectGolden } from '../markdown/golden.ts';

test('docs/checks.md names every code as the code does', () => {
  expectGolden(manual(), join(import.meta.dirname, '../../docs/checks.md'));
});

test.each(Object.entries(CHECKS))(
  '%s says what is wrong and how to mend it in whole sentences',
  (_code, { means, cure }) => {
    expect(means).toMatch(/^\S.*[.)]$/);
    expect(cure).toMatch(/^\S.*\.$/);
  },
);
