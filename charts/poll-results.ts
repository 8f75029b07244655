import { definePanel, number, optionalText, percentage, text } from '#deck/panels';

export default definePanel({
  columns: {
    key: text,
    question: text,
    answer: text,
    share: percentage,
    cites: text,
    figure: text,
    text: optionalText,
    detail: optionalText,
    at: number,
    low: number,
    high: number,
    beside: optionalText,
  },
  build: (rows) => ({
    kind: 'bars',
    title: 'Four separate questions',
    subtitle:
      'each out of 100%. The wording is our paraphrase: the article does not quote the questions. Thin marks: the nearest published figures.',
    summary:
      'The article gives four poll figures, each for its own question: 90% say no to sending troops to Ukraine, 9% say that Belarus should intervene, 16% expect the outcome to benefit Belarus and 18% think that the military would obey an order to join. The nearest published figures are 85% negative about taking part, 3 to 11% for taking part, and 53 and 55% who expected harm; for the last none was found.',
    unit: '%',
    asOf: 'not stated by the article',
    cites: [],
    categories: rows.map(({ key, question, answer, cites }, i) => ({
      key,
      label: question,
      answer,
      emphasis: i === 0,
      cites: [cites],
    })),
    series: [{ key: 'share', label: 'Share of respondents' }],
    values: [rows.map(({ share }) => share)],
    max: 100,
    compare: {
      voice: 'What we found',
      label: 'Nearest published figure, 2022',
      values: rows.map(({ figure, text, detail, at, low, high, beside }) => ({
        figure,
        text,
        detail,
        at: at ?? undefined,
        low: low ?? undefined,
        high: high ?? undefined,
        cites: beside?.split(' '),
      })),
    },
  }),
});
