import { expect, test } from 'vitest';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { dishonestOptions } from '../../deck/panels/check/check-options.ts';

const base = {
  id: 'x',
  title: 'T',
  summary: 'S.',
  unit: 'm',
  asOf: '2024',
  cites: [],
  categories: [{ key: 'a', label: 'A' }],
  series: [
    { key: 'one', label: 'One' },
    { key: 'two', label: 'Two' },
  ],
  values: [[350], [360]],
};
const bars: ChartPanel = { ...base, kind: 'bars', direction: 'horizontal' };
const columns: ChartPanel = { ...base, kind: 'bars', direction: 'vertical' };
const stacked: ChartPanel = { ...columns, arrangement: 'stacked' };
const dots: ChartPanel = { ...base, kind: 'dots' };
const line: ChartPanel = { ...base, kind: 'line' };
const timeline: ChartPanel = { ...base, kind: 'timeline', direction: 'horizontal', events: [] };

const scale = (axis: 'x' | 'y', options: object) => ({ scales: { [axis]: options } });

test.each<[what: string, panel: ChartPanel, options: Record<string, unknown>]>([
  ['columns cut off from zero', columns, scale('y', { min: 340 })],
  ['level bars cut off from zero', bars, scale('x', { min: 340 })],
  ['dots cut off from zero', dots, scale('x', { suggestedMin: 340 })],
  ['bars said not to begin at zero', bars, scale('x', { beginAtZero: false })],
  ['bars that run over the end', bars, scale('x', { max: 355 })],
  ['a stack that runs over the end', stacked, scale('y', { max: 400 })],
  ['an axis that ends below zero', columns, scale('y', { max: -1 })],
  ['bars that grow to the left', bars, scale('x', { reverse: true })],
  ['a level bar’s category left out', bars, scale('y', { min: 1 })],
  ['a logarithm under columns', columns, scale('y', { type: 'logarithmic' })],
  ['a logarithm under a line', line, scale('y', { type: 'logarithmic' })],
  ['bars stacked that are no parts', columns, scale('y', { stacked: true })],
  ['a line cut off below', line, scale('y', { min: 355 })],
  ['a line cut off above', line, scale('y', { max: 355 })],
  ['years left out of a line', line, scale('x', { min: 3 })],
  ['time that runs backwards', line, scale('x', { reverse: true })],
  ['gaps joined', line, { spanGaps: true }],
  ['gaps joined, deeper', line, { elements: { line: { spanGaps: true } } }],
  ['curves through values that nobody measured', line, { elements: { line: { tension: 0.4 } } }],
  ['steps', line, { elements: { line: { stepped: true } } }],
  ['all lines broken like a forecast', line, { elements: { line: { borderDash: [4, 4] } } }],
  ['bars blown up', bars, { elements: { bar: { inflateAmount: 8 } } }],
  ['ticks beside their places', columns, scale('y', { ticks: { labelOffset: 12 } })],
  ['a timeline without its beginning', timeline, scale('x', { min: 2020 })],
])('%s: refused', (_, panel, options) => {
  const faults = dishonestOptions({ ...panel, options } as ChartPanel);
  expect(faults.map(({ code }) => code)).toEqual(['panel-option']);
  expect(faults[0]?.message).toMatch(/: "[\w.]+"$/);
});

test.each<[what: string, panel: ChartPanel, options: Record<string, unknown>]>([
  ['room above columns', columns, scale('y', { max: 400 })],
  ['room over a whole stack', stacked, scale('y', { max: 800 })],
  ['a line’s axis from below its lowest value', line, scale('y', { min: 300, max: 400 })],
  ['what only looks otherwise', columns, { elements: { bar: { borderRadius: 2 } }, layout: { padding: { top: 4 } } }],
])('%s: taken', (_, panel, options) => {
  expect(dishonestOptions({ ...panel, options } as ChartPanel)).toEqual([]);
});
