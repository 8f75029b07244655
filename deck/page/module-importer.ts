import { isRunnableDevEnvironment, type ViteDevServer } from 'vite';
import type { ImportModule } from './load.ts';

/**
 * Imports modules through Vite's module runner; each call sees the file as it is now.
 * @throws Error if the server has no runner
 */
export function moduleImporter({ environments: { ssr } }: ViteDevServer): ImportModule {
  if (!isRunnableDevEnvironment(ssr)) throw new Error('Vite has no module runner for the server environment.');
  return (file) => ssr.runner.import(file);
}
