import { afterEach, expect, test, vi } from 'vitest';
import { highlighter } from '../../deck/build/highlight.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('code has the same colours however slow the machine is', async () => {
  const colour = await highlighter(['python']);
  const code = 'import polars as pl\nx = "words" + f(1)\n';
  const soon = colour(code, 'python');
  let now = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => (now += 10_000));
  expect(colour(code, 'python')).toEqual(soon);
  expect(soon?.[0]?.filter(({ name }) => name === 'c-keyword').map(({ text }) => text.trim())).toEqual([
    'import',
    'as',
  ]);
});
