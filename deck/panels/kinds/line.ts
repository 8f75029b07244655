import type { LinePanel } from '../../model/panel.ts';
import { formatValue } from '../layout/format.ts';
import { markOptions } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import type { Kit, Plan } from '../layout/scene.ts';
import { bearsValues, drawEnds, drawGaps, drawPointValues, endLabels, endsHeight, GAP } from './line-labels.ts';

const SHAPES = ['circle', 'diamond', 'square', 'triangle'] as const;

/** Lines over an ordered run of categories, each named at its last value; a gap where a value is missing. */
export function linePlan(panel: LinePanel, kit: Kit): Plan {
  const { tokens } = kit;
  const ends = endLabels(panel, kit);
  const every = bearsValues(panel, kit);
  const known = panel.values.flat().filter((value) => value !== null);
  const face = { family: `"${tokens.family}"`, size: 16 };
  return {
    type: 'line',
    fits: kit.size.height >= 150 && endsHeight(ends.labels, tokens.sizes.detail) <= kit.size.height - 30,
    letters: tokens.sizes.detail,
    labels: panel.categories.map(({ label }) => label),
    padding: { left: 0, right: every ? 0 : ends.width + GAP, top: every ? 40 : 14, bottom: 0 },
    scales: {
      x: {
        type: 'category',
        offset: every,
        grid: { display: false },
        border: { color: tokens.colours.rule },
        ticks: {
          color: tokens.colours.soft,
          font: { ...face, size: tokens.sizes.detail },
          maxRotation: 0,
          autoSkip: true,
          autoSkipPadding: 24,
        },
      },
      y: {
        type: 'linear',
        display: !every,
        beginAtZero: true,
        ...(panel.max === undefined ? {} : { max: panel.max }),
        suggestedMax: known.length === 0 ? 1 : undefined,
        grid: { color: tokens.colours.rule, drawTicks: false },
        border: { display: false },
        ticks: {
          color: tokens.colours.soft,
          font: face,
          maxTicksLimit: kit.size.height > 250 ? 5 : 3,
          padding: 8,
          callback: (value: number) => formatValue(value, panel.unit, kit.lang),
        },
      },
    },
    datasets: panel.series.map((series, s) => {
      const colour = colourOf(panel, s);
      return {
        data: panel.values[s] ?? [],
        borderColor: tokens.colours[colour],
        borderWidth: series.emphasis ? 5 : 4,
        borderDash: series.dashed ? [10, 8] : [],
        spanGaps: false,
        tension: 0,
        ...markOptions(
          series.shape ?? SHAPES[s % SHAPES.length] ?? 'circle',
          series.pattern === 'open',
          colour,
          7,
          tokens,
        ),
      };
    }),
    over(scene) {
      if (every) drawPointValues(scene, panel);
      else drawEnds(scene, panel, ends);
      drawGaps(scene, panel);
    },
  };
}

function colourOf(panel: LinePanel, series: number): Colour {
  return panel.series[series]?.emphasis ? 'accent' : 'mark';
}
