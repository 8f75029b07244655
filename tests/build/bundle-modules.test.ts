import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleModules } from '../../deck/build/bundle-modules.ts';
import { temporary } from '../build-deck.ts';

let folder: string;
const file = (name: string) => path.join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(path.join(await temporary(), 'modules-'));
  await writeFile(file('helper.ts'), 'export const made = { by: "the helper" as string };\n');
  await writeFile(file('one.ts'), 'import { made } from "./helper.ts";\nexport default { made, path: "one" };\n');
  await writeFile(
    file('other.ts'),
    'import { made } from "./helper.ts";\nimport shared from "deck://shared";\nexport default { made, shared };\n',
  );
  await writeFile(file('broken.ts'), 'throw new Error("broken as it runs");\nexport default 1;\n');
});

afterEach(() => rm(folder, { recursive: true }));

const OUTSIDE = {
  name: 'outside',
  resolveId: (id: string) => (id.startsWith('deck:') ? { id, external: true } : null),
};
const bundle = (...names: string[]) =>
  bundleModules(names.map(file), [OUTSIDE], (address) =>
    address === 'deck://shared' ? { from: 'outside' } : undefined,
  );
const exported = (module: unknown) => (module as { default: Record<string, unknown> }).default;

test('modules get what they import, once for all of them, and what is left outside from who runs them', async () => {
  const modules = await bundle('one.ts', 'other.ts');
  const one = exported(modules.get(file('one.ts'))?.exports());
  const other = exported(modules.get(file('other.ts'))?.exports());
  expect(one).toEqual({ made: { by: 'the helper' }, path: 'one' });
  expect(other.made).toBe(one.made);
  expect(other.shared).toEqual({ from: 'outside' });
  expect(exported(modules.get(file('one.ts'))?.exports())).toBe(one);
});

test('each names the files that it depends on', async () => {
  const modules = await bundle('one.ts', 'broken.ts');
  const names = (name: string) =>
    [...(modules.get(file(name))?.files ?? [])].map((each) => path.posix.basename(each)).sort();
  expect(names('one.ts')).toEqual(['helper.ts', 'one.ts']);
  expect(names('broken.ts')).toEqual(['broken.ts']);
});

test('one that fails as it runs fails alone, each time it is asked', async () => {
  const modules = await bundle('one.ts', 'broken.ts');
  const broken = modules.get(file('broken.ts'));
  expect(() => broken?.exports()).toThrow('broken as it runs');
  expect(() => broken?.exports()).toThrow('broken as it runs');
  expect(exported(modules.get(file('one.ts'))?.exports()).path).toBe('one');
});

test('one that cannot be read is refused with all of them', async () => {
  await writeFile(file('broken.ts'), 'export default {');
  await expect(bundle('one.ts', 'broken.ts')).rejects.toThrow();
});
