import { expect, test } from 'vitest';
import type { BarsPanel } from '../../deck/model/panel.ts';
import { panelConfig } from '../../deck/panels/draw/config.ts';
import { barSegments } from '../../deck/panels/kinds/bars-layout.ts';
import { fitAxis } from '../../deck/panels/layout/scene.ts';
import { balance, wrap } from '../../deck/panels/layout/text.ts';
import { tokens } from './draw.ts';
import { loadRivers } from './rivers.ts';
import { samples } from './samples.ts';

const measure = (text: string, size: number) => text.length * size * 0.5;
const kit = { tokens, size: { width: 740, height: 380 }, lang: 'en', measure };

test('a configuration is a pure function: the same twice, its panel untouched', () => {
  for (const panel of samples) {
    const before = JSON.stringify(panel);
    const [a, b] = [1, 2].map(() => JSON.stringify(panelConfig(panel, kit)));
    expect(a).toBe(b);
    expect(JSON.stringify(panel)).toBe(before);
  }
});

test('bars stand on zero, whatever the data', () => {
  for (const values of [[[90, 95, 99]], [[-5, -9, null]], [[null, null, null]]]) {
    const panel: BarsPanel = { ...(samples[5] as BarsPanel), values, max: undefined };
    for (const direction of ['horizontal', 'vertical'] as const) {
      const { options } = panelConfig({ ...panel, direction }, kit);
      const axis = options?.scales?.[direction === 'horizontal' ? 'x' : 'y'];
      expect(axis?.min).toBeLessThanOrEqual(0);
      expect(axis?.max).toBeGreaterThanOrEqual(0);
      expect(Number(axis?.max)).toBeGreaterThan(Number(axis?.min));
    }
  }
});

test('a panel’s own options lie over the deck’s, its colours by token', () => {
  const options = { scales: { x: { max: 200, border: { color: 'alert' } } } };
  const config = panelConfig({ ...loadRivers(), options }, kit);
  expect(config.options?.scales?.x).toMatchObject({ min: 0, max: 200, display: false, border: { color: '#d55e00' } });
  expect(config.options?.responsive).toBe(false);
});

test('what is known only as a whole is one solid segment, a rest beside known parts an open one', () => {
  const rivers = loadRivers() as BarsPanel;
  expect(barSegments(rivers)).toEqual([
    { series: -1, index: 0, start: 0, end: 67, pattern: 'solid', colour: 'accent' },
    { series: 0, index: 1, start: 0, end: 13, pattern: 'solid', colour: 'mark' },
    { series: 1, index: 1, start: 13, end: 34, pattern: 'hatched', colour: 'mark' },
  ]);
  const partly = barSegments({
    ...rivers,
    values: [
      [null, 13, null],
      [null, null, null],
    ],
  });
  expect(partly[2]).toEqual({ series: -1, index: 1, start: 13, end: 34, pattern: 'open', colour: 'mark' });
});

test('lines break at spaces, evenly, and inside a word only where it must', () => {
  const face = { size: 10, weight: 400, measure } as const;
  expect(wrap('one two three', 40, face)).toEqual(['one two', 'three']);
  expect(wrap('no\u00a0break here', 35, face)).toEqual(['no\u00a0bre-', 'ak here']);
  expect(wrap('', 40, face)).toEqual([]);
  expect(balance('a longer label ends badly so', 130, face)).toEqual(['a longer label', 'ends badly so']);
});

test('an axis ends where the last label still fits after its mark', () => {
  expect(
    fitAxis(500, [
      { along: 1, width: 80 },
      { along: 0.5, width: 300 },
    ]),
  ).toBe(400);
  expect(fitAxis(500, [{ along: 0, width: 400 }])).toBe(500);
  expect(fitAxis(500, [{ along: 0, width: 900 }])).toBe(0);
  expect(fitAxis(50, [{ along: 1, width: 80 }])).toBe(0);
});

test('a word too long for its line is broken at its soft hyphens, with a hyphen', () => {
  const face = { size: 10, weight: 400, measure } as const;
  expect(wrap('Haupt\u00adbetriebs\u00adwerk steht', 75, face)).toEqual(['Hauptbetriebs-', 'werk steht']);
  expect(wrap('Haupt\u00adwerk', 75, face)).toEqual(['Hauptwerk']);
  expect(wrap('東京都東京都東京都', 25, face)).toEqual(['東京都東京', '都東京都']);
});
