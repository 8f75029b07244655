import { definePanel, percentage, text } from '#deck/panels';

export default definePanel({
  columns: {
    key: text,
    question: text,
    base: text,
    against: percentage,
    neither: percentage,
    for: percentage,
    cites: text,
  },
  build: (rows) => ({
    kind: 'diverging',
    title: 'Three published questions',
    subtitle: 'each out of 100%. What is left of 100 is our arithmetic.',
    summary:
      'On joining the war 85% were against and 11% for; on Russia’s war itself 40% were against, 28% neither or mixed and 32% for; on hosting Russian troops 38.9% were against and 42.5% for.',
    unit: '%',
    asOf: 'April to September 2022',
    cites: ['R26', 'R28'],
    rest: 'the rest',
    categories: rows.map(({ key, question, base, cites }) => ({ key, label: question, detail: base, cites: [cites] })),
    series: [
      { key: 'against', label: 'against', side: 'against' },
      { key: 'neither', label: 'neither or mixed', side: 'neutral' },
      { key: 'for', label: 'for', side: 'for' },
    ],
    values: [rows.map((row) => row.against), rows.map((row) => row.neither), rows.map((row) => row.for)],
  }),
});
