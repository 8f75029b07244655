import { defineMap } from '#deck/panels';
import { borders, countries, GROUND, ORIGIN } from './_layers.ts';

export default defineMap({
  data: { ...GROUND, marsh: 'geo/wetlands.json' },
  build: () => ({
    kind: 'map',
    title: 'Marsh along the border',
    summary:
      'Small map: an indicative area of marsh lies on both sides of the border of Belarus with Ukraine, from the west to the Dnieper.',
    unit: 'km',
    asOf: ORIGIN,
    cites: [],
    note: 'Marsh drawn by us',
    frame: { west: 22.2, south: 50.65, east: 33.2, north: 52.75 },
    scaleBar: false,
    layers: [
      ...countries({}, ['RUS', 'POL', 'LTU']),
      { draw: 'areas', key: 'marsh', label: 'Marsh', from: 'marsh', look: 'indicative' },
      ...borders(),
    ],
  }),
});
