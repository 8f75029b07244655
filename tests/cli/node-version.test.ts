import { expect, test } from 'vitest';
import { nodeVersion } from '../../deck/cli/node-version.mjs';

const RANGE = '^20.19.0 || >=22.12.0';

test.each(['20.19.0', '20.20.2', '22.12.0', '22.13.0', '24.0.0', '25.1.0'])('%s will do', (version) => {
  expect(nodeVersion(version, RANGE)).toBeUndefined();
});

test.each(['16.20.2', '20.18.3', '21.7.3', '22.11.9'])('%s is told what to do', (version) => {
  expect(nodeVersion(version, RANGE)).toBe(
    `This project needs Node.js 20.19.0 or at least 22.12.0, and this is ${version}: ` +
      'install a current one from https://nodejs.org.',
  );
});
