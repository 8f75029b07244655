import type { BarsPanel } from '../../model/panel.ts';
import { drawKey } from '../layout/key-line.ts';
import { drawColumnLabels } from '../layout/lay-columns.ts';
import { hiddenAxis, type Kit, type Plan } from '../layout/scene.ts';
import { lineHeight } from '../layout/text.ts';
import { drawBars, drawUnder } from './bars-vertical-draw.ts';
import { barMiddle, layColumnBars } from './bars-vertical-layout.ts';
import { barDomain, segmentColours } from './segments.ts';

/** Vertical bars from the left: labels under the base line, values above; several series are named in a key line on top. */
export function barsVerticalPlan(panel: BarsPanel, kit: Kit): Plan {
  const layout = layColumnBars(panel, kit);
  const { columns, key, segments, datasets, thick, valueSize } = layout;
  const domain = barDomain(panel, segments);
  const below = domain.min < 0 ? lineHeight(valueSize) : 0;
  return {
    type: 'bar',
    indexAxis: 'x',
    fits:
      columns.fits &&
      layout.valueFits &&
      thick >= 10 &&
      kit.size.height - key.height - columns.height - lineHeight(valueSize) >= 80,
    letters: columns.size,
    padding: { left: 0, right: 0, top: key.height + lineHeight(valueSize) + 4, bottom: columns.height + below },
    scales: { x: hiddenAxis(0, kit.size.width), y: hiddenAxis(domain.min, domain.max) },
    datasets: datasets.map((run) => ({
      data: run.map((segment) => ({
        x: barMiddle(layout, segment.series, segment.index),
        y: [segment.start, segment.end],
      })),
      grouped: false,
      barThickness: thick,
      inflateAmount: 0,
      backgroundColor: segmentColours(run, kit.tokens),
    })),
    under: (scene) => drawUnder(scene, layout),
    over(scene) {
      drawKey(scene, key);
      drawColumnLabels(scene, columns, scene.area.bottom + below);
      drawBars(scene, layout);
    },
  };
}
