import { describe, expect, test } from 'vitest';
import { type DeckError, formatPlace, sortErrors } from '../../deck/model/error.ts';
import {
  date,
  definePanel,
  integer,
  loadPanel,
  number,
  oneOf,
  optionalText,
  type PanelDefinition,
  type PanelDraft,
  percentage,
  text,
} from '../../deck/panels/index.ts';
import { loadRivers } from './rivers.ts';

const lines = (problems: DeckError[]) =>
  sortErrors(problems).map((each) => `${formatPlace(each.source)} ${each.message} [${each.code}]`);

const draft = {
  kind: 'bars',
  title: 'T',
  summary: 'S.',
  unit: 'm',
  asOf: '2024',
  cites: [] as string[],
  categories: [
    { key: 'a', label: 'A' },
    { key: 'b', label: 'B' },
  ],
  series: [{ key: 'one', label: 'One' }],
  values: [[1, null]],
};

const timeline = {
  kind: 'timeline',
  title: 'T',
  summary: 'S.',
  unit: 'event',
  asOf: '2024',
  cites: [] as string[],
  statuses: [{ key: 'done', label: 'done', shape: 'circle' }],
  events: [{ key: 'e', date: '2024', dateLabel: '2024', text: 'X', status: 'done' }],
};

/** Loads a module that builds exactly this; its text has the fields on lines of their own, from line 2. */
function built(fields: object, path = 'charts/x.ts') {
  const module: PanelDefinition = { columns: { key: text }, build: () => fields as PanelDraft };
  const json = JSON.stringify(fields, null, 1).replace(/"(\w+)":/g, '$1:');
  return loadPanel({
    module,
    path,
    moduleText: `// kind: summary:\n${json}`,
    csv: { path: 'charts/x.csv', text: 'key\nb\n' },
  });
}

describe('loadPanel, rows', () => {
  const module = definePanel({
    columns: { key: text, note: optionalText, n: number, i: integer, p: percentage, w: oneOf('yes', 'no'), d: date },
    build: (rows) => ({ ...draft, kind: 'bars', note: JSON.stringify(rows) }),
  });
  const load = (csv: string) =>
    loadPanel({ module, path: 'charts/x.ts', moduleText: 'x', csv: { path: 'charts/x.csv', text: csv } });
  const head = 'key,note,n,i,p,w,d\n';

  test('gives each cell its type, and null for a number that is not there', () => {
    const { panel, problems } = load(
      `\uFEFF${head}a,,,,,yes,2022\r\n\n"b, ""c""\nd",x, -1.5 ,34,99.5,no,2022-10-13/2022-10-14\n`,
    );
    expect(lines(problems)).toEqual([]);
    expect(JSON.parse(panel?.note ?? '')).toEqual([
      { key: 'a', n: null, i: null, p: null, w: 'yes', d: '2022' },
      { key: 'b, "c"\nd', note: 'x', n: -1.5, i: 34, p: 99.5, w: 'no', d: '2022-10-13/2022-10-14' },
    ]);
  });

  test('reports every faulty cell with its line and column', () => {
    expect(
      lines(load(`${head},x,1e3,3.5,101,maybe,2022-02-30\n"a\nb" , x,"1,000",1,-1,yes,2022/2021\n`).problems),
    ).toEqual([
      'charts/x.csv:2:1 Column "key" is empty [csv-cell]',
      'charts/x.csv:2:4 Column "n" holds a wrong value: "1e3" is not a number [csv-cell]',
      'charts/x.csv:2:8 Column "i" holds a wrong value: "3.5" is not a whole number [csv-cell]',
      'charts/x.csv:2:12 Column "p" holds a wrong value: "101" is not between 0 and 100 [csv-cell]',
      'charts/x.csv:2:16 Column "w" holds a wrong value: "maybe" is not one of its words [csv-cell]',
      'charts/x.csv:2:22 Column "d" holds a wrong value: "2022-02-30" is not a date [csv-cell]',
      'charts/x.csv:4:8 Column "n" holds a wrong value: "1,000" is not a number [csv-cell]',
      'charts/x.csv:4:18 Column "p" holds a wrong value: "-1" is not between 0 and 100 [csv-cell]',
      'charts/x.csv:4:25 Column "d" holds a wrong value: "2022/2021" is not a date [csv-cell]',
    ]);
  });

  test('reports headers that are unknown, doubled or missing, and offers the near one', () => {
    const { problems } = load('key,not,key,n,i,p,w,__proto__\na,b,c,1,1,1,yes,x\n');
    expect(lines(problems)).toEqual([
      'charts/x.csv:1:1 Column "d" is missing [csv-header]',
      'charts/x.csv:1:5 Unknown column "not" [csv-header]',
      'charts/x.csv:1:9 Column "key" stands twice [csv-header]',
      'charts/x.csv:1:21 Unknown column "__proto__" [csv-header]',
    ]);
    expect(problems.find(({ message }) => message.includes('"not"'))?.hint).toContain('Did you mean "note"?');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  test('reports a number that no scale reaches, and more rows than a chart shows', () => {
    expect(
      lines(load(`${head}a,x,${'9'.repeat(400)},1,1,yes,2022\na,x,-10000000000000000,1,1,yes,2022\n`).problems),
    ).toEqual([
      `charts/x.csv:2:5 Column "n" holds a wrong value: "${'9'.repeat(24)}…" is more than a chart can draw, 1000000000000000 [csv-cell]`,
      'charts/x.csv:3:5 Column "n" holds a wrong value: "-10000000000000000" is more than a chart can draw, 1000000000000000 [csv-cell]',
    ]);
    expect(lines(load(`${head}${'a,x,1,1,1,yes,2022\n'.repeat(100_000)}`).problems)).toEqual([
      'charts/x.csv:5002:1 The file has 100000 rows, and a chart takes 5000 [csv-rows]',
    ]);
  });

  test('reports rows of another length, open quotes and an empty file', () => {
    expect(lines(load(`${head}a,b\n`).problems)).toEqual([
      'charts/x.csv:2:1 The row has 2 cells, the header 7 [csv-row]',
    ]);
    const cure = (csv: string) => load(csv).problems.map(({ hint }) => hint);
    expect(cure(`${head}a,b\n`)).toEqual(['Write one cell a column; a cell with a comma in it needs quotes.']);
    // Turned from semicolons to commas by halves.
    expect(cure(`${head}a;b;1;1;1;yes;2022\n`)).toEqual([
      'The header is parted by commas, this row by semicolons: write the same in all rows.',
    ]);
    expect(cure(`${head.replaceAll(',', ';')}a,b,1,1,1,yes,2022\n`)).toEqual([
      'The header is parted by semicolons, this row by commas: write the same in all rows.',
    ]);
    expect(lines(load(`${head}a,"b\n`).problems)).toEqual([
      'charts/x.csv:2:3 The quotation mark that opens here is never closed [csv-syntax]',
    ]);
    expect(lines(load('').problems)).toEqual(['charts/x.csv:1:1 The file has no header row [csv-header]']);
  });
});

describe('loadPanel, what was built', () => {
  test('has a near name offered for an unknown field, at any depth', () => {
    const hints = (panel: object) => built(panel).problems.map(({ hint }) => hint);
    expect(hints({ ...draft, subtitel: 'x' })).toEqual([
      'Did you mean "subtitle"? Fields: title, found, subtitle, summary, unit, asOf, cites, note, steps, options, categories, series and 16 more. Each is explained in docs/chart-fields.md.',
    ]);
    expect(hints({ ...draft, series: [{ key: 'one', label: 'One', dashd: true }] })[0]).toMatch(
      /^Did you mean "dashed"\?/,
    );
  });

  test('is a panel of plain data named by its file', () => {
    expect(built(draft)).toEqual({ panel: { ...draft, id: 'x' }, problems: [] });
    expect(JSON.parse(JSON.stringify(loadRivers()))).toEqual(loadRivers());
    expect(loadRivers()).toMatchObject({
      id: 'rivers',
      values: [
        [null, 13, null],
        [null, 21, null],
      ],
      totals: [67, 34, null],
    });
  });

  test.each<[string, object, string[]]>([
    ['an unknown kind', { ...draft, kind: 'pie' }, ['charts/x.ts:3:8 Unknown kind "pie" [panel-kind]']],
    [
      'no kind',
      { ...draft, kind: undefined },
      ['charts/x.ts:1:1 The panel has no kind. Kinds: bars, dots, units, diverging, line, timeline [panel-kind]'],
    ],
    ['no title', { ...draft, title: undefined }, ['charts/x.ts:3:2 The panel has no title [panel-field]']],
    [
      'values without a list for each series',
      { ...draft, values: [1, 2, 3] },
      ['charts/x.ts:25:2 Field "values" is a list of lists, one for each series [panel-field]'],
    ],
    ['an unknown field', { ...draft, colour: 1 }, ['charts/x.ts:31:2 Unknown field "colour" [panel-field]']],
    [
      'an unknown field further in',
      { ...draft, series: [{ key: 'one', label: 'One', dots: true }] },
      ['charts/x.ts:23:4 Unknown field "dots" in "series.0" [panel-field]'],
    ],
    [
      'a value that no scale reaches',
      { ...draft, values: [[1e308, -1e308]] },
      [
        'charts/x.ts:25:2 Field "values.0.0" is more than a chart can draw, 1000000000000000 [panel-field]',
        'charts/x.ts:25:2 Field "values.0.1" is more than a chart can draw, 1000000000000000 [panel-field]',
      ],
    ],
    ['no summary', { ...draft, summary: ' ' }, ['charts/x.ts:5:2 The panel has no summary [panel-summary]']],
    [
      'a summary left out',
      { ...draft, summary: undefined },
      ['charts/x.ts:1:1 The panel has no summary [panel-summary]'],
    ],
    [
      'a field of another type',
      { ...draft, max: 'ten' },
      ['charts/x.ts:31:2 Field "max" is the text "ten", not a number [panel-field]'],
    ],
    [
      'a value that is no number',
      { ...draft, values: [[1, Number.NaN]] },
      ['charts/x.ts:25:2 Field "values.0.1" is NaN, not a number [panel-field]'],
    ],
    [
      'too few runs of values',
      { ...draft, values: [] },
      ['charts/x.ts:25:2 "values" has 0 for 1 series [panel-values]'],
    ],
    [
      'a short run of values',
      { ...draft, values: [[1]] },
      ['charts/x.ts:25:2 Series "one" has 1 values for 2 categories [panel-values]'],
    ],
    ['too few totals', { ...draft, totals: [1] }, ['charts/x.ts:31:2 "totals" has 1 for 2 categories [panel-values]']],
    [
      'a key twice',
      { ...draft, categories: [draft.categories[0], draft.categories[0]] },
      ['charts/x.ts:15:9 Two categories have the key "a" [panel-key]'],
    ],
    [
      'a key that prose cannot write',
      { ...draft, series: [{ key: 'One__proto__', label: 'One' }] },
      ['charts/x.ts:21:9 The key "One__proto__" cannot be referred to [panel-key]'],
    ],
    [
      'a total that is not the sum',
      { ...draft, totals: [2, 7] },
      ['charts/x.ts:11:9 The total of "a" is 2, but its parts add up to 1 [panel-total]'],
    ],
    [
      'a percentage beyond its end',
      { ...draft, unit: '%', values: [[101, 3]] },
      ['charts/x.ts:11:9 101 in "a", series "one", is beyond the end of the scale, 100 [panel-max]'],
    ],
    [
      'a value beyond max',
      { ...draft, max: 2, values: [[1, 3]] },
      ['charts/x.ts:15:9 3 in "b", series "one", is beyond the end of the scale, 2 [panel-max]'],
    ],
    [
      'questions stacked as if they were parts',
      {
        ...draft,
        unit: '%',
        arrangement: 'stacked',
        series: [...draft.series, { key: 'two', label: 'Two' }],
        values: [
          [90, 1],
          [18, 2],
        ],
      },
      ['charts/x.ts:11:9 The parts of "a" add up to 108, more than 100 [panel-stack]'],
    ],
    [
      'parts of one whole that add up to 101 by rounding',
      {
        ...draft,
        unit: '%',
        arrangement: 'stacked',
        series: [...draft.series, { key: 'two', label: 'Two' }],
        values: [
          [60.5, 1],
          [39.6, 2],
        ],
      },
      ['charts/x.ts:11:9 The parts of "a" add up to 100.1, more than 100, as rounded shares do [panel-stack]'],
    ],
    [
      'an unknown status',
      { ...timeline, events: [{ ...timeline.events[0], status: 'dome' }] },
      ['charts/x.ts:22:12 Event "e" has the unknown status "dome" [panel-status]'],
    ],
    [
      'a date that is none',
      { ...timeline, events: [{ ...timeline.events[0], date: '2024-13' }] },
      ['charts/x.ts:19:10 Event "e" has no readable date: "2024-13" [panel-date]'],
    ],
    [
      'events out of order',
      { ...timeline, events: [{ ...timeline.events[0] }, { ...timeline.events[0], key: 'f', date: '2023' }] },
      ['charts/x.ts:26:10 Event "f" stands after a later one [panel-date]'],
    ],
    [
      'an unknown option',
      { ...draft, options: { scales: { x: { mini: 1 } } } },
      ['charts/x.ts:34:5 Unknown option "scales.x.mini" [panel-option]'],
    ],
    [
      'an option that the deck decides',
      { ...draft, options: { responsive: true } },
      ['charts/x.ts:32:3 Unknown option "responsive" [panel-option]'],
    ],
    [
      'an option of another type',
      { ...draft, options: { scales: { x: { max: 'ten' } } } },
      ['charts/x.ts:34:5 Option "scales.x.max" is not a number [panel-option]'],
    ],
    [
      'a colour of its own',
      { ...draft, options: { elements: { bar: { borderColor: 'red' } } } },
      ['charts/x.ts:34:5 Option "elements.bar.borderColor" is not a colour of the theme [panel-option]'],
    ],
  ])('refuses %s', (_, fields, expected) => {
    const { panel, problems } = built(fields);
    expect(panel).toBeUndefined();
    expect(lines(problems)).toEqual(expected);
    for (const { hint } of problems) expect(hint).toMatch(/\.$|\}$/);
  });

  test('refuses an own __proto__ among the options and changes no prototype', () => {
    const options: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    expect(lines(built({ ...draft, options }).problems)).toEqual([
      'charts/x.ts:32:3 Unknown option "__proto__" [panel-option]',
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('collects all faults at once', () => {
    expect(lines(built({ ...draft, unit: '', summary: '', more: 1, options: { nope: 1 } }).problems)).toHaveLength(4);
  });

  test('finds a key that came from the CSV in the CSV', () => {
    const module: PanelDefinition = {
      columns: { key: text },
      build: (rows) => ({
        ...draft,
        kind: 'bars',
        categories: rows.map(({ key }) => ({ key: String(key), label: 'L' })),
      }),
    };
    const csv = { path: 'charts/x.csv', text: 'key\nb\nb\n' };
    expect(lines(loadPanel({ module, path: 'charts/x.ts', moduleText: '', csv }).problems)).toEqual([
      'charts/x.csv:3:1 Two categories have the key "b" [panel-key]',
    ]);
  });

  test('turns what a module throws into a fault at its build function', () => {
    const module: PanelDefinition = {
      columns: { key: text },
      build: () => {
        throw new TypeError('no such row');
      },
    };
    const csv = { path: 'charts/x.csv', text: 'key\na\n' };
    const load = (given: unknown) =>
      loadPanel({ module: given as PanelDefinition, path: 'charts/x.ts', moduleText: 'a\n  build() {}', csv });
    expect(lines(load(module).problems)).toEqual([
      'charts/x.ts:2:3 The build function failed: no such row [panel-build]',
    ]);
    expect(lines(load(undefined).problems)).toEqual([
      'charts/x.ts:1:1 The module has no panel as its default export [panel-module]',
    ]);
    expect(lines(load({ ...module, build: async () => ({ kind: 'bars' }) }).problems)).toEqual([
      'charts/x.ts:2:3 The build function failed: it gives its panel later [panel-build]',
    ]);
    expect(lines(load({ data: ['a.geojson'], build: () => ({}) }).problems)).toEqual([
      'charts/x.ts:1:1 The module has no panel as its default export [panel-module]',
    ]);
    expect(load({ data: ['a.geojson'], build: () => ({}) }).problems[0]?.hint).toContain('defineMap({ data: {');
    expect(lines(load({ ...module, build: () => [] }).problems)).toEqual([
      'charts/x.ts:2:3 The build function failed: it returned no panel, but a list [panel-build]',
    ]);
    expect(lines(load({ ...module, build: () => null }).problems)).toEqual([
      'charts/x.ts:2:3 The build function failed: it returned no panel [panel-build]',
    ]);
  });

  test('refuses a file name that prose cannot write', () => {
    expect(lines(built(draft, 'charts/My Chart.ts').problems)).toEqual([
      'charts/My Chart.ts:1:1 The file name "My Chart" cannot be referred to [panel-id]',
    ]);
  });
});

describe('a value that is wrong in what was built', () => {
  const module = definePanel({
    columns: { key: text, label: text, value: number, low: number, high: number },
    build: (rows) => ({
      ...draft,
      kind: 'line',
      max: 50,
      categories: rows.map(({ key, label }) => ({ key, label })),
      values: [rows.map(({ value }) => value)],
      low: [rows.map(({ low }) => low)],
      high: [rows.map(({ high }) => high)],
    }),
  });
  const csv = (body: string) => ({ path: 'charts/x.csv', text: `key;label;value;low;high\n${body}\n` });
  const load = (body: string) =>
    lines(loadPanel({ module, path: 'charts/x.ts', moduleText: '', csv: csv(body) }).problems);

  test('has its own place, though other rows and columns hold the same number', () => {
    expect(load('a;60;4;60;60\nb;B;60;;\nc;C;60,0;;')).toEqual([
      'charts/x.csv:2:8 The interval 60 to 60 in "a", series "one" does not hold its value, 4 [panel-interval]',
      'charts/x.csv:2:11 60, the end of the interval in "a", series "one", is beyond the end of the scale, 50 [panel-max]',
      'charts/x.csv:3:5 60 in "b", series "one", is beyond the end of the scale, 50 [panel-max]',
      'charts/x.csv:4:5 60 in "c", series "one", is beyond the end of the scale, 50 [panel-max]',
    ]);
  });
});

test.each([
  ['values of one chart have equally many decimals', { unit: 'm', values: [[12, 4.25]] }, 2],
  ['money has none or two', { unit: 'EUR', values: [[4, 8.5]] }, 2],
  ['whole numbers stay whole', { unit: 'm', values: [[12, 4]] }, undefined],
  ['what is tiny beside others is written as it is', { unit: 'm', values: [[12, 0.0004]] }, undefined],
  [
    'as they are shown: in billions',
    { unit: 'EUR', factor: 'billion', values: [[8_700_000_000_000, 36_218_605_311_714]] },
    2,
  ],
  ['a share in more than it is written with', { unit: '%', values: [[8, 12.345]] }, 2],
  ['a tiny share is written as it is', { unit: '%', values: [[8, 0.0004]] }, undefined],
  ['the author’s word holds', { unit: 'm', values: [[12, 4.25]], decimals: 1 }, 1],
])('%s', (_, fields, decimals) => {
  expect(built({ ...draft, ...fields }).panel).toEqual(
    decimals === undefined
      ? expect.not.objectContaining({ decimals: expect.anything() })
      : expect.objectContaining({ decimals }),
  );
});
