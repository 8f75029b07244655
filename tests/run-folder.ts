import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    runFolder: string;
  }
}

/**
 * A folder for what the files of one run share, taken away at its end; one for all projects. It lies outside the project:
 * dev servers of other tests watch what is inside.
 */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = path.join(tmpdir(), `briefing-deck-tests-${process.pid}`);
  project.provide('runFolder', folder);
  const clear = () => rm(folder, { recursive: true, force: true });
  // While watching: what was built before an edit is no longer what the sources make.
  project.onTestsRerun(clear);
  return clear;
}
