import { date, definePanel, oneOf, text } from '#deck/panels';

export default definePanel({
  columns: { key: text, date, printed: text, event: text, status: oneOf('loan', 'deferral'), cites: text },
  build: (rows) => ({
    kind: 'timeline',
    direction: 'horizontal',
    title: 'Russian loans to Belarus and deferred payments',
    subtitle: '2020 to 2022; amounts are not added up',
    summary:
      'Two loans and two deferrals: $1.5bn agreed in September 2020, about $1bn of payments deferred in April 2022, $1.4bn moved to 2028–33 in November 2022, and a loan of 105bn roubles, over $1.7bn, signed the day after.',
    unit: 'event',
    asOf: 'September 2020 to November 2022',
    cites: ['C19', 'C20', 'R04', 'R05', 'R06', 'R07'],
    note: 'The source gives no dates; which loan it means is not certain',
    statuses: [
      { key: 'loan', label: 'loan', shape: 'circle' },
      { key: 'deferral', label: 'deferral', shape: 'diamond', pattern: 'open' },
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
