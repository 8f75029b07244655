import { expect, test } from 'vitest';
import { pathFault, runLinked } from '../../deck/cli/run-linked.mjs';

test('a folder below which nothing is found is named before anything starts', () => {
  expect(pathFault('/home/me/why?/deck')).toBe(
    'A folder in /home/me/why?/deck has a "?" in its name, and Vite finds no package below one. Rename it.',
  );
  expect(pathFault('/home/me/talk #2/50 % & more')).toBeUndefined();
});

test('a project runs where it lies, but below a "#": tests/long/odd-paths runs it there', async () => {
  expect(await runLinked('/home/me/50 % & more/deck', ['build'])).toBeUndefined();
});
