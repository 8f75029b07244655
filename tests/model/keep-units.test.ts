import { expect, test } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import { keepTogether, keepUnits, keptWords } from '../../deck/model/text.ts';
import { loadPanel, type PanelDraft, text } from '../../deck/panels/index.ts';
import { wrap } from '../../deck/panels/layout/text.ts';
import { oneFile } from '../markdown/sample.ts';

const KEPT = '90\u00a0km';

test('a number and its unit are kept together, and nothing else', () => {
  expect(keepUnits('In 5 min 90 km, 3,5 % und 12 Mio. € um 9 Uhr')).toBe(
    'In 5\u00a0min 90\u00a0km, 3,5\u00a0% und 12\u00a0Mio. € um 9\u00a0Uhr',
  );
  expect(keepUnits('Class 5 members, 3 hours, A 4 sheets, 10 kmh')).toBe(
    'Class 5 members, 3 hours, A 4 sheets, 10 kmh',
  );
});

test('in the words of a chart, which break between others, and whose faults are found all the same', () => {
  const draft = {
    kind: 'bars',
    title: 'Only 90 km to the river',
    summary: 'It is 90 km.',
    unit: 'km',
    asOf: '2024',
    cites: [],
    categories: [{ key: 'a', label: 'The first 90 km' }],
    series: [{ key: 'one', label: 'One' }],
    values: [[1]],
    notes: [{ at: { category: 'a' }, text: 'at 90 km' }],
  };
  const load = (fields: object) =>
    loadPanel({
      module: { columns: { key: text }, build: () => fields as PanelDraft },
      path: 'charts/x.ts',
      moduleText: JSON.stringify(fields, null, 1),
      csv: { path: 'charts/x.csv', text: 'key\na\n' },
    });
  const { panel, problems } = load(draft);
  expect(problems).toEqual([]);
  expect(JSON.stringify(panel)).not.toContain('90 km');
  const face = { size: 10, weight: 400, measure: (line: string) => line.length } as const;
  expect(wrap(`The first ${KEPT}`, 12, face)).toEqual(['The first', KEPT]);
  const unknown = load({ ...draft, notes: [{ at: { category: '90 km' }, text: 'at 90 km' }] });
  const line =
    JSON.stringify(draft, null, 1)
      .split('\n')
      .findIndex((each) => each.includes('"category": "a"')) + 1;
  expect(unknown.problems.map(({ source }) => source.line)).toEqual([line]);
});

test('in titles, tables, captions, footnotes, notes and both lists of sources', () => {
  const words = 'Only 90 km';
  const input = oneFile(
    `---\ntitle: ${words}\nsubtitle: ${words}\nlang: en\n---\n\n## ${words}\n\n| a | b |\n|---|---|\n| ${words} | 1 |\n\n: ${words}\n\n![${words}](images/tree.png){fig-alt="x"}\n\nSo.[^1] [@C1]\n\n[^1]: ${words}\n\n::: notes\n${words}\n:::\n\n## Claims\n\n::: {#claims}\n:::\n\n## References\n\n::: {#refs}\n:::\n`,
    {
      references: {
        path: 'slides/references.yaml',
        text: `- id: R1\n  type: book\n  title: ${words}\n  note: ${words}\n`,
      },
      claims: {
        path: 'slides/claims.csv',
        text: `id,claim,voice,kind,check,references\nC1,${words},-,fact,${words},R1\n`,
      },
    },
  );
  const { deck, problems } = parseDeck(input);
  expect(problems).toEqual([]);
  // The name of a slide, in lists and addresses, is plain text.
  const said = JSON.stringify(deck).replaceAll(`"title":"${words}"`, '');
  expect(said.match(/Only 90 km/g)).toBeNull();
  expect(said.match(/Only 90\u00a0km/g)?.length).toBeGreaterThan(9);
});

test.each([
  ['{{ fruit.apples }} tonnes of it', '2,000.5~tonnes of it'],
  ['{{ fruit.apples }} million', '2,000.5~million'],
  ['{{ fruit.apples }} in all', '2,000.5~in all'],
  ['{{ fruit.apples }} respondents', '2,000.5 respondents'],
  ['{{ fruit.apples }} tonnesworths', '2,000.5 tonnesworths'],
  ['{{ pairs.north.now }} people', '2~people'],
  ['{{ poll.silent }} respondents', 'n/a respondents'],
])('behind a chart’s value its unit or a short word: %s', (words, kept) => {
  const [, slide] = parseDeck(oneFile(`## A\n\n${words}\n`)).deck.slides;
  expect(String(slide?.body).replace(/<[^>]*>/g, '')).toBe(kept.replaceAll('~', '\u00a0'));
});

test.each([
  ['am 27. November und 1. September 2026', 'am 27.~November und 1.~September 2026'],
  ['on 27 November, November 27, the 3rd May', 'on 27~November, November~27, the 3rd~May'],
  ['siehe S. 12, Nr. 5, Abb. 3 und § 4', 'siehe S.~12, Nr.~5, Abb.~3 und §~4'],
  ['see p. 12, Fig. 3, Section 4', 'see p.~12, Fig.~3, Section~4'],
  ['z. B. hier, k. A. dort, i. d. R. alle', 'z.~B. hier, k.~A. dort, i.~d.~R. alle'],
  ['ב־27 בנובמבר, 27 نوفمبر, ص 12', 'ב־27~בנובמבר, 27~نوفمبر, ص~12'],
  ['5 Milliarden, 3 tausend, 2,5 millions, 3 milliards', '5~Milliarden, 3~tausend, 2,5~millions, 3~milliards'],
  ['4 millones, 7 milioni, 9 pour cent, 1 مليون, 3 אלף', '4~millones, 7~milioni, 9~pour cent, 1~مليون, 3~אלף'],
  ['5 Millionäre, 3 millenia, 2 Abstimmungen', '5 Millionäre, 3 millenia, 2 Abstimmungen'],
  ['the 67 Su-25, 4 A-320, 12 Well-known, in 2026 UTF-8', 'the 67~Su-25, 4~A-320, 12 Well-known, in 2026 UTF-8'],
  ['may 5 go in 2026 March on, plan B. It', 'may 5 go in 2026 March on, plan B. It'],
])('%s', (text, kept) => expect(keepTogether(text)).toBe(kept.replaceAll('~', '\u00a0')));

test.each([
  ['a call-up of 12–13 men', 'a [call-up] of [12–13] men'],
  ['37.5–38.5 in 2003-2005, well-known', '[37.5–38.5] in [2003-2005], well-known'],
  ['from 5 – 6, A–B, pages 1–2–3', 'from 5 – 6, A–B, pages 1–2–3'],
  ['', ''],
])('words that stand on one line whole: %s', (text, kept) => {
  const shown = keptWords(text).map((part) => (part.kept ? `[${part.text}]` : part.text));
  expect(shown.join('')).toBe(kept);
});
