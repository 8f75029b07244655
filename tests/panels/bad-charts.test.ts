import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { formatError } from '../../deck/model/error.ts';
import { isMap, loadPanel, type MapDefinition, type PanelDefinition } from '../../deck/panels/index.ts';
import { expectGolden } from '../markdown/golden.ts';
import { loadMapFrom } from './maps.ts';

const FOLDER = new URL('../fixtures/bad-charts/', import.meta.url);
const CHECKS = new URL('../../deck/panels/check/', import.meta.url);
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .sort();
const read = (file: string) => readFileSync(new URL(file, FOLDER), 'utf8');

/** What is wrong with a chart or map, as the edge loads it. */
async function problemsOf(name: string): Promise<string[]> {
  const { default: module } = (await import(new URL(`${name}.ts`, FOLDER).href)) as {
    default: PanelDefinition | MapDefinition;
  };
  if (isMap(module)) return (await loadMapFrom(FOLDER, name)).problems.map(formatError);
  const csv = { path: `charts/${name}.csv`, text: read(`${name}.csv`) };
  const path = `charts/${name}.ts`;
  return loadPanel({ module, path, moduleText: read(`${name}.ts`), csv }).problems.map(formatError);
}

/** Fields that came with newer kinds of figures: each has a chart that says something wrong in it. */
const FIELDS =
  'low high notes differences marks bands small steps decimals factor axis per rest side lanes amount flags dashedFrom date compare arrangement totals max options statuses direction frames columns narrow through schematic rings callouts step';

describe('charts that say something wrong', () => {
  test.each(names)('%s: told at its place, with a cure', async (name) => {
    const problems = await problemsOf(name);
    expect(problems).not.toEqual([]);
    for (const problem of problems) expect(problem).toMatch(/^charts\/[\w-]+\.(ts|csv):\d+:\d+/);
    expectGolden(`${problems.join('\n')}\n`, fileURLToPath(new URL(`${name}.txt`, FOLDER)));
  });

  test('there is one for each code of the checks, and for each newer field', () => {
    const sources = readdirSync(CHECKS).map((file) => readFileSync(new URL(file, CHECKS), 'utf8'));
    const codes = sources.flatMap((text) =>
      [...text.matchAll(/code(?: =|:) '(panel-[a-z]+)'/g)].map(([, code]) => code),
    );
    const told = names.map((name) => read(`${name}.txt`)).join('\n');
    expect(codes.length).toBeGreaterThan(20);
    expect([...new Set(codes)].filter((code) => !told.includes(`[${code}]`))).toEqual([]);
    const modules = names.map((name) => read(`${name}.ts`)).join('\n');
    expect(FIELDS.split(' ').filter((field) => !new RegExp(`\\b${field}(:|,| }|\\b)`).test(modules))).toEqual([]);
  });
});
