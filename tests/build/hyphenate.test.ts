import { describe, expect, test } from 'vitest';
import { breakable, hyphenator } from '../../deck/build/hyphenate.ts';
import { parseDeck } from '../../deck/markdown/index.ts';
import { markedMeasure, withoutMarks } from '../../deck/model/figure-marks.ts';
import { wrap } from '../../deck/panels/layout/text.ts';
import { bodyHtml, oneFile, sampleInput, samplePanels } from '../markdown/sample.ts';

const shown = (text: string) => text.replaceAll('\u00ad', '|');

describe('hyphenator', () => {
  test('breaks long words between syllables, with enough letters on both sides', () => {
    const german = hyphenator('de-AT');
    expect(shown(german?.('Die Hafenentwicklungsgesellschaft tagt') ?? '')).toBe(
      'Die Hafen|ent|wick|lungs|ge|sell|schaft tagt',
    );
    expect(shown(german?.('Planergänzungsbeschluss') ?? '')).toBe('Planer|gän|zungs|be|schluss');
    expect(german?.('Kurze Wörter')).toBe('Kurze Wörter');
  });

  test('has nothing to say for English, for a language without patterns, and for what is no language', () => {
    for (const lang of ['en-GB', 'qqq', '../de']) expect(hyphenator(lang)).toBeUndefined();
  });
});

describe('long words in narrow boxes', () => {
  const { host } = sampleInput([]);
  const hyphenate = hyphenator('de') ?? ((text: string) => text);
  const deck = (body: string) =>
    parseDeck(
      oneFile(`---\ntitle: T\nlang: de\n---\n## Hafenentwicklungsgesellschaft {#one .tiles}\n\n${body}`, {
        host: { ...host, hyphenate },
      }),
    );

  test('are broken in the page, and whole wherever else they are read', () => {
    const { deck: made, problems } = deck('::: tile\n### Wasserstraßenverwaltung\n:::\n\nContainerumschlag\n');
    expect(problems).toEqual([]);
    const html = bodyHtml(made.slides[1]);
    expect(shown(html)).toContain('Wasser|stra|ßen|ver|wal|tung');
    expect(html).toContain('Containerumschlag');
    expect(made.slides[1]?.title).toBe('Hafenentwicklungsgesellschaft');
    expect(made.slides[1]?.titleHtml).toBe('Hafenentwicklungsgesellschaft');
  });

  test('of another language are left as they are', () => {
    const { deck: made } = deck('::: tile\n[internationalisation]{lang=en} und Fahrrinnenanpassung\n:::\n');
    const html = shown(bodyHtml(made.slides[1]));
    expect(html).toContain('internationalisation');
    expect(html).toContain('Fahr|rin|nen');
  });
});

describe('a row of large numbers', () => {
  const number = (text: string) => `### Mass\n\n[${text}]{.big}\n\n`;
  const html = (texts: string[]) =>
    bodyHtml(parseDeck(oneFile(`## One {#one}\n\n::: big-numbers\n${texts.map(number).join('')}:::\n`)).deck.slides[1]);

  test('is set smaller where one has no room', () => {
    expect(html(['5', '12'])).toContain('class="big"');
    expect(html(['1,234,567.89', '12', '7']).match(/class="big long/g)).toHaveLength(3);
  });
});

test('what belongs together stays so over bold words and over the ends of lines in the source', () => {
  const { deck } = parseDeck(oneFile('## One {#one}\n\nNur **95** % am 27.\nNovember, also\nspät\n'));
  expect(bodyHtml(deck.slides[1])).toContain('<strong>95</strong>\u00a0% am 27.\u00a0November, also\nspät');
});

test('a chart has them where it is drawn, a map and an English chart nowhere', () => {
  const [panel] = samplePanels;
  if (panel?.kind !== 'bars') throw new Error('The first sample is one of bars.');
  const long = { ...panel, categories: [{ key: 'a', label: 'Planergänzungsbeschluss' }] };
  const drawn = breakable(long, 'de');
  expect(shown(drawn.categories[0]?.label ?? '')).toBe('Planer|gän|zungs|be|schluss');
  expect(breakable(long, 'en')).toBe(long);
  const face = { size: 10, weight: 400, measure: markedMeasure((line: string) => line.length) } as const;
  expect(wrap(drawn.categories[0]?.label ?? '', 18, face)).toEqual(['Planergänzungsbe-', 'schluss']);
  expect(withoutMarks(drawn.categories[0]?.label ?? '')).toBe('Planergänzungsbeschluss');
});
