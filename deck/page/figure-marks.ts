import type { FigureMark } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import type { Words } from '../model/words.ts';

/** A drawing's size, and where its numerals stand on it: by their left end and their middle, each with its step. */
interface Marked {
  size: { width: number; height: number };
  marks: readonly { number: number; x: number; y: number; step: number }[];
}

/** Side of the square in which a numeral stands and can be hit. */
const SIDE = 24;

/**
 * The numerals of a figure, to lie over its drawing: a picture holds no links. They are places in an svg of the drawing's size, since
 * a page under the strict policy sets no styles on its elements.
 * @param ids whether the first of each has its id: not in a second drawing of the same figure
 */
export function renderMarks(
  { size, marks }: Marked,
  figure: readonly FigureMark[],
  words: Words,
  ids: boolean,
): string {
  const done = new Set<number>();
  const links = marks.flatMap(({ number, x, y, step }) => {
    const mark = figure.find((each) => each.number === number);
    if (!mark) return [];
    const id = ids && mark.id && !done.has(number) ? ` id="${escapeHtml(mark.id)}"` : '';
    done.add(number);
    const wide = 2 + 8.5 * String(number).length;
    const place = `x="${round(x + wide / 2 + 1 - SIDE / 2)}" y="${round(y - SIDE / 2)}" width="${SIDE}" height="${SIDE}"`;
    const [first = ''] = mark.cites;
    const all = mark.cites.length > 1 ? ` data-cite="${escapeHtml(mark.cites.join(';'))}"` : '';
    const link =
      `<a href="#cite-${escapeHtml(first)}"${id}${all} ` +
      `aria-label="${escapeHtml(`${words.source} ${number}`)}">${number}</a>`;
    return `<foreignObject ${place}${step ? ` data-step="${step}"` : ''}><sup class="cite">${link}</sup></foreignObject>`;
  });
  return `<svg class="figure-marks" viewBox="0 0 ${size.width} ${size.height}">${links.join('')}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
