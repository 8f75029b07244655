import { definePanel, integer, oneOf, text } from '#deck/panels';

export default definePanel({
  columns: {
    key: text,
    label: text,
    detail: text,
    total: integer,
    upgraded: integer,
    not_upgraded: integer,
    recent: oneOf('yes', 'no'),
    cites: text,
  },
  build: (rows) => ({
    kind: 'bars',
    arrangement: 'stacked',
    title: 'Combat aircraft in the source’s list',
    subtitle: 'number of airframes',
    summary:
      'The source’s list has 67 Su-25, 34 MiG-29 and 4 Su-30. It says 13 of the MiG-29 were upgraded and 21 were not; only the four Su-30 are recent.',
    unit: 'aircraft',
    asOf: 'not stated by the source',
    cites: ['C31', 'C32', 'C33', 'C34', 'C35'],
    note: 'Figures quoted by the source from an unnamed commentator; not independently confirmed',
    categories: rows.map((row) => ({
      key: row.key,
      label: row.label,
      detail: row.detail,
      emphasis: row.recent === 'yes',
      cites: row.cites.split(' '),
    })),
    series: [
      { key: 'upgraded', label: 'upgraded', pattern: 'solid' },
      { key: 'not-upgraded', label: 'not upgraded', pattern: 'hatched' },
    ],
    values: [rows.map((row) => row.upgraded), rows.map((row) => row.not_upgraded)],
    totals: rows.map((row) => row.total),
  }),
});
