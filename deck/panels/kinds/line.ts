import type { LinePanel } from '../../model/panel.ts';
import { formatValue } from '../layout/format.ts';
import { markOptions, shapeOf } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLines, drawText, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { lineHeight, widest, widthOf, wrap } from '../layout/text.ts';

/** Between the last point and its label. */
const GAP = 14;
const VALUE = 22;

/** Lines over an ordered run of categories, each named at its last value; a gap where a value is missing. */
export function linePlan(panel: LinePanel, kit: Kit): Plan {
  const { tokens } = kit;
  const ends = endLabels(panel, kit);
  const every = bearsValues(panel, kit);
  return {
    type: 'line',
    fits: kit.size.height >= 150 && endsHeight(ends.labels, tokens.sizes.detail) <= kit.size.height - 30,
    letters: tokens.sizes.detail,
    labels: panel.categories.map(({ label }) => label),
    padding: { left: 0, right: every ? 0 : ends.width + GAP, top: every ? 40 : 14, bottom: 0 },
    scales: axesOf(panel, kit, every),
    datasets: panel.series.map((series, s) => {
      const colour = colourOf(panel, s);
      return {
        data: panel.values[s] ?? [],
        borderColor: tokens.colours[colour],
        borderWidth: series.emphasis ? 5 : 4,
        borderDash: series.dashed ? [10, 8] : [],
        spanGaps: false,
        tension: 0,
        ...markOptions(shapeOf(series, s), series.pattern === 'open', colour, 7, tokens),
      };
    }),
    over(scene) {
      if (every) drawPointValues(scene, panel);
      else drawEnds(scene, panel, ends);
      drawGaps(scene, panel);
    },
  };
}

/** The only axes that are seen; where every point bears its value there is none of values. */
function axesOf(panel: LinePanel, { tokens, size, lang }: Kit, every: boolean): Plan['scales'] {
  const face = { family: `"${tokens.family}"`, size: 16 };
  const { soft, rule } = tokens.colours;
  return {
    x: {
      type: 'category',
      offset: every,
      grid: { display: false },
      border: { color: rule },
      ticks: {
        color: soft,
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
      suggestedMax: panel.values.flat().every((value) => value === null) ? 1 : undefined,
      grid: { color: rule, drawTicks: false },
      border: { display: false },
      ticks: {
        color: soft,
        font: face,
        maxTicksLimit: size.height > 250 ? 5 : 3,
        padding: 8,
        callback: (value: number) => formatValue(value, panel.unit, lang),
      },
    },
  };
}

function colourOf(panel: LinePanel, series: number): Colour {
  return panel.series[series]?.emphasis ? 'accent' : 'mark';
}

/** Whether one line has so few points that each can bear its value: then nothing needs an axis. */
function bearsValues(panel: LinePanel, { size, measure, lang }: Kit): boolean {
  const [run = []] = panel.values;
  const face = { size: VALUE, weight: 700, measure } as const;
  const widestValue = Math.max(...run.map((value) => widthOf(formatValue(value, panel.unit, lang), face)));
  return panel.series.length === 1 && size.width / run.length >= widestValue + 28;
}

/** The value over each point. */
function drawPointValues(scene: Scene, panel: LinePanel): void {
  panel.values[0]?.forEach((value, index) => {
    if (value === null) return;
    const text = formatValue(value, panel.unit, scene.lang);
    const y = scene.at('y', value) - 26;
    drawText(scene, { text, x: scene.at('x', index), y, size: VALUE, weight: 700, colour: 'ink', align: 'center' });
  });
}

interface EndLabel {
  series: number;
  index: number;
  value: number | null;
  lines: readonly string[];
}

/** What stands at the end of each line, and how wide it is. */
function endLabels(panel: LinePanel, { size, tokens, measure }: Kit): { labels: EndLabel[]; width: number } {
  const face = { size: tokens.sizes.detail, weight: 600, measure } as const;
  const bold = { size: VALUE, weight: 700, measure } as const;
  const labels = panel.series.map((series, s): EndLabel => {
    const run = panel.values[s] ?? [];
    const index = run.findLastIndex((value) => value !== null);
    return {
      series: s,
      index,
      value: run[index] ?? null,
      lines: panel.series.length > 1 ? wrap(series.label, size.width * 0.24, face) : [],
    };
  });
  const values = labels.map(({ value }) => formatValue(value, panel.unit, 'en'));
  return {
    labels,
    width: Math.ceil(Math.max(widest(values, bold) + 8, ...labels.map(({ lines }) => widest(lines, face)))),
  };
}

function endHeight({ lines }: EndLabel, size: number): number {
  return lineHeight(VALUE) + lines.length * lineHeight(size);
}

/** Height of all end labels, one under the other. */
function endsHeight(labels: readonly EndLabel[], size: number): number {
  return labels.reduce((sum, label) => sum + endHeight(label, size) + 4, 0);
}

/** Value and name at the right of each line's last point, pushed apart where lines end near each other. */
function drawEnds(scene: Scene, panel: LinePanel, { labels }: ReturnType<typeof endLabels>): void {
  const size = scene.tokens.sizes.detail;
  const placed = labels
    .map((label) => ({ label, y: scene.at('y', label.value ?? 0) - lineHeight(VALUE) / 2 }))
    .sort((a, b) => a.y - b.y);
  let limit = 0;
  for (const item of placed) {
    item.y = Math.max(limit, item.y);
    limit = item.y + endHeight(item.label, size) + 4;
  }
  limit = scene.area.bottom + 12;
  for (const item of placed.toReversed()) {
    item.y = Math.min(item.y, limit - endHeight(item.label, size));
    limit = item.y - 4;
  }
  const x = scene.area.right + GAP;
  for (const { label, y } of placed) {
    const colour: Colour = label.value === null ? 'soft' : panel.series[label.series]?.emphasis ? 'accent' : 'ink';
    const text = formatValue(label.value, panel.unit, scene.lang);
    drawText(scene, { text, x, y: y + lineHeight(VALUE) / 2, size: VALUE, weight: 700, colour });
    const under = {
      x,
      y: y + lineHeight(VALUE),
      size,
      weight: 600,
      colour: colour === 'ink' ? 'soft' : colour,
    } as const;
    drawLines(scene, label.lines, under);
  }
}

/** "n/a" on the base line where no series has a value, and a place to point at for every value. */
function drawGaps(scene: Scene, panel: LinePanel): void {
  panel.categories.forEach((_, index) => {
    const x = scene.at('x', index);
    const values = panel.values.map((run) => run[index] ?? null);
    values.forEach((value, series) => {
      if (value === null) return;
      scene.hits.push({ series, index, x: x - 10, y: scene.at('y', value) - 10, width: 20, height: 20 });
    });
    if (values.some((value) => value !== null)) return;
    const text = formatValue(null, panel.unit, scene.lang);
    const align = index === 0 ? 'left' : index === panel.categories.length - 1 ? 'right' : 'center';
    drawText(scene, { text, x, y: scene.area.bottom - 14, size: 18, weight: 400, colour: 'soft', align });
    scene.hits.push({ series: 0, index, x: x - 16, y: scene.area.bottom - 28, width: 32, height: 28 });
  });
}
