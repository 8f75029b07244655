import type { LinePanel } from '../../model/panel.ts';
import { formatValue } from '../layout/format.ts';
import { markOptions, shapeOf } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLine, drawText, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { widthOf } from '../layout/text.ts';
import { drawBands } from './line-bands.ts';
import { drawEnds, endLabels, endsHeight, gapOf, VALUE } from './line-ends.ts';
import { AXIS, drawTimeAxis, type TimeAxis, timeAxis } from './line-time.ts';

/** Lines over an ordered run of categories, each named at its last value; a gap where a value is missing. */
export function linePlan(panel: LinePanel, kit: Kit): Plan {
  const { tokens } = kit;
  const ends = endLabels(panel, kit);
  const every = bearsValues(panel, kit);
  const time = timeAxis(panel, kit, every ? 0 : ends.width + gapOf(panel));
  return {
    type: 'line',
    fits: kit.size.height >= 150 && endsHeight(ends.labels, tokens.sizes.detail) <= kit.size.height - 30,
    letters: tokens.sizes.detail,
    labels: panel.categories.map(({ label }) => label),
    padding: { left: 0, right: every ? 0 : ends.width + gapOf(panel), top: every ? 40 : 14, bottom: time ? AXIS : 0 },
    scales: axesOf(panel, kit, every, time),
    datasets: panel.series.map((series, s) => {
      const colour = colourOf(panel, s);
      return {
        data: time ? time.days.map((x, i) => ({ x, y: panel.values[s]?.[i] ?? null })) : (panel.values[s] ?? []),
        borderColor: tokens.colours[colour],
        borderWidth: series.emphasis ? 5 : 4,
        borderDash: series.dashed ? [10, 8] : [],
        spanGaps: false,
        tension: 0,
        ...brokenFrom(panel, s),
        ...markOptions(shapeOf(series, s), series.pattern === 'open', colour, 7, tokens),
        ...sparseMarks(panel, s, kit),
      };
    }),
    under(scene) {
      drawBands(scene, panel, time);
      drawZero(scene, panel);
    },
    over(scene) {
      if (time) drawTimeAxis(scene, time);
      if (every) drawPointValues(scene, panel, time);
      else drawEnds(scene, panel, ends, time);
      drawGaps(scene, panel, time);
    },
  };
}

/** The only axes that are seen; where every point bears its value there is none of values. */
function axesOf(panel: LinePanel, { tokens, size, lang }: Kit, every: boolean, time?: TimeAxis): Plan['scales'] {
  const ends = [...panel.values, ...(panel.low ?? []), ...(panel.high ?? [])].flat().filter((end) => end !== null);
  const face = { family: `"${tokens.family}"`, size: 16 };
  const { soft, rule } = tokens.colours;
  return {
    x: time
      ? hiddenAxis(time.from, time.to)
      : {
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
      ...(panel.low ? { suggestedMin: Math.min(...ends) } : {}),
      suggestedMax: ends.length === 0 ? 1 : panel.high ? Math.max(...ends) : undefined,
      ...(panel.scale ? { suggestedMin: panel.scale[0], suggestedMax: panel.scale[1] } : {}),
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
function drawPointValues(scene: Scene, panel: LinePanel, time?: TimeAxis): void {
  panel.values[0]?.forEach((value, index) => {
    if (value === null) return;
    const text = formatValue(value, panel.unit, scene.lang);
    const y = scene.at('y', value) - 26;
    const at = { text, x: scene.at('x', time?.days[index] ?? index), y } as const;
    inStep(scene, valueKeys(panel, 0, index), () =>
      drawText(scene, { ...at, size: VALUE, weight: 700, colour: 'ink', align: 'center' }),
    );
  });
}

/** "n/a" on the base line where no series has a value, and a place to point at for every value. */
function drawGaps(scene: Scene, panel: LinePanel, time?: TimeAxis): void {
  panel.categories.forEach((_, index) => {
    const x = scene.at('x', time?.days[index] ?? index);
    const values = panel.values.map((run) => run[index] ?? null);
    values.forEach((value, series) => {
      if (value === null) return;
      const hit = { series, index, x: x - 10, y: scene.at('y', value) - 10, width: 20, height: 20 };
      inStep(scene, valueKeys(panel, series, index), () => scene.hits.push(hit));
    });
    if (values.some((value) => value !== null)) return;
    scene.hits.push({ series: 0, index, x: x - 16, y: scene.area.bottom - 28, width: 32, height: 28 });
    drawMissing(scene, panel, index, time);
  });
}

/** "n/a" in the middle of a run of categories without values. */
function drawMissing(scene: Scene, panel: LinePanel, index: number, time?: TimeAxis): void {
  const missing = (i: number) => i in panel.categories && panel.values.every((run) => (run[i] ?? null) === null);
  if (missing(index - 1)) return;
  let last = index;
  while (missing(last + 1)) last += 1;
  const [from, to] = [index, last].map((i) => scene.at('x', time?.days[i] ?? i));
  const text = formatValue(null, panel.unit, scene.lang);
  const align = last === 0 ? 'left' : index === panel.categories.length - 1 ? 'right' : 'center';
  const x = ((from ?? 0) + (to ?? 0)) / 2;
  drawText(scene, { text, x, y: scene.area.bottom - 14, size: 18, weight: 400, colour: 'soft', align });
}

/** A broken stroke from a category on, the way to it included: what follows is a forecast. */
function brokenFrom(panel: LinePanel, series: number): Record<string, unknown> {
  const { dashedFrom } = panel.series[series] ?? {};
  if (dashedFrom === undefined) return {};
  const first = panel.categories.findIndex(({ key }) => key === dashedFrom);
  const borderDash = ({ p1DataIndex }: { p1DataIndex: number }) => (p1DataIndex >= first ? [10, 8] : []);
  return { segment: { borderDash } };
}

/** Marks stand apart, or only where a line begins or ends. */
function sparseMarks(panel: LinePanel, series: number, { size }: Kit): Record<string, unknown> {
  const run = panel.values[series] ?? [];
  if ((size.width * 0.8) / run.length >= 24) return {};
  const alone = (i: number) => (run[i - 1] ?? null) === null && (run[i + 1] ?? null) === null;
  const last = run.findLastIndex((value) => value !== null);
  return { pointRadius: run.map((_, i) => (i === last || alone(i) ? 7 : 0)) };
}

/** Where values lie on both sides of zero, zero is drawn. */
function drawZero(scene: Scene, panel: LinePanel): void {
  const all = [...panel.values, ...(panel.low ?? [])].flat();
  if (!all.some((value) => value !== null && value < 0)) return;
  const y = scene.at('y', 0);
  drawLine(scene, [scene.area.left, y], [scene.area.right, y], 'ink', 2);
}
