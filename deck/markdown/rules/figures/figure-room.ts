import type { Token } from 'markdown-it';
import type { FigureRef } from '../../../model/deck.ts';
import { BODY_WIDTH, TITLE_WIDER } from '../../../model/measure.ts';
import type { FileScope } from '../../scope.ts';
import { classesOf, plainText } from '../../token-tools.ts';
import type { PanelMeta } from './panels.ts';

/** What stands around a slide's body, as far as it takes room from it. */
export interface Surroundings {
  classes: readonly string[];
  /** The heading's plain text; empty where there is none. */
  title: string;
  band: boolean;
}

/** Where a slide's body begins and ends, and what stands in it, in px: see theme/slide.css, layouts.css and panels.css. */
const ROOM = { top: 86, titleLine: 48, titleGap: 17, withBand: 520, withoutBand: 628 } as const;
const TITLE = 42;
const LINE = { size: 26, height: 33, gap: 18, itemGap: 14, indent: 30, caption: 37, note: 21, notesGap: 8 } as const;
const CAPTION = { size: 19, line: 25 } as const;
/** A map goes down to the band or to the line of sources; other figures have a height that they need not exceed. */
const USUAL: Readonly<Partial<Record<FigureRef['layout'], number>>> = { full: 340, figure: 330, column: 400 };
/** The least that an author may ask for. */
const LEAST = 120;

/** A column that a panel stands in. */
export interface ColumnRoom {
  /** In px, as the slide lays its columns out. */
  width: number;
  /** Nothing but the panel stands in it, and nothing but lines of text over or under the columns. */
  alone: boolean;
}

/** The room of each panel that stands in columns or in a grid right in its slide's body, by its token. */
export function columnRooms(tokens: readonly Token[], classes: readonly string[]): Map<Token, ColumnRoom> {
  const rooms = new Map<Token, ColumnRoom>();
  const groups = outermost(tokens).filter(isColumns);
  for (const group of groups) {
    const cells = outermost(group.slice(1, -1));
    const grid = gridOf(group);
    const widths = widthsOf(
      grid ? Array.from({ length: grid }, () => []) : cells,
      classes.includes('facing') ? 64 : 24,
    );
    const single = groups.length === 1 && !classes.includes('facing') && (!grid || cells.length <= grid);
    cells.forEach((cell, i) => {
      const inner = cell.length > 1 ? cell.slice(1, -1) : cell;
      const width = Math.round(widths[grid ? i % grid : i] ?? 0);
      for (const panel of inner.filter(({ type }) => type === 'panel'))
        rooms.set(panel, { width, alone: single && inner.length === 1 });
    });
  }
  return rooms;
}

/** How many stand side by side in a grid, `layout-ncol`; nothing in columns. */
const gridOf = ([open]: readonly Token[]) => {
  const [, columns] = /(?:^| )ncol-(\d)(?: |$)/.exec(open ? classesOf(open).join(' ') : '') ?? [];
  return columns === undefined ? undefined : Number(columns);
};

const isColumns = (run: readonly Token[]) =>
  (run[0] !== undefined && classesOf(run[0]).includes('columns')) || gridOf(run) !== undefined;

/** Runs of tokens from one that opens, or stands for itself, to the one that closes it. */
function outermost(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0) runs.push([]);
    runs.at(-1)?.push(token);
    depth += token.nesting;
  }
  return runs;
}

/** As a browser shares a row (theme/layouts.css): those with a width of their own first, the rest alike; too wide ones shrink. */
function widthsOf(columns: readonly Token[][], gap: number): number[] {
  const asked = columns.map(([open]) => {
    const width = open && /(?:^| )w-(\d+)(?: |$)/.exec(classesOf(open).join(' '))?.[1];
    return width === undefined ? undefined : (Number(width) / 100) * BODY_WIDTH;
  });
  const room = BODY_WIDTH - gap * (columns.length - 1);
  const taken = asked.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const free = asked.filter((width) => width === undefined).length;
  const share = free === 0 ? 0 : Math.max(0, room - taken) / free;
  return asked.map((width) => (width === undefined ? share : width * Math.min(1, room / taken)));
}

/**
 * How high a figure may be that nobody gave a height: what title, footnotes, band and the lines and lists beside it leave, at most what
 * is usual; in a column, where it is alone there. Nothing where tables or boxes share its room: what those need only a browser knows.
 */
export function heightLeft(
  file: FileScope,
  tokens: readonly Token[],
  { layout, panel, column }: { layout: FigureRef['layout']; panel: PanelMeta['panel']; column?: ColumnRoom },
  { title, band }: Surroundings,
): number | undefined {
  if (layout === 'column' ? !column?.alone : !/^(?:full|map|figure)$/.test(layout)) return undefined;
  const around = layout === 'column' ? outermost(tokens).flatMap((run) => (isColumns(run) ? [] : run)) : tokens;
  const beside = layout === 'figure' ? 0 : wordsHeight(file, around);
  // A map's names need their room: one that a sentence makes lower would lose some, where a slide that is too full is told as such.
  const words = layout === 'map' && beside !== undefined ? 0 : beside;
  if (words === undefined || (!column && tokens.filter(({ type }) => type === 'panel').length > 1)) return undefined;
  const lines = (text: string, size: number, weight: 400 | 600, width = BODY_WIDTH) =>
    Math.max(1, Math.ceil(file.host.measure(text, size, weight) / (width * 0.97)));
  const head = title === '' ? 0 : lines(title, TITLE * TITLE_WIDER, 600) * ROOM.titleLine + ROOM.titleGap;
  const caption = [panel.title, panel.subtitle].filter(Boolean).join(', ');
  const wrapped = column ? (lines(caption, CAPTION.size, 600, column.width) - 1) * CAPTION.line : 0;
  const notes = new Set(
    tokens.flatMap(({ children }) => (children ?? []).filter(({ type }) => type === 'footnote_ref')),
  );
  const below = notes.size === 0 ? 0 : notes.size * LINE.note + LINE.notesGap;
  const bottom = (band ? ROOM.withBand : ROOM.withoutBand) - below;
  // A map's caption is on the map, and it reaches below its body.
  const left = bottom - ROOM.top - head - words - wrapped + (layout === 'map' ? LINE.notesGap : -LINE.caption);
  return Math.max(LEAST, Math.floor(Math.min(left, USUAL[layout] ?? left)));
}

/** The height of paragraphs and lists beside a figure, with their distances; nothing where anything else stands there. */
function wordsHeight({ host }: FileScope, tokens: readonly Token[]): number | undefined {
  let [sum, depth] = [0, 0];
  for (const { type, children, nesting } of tokens) {
    if (/^(?:bullet|ordered)_list_/.test(type)) {
      depth += nesting;
      if (depth === 0) sum += LINE.gap - LINE.itemGap;
    } else if (type === 'inline' && !children?.some((child) => HIGHER.test(child.type))) {
      const wide = host.measure(plainText(children), LINE.size, 400) / ((BODY_WIDTH - depth * LINE.indent) * 0.97);
      sum += Math.max(1, Math.ceil(wide)) * LINE.height + (depth > 0 ? LINE.itemGap : LINE.gap);
    } else if (!/^(?:panel$|paragraph_|list_item_)/.test(type)) return undefined;
  }
  return sum;
}

/** What makes a line higher, or more than one. */
const HIGHER = /^(?:image|math|hardbreak)$/;
