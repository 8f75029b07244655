import { finding } from '../model/checks.ts';
import type { Finding } from '../model/error.ts';
import { type ChartPanel, isBackdrop, PATTERNS, SHAPES } from '../model/panel.ts';
import type { SlideReading } from '../model/reading.ts';
import { type Evidence, type PlacedPanel, placeOfKey } from './input.ts';

/** What is wrong with charts that can be drawn all the same. What makes one dishonest outright is refused when it is read. */
export function charts({ panels, slides }: Evidence): Finding[] {
  return panels.flatMap((placed) => {
    const { panel } = placed;
    const shown = slides.filter(({ figures }) => figures.some((figure) => figure.panel === panel.id));
    const on = shown[0]?.id;
    const found = [
      ...(shown.some((slide) => citedBeside(slide, panel.id)) ? [] : unsourced(placed)),
      ...(panel.kind === 'map' ? [] : [...wholes(panel, placed), ...series(panel, placed)]),
    ];
    return found.map((each) => ({ ...each, ...(on !== undefined && { on }) }));
  });
}

/** A small chart in a part of a figure of words rests on what is cited in that part. */
function citedBeside({ blocks, figures }: SlideReading, panel: string): boolean {
  const units = figures.filter((figure) => figure.panel === panel).map(({ unit }) => unit);
  return blocks.some(({ unit, pieces }) => units.includes(unit) && pieces.some(({ type }) => type === 'cite'));
}

function unsourced(placed: PlacedPanel): Finding[] {
  const { panel } = placed;
  if (isBackdrop(panel) || citesAnything(panel)) return [];
  return [finding('chart-source', placeOfKey(placed, 'cites'), `The chart "${panel.id}" cites nothing.`)];
}

/** Whether the chart or any part of it, at whatever depth, names a source. */
function citesAnything(value: unknown): boolean {
  // A geometry cites nothing, and has thousands of numbers.
  if (typeof value !== 'object' || value === null || 'coordinates' in value) return false;
  if ('cites' in value && Array.isArray(value.cites) && value.cites.length > 0) return true;
  return Object.values(value).some(citesAnything);
}

/** More than this is no matter of rounding. */
const WHOLE = 101;

function wholes(panel: ChartPanel, placed: PlacedPanel): Finding[] {
  if (panel.kind !== 'bars' || panel.arrangement !== 'stacked' || panel.unit !== '%') return [];
  return panel.categories.flatMap(({ label }, c) => {
    const sum = panel.values.reduce((all, each) => all + (each[c] ?? 0), 0);
    if (sum <= WHOLE) return [];
    const message = `The shares of “${label}” in "${panel.id}" are stacked and make ${Number(sum.toPrecision(6))}%.`;
    return [finding('stacked-wholes', placeOfKey(placed, 'values'), message)];
  });
}

function series(panel: ChartPanel, placed: PlacedPanel): Finding[] {
  if (panel.kind === 'timeline' || panel.kind === 'diverging' || panel.small) return [];
  const marks = panel.kind === 'bars' || panel.kind === 'units' ? PATTERNS.length : SHAPES.length;
  // Each mark on a whole line and on a broken one.
  const most = panel.kind === 'line' ? 2 * marks : marks;
  if (panel.series.length <= most) return [];
  const message = `The chart "${panel.id}" has ${panel.series.length} series; without colour ${most} can be told apart.`;
  return [finding('many-series', placeOfKey(placed, 'series'), message)];
}
