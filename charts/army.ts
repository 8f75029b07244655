import { definePanel, integer, text } from '#deck/panels';

export default definePanel({
  columns: {
    key: text,
    label: text,
    detail: text,
    total: integer,
    available: integer,
    rest: integer,
    cites: text,
  },
  build: (rows) => ({
    kind: 'units',
    per: 1000,
    title: 'One block is 1,000 soldiers.',
    summary:
      'The article counts 45,000 soldiers. By an estimate of Ukraine’s General Staff about 15,000 of them could in theory take part; their readiness is rated low.',
    unit: 'soldiers',
    asOf: 'the article undated; the estimate late 2022',
    cites: [],
    categories: rows.map(({ key, label, detail, cites }) => ({ key, label, detail, cites: [cites] })),
    series: [
      {
        key: 'available',
        label: 'could in theory take part, by an outside estimate; readiness rated low',
        emphasis: true,
        bracket: true,
        found: true,
        cites: ['R17'],
      },
      { key: 'rest', label: 'the others' },
    ],
    values: [rows.map((row) => row.available), rows.map((row) => row.rest)],
    totals: rows.map((row) => row.total),
  }),
});
