import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { Chart, panelConfig } from '../../deck/panels/draw/config.ts';
import { drawStillChart } from '../../deck/panels/draw/still-chart.ts';
import { SvgContext } from '../../deck/panels/draw/svg-context.ts';
import { EVERY_STEP } from '../../deck/panels/layout/steps.ts';
import { layPanel, prepareFonts, tokens } from './draw.ts';
import { loadGallery } from './gallery.ts';

beforeAll(prepareFonts);

const SIZE = { width: 740, height: 380 };
const FOLDER = new URL('../fixtures/decks/gallery/charts/', import.meta.url);
const ids = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.slice(0, -4));

/** Chart.js goes to a line's first point twice. */
const oncePerPoint = (shape: string) => shape.replace(/(fill="none" .*d="M[-\d.]+ [-\d.]+l)0 0 ?(?=[-\d])/, '$1');

test.each(ids)('%s is on paper what Chart.js draws on the screen, at once and in steps', async (id) => {
  const { parts } = layPanel(await loadGallery(id), tokens, SIZE, 'en');
  for (const { panel, plan, kit: whole } of parts) {
    for (const kit of [whole, { ...whole, stage: EVERY_STEP }]) {
      const still = new SvgContext(kit.size, kit.measure, 'figure');
      const live = new SvgContext(kit.size, kit.measure, 'figure');
      drawStillChart(still, panel, { plan, kit });
      new Chart(live.canvas as never, panelConfig(panel, kit, plan)).destroy();
      expect(still.shapes.length + still.texts.length).toBeGreaterThan(2);
      const drawn = ({ shapes, texts, steps, marks }: SvgContext) => ({ shapes, texts, steps, marks });
      expect(drawn(still)).toEqual({ ...drawn(live), shapes: live.shapes.map(oncePerPoint) });
    }
  }
});
