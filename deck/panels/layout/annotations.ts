import { withoutMarks } from '../../model/figure-marks.ts';
import { figureWords } from '../../model/figure-words.ts';
import { type AnnotatedPanel, exact, type ValueAt } from '../../model/panel.ts';
import { type Datum, intervalOf, TOTAL, totalOf } from './datum.ts';
import { categoryName, formatValue } from './format.ts';
import { drawLine, type Scene } from './scene.ts';
import { inStep, valueKeys } from './steps.ts';

/** A note or a difference: what it says, and the value or values that it says it of. */
export interface Saying {
  keys: (string | undefined)[];
  /** Set bold: a computed difference. */
  strong: string;
  text: string;
  from: Datum;
  to: Datum;
}

/** All that a panel says beside its values, in the order of their places. */
export function sayingsOf(panel: AnnotatedPanel, lang: string): Saying[] {
  const whole = panel.series.length === 1 ? 0 : TOTAL;
  const at = ({ category, series }: ValueAt): Datum => ({
    index: panel.categories.findIndex(({ key }) => key === category),
    series: series === undefined ? whole : panel.series.findIndex(({ key }) => key === series),
  });
  const notes = (panel.notes ?? []).map((note): Saying => {
    const from = at('at' in note ? note.at : { category: note.from });
    const to = 'at' in note ? from : at({ category: note.to });
    return say(panel, { key: note.key, from, to, strong: '', text: note.text });
  });
  const differences = (panel.differences ?? []).map(({ key, from, to, text = '' }): Saying => {
    const [start, end] = [at(from), at(to)];
    const strong = differenceWords(panel, (valueAt(panel, end) ?? 0) - (valueAt(panel, start) ?? 0), lang);
    return say(panel, { key, from: start, to: end, strong, text });
  });
  return [...notes, ...differences].sort((a, b) => a.from.index + a.to.index - b.from.index - b.to.index);
}

function say(panel: AnnotatedPanel, { key, ...said }: Omit<Saying, 'keys'> & { key: string | undefined }): Saying {
  const keys = [said.from, said.to].flatMap(({ series, index }) =>
    series === TOTAL ? valueKeys(panel, TOTAL, index).slice(-2) : valueKeys(panel, series, index),
  );
  return { ...said, keys: [key, ...keys] };
}

/** A value by its place; the whole of the category where no series is named. */
function valueAt(panel: AnnotatedPanel, { series, index }: Datum): number | null {
  return series === TOTAL ? totalOf(panel, index) : (panel.values[series]?.[index] ?? null);
}

/** `+12 points`, `−3`: of percentages in points. */
function differenceWords(panel: AnnotatedPanel, difference: number, lang: string): string {
  const rounded = exact(difference);
  const isShare = panel.unit === '%';
  // The plus stands where the language has the minus, with the marks that keep it there where lines run from right to left.
  const written = formatValue(-Math.abs(rounded), isShare ? { ...panel, unit: '' } : panel, lang);
  const signed = rounded > 0 ? written.replace('\u2212', '+') : written;
  return `${signed}${isShare ? ` ${figureWords(lang).points}` : ''}`;
}

/** What a note says, in words that stand by themselves: `North to South: +12 points`. */
export function sayingWords(panel: AnnotatedPanel, { from, to, strong, text }: Saying, lang: string): string {
  const label = ({ index }: Datum) => {
    const category = panel.categories[index];
    return category ? withoutMarks(categoryName(category, lang)) : '';
  };
  const part = ({ series }: Datum) =>
    panel.series.length === 1 ? '' : withoutMarks(panel.series[series]?.label ?? '');
  const name = (spot: Datum) => [label(spot), part(spot)].filter(Boolean).join(', ');
  const end = from.index === to.index ? part(to) : name(to);
  const where = from === to ? name(from) : `${name(from)} ${figureWords(lang).to} ${end}`;
  return `${where}: ${[strong, text].filter(Boolean).join(' ')}`;
}

/** Half the length of the strokes at the ends of an interval. */
const CAP = 7;

/** The interval of a value as a thin line with ends, cased in paper so that it shows on a bar. */
export function drawInterval(
  scene: Scene,
  panel: AnnotatedPanel,
  { series, index }: Datum,
  axis: 'x' | 'y',
  across: number,
): void {
  const interval = intervalOf(panel, series, index);
  if (!interval) return;
  const [from, to] = interval.map((end) => scene.at(axis, end)) as [number, number];
  const point = (along: number, off = 0): [number, number] =>
    axis === 'x' ? [along, across + off] : [across + off, along];
  inStep(scene, valueKeys(panel, series, index), () => {
    for (const [width, colour] of [
      [6, 'paper'],
      [2, 'ink'],
    ] as const) {
      drawLine(scene, point(from), point(to), colour, width);
      for (const end of [from, to]) drawLine(scene, point(end, -CAP), point(end, CAP), colour, width);
    }
  });
}
