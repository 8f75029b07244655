import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ChartText, chartsFolder } from './charts-folder.ts';

const charts = chartsFolder();
const { file, load, loaderIn, write, writeChart } = charts;

const values = (panels: Awaited<ReturnType<typeof load>>['panels'], name: string) => {
  const panel = panels.get(`charts/${name}.ts`);
  return panel?.kind === 'bars' ? panel.values[0] : undefined;
};

/** What an author may write into a chart's module, and what is then said of it. */
const FAULTS: readonly (readonly [what: string, chart: ChartText, problem: RegExp])[] = [
  [
    'throws as it is read',
    { head: 'const list = [];\nlist[0].name;' },
    /^charts\/bad\.ts:3:9 {2}The chart module does not run: Cannot read properties of undefined \(reading 'name'\) \[chart-module\]/,
  ],
  [
    'throws as it is built',
    { body: "throw new Error('no rows for 2024');" },
    /^charts\/bad\.ts:6:11 {2}The build function failed: no rows for 2024 \[panel-build\]/,
  ],
  ['throws no error', { head: "throw 'words';" }, /^charts\/bad\.ts:1 {2}The chart module does not run: words \[/],
  [
    'does not parse',
    { body: 'const = 1;' },
    /^charts\/bad\.ts:6:11 {2}The chart module does not run: Unexpected token \[chart-module\]\n {4}Mend the TypeScript\.$/,
  ],
  [
    'imports a name that is not there',
    { head: "import { defineBars } from '#deck/panels';\ndefineBars;" },
    /^charts\/bad\.ts:2:10 {2}The chart module does not run: "defineBars" is not exported by "#deck\/panels"\. \[/,
  ],
  [
    'imports a file that is not there',
    { head: "import { gone } from './gone.ts';\ngone;" },
    /^charts\/bad\.ts:2:22 {2}The chart module does not run: Could not resolve '\.\/gone\.ts' in charts\/bad\.ts \[/,
  ],
  [
    'imports the face of authors by a path of another folder',
    { head: "import { defineMap } from '../deck/panels/index.ts';\ndefineMap;" },
    /\n {4}Write from '#deck\/panels' in place of '\.\.\/deck\/panels\/index\.ts'\.$/,
  ],
  [
    'imports a package that is not there',
    { head: "import gone from 'no-such-package';\ngone;" },
    /^charts\/bad\.ts:2:18 {2}The chart module does not run: Could not resolve 'no-such-package' in charts\/bad\.ts \[/,
  ],
  [
    'has options that cannot be drawn',
    { fields: "options: { scales: { y: { display: true, title: { display: true, text: 'Share' } } } }," },
    /^charts\/bad\.ts:8:7 {2}The chart cannot be drawn with its options: The colour \S+ is not one of the theme's\. \[panel-options\]/,
  ],
  ['loops as it is built', { body: 'while (rows.length > 0);' }, /^charts\/bad\.ts:1 {2}.*not done after 1 seconds/],
  [
    'throws later',
    { head: "setTimeout(() => {\n  throw new Error('too late');\n}, 20);" },
    /^charts\/bad\.ts:3:9 {2}The chart module fails after it has run: too late \[chart-module\]/,
  ],
  [
    'leaves a promise to fail',
    { body: "void Promise.reject(new Error('nobody waits'));" },
    /^charts\/bad\.ts:6:25 {2}The chart module fails after it has run: nobody waits \[/,
  ],
  [
    'ends the process',
    { head: 'process.exit(0);' },
    /^charts\/bad\.ts:2:9 {2}The chart module does not run: process\.exit\(\) was called \[/,
  ],
  [
    'ends the process later',
    { body: 'setTimeout(() => process.exit(0), 5);' },
    /^charts\/bad\.ts:6:30 {2}The chart module fails after it has run: process\.exit\(\) was called \[/,
  ],
  [
    'answers in place of its thread',
    { head: "import { parentPort } from 'node:worker_threads';\nparentPort?.postMessage('words');" },
    /^charts\/bad\.ts:1 {2}The chart module does not run: .*not valid JSON \[/,
  ],
  [
    'ends the process by other means',
    { head: '(process as unknown as { reallyExit(code: number): void }).reallyExit(0);' },
    /^charts\/bad\.ts:1 {2}The chart module does not run: it ended the thread that runs it \[/,
  ],
];

describe('a chart module that', () => {
  // One that takes its time in other ways: tests/long/endless-charts.test.ts.
  test.each(FAULTS)('%s is its own fault alone, at its place', (_, chart, problem) =>
    charts.isItsOwnFaultAlone(chart, problem),
  );

  test('loops leaves this process to itself', async () => {
    await writeChart('bad', { head: 'for (;;);' });
    let turns = 0;
    const timer = setInterval(() => turns++, 10);
    await load();
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
  });

  test('spoils the thread spoils no other that waits for it', async () => {
    for (const name of ['a', 'c', 'e']) await writeChart(name);
    await writeChart('b', { head: 'for (;;);' });
    await writeChart('d', { head: '(process as unknown as { reallyExit(code: number): void }).reallyExit(0);' });
    const { panels, problems } = await load();
    expect(problems).toEqual([
      expect.stringMatching(/^charts\/b\.ts:1 .*not done after 1 seconds/),
      expect.stringMatching(/^charts\/d\.ts:1 .*it ended the thread that runs it/),
    ]);
    expect(['a', 'c', 'e'].map((name) => values(panels, name))).toEqual([[1], [1], [1]]);
  });

  test('was given up is not run again before it is edited', async () => {
    await writeChart('bad', { head: 'for (;;);' });
    const { problems } = await load();
    const before = performance.now();
    expect((await load()).problems).toEqual(problems);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

test('a fault in what several charts import is told once, in that file', async () => {
  await write('helper.ts', 'export const scale = 1\n\nconst = 2;\n');
  const head = "import { scale } from './helper.ts';\nscale;";
  await writeChart('one', { head });
  await writeChart('other', { head });
  const { problems, faulty } = await load();
  expect(problems).toEqual([expect.stringMatching(/^charts\/helper\.ts:3:7 {2}.*Unexpected token/)]);
  expect(faulty).toEqual(['charts/helper.ts', 'charts/one.ts', 'charts/other.ts']);
});

test('charts are made again when their rows, their code or what they import differ, and only those', async () => {
  await write('helper.json', '{ "by": 2 }');
  await writeChart('one', {
    head: "import { by } from './helper.json';",
    body: 'rows = rows.map((row) => ({ ...row, value: by }));',
  });
  await writeChart('other');
  const first = await load();
  expect([values(first.panels, 'one'), values(first.panels, 'other')]).toEqual([[2], [1]]);
  await write('other.csv', 'key,value\none,5\n');
  const second = await load();
  expect(values(second.panels, 'other')).toEqual([5]);
  await write('helper.json', '{ "by": 3 }');
  const third = await load();
  expect(values(third.panels, 'one')).toEqual([3]);
  expect(third.problems).toEqual([]);
});

test('a chart that is not edited stays the same panel', async () => {
  await writeChart('one');
  await writeChart('other');
  const first = await load();
  await writeFile(file('charts/other.csv'), 'key,value\none,5\n');
  charts.forget('charts/other.csv');
  const second = await load();
  expect(second.panels.get('charts/one.ts')).toBe(first.panels.get('charts/one.ts'));
  expect(second.panels.get('charts/other.ts')).not.toBe(first.panels.get('charts/other.ts'));
});

test('a chart without data says so until they are there', async () => {
  await writeChart('one');
  await rm(file('charts/one.csv'));
  expect((await load()).problems).toEqual([
    expect.stringMatching(/^charts\/one\.ts:1 {2}The chart has no data: charts\/one\.csv is missing\. \[no-data\]/),
  ]);
  await write('one.csv', 'key,value\none,4\n');
  expect(values((await load()).panels, 'one')).toEqual([4]);
});

test('data behind a link that leads out of the project are not there to be renamed', async () => {
  await writeChart('one');
  await rm(file('charts/one.csv'));
  await symlink('/dev/null', file('charts/one.csv'));
  expect((await load()).problems).toEqual([
    expect.stringMatching(/^charts\/one\.ts:1 {2}The chart's data lie elsewhere: .*\n {4}Put the file itself there/),
  ]);
});

test('a module may wait at its top, import on demand, and know where it lies', async () => {
  await write('late.ts', 'export const late = 7;\n');
  await writeChart('one', {
    head: [
      "import { basename } from 'node:path';",
      "const { late } = await import('./late.ts');",
      "if (basename(new URL(import.meta.url).pathname) !== 'one.ts') throw new Error(import.meta.url);",
    ].join('\n'),
    body: 'rows = rows.map((row) => ({ ...row, value: late }));',
  });
  const { panels, problems } = await load();
  expect(values(panels, 'one')).toEqual([7]);
  expect(problems.filter((each) => !each.includes('late.ts'))).toEqual([]);
});

test('the folder of the charts may be written as paths are', async () => {
  await writeChart('one');
  expect(values((await load(loaderIn(charts.root(), './charts/'))).panels, 'one')).toEqual([1]);
});

test('#deck/panels is found from any folder, also outside the project and behind a link', async () => {
  const outside = await mkdtemp('/tmp/charts-');
  try {
    await writeChart('one', { imports: '#deck/panels' });
    await symlink(charts.root(), path.join(outside, 'linked'));
    const linked = loaderIn(path.join(outside, 'linked'));
    expect(values((await load(linked)).panels, 'one')).toEqual([1]);
    await write('one.csv', 'key,value\none,8\n');
    linked.forget(path.join(outside, 'linked/charts/one.csv'), false);
    expect(values((await load(linked)).panels, 'one')).toEqual([8]);
  } finally {
    await rm(outside, { recursive: true });
  }
});
