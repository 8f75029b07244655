import type { LinePanel } from '../../model/panel.ts';
import { intervalOf } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { markOptions, shapeOf } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLine, drawLines, drawText, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep } from '../layout/steps.ts';
import { lineHeight, widest, widthOf, wrap } from '../layout/text.ts';
import { AXIS, drawTimeAxis, type TimeAxis, timeAxis } from './line-time.ts';

/** Between the last point and its label: where many lines end, room for strokes that lead from one to the other. */
const GAP = 14;
const LED = 36;
const gapOf = ({ series }: LinePanel) => (series.length > 2 ? LED : GAP);
const VALUE = 22;

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
    inStep(scene, stepsAt(panel, 0, index), () =>
      drawText(scene, { ...at, size: VALUE, weight: 700, colour: 'ink', align: 'center' }),
    );
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
function drawEnds(scene: Scene, panel: LinePanel, { labels }: ReturnType<typeof endLabels>, time?: TimeAxis): void {
  const size = scene.tokens.sizes.detail;
  const early = labels.filter((label) => drawEarly(scene, panel, label, time));
  const placed = labels
    .filter((label) => !early.includes(label))
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
  const x = scene.area.right + gapOf(panel);
  for (const { label, y } of placed) {
    const colour: Colour = label.value === null ? 'soft' : panel.series[label.series]?.emphasis ? 'accent' : 'ink';
    const text = formatValue(label.value, panel.unit, scene.lang);
    const middle = y + lineHeight(VALUE) / 2;
    const under = {
      x,
      y: y + lineHeight(VALUE),
      size,
      weight: 600,
      colour: colour === 'ink' ? 'soft' : colour,
    } as const;
    inStep(scene, stepsAt(panel, label.series, label.index), () => {
      if (label.value !== null) {
        const end = { x: scene.at('x', time?.days[label.index] ?? label.index), y: scene.at('y', label.value) };
        // Where a line ends early, or its name had to move, a thin stroke leads to it.
        const away = x - end.x > GAP + 2 && (Math.abs(end.y - middle) > 5 || x - end.x > LED + 2);
        if (away) drawLine(scene, [end.x + 10, end.y], [x - 4, middle], 'rule', 2);
      }
      drawText(scene, { text, x, y: middle, size: VALUE, weight: 700, colour });
      drawLines(scene, label.lines, under);
    });
  }
}

/** A line that ends early is named right there, if no other line runs through its name. @returns whether it is */
function drawEarly(scene: Scene, panel: LinePanel, label: EndLabel, time?: TimeAxis): boolean {
  const { series, index, value } = label;
  if (value === null) return false;
  const atX = (i: number) => scene.at('x', time?.days[i] ?? i);
  const [x, y] = [atX(index) + GAP, scene.at('y', value)];
  const text = formatValue(value, panel.unit, scene.lang);
  const name = panel.series.length > 1 ? (panel.series[series]?.label ?? '') : '';
  const after = widthOf(text, { size: VALUE, weight: 700, measure: scene.measure }) + 8;
  const size = scene.tokens.sizes.detail;
  const width = after + widthOf(name, { size, weight: 600, measure: scene.measure });
  if (x + width > scene.area.right - GAP) return false;
  const others = panel.values.filter((_, s) => s !== series);
  const near = (run: readonly (number | null)[]) =>
    run.some(
      (other, i) =>
        other !== null && atX(i) > x - 60 && atX(i) < x + width + 60 && Math.abs(scene.at('y', other) - y) < VALUE,
    );
  if (others.some(near)) return false;
  const colour = panel.series[series]?.emphasis ? 'accent' : 'ink';
  inStep(scene, stepsAt(panel, series, index), () => {
    drawText(scene, { text, x, y, size: VALUE, weight: 700, colour });
    drawText(scene, { text: name, x: x + after, y, size, weight: 600, colour: colour === 'ink' ? 'soft' : colour });
  });
  return true;
}

/** "n/a" on the base line where no series has a value, and a place to point at for every value. */
function drawGaps(scene: Scene, panel: LinePanel, time?: TimeAxis): void {
  panel.categories.forEach((_, index) => {
    const x = scene.at('x', time?.days[index] ?? index);
    const values = panel.values.map((run) => run[index] ?? null);
    values.forEach((value, series) => {
      if (value === null) return;
      const hit = { series, index, x: x - 10, y: scene.at('y', value) - 10, width: 20, height: 20 };
      inStep(scene, stepsAt(panel, series, index), () => scene.hits.push(hit));
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

function stepsAt(panel: LinePanel, series: number, category: number): (string | undefined)[] {
  return [panel.series[series]?.key, panel.categories[category]?.key];
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

/** Intervals as a band behind their line, with thin edges, so that it is seen without its tone. */
function drawBands(scene: Scene, panel: LinePanel, time?: TimeAxis): void {
  panel.series.forEach((series, s) => {
    const ends = panel.categories.map((_, i) => intervalOf(panel, s, i));
    inStep(scene, [series.key], () => {
      for (const run of runsOf(ends)) {
        const xs = run.map(({ index }) => scene.at('x', time?.days[index] ?? index));
        const sides = [0, 1].map((side) =>
          run.map(({ ends }, i): [number, number] => [xs[i] ?? 0, scene.at('y', ends[side] ?? 0)]),
        );
        drawBand(scene, sides, colourOf(panel, s));
      }
    });
  });
}

/** Neighbours that all have an interval. */
function runsOf(ends: readonly ([number, number] | undefined)[]): { index: number; ends: [number, number] }[][] {
  const runs: { index: number; ends: [number, number] }[][] = [[]];
  ends.forEach((pair, index) => {
    if (pair) runs.at(-1)?.push({ index, ends: pair });
    else runs.push([]);
  });
  return runs.filter((run) => run.length > 0);
}

const BAND = 0.2;

function drawBand({ pen, tokens }: Scene, sides: [number, number][][], colour: Colour): void {
  const [low = [], high = []] = sides;
  const alpha = pen.globalAlpha;
  pen.fillStyle = tokens.colours[colour];
  pen.strokeStyle = tokens.colours[colour];
  pen.lineWidth = 1.5;
  pen.globalAlpha = alpha * BAND;
  trace(pen, [...low, ...[...high].reverse()]);
  pen.closePath();
  pen.fill();
  pen.globalAlpha = alpha * 0.7;
  for (const side of [low, high]) {
    trace(pen, side);
    pen.stroke();
  }
  pen.globalAlpha = alpha;
}

function trace(pen: Scene['pen'], points: readonly [number, number][]): void {
  pen.beginPath();
  points.forEach((point, i) => {
    if (i === 0) pen.moveTo(...point);
    else pen.lineTo(...point);
  });
}

/** Where values lie on both sides of zero, zero is drawn. */
function drawZero(scene: Scene, panel: LinePanel): void {
  const all = [...panel.values, ...(panel.low ?? [])].flat();
  if (!all.some((value) => value !== null && value < 0)) return;
  const y = scene.at('y', 0);
  drawLine(scene, [scene.area.left, y], [scene.area.right, y], 'ink', 2);
}
