import { createServer } from 'node:http';
import type { Browser } from 'puppeteer-core';
import type { TestProject } from 'vitest/node';
import { findBrowser, launchBrowser } from '../../deck/chromium/browser.ts';
import type { FoundBrowser } from '../../deck/chromium/find-browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    browser: FoundBrowser;
    /** Answers `/WORKER` with the address of that worker's browser. */
    browserHost: string;
  }
}

/**
 * Finds or installs the browser once, before the first browser test, and keeps one running for each worker that asks. Not one for
 * all: a client that is busy holds up every new page of the browser, and windows in front of others' take their focus.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await findBrowser();
  const running = new Map<string, Promise<Browser>>();
  const server = createServer(async ({ url = '' }, response) => {
    const worker = running.get(url) ?? launchBrowser({ browser });
    running.set(url, worker);
    try {
      response.end((await worker).wsEndpoint());
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The host of browsers has no port.');
  project.provide('browser', browser);
  project.provide('browserHost', `http://127.0.0.1:${address.port}`);
  return async () => {
    await Promise.all([...running.values()].map(async (each) => (await each).close()));
    server.close();
    server.closeAllConnections();
  };
}
