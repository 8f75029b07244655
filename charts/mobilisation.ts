import { date, definePanel, oneOf, text } from '#deck/panels';

export default definePanel({
  columns: {
    key: text,
    date,
    printed: text,
    event: text,
    status: oneOf('ordered', 'claimed', 'reported', 'denied'),
    cites: text,
  },
  build: (rows) => ({
    kind: 'timeline',
    direction: 'vertical',
    title: 'Signs of mobilisation',
    subtitle: 'October to December 2022, by who said so',
    summary:
      'From 4 October to 19 December 2022: draft lists checked, a Ukrainian plan to attack alleged by Lukashenko and denied by Kyiv, a covert call-up reported and denied, a snap check ordered, and pressure from Moscow denied by the Kremlin.',
    unit: 'event',
    asOf: 'October to December 2022',
    cites: ['C02', 'C21', 'C22', 'C24', 'R15', 'R16', 'R18', 'R21', 'R33'],
    statuses: [
      { key: 'ordered', label: 'ordered', shape: 'square' },
      { key: 'claimed', label: 'claimed', shape: 'triangle' },
      { key: 'reported', label: 'reported', shape: 'circle' },
      { key: 'denied', label: 'denied', shape: 'diamond', pattern: 'open' },
    ],
    events: rows.map((row) => ({
      key: row.key,
      date: row.date,
      dateLabel: row.printed,
      text: row.event,
      status: row.status,
      cites: row.cites.split(' '),
    })),
  }),
});
