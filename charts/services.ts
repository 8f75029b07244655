import { defineMap } from '#deck/panels';

export default defineMap({
  data: {
    base: 'geo/countries.json',
    rivers: 'geo/rivers.json',
    lakes: 'geo/lakes.json',
    places: 'geo/places.json',
  },
  build: () => ({
    kind: 'map',
    title: 'Launch pad, refuge and depot',
    subtitle: 'lines and ring are schematic; the dates are from outside reports',
    summary:
      'Three maps of the ground from Minsk to Kyiv. On 24 February 2022 schematic lines lead from the border past Chornobyl and Chernihiv towards Kyiv; by 8 April 2022 they lead back to Belarus and to Russia; ever since, a ring on Belarus marks supplies.',
    unit: 'km',
    asOf: 'Natural Earth 4.0 and 4.1',
    cites: ['C09', 'C10', 'C13', 'C14'],
    note: 'Map: Natural Earth',
    frame: { west: 26.4, south: 50.1, east: 34.2, north: 54.15 },
    layers: [
      {
        draw: 'areas',
        key: 'neighbours',
        label: 'Countries',
        from: 'base.countries',
        where: { iso: ['RUS', 'POL', 'LTU'] },
        look: 'neighbour',
      },
      {
        draw: 'areas',
        key: 'ukraine',
        label: 'Countries',
        from: 'base.countries',
        where: { iso: 'UKR' },
        look: 'land',
      },
      {
        draw: 'areas',
        key: 'belarus',
        label: 'Countries',
        from: 'base.countries',
        where: { iso: 'BLR' },
        look: 'strong',
      },
      { draw: 'areas', key: 'lakes', label: 'Reservoirs and lakes', from: 'lakes', look: 'water' },
      { draw: 'lines', key: 'rivers', label: 'Rivers', from: 'rivers', where: { rank: 1 }, look: 'river' },
      { draw: 'lines', key: 'boundaries', label: 'State borders', from: 'base.borders', look: 'boundary' },
      {
        draw: 'lines',
        key: 'border',
        label: 'The border',
        from: 'base.borders',
        where: { pair: 'BLR-UKR' },
        look: 'border',
      },
      {
        draw: 'points',
        key: 'capitals',
        label: 'Capitals',
        from: 'places',
        where: { name: ['Kyiv', 'Minsk'] },
        look: 'capital',
        names: true,
      },
    ],
    frames: [
      {
        key: 'launch',
        head: 'Launch pad',
        date: '24 Feb 2022',
        found: true,
        caption: 'Russia’s failed drive on Kyiv started here.',
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
                  [29.9, 52.0],
                  [30.0, 51.4],
                  [30.25, 50.75],
                ],
              },
              {
                through: [
                  [31.6, 52.55],
                  [31.35, 51.5],
                  [30.75, 50.75],
                ],
              },
            ],
          },
          {
            draw: 'points',
            key: 'launch-places',
            label: 'Cities',
            from: 'places',
            where: { name: ['Chornobyl', 'Chernihiv'] },
            look: 'city',
            names: true,
          },
        ],
      },
      {
        key: 'refuge',
        head: 'Refuge',
        date: 'by 8 Apr 2022',
        found: true,
        caption: 'Those forces withdrew over the same border.',
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
                  [30.3, 50.75],
                  [30.05, 51.3],
                  [29.95, 52.05],
                ],
                text: 'to Belarus',
              },
              {
                through: [
                  [30.75, 50.75],
                  [31.35, 51.6],
                  [32.6, 52.7],
                ],
                text: 'to Russia',
              },
            ],
          },
          {
            draw: 'points',
            key: 'refuge-places',
            label: 'Cities',
            from: 'places',
            where: { name: ['Chornobyl', 'Chernihiv'] },
            look: 'city',
            names: true,
          },
        ],
      },
      {
        key: 'depot',
        head: 'Depot',
        date: 'ever since',
        caption: 'Supplies stay close to the front, a commentator says; Ukraine cannot strike there.',
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
