import { beforeAll, describe, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import { SANS } from '../../deck/fonts/families.ts';
import type { DotsPanel } from '../../deck/model/panel.ts';
import { drawNarrowPanel, drawPanel, layPanel, misplaced, prepareFonts, tokens } from './draw.ts';

beforeAll(prepareFonts);

const panel: DotsPanel = {
  kind: 'dots',
  id: 'p',
  title: 'Title',
  summary: 'A summary.',
  asOf: '2024',
  cites: [],
  unit: 'EUR',
  axis: 'log',
  categories: ['One', 'Two', 'Three'].map((label) => ({ key: label, label })),
  series: [{ key: 'all', label: 'All' }],
  values: [[20, 40_000, 3_000_000_000]],
};

describe('an axis in equal ratios under dots', () => {
  test.each([
    [{}, '€10,000'],
    [{ unit: '%' }, '10,000%'],
    [{ unit: 'people', factor: 'million' as const }, '10'],
  ])('names its powers in the unit and the factor of its values, none over another, %o', (more, second) => {
    const { texts } = drawPanel({ ...panel, ...more }, tokens, { width: 760, height: 340 }, 'en', 'p');
    const numbers = texts.filter(({ text, size }) => size === 16 && /\d/.test(text));
    expect(numbers.map(({ text }) => text)).toContain(second);
    expect(numbers.length).toBeGreaterThan(2);
    for (const [i, { x, text }] of numbers.entries())
      for (const other of numbers.slice(i + 1))
        expect(Math.abs(other.x - x)).toBeGreaterThan(measureText(SANS)(text, 16, 400));
  });
});

const towns = Array.from({ length: 24 }, (_, i) => ({ key: `t${i}`, label: `Town ${i + 1}` }));
const many: DotsPanel = {
  ...panel,
  unit: 'people',
  categories: towns,
  values: [towns.map((_, i) => (i < 12 ? i + 3 : 100_000 + 5000 * (i - 12)))],
};

test('dots in several columns stand on one axis in equal ratios', () => {
  const figure = layPanel(many, tokens, { width: 1120, height: 380 }, 'en');
  const axes = figure.parts.map(({ plan }) => plan.scales.x);
  expect(axes).toHaveLength(2);
  expect(axes[1]).toEqual(axes[0]);
});

test('lines and dots of small multiples stand on one axis in equal ratios', () => {
  const halves = { categories: towns.map((town, i) => ({ ...town, group: i < 12 ? 'Small' : 'Large' })) };
  const small = { small: { by: 'group' as const }, axis: 'log' as const };
  const size = { width: 1120, height: 380 };
  for (const kind of ['dots', 'line'] as const) {
    const parted = { ...many, ...halves, ...small };
    const panel = kind === 'dots' ? parted : { ...parted, kind };
    const ends = layPanel(panel, tokens, size, 'en').parts.map(({ plan }) => {
      const { min, max } = plan.type === 'line' ? plan.scales.y : plan.scales.x;
      return [min, max];
    });
    expect(ends).toHaveLength(2);
    expect(ends[1]).toEqual(ends[0]);
  }
});

test('the names of powers at the ends of an axis are whole', () => {
  const near = { ...many, categories: towns.slice(0, 2), values: [[100_000, 100_001]] };
  const long = { ...near, categories: near.categories.map((one) => ({ ...one, label: `${one.label}, a long name` })) };
  expect(misplaced(drawPanel(near, tokens, { width: 540, height: 340 }, 'en', 'p'))).toEqual([]);
  expect(misplaced(drawNarrowPanel(long, tokens, 'en'))).toEqual([]);
});
