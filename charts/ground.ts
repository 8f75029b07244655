import { defineMap } from '#deck/panels';

export default defineMap({
  data: { base: 'geo/countries.json', marsh: 'geo/wetlands.json' },
  build: () => ({
    kind: 'map',
    title: 'Marsh along the border',
    summary:
      'Small map: an indicative area of marsh lies on both sides of the border of Belarus with Ukraine, from the west to the Dnieper.',
    unit: 'km',
    asOf: 'Natural Earth 4.0 and 4.1',
    cites: [],
    note: 'Map: Natural Earth; extent of the marsh indicative, drawn by us',
    frame: { west: 22.2, south: 50.65, east: 33.2, north: 52.75 },
    scaleBar: false,
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
      { draw: 'areas', key: 'marsh', label: 'Marsh', from: 'marsh', look: 'indicative' },
      { draw: 'lines', key: 'boundaries', label: 'State borders', from: 'base.borders', look: 'boundary' },
      {
        draw: 'lines',
        key: 'border',
        label: 'The border',
        from: 'base.borders',
        where: { pair: 'BLR-UKR' },
        look: 'border',
      },
    ],
  }),
});
