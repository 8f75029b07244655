import type { LinePanel } from '../../model/panel.ts';
import { drawMarkLabel, type MarkLabel } from '../layout/axis-marks.ts';
import { formatValue } from '../layout/format.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLine, drawLines, drawText, type Kit, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { lineHeight, spread, widest, widthOf, wrap } from '../layout/text.ts';
import type { TimeAxis } from './line-axes.ts';

/** Between the last point and its label: where many lines end, room for strokes that lead from one to the other. */
const GAP = 14;
const LED = 36;
export const gapOf = ({ series }: LinePanel) => (series.length > 2 ? LED : GAP);
/** Size of the values at points and ends. */
export const VALUE = 22;

interface EndLabel {
  series: number;
  index: number;
  value: number | null;
  lines: readonly string[];
}

/** What stands at the end of each line, and how wide it is. @param least so wide in any case */
export function endLabels(
  panel: LinePanel,
  { size, tokens, measure }: Kit,
  least: number,
): { labels: EndLabel[]; width: number } {
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
  const values = labels.map(({ value }) => formatValue(value, panel, 'en'));
  return {
    labels,
    width: Math.ceil(Math.max(least, widest(values, bold) + 8, ...labels.map(({ lines }) => widest(lines, face)))),
  };
}

function endHeight({ lines }: EndLabel, size: number): number {
  return lineHeight(VALUE) + lines.length * lineHeight(size);
}

/** Height of all end labels and those of reference lines, one under the other. */
export function endsHeight(labels: readonly EndLabel[], marks: readonly MarkLabel[], size: number): number {
  const names = labels.reduce((sum, label) => sum + endHeight(label, size) + 4, 0);
  return marks.reduce((sum, { height }) => sum + height + 4, names);
}

/** Value and name at the right of each line's last point, pushed apart where lines end near each other. */
export function drawEnds(
  scene: Scene,
  panel: LinePanel,
  { labels }: ReturnType<typeof endLabels>,
  marks: readonly MarkLabel[],
  time?: TimeAxis,
): void {
  const size = scene.tokens.sizes.detail;
  const early = labels.filter((label) => drawEarly(scene, panel, label, time));
  const late = labels
    .filter((label) => !early.includes(label))
    .map((label) => ({
      label,
      mark: undefined,
      height: endHeight(label, size),
      at: label.value,
      rise: lineHeight(VALUE) / 2,
    }));
  const lines = marks.map((mark) => ({
    label: undefined,
    mark,
    height: mark.height,
    at: mark.at,
    rise: mark.height / 2,
  }));
  const items = [...late, ...lines]
    .map((item) => ({ ...item, end: item.at === null ? scene.area.bottom : scene.at('y', item.at) }))
    .sort((a, b) => a.end - b.end);
  const wishes = items.map(({ end, rise, height }) => ({ at: end - rise, length: height }));
  // Notes stand over the drawing, as wide as it is with its names.
  const tops = spread(wishes, scene.area.top - 14, scene.area.bottom + 12, 4);
  const placed = items.map((item, i) => ({ ...item, y: tops[i] ?? item.end }));
  const x = scene.area.right + gapOf(panel);
  for (const { label, mark, y } of placed) {
    if (mark) drawMarkLabel(scene, mark, x, y);
    if (!label) continue;
    const colour: Colour = label.value === null ? 'soft' : panel.series[label.series]?.emphasis ? 'accent' : 'ink';
    const text = formatValue(label.value, panel, scene.lang);
    const middle = y + lineHeight(VALUE) / 2;
    const under = {
      x,
      y: y + lineHeight(VALUE),
      size,
      weight: 600,
      colour: colour === 'ink' ? 'soft' : colour,
    } as const;
    inStep(scene, valueKeys(panel, label.series, label.index), () => {
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
  const text = formatValue(value, panel, scene.lang);
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
  inStep(scene, valueKeys(panel, series, index), () => {
    drawText(scene, { text, x, y, size: VALUE, weight: 700, colour });
    drawText(scene, { text: name, x: x + after, y, size, weight: 600, colour: colour === 'ink' ? 'soft' : colour });
  });
  return true;
}
