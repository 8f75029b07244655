import { definePanel, percentage, text } from '#deck/panels';

export default definePanel({
  columns: { key: text, question: text, share: percentage, cites: text },
  build: (rows) => ({
    kind: 'bars',
    title: 'Share of respondents agreeing',
    subtitle: 'per cent; four questions, not parts of a whole',
    summary:
      'The source gives four poll figures, each for its own question: 90% reject sending troops to Ukraine, 18% think the army would obey an order to join, 16% expect the outcome to benefit Belarus and 9% say Belarus should intervene.',
    unit: '%',
    asOf: 'not stated by the source',
    cites: ['C40', 'C41', 'C42', 'C44'],
    note: 'Pollster, dates, sample, mode and wording: not stated by the source',
    categories: rows.map(({ key, question, cites }, i) => ({
      key,
      label: question,
      emphasis: i === 0,
      cites: [cites],
    })),
    series: [{ key: 'share', label: 'Share agreeing' }],
    values: [rows.map(({ share }) => share)],
    max: 100,
  }),
});
