import { defineMap } from '#deck/panels';

export default defineMap({
  data: { base: 'geo/countries.json' },
  build: () => ({
    kind: 'map',
    decorative: true,
    scaleBar: false,
    title: 'Belarus and its borders',
    summary: 'Belarus and its borders, without names.',
    unit: 'km',
    asOf: 'Natural Earth 4.1',
    cites: [],
    frame: { west: 22.5, south: 50.4, east: 33.8, north: 57.1 },
    tight: true,
    layers: [
      {
        draw: 'areas',
        key: 'belarus',
        label: 'Belarus',
        from: 'base.countries',
        where: { iso: 'BLR' },
        look: 'strong',
      },
      { draw: 'lines', key: 'boundaries', label: 'State borders', from: 'base.borders', look: 'boundary' },
      {
        draw: 'lines',
        key: 'border',
        label: 'The border with Ukraine',
        from: 'base.borders',
        where: { pair: 'BLR-UKR' },
        look: 'border',
      },
    ],
  }),
});
