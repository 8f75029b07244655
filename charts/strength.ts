import { definePanel, integer, text } from '#deck/panels';

export default definePanel({
  columns: { key: text, label: text, detail: text, group: text, personnel: integer, cites: text },
  build: (rows) => ({
    kind: 'bars',
    title: 'Active personnel by who counts',
    subtitle: 'number of people; the air force is not added',
    summary:
      'The article counts 45,000 troops, the World Factbook about 45,000 and the IISS, as quoted by Reuters, about 48,000. For the air force the article has 18,000 and the World Factbook about 15,000, inside its total.',
    unit: 'personnel',
    asOf: 'the article undated; other counts 2022',
    cites: ['C28', 'C30', 'R08', 'R09'],
    note: 'Whether the 45,000 include the air force: inclusion not stated by the article',
    categories: rows.map(({ key, label, detail, group, cites }) => ({
      key,
      label,
      detail,
      group,
      emphasis: label === 'The article',
      cites: [cites],
    })),
    series: [{ key: 'personnel', label: 'Personnel' }],
    values: [rows.map(({ personnel }) => personnel)],
  }),
});
