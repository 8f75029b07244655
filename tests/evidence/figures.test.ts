import { describe, expect, test } from 'vitest';
import { figuresIn } from '../../deck/evidence/figures.ts';

const texts = (text: string, lang = 'en-GB', heading = false) =>
  figuresIn(text, lang, heading).map((each) => each.text);

describe('a number is a figure', () => {
  test.each([
    ['The article counts 45,000 troops.', ['45,000']],
    ['Between 3% and 11% backed it.', ['3%', '11%']],
    ['Some 38.9 to 42.5% were for it.', ['38.9', '42.5%']],
    ['Loans of $1.5bn and 105bn roubles.', ['1.5', '105']],
    ['A count of 37–38 aircraft.', ['37', '38']],
    ['It is 90 km away, about 1,084.2 km in all.', ['90', '1,084.2']],
    ['They lost 2 of 3 bridges.', ['2', '3']],
    ['ISW 45% and the UK 3,000 men', ['45%', '3,000']],
    ['a 12-month pause', ['12']],
    ['€ 2000 and $2022', ['2000', '2022']],
    ['67 Su‑25, 34 MiG‑29 and 4 Su‑30', ['67', '34', '4']],
    ['12 per cent', ['12']],
  ])('%s', (text, figures) => expect(texts(text)).toEqual(figures));

  test.each([
    ['Rund 1.084,2 km und 45 Prozent', ['1.084,2', '45']],
    ['Im Jahr 2024 waren es 1.200 Anträge, am 3. Mai 17.', ['1.200', '17']],
    ['Es sind 1.234.567,89 Euro, 12.345.678 Tonnen, Version 1.2.3', ['1.234.567,89', '12.345.678']],
    ['Zum 2. Quartal', []],
    ['In Woche 24, KW 7, Abschnitt 4', []],
    ['Siehe Folie 4 und Abb. 2, S. 12', []],
  ])('in German: %s', (text, figures) => expect(texts(text, 'de')).toEqual(figures));

  test('in French, with spaces between thousands', () => {
    expect(texts('Près de 12 500 habitants, le 1er mai 2022', 'fr')).toEqual(['12 500']);
  });

  test('with its word of scale', () => {
    expect(figuresIn('$1.5bn, 2 million, 3 Mio. and 4 km', 'en').map(({ value }) => value)).toEqual([
      1.5e9, 2e6, 3e6, 4,
    ]);
  });
});

describe('a number is none', () => {
  test.each([
    'On 24 February 2022, in Oct 2022, 13–14 Oct, by 6 April, in March and June 2022, on 13 and 14 October',
    'February 24, 2022 and May 3',
    '2022-10-14, 14.10.2022, 14/10/2022, at 14:30, 24/7',
    'in 2022–23, 2019/20, the 1990s, since 1989',
    'Su-25, Su‑30SM, MiG-29, A320, R01, C31, Tu-95MS, 2S19, B-52',
    'see slide 4, p. 12, pp. 3–5, Figure 2, section 3.1, Article 5, § 12, no. 7, Phase 2',
    'ICD 203 and TLP 2.0, GPT-4, COVID-19',
    'the 1st, 2nd, 21st and 43rd',
    'version 2.1, v3.0, 1.2.3',
    'https://example.org/2022/45000',
    'Nine in ten Belarusians',
    'CO2 and H2O, 3D',
    'in week 24, on day 3 of sprint 12; water meter 0815; in Hangar 3, at gate 12',
  ])('%s', (text) => expect(texts(text)).toEqual([]));

  test('where it counts a heading', () => {
    expect(texts('1 The army', 'en', true)).toEqual([]);
    expect(texts('2. The public', 'en', true)).toEqual([]);
    expect(texts('90% reject it', 'en', true)).toEqual(['90%']);
  });
});
