import { date, definePanel, text } from '#deck/panels';

export default definePanel({
  columns: { key: text, date, printed: text, event: text, cites: text },
  build: (rows) => ({
    kind: 'timeline',
    title: '“No recent training”, the article says',
    subtitle: 'exercises reported in 2022 by others',
    summary:
      'The article says that there was no recent training; others report three exercises in 2022, in May, September and December.',
    unit: 'event',
    asOf: '2022',
    cites: ['C37', 'R21'],
    lanes: [{ key: 'reported', label: 'Reported' }],
    events: rows.map(({ key, date, printed, event, cites }) => ({
      key,
      date,
      dateLabel: printed,
      text: event,
      lane: 'reported',
      cites: [cites],
    })),
  }),
});
