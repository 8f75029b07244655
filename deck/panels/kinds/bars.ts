import type { BarsPanel } from '../../model/panel.ts';
import { drawRowLabels } from '../layout/lay-rows.ts';
import { hiddenAxis, type Kit, type Plan } from '../layout/scene.ts';
import { drawBars, drawTracks } from './bars-draw.ts';
import { barMiddle, layBars, mostPartLines } from './bars-layout.ts';
import { barDomain, segmentColours } from './segments.ts';

/** Horizontal bars, grouped or stacked: labels at the far left, values at the ends, names of parts under their bar. */
export function barsPlan(panel: BarsPanel, kit: Kit): Plan {
  const layout = layBars(panel, kit);
  const { rows, segments, datasets, thick, reserve } = layout;
  const { min, max } = barDomain(panel, segments);
  const height = kit.size.height;
  return {
    type: 'bar',
    indexAxis: 'y',
    fits:
      rows.fits &&
      thick >= 12 &&
      mostPartLines(layout) <= layout.partLines &&
      kit.size.width - rows.left - reserve >= 0.2 * kit.size.width,
    letters: rows.letters,
    padding: { left: rows.left, right: reserve, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(min, max), y: hiddenAxis(0, height, true) },
    datasets: datasets.map((run) => ({
      data: run.map((segment) => ({
        x: [segment.start, segment.end],
        y: barMiddle(layout, segment.series, segment.index),
      })),
      grouped: false,
      barThickness: thick,
      inflateAmount: 0,
      backgroundColor: segmentColours(run, kit.tokens),
    })),
    under: (scene) => drawTracks(scene, layout),
    over(scene) {
      drawRowLabels(scene, rows);
      drawBars(scene, layout);
    },
  };
}
