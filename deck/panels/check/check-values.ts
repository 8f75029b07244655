import type { BarsPanel, DotsPanel, LinePanel } from '../../model/panel.ts';
import { keyFaults, type PanelFault } from './check-keys.ts';

export type ValuesPanel = BarsPanel | DotsPanel | LinePanel;

/** Faults in what a panel of values says: keys, shape of the table, totals, ends of the scale. */
export function checkValues(panel: ValuesPanel): PanelFault[] {
  const faults = [...keyFaults('categories', panel.categories), ...keyFaults('series', panel.series)];
  const shape = shapeFaults(panel);
  if (shape.length > 0) return [...faults, ...shape];
  return [...faults, ...totalFaults(panel), ...maxFaults(panel), ...stackFaults(panel)];
}

function shapeFaults({ values, series, categories, totals }: ValuesPanel): PanelFault[] {
  const faults: PanelFault[] = [];
  const fault = (message: string, key: string) =>
    faults.push({
      code: 'panel-values',
      message,
      hint: 'Write values[series][category], null where there is none.',
      key,
    });
  if (values.length !== series.length)
    fault(`There are ${series.length} series but ${values.length} runs of values`, 'values');
  values.forEach((run, i) => {
    if (run.length !== categories.length) {
      const name = series[i]?.key ?? String(i);
      fault(`Series "${name}" has ${run.length} values for ${categories.length} categories`, 'values');
    }
  });
  if (totals && totals.length !== categories.length) {
    fault(`There are ${totals.length} totals for ${categories.length} categories`, 'totals');
  }
  return faults;
}

/** The values of one category over all series. */
export function partsOf(panel: ValuesPanel, category: number): (number | null)[] {
  return panel.values.map((run) => run[category] ?? null);
}

/** Adds up what is known; null if anything is missing: a sum with a gap is not a sum. */
export function sumKnown(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

function totalFaults(panel: ValuesPanel): PanelFault[] {
  return panel.categories.flatMap(({ key }, i) => {
    const total = panel.totals?.[i] ?? null;
    const parts = partsOf(panel, i);
    const known = parts.reduce<number>((sum, value) => sum + (value ?? 0), 0);
    if (total === null || parts.every((part) => part === null)) return [];
    const complete = !parts.includes(null);
    if (complete ? Math.abs(known - total) <= 1e-9 * Math.max(1, Math.abs(total)) : known <= total) return [];
    const message = `The total of "${key}" is ${total}, but its parts add up to ${known}`;
    return [{ code: 'panel-total', message, hint: 'Mend the parts or the total.', value: key, key: 'totals' }];
  });
}

function maxFaults(panel: ValuesPanel): PanelFault[] {
  const max = panel.max ?? (panel.unit === '%' && panel.kind === 'bars' ? 100 : undefined);
  if (max === undefined) return [];
  return panel.series.flatMap((series, s) =>
    panel.categories.flatMap((category, c) => {
      const value = panel.values[s]?.[c] ?? null;
      if (value === null || value <= max) return [];
      const message = `${value} in "${category.key}", series "${series.key}", is beyond the end of the scale, ${max}`;
      return [{ code: 'panel-max', message, hint: 'Mend the value or the max.', value: String(value), key: 'max' }];
    }),
  );
}

function stackFaults(panel: ValuesPanel): PanelFault[] {
  if (panel.kind !== 'bars' || panel.arrangement !== 'stacked') return [];
  const max = panel.unit === '%' ? 100 : panel.max;
  return panel.categories.flatMap(({ key }, i) => {
    const parts = partsOf(panel, i);
    const sum = parts.reduce<number>((all, value) => all + Math.abs(value ?? 0), 0);
    const faults: PanelFault[] = [];
    if (parts.some((part) => (part ?? 0) < 0)) {
      const hint = 'Use arrangement: "grouped" for values below zero.';
      faults.push({
        code: 'panel-stack',
        message: `A part of "${key}" is below zero and cannot be stacked`,
        hint,
        value: key,
        key: 'arrangement',
      });
    }
    if (max !== undefined && sum > max + 1e-9 && parts.filter((part) => part !== null).length > 1) {
      const hint = 'Only parts of one whole can be stacked: use arrangement: "grouped" for separate questions.';
      faults.push({
        code: 'panel-stack',
        message: `The parts of "${key}" add up to ${sum}, more than ${max}`,
        hint,
        key: 'arrangement',
      });
    }
    return faults;
  });
}
