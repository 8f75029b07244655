import { expect, test } from 'vitest';
import {
  type BrowserWay,
  type BrowserWorld,
  type FoundBrowser,
  findBrowser,
} from '../../deck/chromium/find-browser.ts';

const at = (executablePath: string): FoundBrowser => ({ executablePath, args: [] });

/** A way that brings a browser, or fails with a message. */
function way(name: string, outcome: FoundBrowser[] | string, possible = true): BrowserWay {
  const install = async () => {
    if (typeof outcome === 'string') throw new Error(outcome);
    return outcome;
  };
  return { name, possible, install };
}

function worldOf(change: Partial<BrowserWorld>): BrowserWorld {
  return {
    env: {},
    exists: () => true,
    starts: async () => true,
    installed: async () => [],
    ways: [],
    ...change,
  };
}

/** The browser found, and what was said meanwhile. */
async function find(change: Partial<BrowserWorld>) {
  const said: string[] = [];
  const browser = await findBrowser((text) => said.push(text), worldOf(change));
  return { browser, said };
}

test('CHROME_PATH comes before all else', async () => {
  const found = await find({ env: { CHROME_PATH: '/mine' }, installed: async () => [at('/theirs')] });
  expect(found).toEqual({ browser: at('/mine'), said: [] });
});

test('a CHROME_PATH that names no file is an error, not a reason to take another', async () => {
  const world = { env: { CHROME_PATH: '/mine' }, exists: () => false, installed: async () => [at('/theirs')] };
  await expect(find(world)).rejects.toThrow('CHROME_PATH names /mine, where there is no file');
});

test('the first installed one that starts is taken, and nothing is installed', async () => {
  const found = await find({
    installed: async () => [at('/stub'), at('/real'), at('/other')],
    starts: async ({ executablePath }) => executablePath !== '/stub',
    ways: [way('never', [at('/never')])],
  });
  expect(found).toEqual({ browser: at('/real'), said: [] });
});

test('ways are tried in order, the impossible left out, until one brings a browser that starts', async () => {
  const libraries = { ...at('/packed'), env: { LD_LIBRARY_PATH: '/libraries' } };
  const found = await find({
    starts: async ({ env }) => env !== undefined,
    ways: [
      way('downloading', 'no such host\n    at somewhere'),
      way('as root', [at('/root')], false),
      way('installing a package', [at('/bare')]),
      way('unpacking', [at('/packed'), libraries]),
      way('never', [libraries]),
    ],
  });
  expect(found.browser).toBe(libraries);
  expect(found.said).toEqual([
    'No browser found: downloading …',
    '  did not work: no such host',
    'No browser found: installing a package …',
    '  did not work: it was installed and does not start here',
    'No browser found: unpacking …',
  ]);
});

test('where nothing helps, the error tells what was tried and what to do', async () => {
  await expect(find({ ways: [way('downloading', 'no such host')] })).rejects.toThrow(
    /none could be installed\.\n- downloading: no such host\nInstall Google Chrome.*CHROME_PATH/,
  );
});
