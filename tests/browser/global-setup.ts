import type { TestProject } from 'vitest/node';
import { findBrowser } from '../../deck/chromium/browser.ts';
import type { FoundBrowser } from '../../deck/chromium/find-browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    browser: FoundBrowser;
  }
}

/** Finds or installs the browser once, before the first browser test; the tests take it by `inject('browser')`. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('browser', await findBrowser());
}
