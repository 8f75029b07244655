import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../deck/markdown/index.ts';
import type { FigureRef } from '../../deck/model/deck.ts';
import { oneFile } from './sample.ts';

const SHORT = 'Fruit';
const LONG = 'The harvest has grown for ten years and more, and not only since the last summer came to its dry end';
const BAND = '\n::: {.found .yes}\nIt has.\n:::\n';

function figureOf(title: string, body: string, attributes = ''): FigureRef | undefined {
  const { deck } = parseDeck(oneFile(`## ${title} {#one ${attributes}}\n\n${body}\n`));
  return deck.slides[1]?.body.find((part): part is FigureRef => typeof part !== 'string' && part.type === 'figure');
}

const heightOf = (...slide: Parameters<typeof figureOf>) => figureOf(...slide)?.height;

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

  it('is what a list leaves over or under it', () => {
    expect(heightOf(SHORT, `${chart}\n- one\n- two\n- three\n`)).toBe(295);
    expect(heightOf(LONG, `${chart}\n- one\n- two\n${BAND}`)).toBe(186);
  });

  it('is as its author says, and is left alone where a table or a box shares the slide', () => {
    expect(heightOf(LONG, `![](../charts/fruit.ts){height=400}\n${BAND}`)).toBe(400);
    expect(heightOf(LONG, `${chart}\n| A |\n|---|\n| 1 |\n${BAND}`)).toBeUndefined();
    expect(heightOf(LONG, `${chart}\n::: aside\nWords.\n:::\n`)).toBeUndefined();
  });
});

describe('a figure in a column', () => {
  const columns = (own: string, other: string, wide = '', narrow = '') =>
    `:::: columns\n::: {.column${wide}}\n${own}\n:::\n::: {.column${narrow}}\n${other}\n:::\n::::\n`;
  const chart = '![](../charts/fruit.ts)';
  const list = '- one\n- two';

  it('is as high as its slide leaves, where nothing else stands in its column', () => {
    expect(heightOf(SHORT, columns(chart, list))).toBe(400);
    expect(heightOf(LONG, columns(chart, list) + BAND)).toBe(284);
    expect(heightOf(LONG, `A line.\n\n${columns(chart, list)}${BAND}`)).toBe(233);
    expect(heightOf(SHORT, columns(`${chart}\n\nA line.`, list))).toBeUndefined();
  });

  it('is as wide as its part of a grid', () => {
    const grid = (columns: number) => `::: {layout-ncol=${columns}}\n${chart}\n\n${chart}\n\n${chart}\n:::\n`;
    expect(figureOf(SHORT, grid(3))).toMatchObject({ layout: 'column', width: 368, height: 400 });
    expect(figureOf(SHORT, grid(2))).toMatchObject({ layout: 'column' });
    expect(heightOf(SHORT, grid(2))).toBeUndefined();
  });

  it('is as wide as its column is', () => {
    expect(figureOf(SHORT, columns(chart, list))?.width).toBeUndefined();
    expect(figureOf(SHORT, columns(chart, list, ' width="60%"', ' width="40%"'))?.width).toBe(677);
    expect(figureOf(SHORT, columns(list, chart, ' width="60%"'))?.width).toBe(437);
    expect(figureOf(SHORT, columns(chart, list, ' width="30%"', ' width="30%"'))?.width).toBe(346);
  });
});
