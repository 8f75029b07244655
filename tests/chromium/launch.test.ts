import { expect, test } from 'vitest';
import { launchBrowser } from '../../deck/chromium/browser.ts';

test('what ends as soon as it is started is named with a reason in words', async () => {
  // Node knows none of a browser's flags.
  const launched = launchBrowser({ browser: { executablePath: process.execPath, args: [] } });
  const error = await launched.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).toContain(`The browser ${process.execPath} did not start, or ended at once: `);
  expect(String(error)).not.toContain('[object');
});
