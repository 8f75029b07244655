import { escapeHtml } from '../html.ts';
import type { MapLayer, MapPanel } from '../model-map.ts';
import type { Words } from '../words.ts';
import { formatWithUnit } from './format.ts';
import { distanceWords } from './map-distance.ts';

interface Row {
  name: string;
  value: string;
}

/**
 * What a map shows as a `<table>`: layer by layer, what is named in it, with the values that are joined and the distances
 * that are measured. A layer without names is a row of its own.
 */
export function mapTable(panel: MapPanel, words: Words, lang: string): string {
  const layers = mergeLayers(panel.layers).map(({ label, layers: same }) => ({
    label,
    rows: same.flatMap((layer) => layerRows(layer, panel.unit, lang)),
  }));
  const valued = layers.some(({ rows }) => rows.some(({ value }) => value !== ''));
  const columns = valued ? 2 : 1;
  const head = [words.shown, ...(valued ? [words.figure] : [])].map(
    (word) => `<th scope="col">${escapeHtml(word)}</th>`,
  );
  const bodies = layers.map(({ label, rows }) => {
    const name = `<tr><th scope="rowgroup" colspan="${columns}">${escapeHtml(label)}</th></tr>`;
    return `<tbody>${name}${rows.map((row) => rowElement(row, valued)).join('')}</tbody>`;
  });
  return [
    '<table class="data">',
    `<caption>${escapeHtml(panel.title)}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead>`,
    ...bodies,
    '</table>',
  ].join('\n');
}

/** Layers of one label are one thing to the reader, however many looks it takes to draw. */
function mergeLayers(layers: readonly MapLayer[]): { label: string; layers: MapLayer[] }[] {
  const labels = [...new Set(layers.map(({ label }) => label))];
  return labels.map((label) => ({ label, layers: layers.filter((layer) => layer.label === label) }));
}

function layerRows(layer: MapLayer, unit: string, lang: string): Row[] {
  if (layer.draw === 'distance') return [{ name: oneLine(distanceWords(layer, lang)), value: '' }];
  if (layer.draw === 'names') return layer.names.map(({ label }) => ({ name: oneLine(label.text), value: '' }));
  const rows = layer.features.flatMap(({ name, value }): Row[] => {
    if (name === undefined) return [];
    return [{ name, value: value === undefined ? '' : formatWithUnit(value, unit, lang) }];
  });
  return rows.filter(({ name, value }, i) => rows.findIndex((row) => row.name === name && row.value === value) === i);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

function rowElement({ name, value }: Row, valued: boolean): string {
  return `<tr><th scope="row">${escapeHtml(name)}</th>${valued ? `<td>${escapeHtml(value)}</td>` : ''}</tr>`;
}
