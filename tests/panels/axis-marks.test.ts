/** Where the words of reference lines stand: at their own lines. */

import { beforeAll, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import type { BarsPanel } from '../../deck/model/panel.ts';
import { shareOut } from '../../deck/panels/layout/text.ts';
import { drawNarrowPanel, drawPanel, misplaced, prepareFonts, tokens } from './draw.ts';
import { straightStrokes } from './svg-shapes.ts';

beforeAll(prepareFonts);

const SLIDE = { width: 1152, height: 340 };

function bars(values: number[], marks: BarsPanel['marks'], fields: Partial<BarsPanel> = {}): BarsPanel {
  return {
    id: 'bars',
    kind: 'bars',
    title: 'T',
    summary: 'S.',
    unit: '%',
    asOf: '2024',
    cites: [],
    categories: values.map((_, i) => ({ key: `k${i}`, label: ['North', 'South', 'East'][i] ?? '' })),
    series: [{ key: 'a', label: 'A' }],
    values: [values],
    marks,
    ...fields,
  };
}

test('what has no room at its wish stands as a group round the wishes, inside its ends', () => {
  const at = (...middles: number[]) => middles.map((middle) => ({ middle, width: 20 }));
  expect(shareOut(at(20, 100), 0, 200, 5)).toEqual([10, 90]);
  expect(shareOut(at(100, 100, 100), 0, 200, 5)).toEqual([65, 90, 115]);
  expect(shareOut(at(0, 5, 150), 0, 200, 5)).toEqual([0, 25, 140]);
  expect(shareOut(at(190, 195), 0, 200, 5)).toEqual([155, 180]);
});

test('labels of upright lines stand in the order of their lines, however many lines of words they take', () => {
  const marks = [
    { at: 0.5, label: 'threshold' },
    { at: -0.5, label: 'lower threshold' },
  ];
  const panel = bars([5, -4, 3], marks, { direction: 'vertical' });
  for (const drawn of [drawNarrowPanel(panel, tokens, 'en'), drawPanel(panel, tokens, SLIDE, 'en', 'p')]) {
    const words = drawn.texts.filter(({ text }) => /threshold|lower/.test(text)).sort((a, b) => a.y - b.y);
    expect(words.map(({ text }) => text).join(' ')).toBe('threshold lower threshold');
    expect(misplaced(drawn)).toEqual([]);
  }
});

test('labels of lines near each other stand on both sides of these, each led to its own', () => {
  const labels = ['last vote', 'majority', 'forecast'];
  const marks = [48, 50, 51.5].map((at, i) => ({ at, label: labels[i] ?? '' }));
  const panel = bars([70, 41], marks);
  const middles = [drawNarrowPanel(panel, tokens, 'en'), drawPanel(panel, tokens, SLIDE, 'en', 'p')].map((drawn) => {
    expect(misplaced(drawn)).toEqual([]);
    const strokes = straightStrokes(drawn.svg);
    const lines = [...new Set(strokes.flatMap(({ width, from }) => (width === 2 ? [Math.round(from[0])] : [])))];
    const led = strokes.filter(({ width }) => width === 1.5).sort((a, b) => a.to[0] - b.to[0]);
    expect(led.map(({ to }) => Math.round(to[0]))).toEqual(expect.arrayContaining(lines));
    expect(led).toHaveLength(3);
    return labels.map((label, i) => {
      const { x, size, weight, family } = drawn.texts.find(({ text }) => text === label) ?? expect.fail(label);
      const width = measureText(family)(label, size, weight);
      const start = led[i]?.from[0] ?? 0;
      expect(start).toBeGreaterThan(x);
      expect(start).toBeLessThan(x + width);
      return x + width / 2 - (led[i]?.to[0] ?? 0);
    });
  });
  for (const [first = 0, , last = 0] of middles) {
    expect(first).toBeLessThan(0);
    expect(last).toBeGreaterThan(0);
  }
});

test('a label that stands over its own line alone has no stroke', () => {
  const { svg } = drawPanel(bars([70, 41], [{ at: 50, label: 'majority' }]), tokens, SLIDE, 'en', 'p');
  expect(straightStrokes(svg).filter(({ width }) => width === 1.5)).toEqual([]);
});
