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
    kind: 'bars',
    arrangement: 'stacked',
    title: '45,000 troops, says the article',
    subtitle: 'in thousands; the smaller number is an outside estimate, not the article’s',
    summary:
      'The article counts 45,000 troops. By an outside estimate 15,000 of them could in theory take part; their readiness is rated low.',
    unit: 'thousand',
    asOf: 'the article undated; the estimate late 2022',
    cites: ['C28', 'C36', 'R17'],
    categories: rows.map(({ key, detail, cites }) => ({
      key,
      label: 'The article',
      detail,
      cites: cites.split(' '),
    })),
    series: [
      {
        key: 'available',
        label: 'could in theory take part, by an outside estimate; readiness rated low',
        pattern: 'solid',
        emphasis: true,
      },
      { key: 'rest', label: 'the others', pattern: 'open' },
    ],
    values: [rows.map((row) => row.available), rows.map((row) => row.rest)],
    totals: rows.map((row) => row.total),
  }),
});
