import { definePanel, integer, oneOf, optionalText, text } from '#deck/panels';

export default definePanel({
  columns: {
    key: text,
    label: text,
    detail: text,
    total: integer,
    upgraded: integer,
    not_upgraded: integer,
    recent: oneOf('yes', 'no'),
    aside: optionalText,
    cites: text,
  },
  build: (rows) => ({
    kind: 'units',
    title: 'One mark for each aircraft.',
    subtitle: '105 in all is our sum. Helicopters, trainers and air defence are not in the list.',
    summary:
      'A commentator quoted in the article counts 67 Su‑25, 34 MiG‑29 and four Su‑30. Of the MiG‑29, 13 were upgraded, last in 2004, the commentator says; of the other 21 nothing is said. Only the Su‑30 are recent, by our reading.',
    unit: 'aircraft',
    asOf: 'not stated by the article',
    cites: [],
    categories: rows.map(({ key, label, detail, recent, aside, cites }) => ({
      key,
      label,
      detail,
      emphasis: recent === 'yes',
      aside,
      cites: cites.split(' '),
    })),
    series: [
      { key: 'upgraded', label: 'upgraded, last in 2004', pattern: 'solid', bracket: true, cites: ['C34', 'C35'] },
      { key: 'not-upgraded', label: 'others, by our arithmetic', pattern: 'hatched' },
    ],
    values: [rows.map((row) => row.upgraded), rows.map((row) => row.not_upgraded)],
    totals: rows.map((row) => row.total),
  }),
});
