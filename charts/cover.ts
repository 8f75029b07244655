import { defineMap } from '#deck/panels';
import { borders, countries, GROUND, ORIGIN, places, waters } from './_layers.ts';

export default defineMap({
  data: GROUND,
  build: () => ({
    kind: 'map',
    decorative: true,
    scaleBar: false,
    title: 'Belarus and its borders',
    summary: 'Belarus and its borders.',
    unit: 'km',
    asOf: ORIGIN,
    cites: [],
    frame: { west: 22.4, south: 49.8, east: 34.3, north: 56.5 },
    layers: [
      ...countries({ belarus: true }),
      ...waters(),
      ...borders(),
      {
        draw: 'names',
        key: 'names',
        label: 'Countries',
        look: 'country',
        names: [
          { text: 'Ukraine', at: [27.2, 50.85] },
          { text: 'Russia', at: [33.2, 55.5] },
        ],
      },
      places('capitals', 'capital', ['Kyiv', 'Minsk']),
    ],
  }),
});
