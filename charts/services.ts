import { defineMap } from '#deck/panels';
import { borders, countries, GROUND, ORIGIN, places, waters } from './_layers.ts';

const towns = (frame: string) => places(`${frame}-places`, 'city', ['Chornobyl', 'Chernihiv']);

export default defineMap({
  data: GROUND,
  build: () => ({
    kind: 'map',
    title: 'Launch pad, refuge and depot',
    subtitle: 'lines and ring are schematic; routes and dates are from outside reports',
    summary:
      'Three maps of the ground from Minsk to Kyiv. On 24 February 2022 schematic lines lead from the border past Chornobyl and Chernihiv towards Kyiv; by 8 April 2022 they lead back to Belarus and to Russia; ever since, a ring on Belarus marks supplies.',
    unit: 'km',
    asOf: ORIGIN,
    cites: [],
    note: 'Map: Natural Earth',
    frame: { west: 26.6, south: 50.1, east: 33.6, north: 54.3 },
    layers: [
      ...countries({}, ['RUS', 'POL', 'LTU']),
      ...waters(),
      ...borders(),
      places('capitals', 'capital', ['Kyiv', 'Minsk']),
    ],
    frames: [
      {
        key: 'launch',
        head: 'Launch pad',
        date: '24 Feb 2022',
        found: true,
        sentences: [{ text: 'Russia’s failed drive on Kyiv started here.', cites: ['C09'] }],
        step: 1,
        layers: [
          {
            draw: 'movements',
            key: 'advance',
            label: 'Advance',
            date: '24 February 2022',
            schematic: 'lines are schematic',
            ways: [
              {
                through: [
                  [29.75, 52.2],
                  [29.95, 51.4],
                  [30.25, 50.72],
                ],
              },
              {
                through: [
                  [31.65, 52.6],
                  [31.4, 51.5],
                  [30.8, 50.72],
                ],
              },
            ],
          },
          towns('launch'),
        ],
      },
      {
        key: 'refuge',
        head: 'Refuge',
        date: 'by 8 Apr 2022',
        found: true,
        sentences: [{ text: 'Those forces withdrew over the same border.', cites: ['C10'] }],
        step: 2,
        layers: [
          {
            draw: 'movements',
            key: 'withdrawal',
            label: 'Withdrawal',
            date: 'by 8 April 2022',
            schematic: 'lines are schematic',
            ways: [
              {
                through: [
                  [30.25, 50.72],
                  [29.95, 51.4],
                  [29.75, 52.2],
                ],
                text: 'to Belarus',
              },
              {
                through: [
                  [30.8, 50.72],
                  [31.4, 51.6],
                  [32.9, 53.1],
                ],
                text: 'to Russia',
              },
            ],
          },
          towns('refuge'),
        ],
      },
      {
        key: 'depot',
        head: 'Depot',
        date: 'ever since',
        sentences: [
          { text: 'Supplies stay close to the front, a commentator says;', cites: ['C13'] },
          { text: 'Ukraine cannot strike there.', cites: ['C14'] },
        ],
        step: 3,
        layers: [
          {
            draw: 'rings',
            key: 'supplies',
            label: 'Supplies',
            schematic: 'ring is schematic',
            rings: [{ at: [29.6, 52.85], word: 'supplies' }],
          },
        ],
      },
    ],
  }),
});
