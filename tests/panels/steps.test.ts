import { beforeAll, describe, expect, test } from 'vitest';
import { measureText } from '../../deck/fonts/canvas.ts';
import { SERIF } from '../../deck/fonts/families.ts';
import type { ChartPanel } from '../../deck/model/panel.ts';
import { COLOURS_AS_PROPERTIES, drawFigureSvg } from '../../deck/panels/draw/svg.ts';
import { isSmall, layFigure, laySmall, laySmallNarrow } from '../../deck/panels/kinds/small.ts';
import { EVERY_STEP, stepOf, stepsOf } from '../../deck/panels/layout/steps.ts';
import { prepareFonts, tokens } from './draw.ts';
import { loadGallery } from './gallery.ts';

beforeAll(prepareFonts);

const kit = () => ({
  tokens: { ...tokens, colours: COLOURS_AS_PROPERTIES },
  size: { width: 1152, height: 340 },
  lang: 'en',
  measure: measureText(tokens.family),
  serif: { family: SERIF, measure: measureText(SERIF) },
});

function draw(panel: ChartPanel, stepped: boolean): string {
  const own = { ...kit(), ...(stepped ? { stage: EVERY_STEP } : {}) };
  return drawFigureSvg(panel, layFigure(panel, own), own, 'p').svg;
}

/** Shapes and texts by the step of their group, those that are there from the beginning first. */
function partsOf(svg: string): string[] {
  const [before = '', ...steps] = svg.split(/<g class="fragment" data-step="\d+">/);
  return [before, ...steps];
}

const marks = (svg: string) => [...svg.matchAll(/<(?:path|rect|circle|text)\b[^>]*>/g)].map(([tag]) => tag).sort();

describe.each(['steps-bars', 'steps-line', 'timeline-sides', 'timeline-lanes', 'small-lines', 'small-bars'])(
  '%s',
  (id) => {
    test('has the same marks in steps and without', async () => {
      const panel = await loadGallery(id);
      const [stepped, whole] = [draw(panel, true), draw(panel, false)];
      expect(whole).not.toContain('fragment');
      expect(marks(stepped)).toEqual(marks(whole));
      expect(partsOf(stepped)).toHaveLength(stepsOf(panel).length + 1);
    });
  },
);

test('groups come one after the other, the first from the beginning', async () => {
  const parts = partsOf(draw(await loadGallery('steps-bars'), true));
  expect(parts.map((part) => [...part.matchAll(/>(\d+|n\/a)</g)].map(([, value]) => value))).toEqual([
    ['120', '80', '20'],
    ['310', '190', '260'],
    ['90', 'n/a', '35'],
  ]);
  // The labels of all rows stand from the beginning.
  expect(parts[0]?.match(/>Harbour</g)).toHaveLength(3);
});

test('the author’s own steps hold; lanes come one after the other', async () => {
  const lines = partsOf(draw(await loadGallery('steps-line'), true));
  expect(lines[0]).not.toMatch(/>Output<|>Prices</);
  expect(lines[1]).toContain('>Prices<');
  expect(lines[2]).toContain('>Output<');
  const sides = partsOf(draw(await loadGallery('timeline-sides'), true));
  expect(sides[0]).toContain('>Denied<');
  expect(sides[0]).toContain('>People are called to check draft lists<');
  expect(sides[1]).toContain('>Kyiv: there is no such plan<');
});

test('a mark comes with the last of its keys', () => {
  const steps = [['spring'], ['autumn', 'winter']];
  expect(stepOf(steps, ['summer', undefined])).toBe(0);
  expect(stepOf(steps, ['spring', 'summer'])).toBe(1);
  expect(stepOf(steps, ['spring', 'winter'])).toBe(2);
});

describe('small multiples', () => {
  test('stand on one scale: a unit is as long in each', async () => {
    const panel = await loadGallery('small-bars');
    if (!isSmall(panel)) throw new Error('not small');
    for (const { parts } of [laySmall(panel, kit()), laySmallNarrow(panel, kit())]) {
      expect(parts.map(({ head }) => head)).toEqual(['Spring', 'Summer', 'Autumn']);
      const lengths = parts.map(({ kit: { size }, plan: { padding } }) => size.width - padding.left - padding.right);
      expect(new Set(lengths).size).toBe(1);
      const scales = parts.map(({ plan: { scales } }) => `${scales.x.min} ${scales.x.max}`);
      expect(new Set(scales)).toEqual(new Set(['0 310']));
    }
  });

  test.each(['small-bars', 'small-lines'])('%s looks as it did', async (id) => {
    await expect(draw(await loadGallery(id), false).replaceAll('><', '>\n<')).toMatchFileSnapshot(`golden/${id}.svg`);
  });
});
