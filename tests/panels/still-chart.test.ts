import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { Chart } from '../../deck/panels/draw/chart.ts';
import { panelConfig } from '../../deck/panels/draw/config.ts';
import { drawStillChart } from '../../deck/panels/draw/still-chart.ts';
import { SvgContext } from '../../deck/panels/draw/svg-context.ts';
import { EVERY_STEP } from '../../deck/panels/layout/steps.ts';
import { layPanel, prepareFonts, SIZES, tokens } from './draw.ts';
import { loadGallery } from './gallery.ts';

beforeAll(prepareFonts);

const FOLDER = new URL('../fixtures/decks/gallery/charts/', import.meta.url);
const ids = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => name.slice(0, -4));

test.each(ids)('%s is on paper what Chart.js draws on the screen, at once and in steps', async (id) => {
  const whole = await loadGallery(id);
  for (const stage of [undefined, EVERY_STEP]) {
    for (const size of SIZES) {
      for (const { panel, plan, kit } of layPanel(whole, tokens, size, 'en').parts) {
        const here = { ...kit, ...(stage && { stage }) };
        const still = new SvgContext(kit.size, kit.measure, 'figure');
        const live = new SvgContext(kit.size, kit.measure, 'figure');
        drawStillChart(still, panel, { plan, kit: here });
        new Chart(live.canvas as never, panelConfig(panel, here, plan)).destroy();
        expect(still.shapes.length + still.texts.length).toBeGreaterThan(2);
        expect([still.shapes, still.texts, still.steps, still.marks]).toEqual([
          live.shapes,
          live.texts,
          live.steps,
          live.marks,
        ]);
      }
    }
  }
});
