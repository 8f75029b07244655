import { defineMap } from '#deck/panels';
import { borders, countries, GROUND, ORIGIN, places, waters } from './_layers.ts';

export default defineMap({
  data: GROUND,
  build: () => ({
    kind: 'map',
    title: 'Belarus’s border with Ukraine',
    subtitle: 'no front line is shown',
    summary:
      'Map of Belarus between Poland, Russia and Ukraine. A thick line marks its southern border with Ukraine, 1,084 kilometres long; from Kyiv to the nearest point of that border it is about 90 kilometres in a straight line, by our measurement.',
    unit: 'km',
    asOf: ORIGIN,
    cites: [],
    note: 'Map: Natural Earth, public domain; no front line is shown',
    frame: { west: 23.5, south: 50.15, east: 35.3, north: 53.95 },
    narrow: [{ key: 'A', frame: { west: 28.7, south: 50.25, east: 33.2, north: 52.7 } }],
    layers: [
      ...countries({ neighbours: ['Russia', 'Poland'], belarus: true }),
      ...waters(),
      ...borders(1),
      {
        draw: 'names',
        key: 'length',
        label: 'The border',
        look: 'figure',
        names: [
          {
            text: '1,084 km\nis the length of the border;\n326 km of it follow rivers.',
            at: [26.3, 50.72],
            cites: ['R01'],
          },
        ],
        step: 1,
      },
      {
        draw: 'distance',
        key: 'kyiv-border',
        label: 'Distance from Kyiv to the border',
        look: 'figure',
        start: { layer: 'capitals', name: 'Kyiv' },
        to: 'border',
        text: 'about {km} km',
        roundTo: 10,
        step: 2,
      },
      {
        draw: 'names',
        key: 'ukraine-name',
        label: 'Countries',
        look: 'country',
        names: [{ text: 'Ukraine', at: [32.3, 50.3] }],
      },
      places('capitals', 'capital', ['Kyiv', 'Minsk']),
      places('cities', 'city', ['Brest', 'Pinsk', 'Gomel', 'Chernihiv', 'Bryansk']),
    ],
  }),
});
