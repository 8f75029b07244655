import { beforeAll, describe, expect, test } from 'vitest';
import { formatError } from '../../deck/model/error.ts';
import type { BarsPanel } from '../../deck/model/panel.ts';
import { wordsFor } from '../../deck/model/words.ts';
import { checkPanel } from '../../deck/panels/check/check-panel.ts';
import { findPlaces } from '../../deck/panels/check/panel-fault.ts';
import { panelTable } from '../../deck/panels/draw/table.ts';
import { panelDatum } from '../../deck/panels/layout/datum.ts';
import { drawPanel, prepareFonts, SIZES, tokens } from './draw.ts';
import { filledRects, straightStrokes } from './svg-shapes.ts';

const panel: BarsPanel = {
  kind: 'bars',
  id: 'trains',
  title: 'Trains on time',
  summary: 'The railway says that 90% of its trains were on time, and 9% late.',
  unit: '%',
  asOf: '2022',
  cites: [],
  categories: [
    { key: 'on-time', label: 'Were the trains on time?', answer: 'Yes', emphasis: true },
    { key: 'late', label: 'Were they late?', answer: 'Yes' },
    { key: 'lost', label: 'Were any lost?' },
  ],
  series: [{ key: 'share', label: 'Share' }],
  values: [[90, 9, null]],
  max: 100,
  compare: {
    voice: 'What we found',
    label: 'Nearest count by others',
    values: [
      { figure: '85%', text: 'by the passengers’ count', detail: 'May 2022', at: 85 },
      { figure: '3 to 11%', text: 'in four counts', low: 3, high: 11 },
      { figure: 'None found' },
    ],
  },
};

beforeAll(prepareFonts);

/** Problems of the panel with some of its fields changed, as an author is told them. */
function problems(change: Partial<BarsPanel>): string[] {
  const places = findPlaces(
    { path: 'charts/trains.ts', text: 'export default definePanel({\n  compare: {},\n});\n' },
    [],
  );
  return checkPanel({ ...panel, ...change }, places).problems.map(formatError);
}

const compared = (values: BarsPanel['compare']) => ({ compare: values ?? { label: '', values: [] } });

describe('figures from elsewhere beside bars', () => {
  const words = ['Nearest count by others', '85%', 'by the passengers’ count', '3 to 11%', 'None found'];
  const signs = (svg: string) => filledRects(svg).filter(({ width, height }) => width === 18 && height === 18).length;

  test('stand in words in a column, under the sign of what was found', () => {
    const { svg, texts } = drawPanel(panel, tokens, SIZES[0], 'en', 'trial');
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['What we found', ...words]));
    expect(signs(svg)).toBe(1);
  });

  test('stand in a narrow drawing each under its bar behind that sign', () => {
    const { svg, texts } = drawPanel(panel, tokens, { width: 400, height: 500 }, 'en', 'trial');
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(words));
    expect(signs(svg)).toBe(4);
  });

  test('leave the value of a bar beside their marks', () => {
    const { texts, svg } = drawPanel(panel, tokens, SIZES[0], 'en', 'trial');
    const value = texts.find(({ text }) => text === '90%');
    const marks = straightStrokes(svg).flatMap(({ from, to }) => (Math.abs(from[0] - to[0]) < 0.05 ? [from[0]] : []));
    expect(marks.length).toBeGreaterThan(0);
    const width = 60;
    expect(marks.filter((x) => x > (value?.x ?? 0) && x < (value?.x ?? 0) + width)).toEqual([]);
  });

  test('are told with the datum and stand in the table', () => {
    expect(panelDatum(panel, 0, 0, 'en')).toBe(
      'Were the trains on time?: Yes 90%; Nearest count by others: 85% by the passengers’ count, May 2022',
    );
    expect(panelTable(panel, wordsFor('en'), 'en')).toContain('<td>3 to 11% in four counts</td>');
  });

  test('are right as they are', () => {
    expect(problems({})).toEqual([]);
  });

  test.each([
    [
      { direction: 'vertical' as const },
      'Only level bars of one series have "compare" [panel-compare]\n    Leave out direction: "vertical", and make a panel for each series.',
    ],
    [
      compared({ label: 'Others', values: [{ figure: '1' }] }),
      '"compare" has 1 for 3 categories [panel-compare]\n    Write one a category, in the same order.',
    ],
    [
      compared({ label: 'Others', values: [{ figure: '85%', low: 3 }, { figure: 'b' }, { figure: 'c' }] }),
      '"85%" has no single place [panel-compare]\n    Give "at" for one value, or "low" and "high" for a range.',
    ],
    [
      compared({ label: 'Others', values: [{ figure: '85%', low: 9, high: 3 }, { figure: 'b' }, { figure: 'c' }] }),
      '"85%" begins at 9 and ends at 3 [panel-compare]\n    Write the lower end as "low".',
    ],
    [
      compared({ label: 'Others', values: [{ figure: '185%', at: 185 }, { figure: 'b' }, { figure: 'c' }] }),
      '185 is beyond the end of the scale, 100 [panel-compare]\n    Give the panel a "max" that holds it, or leave its place out.',
    ],
  ])('what cannot be set is a fault: %#', (change, message) => {
    expect(problems(change)).toEqual([`charts/trains.ts:2:3  ${message}`]);
  });
});
