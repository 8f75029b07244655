import { escapeHtml } from '../../model/html.ts';
import type { MapFeature, MapFrame, MapLayer, MapPanel } from '../../model/map.ts';
import type { Words } from '../../model/words.ts';
import { formatWithUnit } from '../layout/format.ts';
import { distanceWords } from './map-distance.ts';
import { linesOf, pointsOf } from './map-geometry.ts';
import { inFrame } from './map-outside.ts';

/**
 * What a map shows as a `<table>`: layer by layer what is named on it, and each joined value in a row of its own.
 * Where nothing of a layer is named on the map, its features stand here by the names that the data give them.
 */
export function mapTable(panel: MapPanel, words: Words, lang: string): string {
  const labels = [...new Set(panel.layers.map(({ label }) => label))];
  // Layers of one label are one thing to the reader, however many looks it takes to draw.
  const bodies = labels.map((label) => {
    const layers = panel.layers.filter((layer) => layer.label === label);
    const valued = layers.flatMap(featuresOf).filter(({ value }) => value !== undefined);
    if (valued.length === 0)
      return `<tbody>${row(label, layers.flatMap((layer) => namesOf(layer, panel.frame, lang)).join(', '))}</tbody>`;
    const rows = valued.map(({ name = '', value = null }) => row(name, formatWithUnit(value, panel.unit, lang)));
    return `<tbody><tr><th scope="rowgroup" colspan="2">${escapeHtml(label)}</th></tr>${rows.join('')}</tbody>`;
  });
  return [
    '<table class="data">',
    `<caption>${escapeHtml(panel.title)}</caption>`,
    `<thead><tr>${[words.category, words.shown].map((head) => `<th scope="col">${escapeHtml(head)}</th>`).join('')}</tr></thead>`,
    ...bodies,
    '</table>',
  ].join('\n');
}

function featuresOf(layer: MapLayer): MapFeature[] {
  return 'features' in layer ? layer.features : [];
}

function namesOf(layer: MapLayer, frame: MapFrame, lang: string): string[] {
  if (layer.draw === 'distance') return [oneLine(distanceWords(layer, lang))];
  if (layer.draw === 'names') return layer.names.map(({ label }) => oneLine(label.text));
  const labels = layer.features.flatMap(({ label }) => label?.text ?? []);
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
