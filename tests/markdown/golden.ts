import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/**
 * Compares a text with a file made earlier. Only `UPDATE_GOLDEN=1` writes it, and a missing one fails:
 * a test that makes its own expectation would pass whatever comes.
 */
export function expectGolden(actual: string, path: string): void {
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, actual);
  expect(existsSync(path), `${path} is missing: UPDATE_GOLDEN=1 writes it, then read it`).toBe(true);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}
