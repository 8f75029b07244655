import { describe, expect, test } from 'vitest';
import { formatPlace, sortErrors } from '../../deck/model/error.ts';
import { loadPanel, type PanelDefinition, type PanelDraft, text } from '../../deck/panels/index.ts';

const base = { title: 'T', summary: 'S.', unit: 'm', asOf: '2024', cites: [] };
const event = { date: '2024', dateLabel: '2024', text: 'X' };
const timeline = {
  ...base,
  kind: 'timeline',
  lanes: [
    { key: 'up', label: 'Up', side: 'above' },
    { key: 'down', label: 'Down', side: 'below' },
  ],
  events: [
    { ...event, key: 'e', lane: 'up' },
    { ...event, key: 'f', lane: 'down' },
  ],
};
const statuses = [{ key: 'done', label: 'done', shape: 'circle' }];
const line = {
  ...base,
  kind: 'line',
  categories: [
    { key: 'a', label: 'A', date: '2023' },
    { key: 'b', label: 'B', date: '2024' },
  ],
  series: [{ key: 'one', label: 'One' }],
  values: [[1, 2]],
};

/** What is wrong with a panel, with its place in a module that has the fields on lines of their own, and the cure. */
function faults(fields: object): string[] {
  const module: PanelDefinition = { columns: { key: text }, build: () => fields as PanelDraft };
  const moduleText = JSON.stringify(fields, null, 1).replace(/"(\w+)":/g, '$1:');
  const csv = { path: 'charts/x.csv', text: 'key\nb\n' };
  const { problems } = loadPanel({ module, path: 'charts/x.ts', moduleText, csv });
  return sortErrors(problems).map(
    ({ source, message, code, hint }) => `${formatPlace(source)} ${message} [${code}] ${hint}`,
  );
}

test('sound ones have none', () => {
  const plain = {
    ...base,
    kind: 'timeline',
    events: [
      { ...event, key: 'e' },
      { ...event, key: 'f' },
    ],
  };
  expect([faults(timeline), faults(line), faults(plain)]).toEqual([[], [], []]);
});

describe('a timeline', () => {
  test.each([
    [
      'an unknown lane',
      { events: [{ ...event, key: 'e', lane: 'upp' }] },
      'Event "e" has the unknown lane "upp" [panel-lane] Did you mean "up"?',
    ],
    [
      'no lane',
      { events: [{ ...event, key: 'e' }] },
      'Event "e" stands in no lane [panel-lane] Name one of the lanes: up, down.',
    ],
    [
      'no status, where statuses are named',
      { lanes: undefined, statuses, events: [{ ...event, key: 'e' }] },
      'Event "e" has no status [panel-status] Give every event a status',
    ],
    [
      'an amount without a lane',
      { lanes: undefined, statuses, events: [{ ...event, key: 'e', status: 'done', amount: '$1' }] },
      'Event "e" has an amount but no lane [panel-lane] Amounts stand over the line of a lane',
    ],
    [
      'both lanes on one side',
      { lanes: timeline.lanes.map((lane) => ({ ...lane, side: 'above' })) },
      'The lanes are not on either side of the strip [panel-lane] Two lanes share the strip',
    ],
    [
      'lanes that run down',
      { direction: 'vertical' },
      'A vertical timeline has no lanes [panel-lane] Leave out the direction',
    ],
    [
      'a flag without a date',
      { flags: [{ ...event, key: 'g', date: 'May' }] },
      'Flag "g" has no readable date: "May" [panel-date] Write 2022, 2022-10 or 2022-10-14',
    ],
    [
      'flags out of order',
      {
        flags: [
          { ...event, key: 'g' },
          { ...event, key: 'h', date: '2023' },
        ],
      },
      'Flag "h" stands after a later one [panel-date] Put the flags in the order of their dates.',
    ],
    [
      'a note at nothing',
      { lanes: timeline.lanes.map(({ key, label }) => ({ key, label })), notes: [{ from: 'e', to: 'ff', text: 'N' }] },
      'The note "N" has the unknown event "ff" [panel-event] Did you mean "f"?',
    ],
    [
      'a note between two sides',
      { notes: [{ from: 'e', to: 'f', text: 'N' }] },
      'There is no room for notes but over lanes one under the other [panel-note] Set the events in lanes',
    ],
    [
      'an unknown field of a lane',
      { lanes: [{ key: 'up', label: 'Up', colour: 'red' }] },
      'Unknown field "colour" in "lanes.0" [panel-field]',
    ],
  ])('with %s is named', (_, over, said) => {
    const found = faults({ ...timeline, ...over });
    expect(found).toContainEqual(expect.stringContaining(said));
    expect(found[0]).toMatch(/^charts\/x\.ts:\d+:\d+ /);
  });
});

describe('a line', () => {
  test.each([
    [
      'a category without its date',
      { categories: [line.categories[0], { key: 'b', label: 'B' }] },
      'Category "b" has no date [panel-date] Give every category its date, or none.',
    ],
    [
      'dates out of order',
      { categories: [...line.categories].reverse() },
      'Category "a" is not later than the one before it [panel-date]',
    ],
    [
      'an unreadable date',
      { categories: [line.categories[0], { key: 'b', label: 'B', date: '2024-13' }] },
      'Category "b" has no readable date: "2024-13" [panel-date]',
    ],
    [
      'a forecast from nowhere',
      { series: [{ key: 'one', label: 'One', dashedFrom: 'c' }] },
      'Series "one" is dashed from the unknown category "c" [panel-dash]',
    ],
    ['intervals with one end', { low: [[1, 2]] }, 'The intervals have low but no high [panel-interval]'],
    [
      'intervals of another shape',
      { low: [[1]], high: [[2, 3]] },
      'The intervals have another shape than the values [panel-interval]',
    ],
    [
      'an interval beside its value',
      { low: [[1, 3]], high: [[1, 4]] },
      'The interval 3 to 4 in "b", series "one" does not hold its value, 2 [panel-interval] Mend the value',
    ],
    [
      'an interval with one end',
      { low: [[1, null]], high: [[1, 4]] },
      'The interval in "b", series "one" has one end [panel-interval]',
    ],
    [
      'six series',
      { series: [1, 2, 3, 4, 5, 6].map((n) => ({ key: `s${n}`, label: `S${n}` })), values: Array(6).fill([1, 2]) },
      '6 lines cannot be told apart [panel-series] Keep the 5 that the title speaks of',
    ],
    [
      'small multiples of one series',
      { small: { by: 'series' } },
      'There is only one series to repeat the figure by [panel-small] Leave out "small".',
    ],
    [
      'small multiples by groups that are not there',
      { small: { by: 'group' } },
      'Not every category is in a group, by which the figure is repeated [panel-small]',
    ],
    ['small multiples by something else', { small: { by: 'place' } }, '[panel-field]'],
    [
      'a step of nothing',
      { steps: [['on']] },
      'A step names "on", which the chart does not have [panel-step] Did you mean "one"?',
    ],
    ['two steps of one thing', { steps: [['one'], ['one', 'a']] }, 'Two steps name "one" [panel-step]'],
  ])('with %s is named', (_, over, said) => {
    const found = faults({ ...line, ...over });
    expect(found).toContainEqual(expect.stringContaining(said));
    expect(found[0]).toMatch(/^charts\/x\.ts:\d+:\d+ /);
  });
});

describe('lines once for each group', () => {
  const dates = (group: string, ...days: string[]) =>
    days.map((date) => ({ key: `${group}-${date}`, label: date, date, group }));
  const groups = (...categories: object[]) => ({
    ...line,
    small: { by: 'group' },
    categories,
    values: [categories.map((_, i) => i)],
  });

  test('begin each at its own first date', () => {
    expect(faults(groups(...dates('north', '2022', '2023'), ...dates('south', '2021', '2022')))).toEqual([]);
  });

  test('are of one kind: a year stands in its middle, after its first months', () => {
    expect(faults(groups(...dates('north', '2024', '2024-05'), ...dates('south', '2021', '2022')))).toEqual([
      expect.stringContaining(
        'Category "north-2024-05" is not later than the one before it [panel-date] Give it a date of the same kind: a value stands in the middle of its days.',
      ),
    ]);
    expect(faults(groups(...dates('north', '2023', '2024-05', '2025'), ...dates('south', '2021', '2022')))).toEqual([]);
  });

  test('run on within each', () => {
    expect(faults(groups(...dates('north', '2022', '2023'), ...dates('south', '2022', '2021')))).toEqual([
      expect.stringContaining(
        'Category "south-2021" is not later than the one before it [panel-date] Put the categories in the order of their dates.',
      ),
    ]);
  });
});
