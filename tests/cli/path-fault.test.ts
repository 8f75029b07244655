import { expect, test } from 'vitest';
import { pathFault } from '../../deck/cli/path-fault.mjs';

test('a folder that the server would find nothing in is named before it starts; what only builds goes on', () => {
  expect(pathFault('/home/me/talk #2/deck', 'start')).toBe(
    'A folder in /home/me/talk #2/deck has a "#" in its name, and Vite\'s server finds no file below one: rename it for "start". "build", "pdf" and "site" work as it is.',
  );
  expect(pathFault('/home/me/why?/deck', 'test')).toContain('has a "?"');
  for (const command of ['build', 'pdf', 'site', 'bench'])
    expect(pathFault('/home/me/talk #2/deck', command)).toBeUndefined();
  expect(pathFault('/home/me/50 % & more/deck', 'start')).toBeUndefined();
});
