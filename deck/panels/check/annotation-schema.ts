import { z } from 'zod';
import type { AnnotatedPanel, ValueAt } from '../../model/panel.ts';
import { suggest } from '../../source/nearest.ts';
import { stretchesOf } from '../layout/axis-marks.ts';
import { totalOf } from '../layout/datum.ts';
import { amount, name, value, words } from './fields.ts';
import { keyFaults, type PanelFault, turnedFaults } from './panel-fault.ts';

const at = z.strictObject({ category: name, series: name.optional() });
const key = name.optional();

/** The fields that bars, dots and lines have for what stands beside their values. */
export const annotationFields = {
  low: z.array(z.array(value)).optional(),
  high: z.array(z.array(value)).optional(),
  notes: z
    .array(
      z.union([z.strictObject({ key, at, text: words }), z.strictObject({ key, from: name, to: name, text: words })]),
    )
    .min(1)
    .optional(),
  differences: z
    .array(z.strictObject({ key, from: at, to: at, text: words.optional() }))
    .min(1)
    .optional(),
  marks: z
    .array(z.strictObject({ key, at: amount, label: words }))
    .min(1)
    .optional(),
  bands: z
    .array(
      z.strictObject({
        key,
        from: z.union([amount, name]),
        to: z.union([amount, name]),
        label: words.optional(),
      }),
    )
    .min(1)
    .optional(),
};

/** Faults in what stands beside values: places that are not there, intervals that do not hold their value, an axis that cannot hold it. */
export function checkAnnotations(panel: AnnotatedPanel): PanelFault[] {
  const { notes = [], differences = [], marks = [], bands = [] } = panel;
  const keyed = [...notes, ...differences, ...marks, ...bands].flatMap((each) => (each.key ? [{ key: each.key }] : []));
  return [
    ...keyFaults('notes', keyed),
    ...intervalFaults(panel),
    ...noteFaults(panel),
    ...differenceFaults(panel),
    ...axisFaults(panel),
    ...bandFaults(panel),
  ];
}

/** What is wrong with a place: its category or series is not there. */
function placeFaults(panel: AnnotatedPanel, what: string, { category, series }: ValueAt): PanelFault[] {
  const known = (all: readonly { key: string }[]) => all.map((each) => each.key);
  const unknown = (name: string, found: string, keys: string[]): PanelFault[] => {
    if (keys.includes(found)) return [];
    const message = `${what} stands at the unknown ${name} "${found}"`;
    return [{ code: 'panel-note', message, hint: suggest(found, keys), value: found, key: name }];
  };
  const faults = unknown('category', category, known(panel.categories));
  return series === undefined ? faults : [...faults, ...unknown('series', series, known(panel.series))];
}

function noteFaults(panel: AnnotatedPanel): PanelFault[] {
  const { notes = [], differences = [] } = panel;
  const [first] = [...notes, ...differences];
  if (panel.kind === 'bars' && panel.compare && first) {
    const hint = 'Leave out the one or the other, or write the notes into the figures’ "text".';
    const message = 'Notes have no room beside figures that the panel compares with';
    return [{ code: 'panel-note', message, hint, key: 'compare' }];
  }
  return notes.flatMap((note) => {
    const name = `The note "${note.text}"`;
    if ('at' in note) return placeFaults(panel, name, note.at);
    const unknown = [note.from, note.to].flatMap((category) => placeFaults(panel, name, { category }));
    if (unknown.length > 0) return unknown;
    const keys = panel.categories.map(({ key }) => key);
    const one = note.from === note.to ? { hint: `Write at: { category: "${note.from}" }.` } : {};
    return turnedFaults(name, note, keys, 'category').map((fault) => ({ ...fault, ...one }));
  });
}

function differenceFaults(panel: AnnotatedPanel): PanelFault[] {
  return (panel.differences ?? []).flatMap(({ from, to }) => {
    const name = `The difference of "${from.category}" and "${to.category}"`;
    const faults = [from, to].flatMap((place) => placeFaults(panel, name, place));
    if (faults.length > 0) return faults;
    if (from.category === to.category && (from.series === to.series || panel.series.length === 1)) {
      const message = `${name} is that of a value and itself`;
      const hint = 'Name two values: another category, or another series.';
      return [{ code: 'panel-difference', message, hint, value: from.category, key: 'category' }];
    }
    return [from, to].flatMap((place): PanelFault[] => {
      const index = panel.categories.findIndex((each) => each.key === place.category);
      const series = panel.series.length === 1 ? 0 : panel.series.findIndex((each) => each.key === place.series);
      const isWhole = panel.kind === 'bars' && panel.arrangement === 'stacked';
      const one = series >= 0 ? (panel.values[series]?.[index] ?? null) : isWhole ? totalOf(panel, index) : null;
      if (one !== null) return [];
      const hint = 'Name a series, and a category in which it has a value.';
      const message = `${name} needs a value of each`;
      return [{ code: 'panel-difference', message, hint, value: place.category, key: 'category' }];
    });
  });
}

/** An axis in equal ratios has no zero; one that ends early must hold its lines and bands. */
function axisFaults(panel: AnnotatedPanel): PanelFault[] {
  const { marks = [], max = Number.POSITIVE_INFINITY } = panel;
  const stretches = stretchesOf({ bands: panel.bands });
  const isLog = panel.kind !== 'bars' && panel.axis === 'log';
  const ends = [...marks.map((mark) => mark.at), ...stretches.map(({ from }) => from)];
  const all = isLog ? [...panel.values, ...(panel.low ?? []), ends].flat() : [];
  const low = all.find((each) => each !== null && each <= 0) ?? undefined;
  const beyond = (what: string, name: string, value: number, key: string): PanelFault[] => {
    if (value <= max) return [];
    const message = `The ${what} "${name}" is beyond the end of the scale, ${max}`;
    return [{ code: 'panel-max', message, hint: `Mend the ${what} or the max.`, value: String(value), key }];
  };
  const faults = [
    ...marks.flatMap(({ at, label }) => beyond('line', label, at, 'at')),
    ...stretches.flatMap(({ from, to, label }) => beyond('band', label || `${from} to ${to}`, to, 'to')),
  ];
  if (low === undefined) return faults;
  const hint = 'Leave out axis: "log", or the values that are not above zero.';
  const message = `${low} has no place on an axis in equal ratios`;
  return [...faults, { code: 'panel-axis', message, hint, value: String(low), key: 'axis' }];
}

function bandFaults(panel: AnnotatedPanel): PanelFault[] {
  const keys = panel.categories.map((each) => each.key);
  return (panel.bands ?? []).flatMap(({ from, to }): PanelFault[] => {
    const wrong = (message: string, hint: string): PanelFault[] => [
      { code: 'panel-band', message, hint, value: String(from), key: 'from' },
    ];
    if (typeof from !== typeof to)
      return wrong(`A band goes from ${from} to ${to}`, 'Write two values, or the keys of two categories.');
    if (typeof from === 'number')
      return from < Number(to)
        ? []
        : wrong(`A band begins at ${from} and ends at ${to}`, 'Write the lower end as "from".');
    if (panel.kind !== 'line')
      return wrong('Only lines have bands over categories', 'Write two values: from: 40, to: 60.');
    const unknown = [from, String(to)].find((each) => !keys.includes(each));
    if (unknown !== undefined)
      return wrong(`A band stands at the unknown category "${unknown}"`, suggest(unknown, keys));
    return keys.indexOf(from) < keys.indexOf(String(to))
      ? []
      : wrong(`A band begins at "${from}" and ends at "${to}"`, 'Write the earlier category as "from".');
  });
}

/** Each interval has two ends, and its value between them. */
function intervalFaults(panel: AnnotatedPanel): PanelFault[] {
  const { values, low, high, series, categories } = panel;
  if (!low && !high) return [];
  if (panel.kind === 'bars' && panel.arrangement === 'stacked') {
    const cure = 'Leave out "low" and "high", or set the bars beside each other.';
    return [{ code: 'panel-interval', message: 'Parts of a stack have no intervals', hint: cure, key: 'low' }];
  }
  const hint = 'Write low[series][category] and high[series][category], null where there is none.';
  if (!low || !high) {
    const [has, not] = low ? ['low', 'high'] : ['high', 'low'];
    return [{ code: 'panel-interval', message: `The intervals have ${has} but no ${not}`, hint, key: has }];
  }
  const isOdd = (run: readonly unknown[]) => run.length !== categories.length;
  if ([low, high].some((ends) => ends.length !== values.length || ends.some(isOdd)))
    return [{ code: 'panel-interval', message: 'The intervals have another shape than the values', hint, key: 'low' }];
  return values.flatMap((run, s) =>
    run.flatMap((own, c): PanelFault[] => {
      const [from, to] = [low[s]?.[c] ?? null, high[s]?.[c] ?? null];
      if (from === null && to === null) return [];
      const where = `in "${categories[c]?.key}", series "${series[s]?.key}"`;
      const place = { row: categories[c]?.key ?? '', value: String(from ?? to), key: 'low' };
      if (from === null || to === null)
        return [{ code: 'panel-interval', message: `The interval ${where} has one end`, hint, ...place }];
      if (from <= (own ?? from) && (own ?? to) <= to && from <= to) return [];
      const message = `The interval ${from} to ${to} ${where} does not hold its value, ${own ?? 'n/a'}`;
      const cure = 'Mend the value, or the ends of its interval.';
      return [{ code: 'panel-interval', message, hint: cure, ...place, column: 'low' }];
    }),
  );
}
