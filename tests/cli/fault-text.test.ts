import { expect, test } from 'vitest';
import { faultText } from '../../deck/cli/run-command.mjs';

const own = { plugin: 'deck:build', stack: '', message: '1 problem in the deck\n\nslides/01.md:3:1  There is none.\n' };

test('what the deck says of itself is told without the bundler’s words and stack', () => {
  const bundlers = Object.assign(new Error(`[plugin deck:build]\nRolldownError: ${own.message}\n    at build`), {
    errors: [own],
  });
  expect(faultText(bundlers)).toBe('1 problem in the deck\n\nslides/01.md:3:1  There is none.');
  const alike = { errors: [{ plugin: 'vite:css', stack: '', message: 'x' }, own] };
  expect(faultText(alike)).toBe('1 problem in the deck\n\nslides/01.md:3:1  There is none.');
});

test.each([
  ['another’s', { errors: [{ plugin: 'vite:css', stack: '', message: 'x' }] }],
  ['an exception of ours, whose stack tells where', { errors: [{ ...own, stack: 'Error: x\n    at y' }] }],
  ['one without parts', new Error('x')],
  ['nothing', undefined],
])('of %s it says nothing', (_name, error) => {
  expect(faultText(error)).toBeUndefined();
});
