import type { MapPanel } from '../../model/map.ts';
import { type ChartPanel, exact, measuredAt, type Panel, type ValuesPanel } from '../../model/panel.ts';
import { suggest } from '../../source/nearest.ts';
import { type FileScope, lookUp } from '../scope.ts';

/** A value ready for print; `value` is the bare number, missing for a date or where the number is not available. */
export interface PrintedValue {
  type: 'value';
  text: string;
  value?: number;
  /** Of a chart's value: two of one unit can be compared. */
  unit?: string;
  /** How many decimals it has, where its chart says. */
  decimals?: number;
  /** The deck's own arithmetic, and said to be: a difference stands in no source. */
  own?: true;
}

/** Why there is no such value. */
export interface ValueFault {
  type: 'fault';
  message: string;
  hint: string;
  /** What is missing, see DeckError. */
  about?: string;
}

/** Between two values whose difference is meant: a minus sign or a hyphen, apart from both. */
const MINUS = /\s[-\u2212\u2013]\s/;

/** Looks up a value, or the difference of two, `panel.a - panel.b`. */
export function lookUpValue(file: FileScope, path: string): PrintedValue | ValueFault {
  const [first = '', second, ...more] = path.split(MINUS).map((part) => part.trim());
  if (second === undefined) return lookUpOne(file, first);
  const faulty = [first, second].find((each) => lookUp(file, 'faulty', each.split('.')[0] ?? ''));
  if (faulty !== undefined) return lookUpOne(file, faulty);
  const [one, other] = [lookUpOne(file, first), lookUpOne(file, second)];
  if (one.type === 'fault') return one;
  if (other.type === 'fault') return other;
  const wrong = (message: string, hint: string): ValueFault => ({ type: 'fault', message, hint });
  if (more.length > 0) return wrong(`"${path}" has more than one minus sign.`, 'Write the difference of two values.');
  if (one.unit === undefined || other.unit === undefined)
    return wrong(`"${path}" is no difference of numbers.`, 'Name two values of charts with numbers.');
  if (one.unit !== other.unit) {
    const units = `"${one.unit}" and "${other.unit}"`;
    return wrong(`The two values of "${path}" have different units, ${units}.`, 'Name two values of one unit.');
  }
  if (one.value === undefined || other.value === undefined) return { ...print(file, one, null), own: true };
  const most = Math.max(one.decimals ?? -1, other.decimals ?? -1);
  const of = { unit: one.unit, ...(most < 0 ? {} : { decimals: most }) };
  return { ...difference(file, of, one.value, other.value), own: true };
}

/**
 * Without what the computer's fractions add: 0.3 - 0.1 is 0.2. It has the decimals of the one that has more of them; the difference of
 * two percentages is in points.
 */
function difference(
  file: FileScope,
  of: { unit: string; decimals?: number },
  one: number,
  other: number,
): PrintedValue {
  const value = exact(one - other);
  if (of.unit !== '%') return print(file, of, value);
  const { text } = print(file, { ...of, unit: '' }, value);
  return { type: 'value', text: `${text}\u00a0${file.words.percentagePoints}`, value, unit: of.unit };
}

/**
 * Looks up `panel.category[.series]`, `panel.total`, in a timeline `panel.event`, in a map `panel.distance` or `panel.layer.key`.
 * @returns the value printed by the deck's language and the panel's unit, or what is wrong with the path
 */
function lookUpOne(file: FileScope, path: string): PrintedValue | ValueFault {
  const [id = '', key, series, ...rest] = path.split('.');
  if (/[+*/×÷]/.test(path) && lookUp(file, 'panelsById', id)) {
    const hint =
      'Of two values the difference is worked out, "{{ panel.a - panel.b }}", of all the sum, "{{ panel.total }}".';
    return { type: 'fault', message: `"${path}" is not worked out.`, hint };
  }
  if (!key || rest.length > 0) {
    const hint = 'Write "{{ panel.category }}" or "{{ panel.category.series }}".';
    return { type: 'fault', message: `The value "${path}" cannot be read.`, hint };
  }
  const panel = lookUp(file, 'panelsById', id);
  if (!panel) return unknownPanel(file, id);
  if (panel.kind === 'timeline') return lookUpEvent(panel, series === undefined ? key : `${key}.${series}`);
  if (panel.kind === 'map') return lookUpOnMap(file, panel, key, series);
  if (series !== undefined) return lookUpCell(file, panel, key, series);
  if (key === 'total' && !panel.categories.some((category) => category.key === key)) return lookUpTotal(file, panel);
  return lookUpCategory(file, panel, key);
}

function unknownPanel(file: FileScope, id: string): PrintedValue | ValueFault {
  // A chart with faults of its own is reported where they are; its values must not add a second report.
  if (lookUp(file, 'faulty', id)) return { type: 'value', text: file.words.notAvailable };
  const known = [
    ...file.tables.panelsById.keys(),
    ...[...file.tables.faulty.keys()].filter((name) => !name.endsWith('.ts')),
  ];
  const hint = suggest(id, known, 'Charts');
  return { type: 'fault', message: `There is no chart "${id}".`, hint, about: `chart ${id}` };
}

function lookUpEvent(panel: Extract<ChartPanel, { kind: 'timeline' }>, key: string): PrintedValue | ValueFault {
  const event = panel.events.find((each) => each.key === key);
  if (event) return { type: 'value', text: event.dateLabel };
  return unknown(panel, 'event', key, panel.events);
}

/** A measured distance in kilometres, or the value joined to one feature of a layer. */
function lookUpOnMap(file: FileScope, panel: MapPanel, key: string, feature?: string): PrintedValue | ValueFault {
  const layers = panel.layers.filter((layer) => layer.draw === 'distance' || ('features' in layer && isValued(layer)));
  const layer = layers.find((each) => each.key === key);
  if (layer?.draw === 'distance' && feature === undefined) {
    return print(file, { unit: 'km' }, Math.round(layer.km / layer.roundTo) * layer.roundTo);
  }
  if (!layer || !('features' in layer)) return unknown(panel, 'layer', key, layers);
  const keyed = layer.features.flatMap(({ key: own, value }) => (own === undefined ? [] : [{ key: own, value }]));
  if (feature === undefined) {
    const hint = `Name one: ${keyed
      .slice(0, 20)
      .map((each) => `{{ ${panel.id}.${key}.${each.key} }}`)
      .join(', ')}.`;
    return { type: 'fault', message: `The layer "${key}" of the map "${panel.id}" has several values.`, hint };
  }
  const found = keyed.find((each) => each.key === feature);
  return found ? print(file, panel, found.value ?? null) : unknown(panel, 'value', feature, keyed);
}

function isValued({ features }: { features: readonly { value?: number | null }[] }): boolean {
  return features.some(({ value }) => value !== undefined);
}

function lookUpCell(file: FileScope, panel: ValuesPanel, key: string, seriesKey: string): PrintedValue | ValueFault {
  const category = panel.categories.findIndex((each) => each.key === key);
  if (category < 0) return unknown(panel, 'category', key, panel.categories);
  const series = panel.series.findIndex((each) => each.key === seriesKey);
  if (series < 0) return unknown(panel, 'series', seriesKey, panel.series);
  return print(file, measuredAt(panel, category), panel.values[series]?.[category] ?? null);
}

function lookUpCategory(file: FileScope, panel: ValuesPanel, key: string): PrintedValue | ValueFault {
  const category = panel.categories.findIndex((each) => each.key === key);
  if (category < 0) return unknown(panel, 'category', key, [...panel.categories, { key: 'total' }]);
  const total = panel.totals?.[category];
  if (typeof total === 'number') return print(file, panel, total);
  if (panel.series.length === 1) return print(file, panel, panel.values[0]?.[category] ?? null);
  if (panel.totals) return print(file, panel, null);
  return ambiguous(panel, key);
}

function lookUpTotal(file: FileScope, panel: ValuesPanel): PrintedValue | ValueFault {
  const parts = panel.totals ?? (panel.series.length === 1 ? panel.values[0] : undefined);
  if (!parts) return ambiguous(panel, 'total');
  const known = parts.filter((part) => part !== null);
  const sum = known.reduce((all, part) => all + part, 0);
  // Of years, of polls, of groups: each is a share of something else.
  if (panel.unit === '%' && (panel.kind === 'line' || sum > WHOLE)) {
    const message = `The percentages of "${panel.id}" are no parts of one whole: their sum says nothing.`;
    return { type: 'fault', message, hint: `Name one of them, or a difference: ${exampleOf(panel)}.` };
  }
  // A sum over a missing part would state more than the data do.
  return print(file, panel, known.length === parts.length ? sum : null);
}

/** Rounded shares of one whole may make a little more than it. */
const WHOLE = 101;

function exampleOf({ id, categories }: ValuesPanel): string {
  const [one, other] = categories.slice(-2).map(({ key }) => `${id}.${key}`);
  return other === undefined ? `{{ ${one} }}` : `{{ ${other} - ${one} }}`;
}

function ambiguous(panel: ValuesPanel, key: string): ValueFault {
  const hint = `Name one: ${panel.series.map((series) => `{{ ${panel.id}.${key === 'total' ? 'CATEGORY' : key}.${series.key} }}`).join(', ')}.`;
  return { type: 'fault', message: `The chart "${panel.id}" has several series and states no totals.`, hint };
}

function unknown(panel: Panel, what: string, key: string, entries: readonly { key: string }[]): ValueFault {
  const known = entries.map((entry) => entry.key);
  const heads: Readonly<Record<string, string>> = {
    event: 'Events',
    category: 'Categories',
    series: 'Series',
    layer: 'Layers',
    value: 'Values',
  };
  const hint = suggest(key, known, heads[what] ?? what);
  return { type: 'fault', message: `The chart "${panel.id}" has no ${what} "${key}".`, hint };
}

/** With as many decimals as the chart writes. */
function print(file: FileScope, of: { unit?: string; decimals?: number }, value: number | null): PrintedValue {
  const { unit = '', decimals } = of;
  const text = file.host.formatValue(value, decimals === undefined ? unit : { unit, decimals }, file.lang);
  const own = { type: 'value', text, unit, ...(decimals === undefined ? {} : { decimals }) } as const;
  return value === null ? own : { ...own, value };
}
