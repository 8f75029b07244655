import { date, definePanel, oneOf, text } from '#deck/panels';

export default definePanel({
  columns: {
    key: text,
    date,
    printed: text,
    amount: text,
    event: text,
    lane: oneOf('loans', 'deferrals'),
    cites: text,
  },
  build: (rows) => ({
    kind: 'timeline',
    found: true,
    title: 'Only the $1.5bn is the article’s;',
    subtitle: 'the other amounts and all dates are from outside reports.',
    summary:
      'After the election of 9 August 2020 and the mass protests that followed came a loan of $1.5bn, agreed on 14 September 2020; deferrals of about $1bn in April 2022 and of $1.4bn on 15 November 2022; and a loan of 105bn roubles, over $1.7bn, signed on 16 November 2022.',
    unit: 'event',
    asOf: '2020 to 2022',
    cites: [],
    lanes: [
      { key: 'loans', label: 'Loans' },
      { key: 'deferrals', label: 'Payments put off', pattern: 'open' },
    ],
    flags: [{ key: 'vote', date: '2020-08-09', dateLabel: '9 Aug 2020', text: 'election, then mass protests' }],
    notes: [
      { from: 'sochi', to: 'roubles', text: 'The article’s undated $1.5bn loan fits either of these', cites: ['C20'] },
    ],
    events: rows.map(({ key, date, printed, amount, event, lane, cites }) => ({
      key,
      date,
      dateLabel: printed,
      text: event,
      lane,
      amount,
      cites: [cites],
    })),
  }),
});
