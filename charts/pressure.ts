import { date, definePanel, oneOf, text } from '#deck/panels';

export default definePanel({
  columns: { key: text, date, printed: text, event: text, lane: oneOf('asserted', 'denied'), cites: text },
  build: (rows) => ({
    kind: 'timeline',
    found: true,
    title: 'Outside reports;',
    subtitle: 'the article gives no dates',
    summary:
      'Asserted: on 4 October people were called to check draft lists, on 10 October Lukashenko alleged a Ukrainian plan to attack, on 13 and 14 October Nasha Niva reported a covert call-up of about 2,000 men at first, and in December there was an exercise. Denied: in October Kyiv denied such a plan, in November Belarus’s defence ministry spoke of disinformation, and on 19 December the Kremlin denied pressure.',
    unit: 'event',
    asOf: 'October to December 2022',
    cites: [],
    lanes: [
      { key: 'asserted', label: 'Asserted', side: 'above' },
      { key: 'denied', label: 'Denied', side: 'below', pattern: 'open' },
    ],
    events: rows.map(({ key, date, printed, event, lane, cites }) => ({
      key,
      date,
      dateLabel: printed,
      text: event,
      lane,
      cites: [cites],
    })),
  }),
});
