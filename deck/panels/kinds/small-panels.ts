import type { Category, ValueAt, ValuesPanel } from '../../model/panel.ts';

/** A panel of its own for one of several small figures. */
export interface PartPanel {
  panel: ValuesPanel;
  head: string;
  /** Its first series and category in the whole. */
  first: { series: number; index: number };
}

type Run = readonly (number | null)[];

/**
 * The panels that small multiples are made of, all on one scale, in the order of the series or of the groups.
 * @param steps of the whole: what comes with each
 */
export function partPanels(panel: ValuesPanel, steps: readonly (readonly string[])[]): PartPanel[] {
  const { small, ...whole } = panel;
  const base = { ...whole, scale: scaleOf(panel), steps: steps.map((step) => [...step]) };
  if (small?.by === 'series') {
    return panel.series.map((series, s) => {
      const own = { series: [series], ...runs(panel, (all) => [all[s] ?? []]) };
      const part = saidOf({ ...base, ...own } as ValuesPanel, (place) => !place.series || place.series === series.key);
      return { panel: part, head: series.label, first: { series: s, index: 0 } };
    });
  }
  const groups = [...new Set(panel.categories.map(({ group }) => group))];
  return groups.map((name) => {
    const members = panel.categories.flatMap(({ group }, i) => (group === name ? [i] : []));
    const own = pickCategories(base as ValuesPanel, members);
    const categories = own.categories.map(withoutGroup);
    return { panel: { ...own, categories }, head: name ?? '', first: { series: 0, index: members[0] ?? 0 } };
  });
}

/** The panels of a chart whose rows stand in several columns, on one scale. */
export function columnPanels(panel: ValuesPanel, count: number, steps: readonly (readonly string[])[]): PartPanel[] {
  const base = { ...panel, scale: scaleOf(panel), steps: steps.map((step) => [...step]) };
  const length = Math.ceil(panel.categories.length / count);
  return Array.from({ length: Math.ceil(panel.categories.length / length) }, (_, n) => {
    const members = panel.categories.map((_, i) => i).slice(n * length, (n + 1) * length);
    return { panel: pickCategories(base, members), head: '', first: { series: 0, index: n * length } };
  });
}

/** A panel of some of the categories. */
function pickCategories(panel: ValuesPanel, members: readonly number[]): ValuesPanel {
  const pick = (run: Run) => members.map((i) => run[i] ?? null);
  const categories = members.flatMap((i) => panel.categories[i] ?? []);
  const totals = panel.totals ? { totals: pick(panel.totals) } : {};
  const own = { ...panel, categories, ...totals, ...runs(panel, (all) => all.map(pick)) } as ValuesPanel;
  return saidOf(own, ({ category }) => categories.some(({ key }) => key === category));
}

/** A part with those notes and differences of the whole that all their places are in. */
function saidOf(panel: ValuesPanel, isIn: (place: ValueAt) => boolean): ValuesPanel {
  if (!('notes' in panel || 'differences' in panel)) return panel;
  const { notes = [], differences = [], ...own } = panel;
  return {
    ...own,
    notes: notes.filter((note) =>
      'at' in note ? isIn(note.at) : isIn({ category: note.from }) && isIn({ category: note.to }),
    ),
    differences: differences.filter(({ from, to }) => isIn(from) && isIn(to)),
  };
}

/** Its group is the head over it. */
function withoutGroup({ group: _, ...own }: Category): Category {
  return own;
}

/** What a panel has a run of for each series, each taken apart in the same way. */
function runs(panel: ValuesPanel, take: (all: readonly Run[]) => Run[]): Record<string, Run[]> {
  const { values, low, high } = panel as { values: Run[]; low?: Run[]; high?: Run[] };
  return { values: take(values), ...(low ? { low: take(low) } : {}), ...(high ? { high: take(high) } : {}) };
}

/** The ends of all values, and of all bars where they are stacked: always with zero. */
function scaleOf(panel: ValuesPanel): [number, number] {
  const { values, low = [], high = [] } = panel as { values: Run[]; low?: Run[]; high?: Run[] };
  const stacked = panel.kind === 'bars' && panel.arrangement === 'stacked';
  const sums = [1, -1].map((side) =>
    panel.categories.map((_, i) => side * values.reduce((sum, run) => sum + Math.max(0, side * (run[i] ?? 0)), 0)),
  );
  const all = [...values, ...low, ...high, ...(stacked ? [...sums, panel.totals ?? []] : [])].flat();
  const known = all.filter((value) => value !== null);
  const min = Math.min(0, ...known);
  const max = panel.max ?? Math.max(0, ...known);
  return [min, max === min ? min + 1 : max];
}
