import { beforeAll, describe, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import { SANS } from '../../deck/fonts/families.ts';
import type { DotsPanel } from '../../deck/model/panel.ts';
import { drawPanel, prepareFonts, tokens } from './draw.ts';

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
