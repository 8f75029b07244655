import type { DeckError } from '../../model/error.ts';
import { type ChartPanel, exact, FACTORS, type ValuesPanel } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
import { suggest } from '../../source/nearest.ts';
import { intervalOf, partsOf, sumOf, totalOf } from '../layout/datum.ts';
import { hasSign } from '../layout/format.ts';
import { stepKeys } from '../layout/steps.ts';
import { checkAnnotations } from './annotation-schema.ts';
import { checkOptions, dishonestOptions } from './check-options.ts';
import { checkFields } from './fields.ts';
import { checkLine, checkSmall, checkTimeline, undated } from './kind-schemas.ts';
import { keyFaults, type PanelFault, type Places, placeFault } from './panel-fault.ts';
import { firstOfEach, panelSchema, shapeFaults } from './panel-schema.ts';

/**
 * Checks what a chart module built: first its shape, then, if that holds, what it says.
 * @param draft the panel with its id, as built
 * @returns the panel if nothing is wrong with it, and all that is
 */
export function checkPanel(
  draft: Record<string, unknown>,
  places: Places,
): { panel?: ChartPanel; problems: DeckError[] } {
  const parsed = panelSchema.safeParse(draft);
  const faults = draft.options === undefined ? [] : checkOptions(draft.options);
  if (!parsed.success) {
    const shape = firstOfEach(parsed.error.issues).flatMap(({ issue, more }) =>
      shapeFaults(issue, draft).map((fault) => withCount(fault, more)),
    );
    return { problems: [...shape, ...faults].map((fault) => placeFault(fault, places)) };
  }
  const panel: ChartPanel = parsed.data;
  const own = panel.kind === 'timeline' ? checkTimeline(panel) : checkValues(panel);
  faults.push(...own, ...dishonestOptions(panel), ...stepFaults(panel));
  if (faults.length > 0) return { problems: faults.map((fault) => placeFault(fault, places)) };
  // Through JSON, as the page will have it: what is undefined is gone.
  return { panel: JSON.parse(JSON.stringify({ ...panel, ...equalDecimals(panel) })), problems: [] };
}

/** @param more how many others there are of which the same is to be said; of a field as a whole it is said once */
function withCount(fault: PanelFault, more: number): PanelFault {
  if (more === 0 || !/^(?:Unknown field|Field) "[^"]*\d/.test(fault.message)) return fault;
  return { ...fault, message: `${fault.message}, and ${more === 1 ? 'once' : `${more} times`} more` };
}

/** More decimals than these are written as each value has them: what is tiny beside others would be all zeros. */
const MOST_DECIMALS = 2;

/**
 * A chart's values have equally many decimals, those of the one that has most, if the author says nothing else. Shares of different
 * surveys, a row each, stay as exact as their own source.
 */
function equalDecimals(panel: ChartPanel): { decimals?: number; rowDecimals?: number[] } {
  if (!('values' in panel) || panel.kind === 'units' || panel.decimals !== undefined) return {};
  if (panel.kind === 'diverging') {
    const rows = panel.categories.map((_, row) => mostDecimals(panel.values.map((run) => run[row] ?? null)));
    return rows.some((decimals) => decimals > 0) && Math.max(...rows) <= MOST_DECIMALS ? { rowDecimals: rows } : {};
  }
  const by = panel.factor ? FACTORS[panel.factor] : 1;
  const shown = [...panel.values.flat(), ...(panel.totals ?? [])].map((value) => value && exact(value / by));
  const decimals = mostDecimals(shown);
  // What has a sign is written with two at most, of whatever is not tiny.
  const cut = hasSign(panel.unit) && !shown.some((value) => value && Math.abs(value) < 0.5 * 10 ** -MOST_DECIMALS);
  if (decimals === 0 || (decimals > MOST_DECIMALS && !cut)) return {};
  // Money has none or two.
  return { decimals: hasSign(panel.unit) && panel.unit !== '%' ? 2 : Math.min(decimals, MOST_DECIMALS) };
}

function mostDecimals(values: readonly (number | null)[]): number {
  return Math.max(0, ...values.flatMap((value) => (value === null ? [] : [decimalsOf(value)])));
}

function decimalsOf(value: number): number {
  return /^-?\d+\.(\d+)$/.exec(String(value))?.[1]?.length ?? (Number.isInteger(value) ? 0 : MOST_DECIMALS + 1);
}

/** Faults in what a panel of values says: keys, shape of the table, totals, ends of the scale. */
function checkValues(panel: ValuesPanel): PanelFault[] {
  const faults = [...keyFaults('categories', panel.categories), ...keyFaults('series', panel.series)];
  const shape = tableFaults(panel);
  if (shape.length > 0) return [...faults, ...shape];
  return [
    ...faults,
    ...totalFaults(panel),
    ...maxFaults(panel),
    ...factorFaults(panel),
    ...stackFaults(panel),
    ...(panel.kind === 'line' ? checkLine(panel) : []),
    ...(panel.kind === 'bars' || panel.kind === 'dots' || panel.kind === 'line' ? checkAnnotations(panel) : []),
    ...joinFaults(panel),
    ...compareFaults(panel),
    ...unitsFaults(panel),
    ...divergingFaults(panel),
    ...checkSmall(panel),
    ...checkFields(panel),
    ...dateFaults(panel),
  ];
}

/** Dates that are none, of the calendar: in lines they are told with their order. */
function dateFaults({ kind, categories }: ValuesPanel): PanelFault[] {
  if (kind === 'line') return [];
  return categories.flatMap(({ key, date }) => (date === undefined || parseDate(date) ? [] : [undated(key, date)]));
}

/** Steps name what the panel has, each once. */
function stepFaults(panel: ChartPanel): PanelFault[] {
  const known = stepKeys(panel);
  const named = (panel.steps ?? []).flat();
  return named.flatMap((key, i): PanelFault[] => {
    if (!known.includes(key)) {
      const message = `A step names "${key}", which the chart does not have`;
      return [{ code: 'panel-step', message, hint: suggest(key, known), value: key, key: 'steps', inside: 'steps' }];
    }
    const nth = named.slice(0, i).filter((other) => other === key).length;
    if (nth === 0) return [];
    const hint = 'What has come stays: name it in the step that it comes with.';
    const twice = { code: 'panel-step', message: `Two steps name "${key}"`, hint };
    return [{ ...twice, value: key, key: 'steps', nth, inside: 'steps' }];
  });
}

function tableFaults({ values, series, categories, totals }: ValuesPanel): PanelFault[] {
  const faults: PanelFault[] = [];
  const hint = 'Write values[series][category], null where there is none.';
  const fault = (message: string, key: string) => faults.push({ code: 'panel-values', message, hint, key });
  if (values.length !== series.length) fault(`"values" has ${values.length} for ${series.length} series`, 'values');
  values.forEach((run, i) => {
    const name = series[i]?.key ?? String(i);
    if (run.length !== categories.length)
      fault(`Series "${name}" has ${run.length} values for ${categories.length} categories`, 'values');
  });
  if (totals && totals.length !== categories.length)
    fault(`"totals" has ${totals.length} for ${categories.length} categories`, 'totals');
  return faults;
}

function totalFaults(panel: ValuesPanel): PanelFault[] {
  const wrong = panel.categories.flatMap(({ key }, i) => {
    const total = panel.totals?.[i] ?? null;
    const parts = partsOf(panel, i);
    const known = sumOf(parts);
    if (total === null || parts.every((part) => part === null)) return [];
    const complete = !parts.includes(null);
    if (complete ? Math.abs(known - total) <= 1e-9 * Math.max(1, Math.abs(total)) : known <= total) return [];
    const message = `The total of "${key}" is ${total}, but its parts add up to ${exact(known)}`;
    const fault = { code: 'panel-total', message, hint: 'Mend the parts or the total.' };
    return [{ ...fault, row: key, value: String(total), key: 'totals' }];
  });
  return wrong.length > 0 ? wrong : unseenTotals(panel);
}

/** Totals of what is not known in parts: only a stack has room for them. */
function unseenTotals(panel: ValuesPanel): PanelFault[] {
  if (panel.kind !== 'bars' || panel.arrangement === 'stacked') return [];
  return panel.categories.flatMap(({ key }, i): PanelFault[] => {
    const total = panel.totals?.[i] ?? null;
    if (total === null || !partsOf(panel, i).includes(null)) return [];
    const message = `The total of "${key}" is ${total}, and bars beside each other show no total`;
    const hint = "Write arrangement: 'stacked', or leave the total out.";
    return [{ code: 'panel-total', message, hint, row: key, value: String(total), key: 'totals' }];
  });
}

function maxFaults(panel: ValuesPanel): PanelFault[] {
  const max = panel.max ?? (panel.unit === '%' && panel.kind === 'bars' ? 100 : undefined);
  if (max === undefined) return [];
  const totals = panel.categories.flatMap(({ key }, c): PanelFault[] => {
    const total = panel.totals?.[c] ?? null;
    if (total === null || total <= max) return [];
    const message = `${total}, the total of "${key}", is beyond the end of the scale, ${max}`;
    const hint = 'Mend the total or the max.';
    return [{ code: 'panel-max', message, hint, row: key, value: String(total), key: 'max' }];
  });
  const parts = panel.series.flatMap((series, s) =>
    panel.categories.flatMap((category, c): PanelFault[] => {
      const fault = (beyond: number, what: string, cure: string, column: string) => {
        const message = `${what} in "${category.key}", series "${series.key}", is beyond the end of the scale, ${max}`;
        const hint = `Mend the ${cure} or the max.`;
        return { code: 'panel-max', message, hint, row: category.key, column, value: String(beyond), key: 'max' };
      };
      const value = panel.values[s]?.[c] ?? null;
      if (value !== null && value > max) return [fault(value, String(value), 'value', series.key)];
      const [, end] = intervalOf(panel, s, c) ?? [];
      if (end === undefined || end <= max) return [];
      return [fault(end, `${end}, the end of the interval`, 'interval', 'high')];
    }),
  );
  return [...parts, ...totals];
}

/** Shares of a hundred are never counted in thousands. */
function factorFaults({ unit, factor }: ValuesPanel): PanelFault[] {
  if (unit !== '%' || !factor) return [];
  const message = `Shares in % would be written in ${factor}s`;
  const hint = 'Leave out "factor", or mend the unit.';
  return [{ code: 'panel-factor', message, hint, value: factor, key: 'factor' }];
}

/** Parts on one side of zero are parts of one whole. */
function stackFaults(panel: ValuesPanel): PanelFault[] {
  if (panel.kind !== 'bars' || panel.arrangement !== 'stacked') return [];
  const max = panel.unit === '%' ? 100 : panel.max;
  return panel.categories.flatMap(({ key }, i): PanelFault[] => {
    const parts = partsOf(panel, i).flatMap((part) => part ?? []);
    const sides = [parts.filter((part) => part > 0), parts.filter((part) => part < 0)];
    const sum = Math.max(...sides.map((side) => Math.abs(sumOf(side))));
    if (max === undefined || sum <= max + 1e-9 || parts.length <= 1) return [];
    const message = `The parts of "${key}" add up to ${exact(sum)}, more than ${max}`;
    const hint = 'Only parts of one whole can be stacked: use arrangement: "grouped" for separate questions.';
    const said = max === 100 ? roundedWords(message, hint, parts, 'use arrangement: "grouped"') : { message, hint };
    return [{ code: 'panel-stack', ...said, row: key, key: 'arrangement' }];
  });
}

/**
 * What to say of shares that add up to more than 100: more, if it is by no more than their rounding can be, half of their last decimal
 * for each share.
 * @param apart what shows them without a whole
 */
function roundedWords(message: string, cure: string, shares: readonly (number | null)[], apart: string) {
  const known = shares.flatMap((share) => (share ? [share] : []));
  const off = exact(sumOf(known) - 100);
  if (off > known.length * 0.5 * 10 ** -mostDecimals(known)) return { message, hint: cure };
  const hint =
    'Write the shares with the decimals that their source has. If it has only rounded ones, they are no parts of 100: ' +
    `${apart}, where each stands by itself, and say in "note" that they are rounded.`;
  return { message: `${message}, as rounded shares do`, hint };
}

/** What is joined is several. */
function joinFaults(panel: ValuesPanel): PanelFault[] {
  if (panel.kind !== 'dots' || !panel.arrangement || panel.series.length > 1) return [];
  const message = `There is only one series, and nothing to join it with in a ${panel.arrangement}`;
  const hint = 'Give it a second series, or leave out "arrangement".';
  return [{ code: 'panel-arrangement', message, hint, key: 'arrangement' }];
}

/** Figures from elsewhere stand beside level bars of one series, one a category, and their marks on the same axis. */
function compareFaults(panel: ValuesPanel): PanelFault[] {
  if (panel.kind !== 'bars' || !panel.compare) return [];
  const { values } = panel.compare;
  const code = 'panel-compare';
  if (panel.direction === 'vertical' || panel.series.length > 1) {
    const hint = 'Leave out direction: "vertical", and make a panel for each series.';
    return [{ code, message: 'Only level bars of one series have "compare"', hint, key: 'compare' }];
  }
  if (values.length !== panel.categories.length) {
    const message = `"compare" has ${values.length} for ${panel.categories.length} categories`;
    return [{ code, message, hint: 'Write one a category, in the same order.', key: 'compare' }];
  }
  const end = panel.max ?? Math.max(0, ...(panel.values[0] ?? []).map((value) => value ?? 0));
  return values.flatMap(({ figure, at, low, high }): PanelFault[] => {
    const fault = (message: string, hint: string): PanelFault[] => [
      { code, message, hint, value: figure, key: 'compare' },
    ];
    if ((low === undefined) !== (high === undefined) || (at !== undefined && low !== undefined))
      return fault(`"${figure}" has no single place`, 'Give "at" for one value, or "low" and "high" for a range.');
    if (low !== undefined && high !== undefined && low >= high)
      return fault(`"${figure}" begins at ${low} and ends at ${high}`, 'Write the lower end as "low".');
    const beyond = [at, low, high].find((value) => value !== undefined && (value < 0 || value > end));
    if (beyond === undefined) return [];
    const hint = 'Give the panel a "max" that holds it, or leave its place out.';
    return fault(`${beyond} is beyond the end of the scale, ${end}`, hint);
  });
}

/** More marks than these no drawing has room for. */
const MOST_MARKS = 5000;

/** Units are counted: each part a whole number of them, and a mark stands for a whole number. */
function unitsFaults(panel: ValuesPanel): PanelFault[] {
  if (panel.kind !== 'units') return [];
  const all = panel.categories.reduce((sum, _, index) => sum + Math.max(totalOf(panel, index) ?? 0, 0), 0);
  if (panel.per !== undefined && all / panel.per > MOST_MARKS) {
    const message = `With a mark for ${panel.per} there would be ${Math.round(all / panel.per)} marks, more than ${MOST_MARKS}`;
    return [{ code: 'panel-units', message, hint: 'Write a larger "per", or leave it out.', key: 'per' }];
  }
  const runs = panel.series.map(({ key }, s) => ({ key, name: `series "${key}"`, run: panel.values[s] ?? [] }));
  const totals = { key: 'total', name: 'the total', run: panel.totals ?? [] };
  return [...runs, totals].flatMap(({ key, name, run }) =>
    panel.categories.flatMap((category, c): PanelFault[] => {
      const value = run[c] ?? null;
      if (value === null || (value >= 0 && (Number.isInteger(value) || panel.per !== undefined))) return [];
      const message = `${value} in "${category.key}", ${name}, is no number of units`;
      const hint = 'Write a whole number, or say with "per" how many a mark stands for.';
      const place = { row: category.key, column: key, value: String(value), key: 'values' };
      return [{ code: 'panel-units', message, hint, ...place }];
    }),
  );
}

/** Shares of one whole: never more than 100, and every degree has its side. */
function divergingFaults(panel: ValuesPanel): PanelFault[] {
  if (panel.kind !== 'diverging') return [];
  const code = 'panel-diverging';
  const sideless = panel.series.flatMap(({ key, side }): PanelFault[] => {
    const hint = 'Write side: "against", "neutral", "for" or "apart".';
    return side ? [] : [{ code, message: `Series "${key}" has no side`, hint, value: key, key: 'series' }];
  });
  const sums = panel.categories.flatMap(({ key }, index): PanelFault[] => {
    const parts = partsOf(panel, index);
    const below = parts.find((part) => part !== null && part < 0);
    const sum = sumOf(parts);
    if (below !== undefined) {
      const message = `A share of "${key}" is below zero`;
      return [{ code, message, hint: 'Write shares from 0 to 100.', row: key, value: String(below), key: 'values' }];
    }
    if (sum <= 100 + 1e-9) return [];
    const message = `The shares of "${key}" add up to ${exact(sum)}, more than 100`;
    const hint = 'Only shares of one whole are laid out from a middle: mend them.';
    return [{ code, ...roundedWords(message, hint, parts, 'use kind: "bars"'), row: key, key: 'values' }];
  });
  return [...sideless, ...sums];
}
