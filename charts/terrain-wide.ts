import { defineMap } from '#deck/panels';
import { borders, countries, GROUND, ORIGIN, places, waters } from './_layers.ts';

export default defineMap({
  data: { ...GROUND, marsh: 'geo/wetlands.json' },
  build: () => ({
    kind: 'map',
    title: 'The border and the marsh',
    subtitle: 'extent of the marsh indicative',
    summary:
      'Map of the border region. The Pripyat marshes, drawn as an indicative area, lie along most of the Belarus–Ukraine border from the west to the Dnieper; in Volyn they were flooded in January 2023. Two rings, schematic, mark where Russia’s columns crossed in February 2022: at Chornobyl, on the marsh’s eastern edge, and north of Chernihiv, beyond it.',
    unit: 'km',
    asOf: ORIGIN,
    cites: [],
    note: 'Map: Natural Earth; marsh drawn by us',
    frame: { west: 22.4, south: 50.1, east: 34.1, north: 52.7 },
    scaleBar: false,
    narrow: [
      {
        key: 'A',
        frame: { west: 22.9, south: 50.5, east: 27.2, north: 52.4 },
        caption: 'West: Volyn, January 2023: flooded; beaver dams added to it, a unit’s spokesman said.',
      },
      {
        key: 'B',
        frame: { west: 28.6, south: 50.2, east: 32.4, north: 52.6 },
        caption: 'East: Russia’s columns crossed at and beyond the edge of the marsh; the rings are schematic.',
      },
    ],
    layers: [
      ...countries({ neighbours: ['Poland', 'Russia'], belarus: true }),
      { draw: 'areas', key: 'marsh', label: 'Marsh', from: 'marsh', look: 'indicative', step: 2 },
      ...waters(),
      ...borders(1),
      places('capital', 'capital', ['Kyiv']),
      places('cities', 'city', ['Brest', 'Pinsk', 'Chornobyl', 'Chernihiv']),
      {
        draw: 'names',
        key: 'countries',
        label: 'Countries',
        look: 'country',
        names: [{ text: 'Ukraine', at: [33, 50.3] }],
      },
      {
        draw: 'names',
        key: 'marsh-name',
        label: 'Marsh',
        look: 'area',
        names: [{ text: 'Pripyat marshes, extent indicative', at: [26.4, 51.25] }],
        step: 2,
      },
      {
        draw: 'callouts',
        key: 'volyn',
        label: 'Marsh',
        callouts: [
          {
            at: [24.9, 51.45],
            to: [25.9, 50.46],
            text: 'Volyn, Jan 2023: flooded;\nbeaver dams added to it,\na unit’s spokesman said',
            found: true,
            cites: ['C48', 'R22'],
          },
        ],
        step: 2,
      },
      {
        draw: 'rings',
        key: 'crossings',
        label: 'Crossings of February 2022',
        schematic: false,
        rings: [
          { at: [31.45, 51.98], text: 'Crossed here,\nFeb 2022 (schematic)', found: true, cites: ['R02', 'R24'] },
          { at: [29.95, 51.42], text: 'Crossed here,\nFeb 2022', found: true },
        ],
        step: 3,
      },
    ],
  }),
});
