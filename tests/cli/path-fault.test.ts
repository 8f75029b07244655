import { expect, test } from 'vitest';
import { pathFault, runLinked } from '../../deck/cli/path-fault.mjs';

test('a folder that Vitest would find nothing in is named before it starts; what serves and builds goes on', () => {
  expect(pathFault('/home/me/talk #2/deck', 'verify')).toBe(
    'A folder in /home/me/talk #2/deck has a "#" in its name, and Vitest finds no file below one: rename it for "verify". "start", "build", "check", "pdf" and "site" work as it is.',
  );
  for (const command of ['start', 'build', 'test'])
    expect(pathFault('/home/me/why?/deck', command)).toBe(
      'A folder in /home/me/why?/deck has a "?" in its name, and Vite finds no package below one. Rename it.',
    );
  for (const command of ['start', 'build', 'check', 'pdf', 'site', 'bench'])
    expect(pathFault('/home/me/talk #2/deck', command)).toBeUndefined();
  expect(pathFault('/home/me/50 % & more/deck', 'test')).toBeUndefined();
});

test('only the server needs a way round, and only there', async () => {
  expect(await runLinked('/home/me/50 % & more/deck', 'start', [])).toBeUndefined();
  expect(await runLinked('/home/me/talk #2/deck', 'build', [])).toBeUndefined();
});
