import type { MapLayerDraft } from '#deck/panels';

/** The data that every map of the briefing is drawn on, by the names that the layers use. Paths are relative to a module in charts/. */
export const GROUND = {
  base: 'geo/countries.json',
  rivers: 'geo/rivers.json',
  lakes: 'geo/lakes.json',
  places: 'geo/places.json',
} as const;

/** Where the borders and rivers are from; said on every slide with a map. */
export const ORIGIN = 'Natural Earth 4.0 and 4.1';

const NEIGHBOURS = ['RUS', 'POL', 'LTU', 'LVA', 'EST', 'CZE', 'SVK', 'HUN', 'ROU', 'MDA', 'SWE'];

interface Names {
  /** Neighbours that are named on the map. */
  neighbours?: readonly string[];
  ukraine?: boolean;
  belarus?: boolean;
}

/** Countries in their three tones. */
export function countries({ neighbours, ukraine, belarus }: Names = {}, iso = NEIGHBOURS): MapLayerDraft[] {
  const country = { draw: 'areas', label: 'Countries', from: 'base.countries' } as const;
  return [
    {
      ...country,
      key: 'neighbours',
      where: { iso },
      look: 'neighbour',
      ...(neighbours ? { names: neighbours } : {}),
    },
    { ...country, key: 'ukraine', where: { iso: 'UKR' }, look: 'land', ...(ukraine ? { names: true } : {}) },
    { ...country, key: 'belarus', where: { iso: 'BLR' }, look: 'strong', ...(belarus ? { names: true } : {}) },
  ];
}

/** Lakes and the large rivers. */
export function waters(): MapLayerDraft[] {
  return [
    { draw: 'areas', key: 'lakes', label: 'Reservoirs and lakes', from: 'lakes', look: 'water' },
    { draw: 'lines', key: 'rivers', label: 'Rivers', from: 'rivers', where: { rank: 1 }, look: 'river' },
  ];
}

/** State borders, that of Belarus with Ukraine in the alert colour over them. */
export function borders(step?: number): MapLayerDraft[] {
  return [
    { draw: 'lines', key: 'boundaries', label: 'State borders', from: 'base.borders', look: 'boundary' },
    {
      draw: 'lines',
      key: 'border',
      label: 'The border',
      from: 'base.borders',
      where: { pair: 'BLR-UKR' },
      look: 'border',
      ...(step === undefined ? {} : { step }),
    },
  ];
}

/** Places by name, each with its name on the map. */
export function places(key: string, look: 'capital' | 'city', name: readonly string[]): MapLayerDraft {
  const label = look === 'capital' ? 'Capitals' : 'Cities';
  return { draw: 'points', key, label, from: 'places', where: { name }, look, names: true };
}
