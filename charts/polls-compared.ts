import { definePanel, percentage, text } from '#deck/panels';

export default definePanel({
  columns: {
    key: text,
    label: text,
    detail: text,
    chatham_house: percentage,
    baw: percentage,
    source: percentage,
    cites: text,
  },
  build: (rows) => ({
    kind: 'dots',
    title: 'Support for Belarus taking part in the war',
    subtitle: 'per cent; pollsters, modes and wording differ',
    summary:
      'Chatham House found 3% in March, 6% in April and 5% in June 2022; the Belarusian Analytical Workshop found 11% in September 2022. The article has 9%, undated.',
    unit: '%',
    asOf: 'March to September 2022; the article undated',
    cites: [],
    note: 'Not a trend; the article’s poll is not described',
    categories: rows.map(({ key, label, detail, cites }) => ({ key, label, detail, cites: [cites] })),
    series: [
      { key: 'chatham-house', label: 'Chatham House', shape: 'circle', emphasis: true },
      { key: 'baw', label: 'Belarusian Analytical Workshop', shape: 'diamond', emphasis: true },
      { key: 'source', label: 'the article', shape: 'circle', pattern: 'open' },
    ],
    values: [rows.map((row) => row.chatham_house), rows.map((row) => row.baw), rows.map((row) => row.source)],
    max: 15,
  }),
});
