import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { minifySync, transformWithOxc } from 'vite';

const FILE = fileURLToPath(new URL('../browser/head.ts', import.meta.url));

/** The classic head script as JavaScript: types stripped, minified for the site. */
export async function headScript(minified: boolean): Promise<string> {
  const { code } = await transformWithOxc(await readFile(FILE, 'utf8'), FILE, { sourcemap: false });
  return minified ? minifySync(FILE, code, { module: false }).code : code;
}
