import { expect, test } from 'vitest';
import type { BarsPanel, TimelinePanel } from '../../deck/model/panel.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { panelData, panelDatum, panelTable } from '../../deck/panels/index.ts';
import { loadRivers } from './rivers.ts';
import { samples } from './samples.ts';

const sample = (id: string) => {
  const found = samples.find((panel) => panel.id === id);
  if (!found) throw new Error(id);
  return found;
};

test('a table has caption, heads, totals and "n/a", everything escaped', () => {
  expect(panelTable(loadRivers(), wordsFor('en'), 'en')).toBe(
    [
      '<table class="data" data-unit="km">',
      '<caption>Rivers by length (km)</caption>',
      '<thead><tr><th scope="col">Category</th><th scope="col" class="num">navigable</th><th scope="col" class="num">not</th><th scope="col" class="num">Total</th></tr></thead>',
      '<tbody>' +
        '<tr><th scope="row">Long, Upper, headwater</th><td data-value="">n/a</td><td data-value="">n/a</td><td data-value="67">67</td></tr>' +
        '<tr><th scope="row">Middle reach</th><td data-value="13">13</td><td data-value="21">21</td><td data-value="34">34</td></tr>' +
        '<tr><th scope="row">Short &amp; &lt;narrow&gt;, side arm</th><td data-value="">n/a</td><td data-value="">n/a</td><td data-value="">n/a</td></tr></tbody>',
      '</table>',
    ].join('\n'),
  );
});

test('groups are row groups; numbers and words are of the language', () => {
  const table = panelTable(sample('vertical'), wordsFor('de'), 'de');
  expect(table).toContain('<tbody><tr><th scope="rowgroup" colspan="2">Upper</th></tr>');
  expect(table).toContain('<td data-value="1450.5">1.450,5</td>');
  expect(table).toContain('<td data-value="">k. A.</td>');
  expect(panelTable(sample('below-zero'), wordsFor('de'), 'de')).toContain('<td data-value="30">30\u00a0%</td>');
});

test('days as labels are dates of the language, with the data’s own beside them for the CSV', () => {
  const base = sample('line');
  if (base.kind !== 'line') throw new Error(base.kind);
  const dates = ['2017-06-30', '2018-03', '2019'];
  const panel = {
    ...base,
    categories: dates.map((date) => ({ key: `d${date}`, label: date, date })),
    values: base.values.map(() => [1, 2, 3]),
  };
  const table = panelTable(panel, wordsFor('de'), 'de');
  expect(table).toContain('<th scope="row" data-value="2017-06-30">30. Juni 2017</th>');
  expect(table).toContain('<th scope="row" data-value="2018-03">März 2018</th>');
  expect(table).toContain('<th scope="row">2019</th>');
  expect(panelDatum(panel, 0, 0, 'de')).toMatch(/^30\. Juni 2017/);
  expect(panelDatum(panel, 0, 0, 'en')).toMatch(/^June 30, 2017/);
});

test('a timeline lists date, event and status', () => {
  const panel = sample('timeline-crowded') as TimelinePanel;
  const table = panelTable({ ...panel, events: panel.events.slice(0, 1) }, wordsFor('en'), 'en');
  expect(table).toContain(
    '<tbody><tr><th scope="row"><time datetime="2001">2001</time></th><td>The gauge is read</td><td>done</td></tr></tbody>',
  );
});

test('a timeline whose events are all of one kind has no column for it, and no words', () => {
  const panel = sample('timeline-crowded') as TimelinePanel;
  const [{ status: _, ...first } = { key: '', date: '', dateLabel: '', text: '' }] = panel.events;
  const { statuses: __, ...plain } = { ...panel, events: [first] };
  const table = panelTable(plain, wordsFor('en'), 'en');
  expect(table).toContain('<thead><tr><th scope="col">Date</th><th scope="col">Event</th></tr></thead>');
  expect(table).toContain('<td>The gauge is read</td></tr>');
  expect(panelDatum(plain, 0, 0, 'en')).toBe('2001: The gauge is read');
});

test('data are named as a person would', () => {
  const rivers = loadRivers();
  expect(panelData(rivers).map(({ series, index }) => panelDatum(rivers, series, index, 'en'))).toEqual([
    'Long, Upper: 67\u00a0km',
    'Middle reach, navigable: 13\u00a0km',
    'Middle reach, not: 21\u00a0km',
    'Short & <narrow>, navigable: n/a',
  ]);
  expect(panelDatum(sample('below-zero'), 0, 1, 'en')).toBe('Middle reach: 30%');
  expect(panelDatum(sample('timeline-crowded'), 0, 1, 'en')).toBe(
    '2004, planned: A second and much longer report on the gauge and its readings is filed',
  );
  expect(panelDatum(rivers, 0, 9, 'en')).toBe('');
});

test('a category that is named as another names its group when pointed at', () => {
  const panel: BarsPanel = {
    kind: 'bars',
    id: 'p',
    title: 'Title',
    summary: 'A summary.',
    asOf: '2024',
    cites: [],
    unit: '%',
    categories: [
      { key: 'a', label: 'Harbour', group: 'Winter' },
      { key: 'b', label: 'Dunes', group: 'Winter' },
      { key: 'c', label: 'Harbour', group: 'Summer' },
    ],
    series: [{ key: 'all', label: 'All' }],
    values: [[10, 20, 30]],
  };
  const words = panel.categories.map((_, index) => panelDatum(panel, 0, index, 'en'));
  expect(words).toEqual(['Winter, Harbour: 10%', 'Dunes: 20%', 'Summer, Harbour: 30%']);
});

test('keys reach a value that is not available where its category has others', () => {
  const panel = sample('grouped');
  const words = panelData(panel).map(({ series, index }) => panelDatum(panel, series, index, 'en'));
  expect(words).toHaveLength(6);
  expect(words[2]).toBe('Middle reach, in spring: n/a');
});
