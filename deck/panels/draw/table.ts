/** A panel in words: its caption, its data as a table, and what is said beside them. */

import { figureWords } from '../../model/figure-words.ts';
import { escapeHtml } from '../../model/html.ts';
import type { MapFeature, MapFrame, MapLayer, MapPanel } from '../../model/map.ts';
import {
  type Category,
  type Measured,
  measuredAt,
  type Panel,
  type TimelinePanel,
  type UnitsPanel,
  type ValuesPanel,
} from '../../model/panel.ts';
import type { Words } from '../../model/words.ts';
import { parseDate } from '../../source/columns.ts';
import { sayingsOf, sayingWords } from '../layout/annotations.ts';
import { comparedWords, eventWords, intervalOf, restOf, statusOf, totalOf, unitsPerMark } from '../layout/datum.ts';
import { categoryName, formatInterval, formatValue, formatWithUnit, unitWords } from '../layout/format.ts';
import { distanceWords, inFrame, linesOf, pointsOf } from '../map/map-geometry.ts';

/** What stands behind a panel's title in its caption: the subtitle, and what its values are written in or its marks stand for. */
export function captionWords(panel: Panel, lang: string): string {
  const factor = 'factor' in panel && panel.factor ? figureWords(lang).factors[panel.factor] : '';
  const marks = panel.kind === 'units' ? markWords(panel, lang) : '';
  return [panel.subtitle, factor, marks].filter(Boolean).join(', ');
}

/** What a mark stands for, `one mark for 1,000 people`; empty where it is one, or where title or subtitle say it. */
function markWords(panel: UnitsPanel, lang: string): string {
  const per = unitsPerMark(panel);
  const amount = formatWithUnit(per, panel.unit, lang);
  const said = `${panel.title} ${panel.subtitle ?? ''}`.replace(/\s/g, ' ').includes(amount.replace(/\s/g, ' '));
  return per === 1 || said ? '' : `${figureWords(lang).oneMark} ${amount}`;
}

/**
 * The panel's data as a `<table>` with caption, row and column heads, everything escaped.
 * A missing value is written as such; the unit stands in the caption, or as a percent sign at each value.
 */
export function panelTable(panel: Panel, words: Words, lang: string): string {
  if (panel.kind === 'map') return table(panel.title, mapRows(panel, words, lang));
  if (panel.kind === 'timeline') return table(panel.title, timelineRows(panel, words));
  const marks = panel.kind === 'units' ? markWords(panel, lang) : '';
  const written = [unitWords(panel, lang), marks].filter(Boolean).join(', ');
  const caption = written === '' ? panel.title : `${panel.title} (${written})`;
  return table(caption, valueRows(panel, words, lang), ` data-unit="${escapeHtml(panel.unit)}"`);
}

function table(caption: string, rows: readonly string[], attribute = ''): string {
  return [`<table class="data"${attribute}>`, `<caption>${escapeHtml(caption)}</caption>`, ...rows, '</table>'].join(
    '\n',
  );
}

function valueRows(panel: ValuesPanel, words: Words, lang: string): string[] {
  const hasTotals =
    panel.totals !== undefined || panel.kind === 'units' || (panel.kind === 'bars' && panel.arrangement === 'stacked');
  const compare = panel.kind === 'bars' ? panel.compare : undefined;
  const ranged = panel.series.map((_, s) => panel.categories.some((_, i) => intervalOf(panel, s, i)));
  const series = panel.series.flatMap(({ label }, s) => (ranged[s] ? [label, `${label}, ${words.interval}`] : [label]));
  const rests = panel.kind === 'diverging' ? panel.categories.map((_, i) => restOf(panel, i)) : [];
  const hasRest = rests.some((rest) => rest > 0);
  const rest = hasRest && panel.kind === 'diverging' ? [panel.rest ?? words.rest] : [];
  const total = hasTotals ? [words.total] : [];
  const heads = [words.category, ...series, ...rest, ...total, ...(compare ? [compare.label] : [])];
  const columns = heads.length;
  let group: string | undefined;
  const bodies: string[][] = [[]];
  panel.categories.forEach((category, i) => {
    if (category.group !== group) {
      group = category.group;
      bodies.push(group ? [`<tr><th scope="rowgroup" colspan="${columns}">${escapeHtml(group)}</th></tr>`] : []);
    }
    const detail = category.detail ? `, ${category.detail}` : '';
    const beside = compare ? [`<td>${escapeHtml(comparedWords(compare.values[i]))}</td>`] : [];
    const values = panel.values.flatMap((run, s) => {
      const value = cell(run[i] ?? null, measuredAt(panel, i), lang);
      return ranged[s] ? [value, intervalCell(intervalOf(panel, s, i), panel, lang)] : [value];
    });
    const last = [
      ...(hasRest ? [cell(rests[i] ?? 0, measuredAt(panel, i), lang)] : []),
      ...(hasTotals ? [cell(totalOf(panel, i), panel, lang)] : []),
    ];
    bodies.at(-1)?.push(`<tr>${rowHead(category, detail, lang)}${[...values, ...last, ...beside].join('')}</tr>`);
  });
  const rows = bodies.filter((body) => body.length > 0).map((body) => `<tbody>${body.join('')}</tbody>`);
  const said = saidWords(panel, lang).map((words) => `<tr><td colspan="${columns}">${escapeHtml(words)}</td></tr>`);
  const numbers = heads.length - 1 - (compare ? 1 : 0);
  return [headRow(heads, numbers), ...rows, ...(said.length > 0 ? [`<tfoot>${said.join('')}</tfoot>`] : [])];
}

/** A category's name; a date in the words of the language keeps the data's own beside it, for the figure's CSV. */
function rowHead(category: Category, detail: string, lang: string): string {
  const name = categoryName(category, lang);
  const own = name === category.label ? '' : ` data-value="${escapeHtml(category.label + detail)}"`;
  return `<th scope="row"${own}>${escapeHtml(name + detail)}</th>`;
}

/** Notes, differences, reference lines and named bands, a line each. */
export function saidWords(panel: ValuesPanel, lang: string): string[] {
  if (panel.kind === 'units' || panel.kind === 'diverging') return [];
  const name = (end: number | string) => {
    if (typeof end === 'number') return formatValue(end, panel, lang);
    const category = panel.categories.find(({ key }) => key === end);
    return category ? categoryName(category, lang) : end;
  };
  const marks = (panel.marks ?? []).map(({ at, label }) => `${name(at)}: ${label}`);
  const bands = (panel.bands ?? []).flatMap(({ from, to, label }) =>
    label ? [`${name(from)} ${figureWords(lang).to} ${name(to)}: ${label}`] : [],
  );
  return [...sayingsOf(panel, lang).map((saying) => sayingWords(panel, saying, lang)), ...marks, ...bands];
}

function cell(value: number | null, of: Measured, lang: string): string {
  // The bare number goes into the figure's CSV: a file knows no language.
  return `<td data-value="${value ?? ''}">${escapeHtml(formatValue(value, of, lang))}</td>`;
}

function intervalCell(interval: [number, number] | undefined, of: Measured, lang: string): string {
  const text = interval ? formatInterval(interval, of, lang) : formatValue(null, of, lang);
  return `<td data-value="${interval?.join('/') ?? ''}">${escapeHtml(text)}</td>`;
}

/** @param numbers how many columns after the first hold numbers, which stand at their right */
function headRow(heads: string[], numbers = 0): string {
  const isNumber = (i: number) => i > 0 && i <= numbers;
  const cells = heads.map((head, i) => `<th scope="col"${isNumber(i) ? ' class="num"' : ''}>${escapeHtml(head)}</th>`);
  return `<thead><tr>${cells.join('')}</tr></thead>`;
}

function timelineRows(panel: TimelinePanel, words: Words): string[] {
  const events = panel.events.map((event) => ({ ...event, text: eventWords(event), status: statusOf(panel, event) }));
  const told = events.some(({ status }) => status !== '');
  const rowOf = (date: string, label: string, text: string, status: string) => {
    const last = told ? `<td>${escapeHtml(status)}</td>` : '';
    return `<tr><th scope="row">${time(date, label)}</th><td>${escapeHtml(text)}</td>${last}</tr>`;
  };
  const flags = (panel.flags ?? []).map((flag) => ({ ...flag, status: '' }));
  const all = [...events, ...flags];
  if (flags.length > 0) all.sort((a, b) => (parseDate(a.date)?.start ?? 0) - (parseDate(b.date)?.start ?? 0));
  const rows = all.map(({ date, dateLabel, text, status }) => rowOf(date, dateLabel, text, status));
  const notes = (panel.notes ?? []).map(({ from, to, text }) => {
    const ends = [from, to].map((end) => panel.events.find(({ key }) => key === end)?.dateLabel ?? end);
    return rowOf('/', ends.join(', '), text, '');
  });
  return [
    headRow([words.date, words.event, ...(told ? [words.status] : [])]),
    `<tbody>${[...rows, ...notes].join('')}</tbody>`,
  ];
}

/** HTML's `<time>` knows no runs of days: those stay text. */
function time(date: string, label: string): string {
  return date.includes('/') ? escapeHtml(label) : `<time datetime="${escapeHtml(date)}">${escapeHtml(label)}</time>`;
}

/**
 * What a map shows: layer by layer what is named on it, and each joined value in a row of its own.
 * Where nothing of a layer is named on the map, its features stand here by the names that the data give them.
 */
function mapRows(panel: MapPanel, words: Words, lang: string): string[] {
  const bodies = layerBodies(panel.layers, panel, lang);
  for (const { head, date, sentences = [], layers } of panel.frames ?? []) {
    const name = [head, date].filter(Boolean).join(', ');
    const own = layerBodies(layers, panel, lang).join('');
    bodies.push(`<tbody><tr><th scope="rowgroup" colspan="2">${escapeHtml(name)}</th></tr></tbody>${own}`);
    const caption = sentences.map(({ text }) => text).join(' ');
    if (caption) bodies.push(`<tbody><tr><td colspan="2">${escapeHtml(caption)}</td></tr></tbody>`);
  }
  return [headRow([words.category, words.shown]), ...bodies];
}

function layerBodies(all: readonly MapLayer[], panel: MapPanel, lang: string): string[] {
  const labels = [...new Set(all.map(({ label }) => label))];
  // Layers of one label are one thing to the reader, however many looks it takes to draw.
  return labels.map((label) => {
    const layers = all.filter((layer) => layer.label === label);
    const valued = layers.flatMap(featuresOf).filter(({ value }) => value !== undefined);
    if (valued.length === 0)
      return `<tbody>${row(label, layers.flatMap((layer) => namesOf(layer, panel.frame, lang)).join(', '))}</tbody>`;
    const rows = valued.map(({ name = '', value = null }) => row(name, formatWithUnit(value, panel.unit, lang)));
    return `<tbody><tr><th scope="rowgroup" colspan="2">${escapeHtml(label)}</th></tr>${rows.join('')}</tbody>`;
  });
}

function featuresOf(layer: MapLayer): MapFeature[] {
  return 'features' in layer ? layer.features : [];
}

function namesOf(layer: MapLayer, frame: MapFrame, lang: string): string[] {
  if (layer.draw === 'distance') return [oneLine(distanceWords(layer, lang))];
  if (layer.draw === 'names') return layer.names.map(({ label }) => oneLine(label.text));
  if (layer.draw === 'callouts') return layer.callouts.map(({ label }) => oneLine(label.text));
  if (layer.draw === 'rings') {
    return layer.rings.flatMap(({ word, label }) => [word, label].flatMap((each) => (each ? oneLine(each.text) : [])));
  }
  if (layer.draw === 'movements') {
    const words = layer.ways.flatMap(({ label }) => (label ? oneLine(label.text) : []));
    return [...new Set([oneLine(layer.date.text), ...words])];
  }
  const labels = layer.features.flatMap(({ label }) => label?.text || []);
  const seen = ({ geometry }: MapFeature) =>
    [...linesOf(geometry).flat(), ...pointsOf(geometry)].some((place) => inFrame(place, frame));
  const shown = labels.length > 0 ? labels : layer.features.filter(seen).flatMap(({ name }) => name ?? []);
  return [...new Set(shown.map(oneLine))];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function row(head: string, cell: string): string {
  return `<tr><th scope="row">${escapeHtml(head)}</th><td>${escapeHtml(cell)}</td></tr>`;
}
