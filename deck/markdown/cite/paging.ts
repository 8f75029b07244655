import type { Host } from '../scope.ts';

/** Sizes of the generated slides in px on 1280×720; the theme sets the same. */
export const PAGE = {
  /** Room under a title of one line, down to the foot's hairline: these slides have no source line. */
  height: 564,
  fontPx: 16,
  linePx: 18.5,
  /** Above and below the text of a row together, its hairline included. */
  paddingPx: 8,
  /** Between a column and the next, part of the column's width. */
  gapPx: 16,
} as const;

/** A run of text in a column. */
export interface Cell {
  text: string;
  /** Width of the column in px, its gap included. */
  width: number;
  weight?: 400 | 600;
}

const measures = new WeakMap<Host['measure'], TextMeasure>();

/** The lines of cells as a host measures text; what was measured once stays so for that host's function. */
export function textMeasure(measure: Host['measure']): TextMeasure {
  const made = measures.get(measure) ?? new TextMeasure(measure);
  measures.set(measure, made);
  return made;
}

/** Lines of cells, each measured once: a ledger is laid out until its page breaks and links agree. */
export class TextMeasure {
  readonly #lines = new Map<string, number>();
  readonly #measure: Host['measure'];

  constructor(measure: Host['measure']) {
    this.#measure = measure;
  }

  /** Lines that a cell's text takes, wrapped at spaces; a word wider than the column goes on over several lines. */
  lines(cell: Cell): number {
    const key = `${cell.weight ?? 400} ${cell.width} ${cell.text}`;
    const lines = this.#lines.get(key) ?? this.#wrap(cell);
    this.#lines.set(key, lines);
    return lines;
  }

  #wrap({ text, width, weight = 400 }: Cell): number {
    const room = width - PAGE.gapPx;
    const space = this.width(' ', weight);
    let lines = 1;
    let used = 0;
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const wide = this.width(word, weight);
      if (used > 0 && used + space + wide > room) {
        lines++;
        used = 0;
      }
      const over = Math.max(0, Math.ceil(wide / room) - 1);
      lines += over;
      used = over > 0 ? wide - over * room : used + (used > 0 ? space : 0) + wide;
    }
    return lines;
  }

  /** Height in px of a row of cells: that of its tallest. */
  rowHeight(cells: readonly Cell[]): number {
    return Math.max(...cells.map((cell) => this.lines(cell)), 1) * PAGE.linePx + PAGE.paddingPx;
  }

  /** Width in px of one line of text. */
  width(text: string, weight: 400 | 600 = 400): number {
    return this.#measure(text, PAGE.fontPx, weight);
  }
}

/**
 * Breaks rows into pages, in order; each page holds at least one row.
 * @param heights height of each row in px
 * @param room height of a page in px
 * @param opening height of each row where it is the first of its page, if that is another
 */
export function breakPages<T>(
  rows: readonly T[],
  heights: readonly number[],
  room: number,
  opening: readonly number[] = heights,
): T[][] {
  const pages: T[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const [i, row] of rows.entries()) {
    const height = heights[i] ?? 0;
    const isFirst = used + height > room;
    if (isFirst) pages.push([]);
    pages.at(-1)?.push(row);
    used = isFirst ? (opening[i] ?? 0) : used + height;
  }
  return pages;
}
