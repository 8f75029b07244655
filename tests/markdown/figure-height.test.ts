import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import type { FigureRef } from '../../deck/model/deck.ts';
import { oneFile } from './sample.ts';

const SHORT = 'Fruit';
const LONG = 'The harvest has grown for ten years and more, and not only since the last summer came to its dry end';
const BAND = '\n::: {.found .yes}\nIt has.\n:::\n';

function heightOf(title: string, body: string, attributes = ''): number | undefined {
  const { deck } = parseDeck(oneFile(`## ${title} {#one ${attributes}}\n\n${body}\n`));
  return deck.slides[1]?.body.find((part): part is FigureRef => typeof part !== 'string' && part.type === 'figure')
    ?.height;
}

describe('the height of a figure that nobody gave one', () => {
  const chart = '![](../charts/fruit.ts)\n';

  it('is the usual one where there is room for it', () => {
    expect(heightOf(SHORT, chart)).toBe(340);
    expect(heightOf(SHORT, chart, '.figure')).toBe(330);
  });

  it('is what title, words, footnotes and band leave', () => {
    expect(heightOf(SHORT, chart + BAND)).toBe(332);
    expect(heightOf(LONG, chart + BAND)).toBe(284);
    expect(heightOf(LONG, `A line.\n\n${chart}${BAND}`)).toBe(233);
    expect(heightOf(LONG, `A line.[^1]\n\n${chart}${BAND}\n[^1]: Words.\n`)).toBe(204);
  });

  it('is as its author says, and is left alone where a list or a table shares the slide', () => {
    expect(heightOf(LONG, `![](../charts/fruit.ts){height=400}\n${BAND}`)).toBe(400);
    expect(heightOf(LONG, `${chart}\n- one\n- two\n${BAND}`)).toBeUndefined();
  });
});
