import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { type ChartLoader, chartLoader, chartThread } from '../../deck/build/charts/chart-loader.ts';
import { formatError, sortErrors } from '../../deck/model/error.ts';
import { temporary } from '../build-deck.ts';

/** What a chart's module may hold: `head` stands before it, `body` at the start of its build function. */
export interface ChartText {
  head?: string;
  body?: string;
  fields?: string;
  imports?: string;
}

/** A folder of charts for each of the file's tests, and what is made of it; a chart is waited for a second. */
export function chartsFolder() {
  const thread = chartThread(1000);
  let root: string;
  let loader: ChartLoader;
  const file = (name: string) => path.join(root, name);
  const loaderIn = (folder: string, charts = 'charts') =>
    chartLoader({ root: folder, slides: 'slides', charts, theme: 'theme' }, thread);

  beforeEach(async () => {
    root = await mkdtemp(path.join(await temporary(), 'charts-'));
    await mkdir(file('charts'));
    loader = loaderIn(root);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));
  afterAll(() => thread.close());

  /** What has been made of the files that are there. */
  async function load(from = loader) {
    const files = (await readdir(file('charts'))).map((name) => `charts/${name}`).sort();
    const { panels, faulty, problems } = await from.load(files);
    return { panels, faulty: [...faulty], problems: sortErrors(problems).map(formatError) };
  }

  async function write(name: string, text: string): Promise<void> {
    await writeFile(file(`charts/${name}`), text);
    loader.forget(file(`charts/${name}`), true);
  }

  /** A chart with one bar. */
  async function writeChart(
    name: string,
    { head = '', body = '', fields = '', imports = '#deck/panels' }: ChartText = {},
  ): Promise<void> {
    await write(`${name}.csv`, 'key,value\none,1\n');
    await write(
      `${name}.ts`,
      `import { definePanel, number, text } from '${imports}';
${head}
export default definePanel({
  columns: { key: text, value: number },
  build: (rows) => {
    ${body}
    return {
      ${fields}
      kind: 'bars', direction: 'vertical', title: 'Title', summary: 'Summary.', unit: '%', asOf: '2024', cites: [],
      categories: rows.map(({ key }) => ({ key, label: key })),
      series: [{ key: 'all', label: 'All' }],
      values: [rows.map(({ value }) => value)],
    };
  },
});
`,
    );
  }

  /** A chart at fault is that alone, at its place, beside sound ones; and it recovers. */
  async function isItsOwnFaultAlone(chart: ChartText, problem: RegExp): Promise<void> {
    await writeChart('a-sound');
    await writeChart('bad', chart);
    await writeChart('c-sound');
    const { panels, faulty, problems } = await load();
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(faulty).toEqual(['charts/bad.ts']);
    expect([...panels.keys()]).toEqual(['charts/a-sound.ts', 'charts/c-sound.ts']);
    await writeChart('bad');
    expect((await load()).problems).toEqual([]);
  }

  return {
    root: () => root,
    forget: (name: string) => loader.forget(file(name), false),
    file,
    loaderIn,
    load,
    write,
    writeChart,
    isItsOwnFaultAlone,
  };
}
