import { pathToFileURL } from 'node:url';
import type { ModuleLoader } from '../deck/build/load.ts';

/** Chart modules as Vitest reads any other module. */
export const nativeModules: ModuleLoader = {
  prepare: async () => {},
  import: (file) => import(/* @vite-ignore */ pathToFileURL(file).href),
};
