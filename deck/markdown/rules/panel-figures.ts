/** A slide's panels: what they cite, their place, and the room that is left for them. */

import type { Token } from 'markdown-it';
import type { FigureRef } from '../../model/deck.ts';
import { citedParts } from '../../model/figure-marks.ts';
import { BODY_WIDTH, TITLE_WIDER } from '../../model/measure.ts';
import { isBackdrop, type Panel } from '../../model/panel.ts';
import { report } from '../../source/faults.ts';
import { didYouMean } from '../../source/nearest.ts';
import { type FileScope, lookUp, UNREAD_SOURCES } from '../scope.ts';
import { classesOf, classNumber, plainText } from '../token-tools.ts';
import type { PanelMeta } from './panels.ts';

/** What stands around a slide's body, as far as it takes room from it. */
interface Surroundings {
  classes: readonly string[];
  /** The heading's plain text; empty where there is none. */
  title: string;
  band: boolean;
}

/** Pass over a slide's tokens: gives each panel its place, by the room that it has. */
export function placePanels(
  file: FileScope,
  tokens: readonly Token[],
  around: Surroundings,
): { refs: Map<Token, FigureRef>; cites: string[] } {
  const { classes } = around;
  const refs = new Map<Token, FigureRef>();
  const cites: string[] = [];
  const columns = columnRooms(tokens, classes);
  const rooms: (FigureRef['layout'] | undefined)[] = [];
  for (const token of tokens) {
    if (token.nesting > 0) rooms.push(roomIn(token) ?? rooms.at(-1));
    if (token.nesting < 0) rooms.pop();
    if (token.type !== 'panel') continue;
    const { panel, alt, height, fragment, steps, ...meta } = token.meta as unknown as PanelMeta;
    const own = panelCites(panel).filter((key) => checkKey(file, key, panel, meta));
    const layout = rooms.at(-1) ?? roomOn(panel, classes);
    const column = layout === 'column' ? columns.get(token) : undefined;
    const high =
      height ?? (isBackdrop(panel) ? undefined : heightLeft(file, tokens, { layout, panel, column }, around));
    const width = column && Math.abs(column.width - EVEN) > 24 ? { width: column.width } : {};
    const asked = { ...(steps ? { steps } : {}), ...width, ...(high === undefined ? {} : { height: high }) };
    const at = token.attrGet('data-at');
    const place = { layout, nth: 0, alt, fragment, ...asked, ...(at !== null && { at: Number(at) }) } as const;
    // Its numeral is known when the slide is rendered.
    refs.set(token, { type: 'figure', panel: panel.id, ...place, cites: own, citeHtml: '', marks: [] });
    cites.push(...own);
  }
  return { refs, cites };
}

/** All keys that a panel cites: its own, then those of its parts, each once. */
function panelCites(panel: Panel): string[] {
  const series = panel.kind === 'map' || panel.kind === 'timeline' ? [] : panel.series;
  const own = [...panel.cites, ...series.flatMap(({ cites }) => cites ?? [])];
  return [...new Set([...own, ...citedParts(panel).flat()])];
}

/** How wide a figure is drawn in one of two equal columns, and where nothing else is known. */
const EVEN = 552;

/** The room that a box gives to a panel in it. */
function roomIn(box: Token): FigureRef['layout'] | undefined {
  const classes = classesOf(box);
  if (classes.includes('big-numbers')) return 'part';
  return classes.some((name) => /^(?:column|ncol-[2-4])$/.test(name)) ? 'column' : undefined;
}

function roomOn(panel: Panel, classes: readonly string[]): FigureRef['layout'] {
  if (isBackdrop(panel)) return 'cover';
  if (classes.includes('map')) return 'map';
  return classes.includes('figure') ? 'figure' : 'full';
}

function checkKey(file: FileScope, key: string, panel: Panel, { path, source }: Pick<PanelMeta, 'path' | 'source'>) {
  if (lookUp(file, 'keys', key)) return true;
  if (lookUp(file, 'faulty', UNREAD_SOURCES)) return false;
  const hint = `${didYouMean(key, file.tables.keys.keys())}The key stands in ${path}; keys are the ids in references.yaml and claims.csv.`;
  const message = `The chart "${panel.id}" cites "${key}", which is no reference or claim.`;
  report(file, 'unknown-citation', source, message, hint, `key ${key}`);
  return false;
}

/** Notes and footnotes have no room for a panel: reports those in them and leaves them out. */
export function withoutPanels(file: FileScope, tokens: readonly Token[], where: string): Token[] {
  return tokens.filter((token) => {
    if (token.type !== 'panel') return true;
    const { source } = token.meta as unknown as PanelMeta;
    report(file, 'misplaced-panel', source, `A chart cannot stand in ${where}.`, 'Set it on the slide itself.');
    return false;
  });
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
interface ColumnRoom {
  /** In px, as the slide lays its columns out. */
  width: number;
  /** Nothing but the panel stands in it, and nothing but lines of text over or under the columns. */
  alone: boolean;
}

/** The room of each panel that stands in columns or in a grid right in its slide's body, by its token. */
function columnRooms(tokens: readonly Token[], classes: readonly string[]): Map<Token, ColumnRoom> {
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
const gridOf = ([open]: readonly Token[]) => open && classNumber(open, 'ncol');

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
    const width = open && classNumber(open, 'w');
    return width === undefined ? undefined : (width / 100) * BODY_WIDTH;
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
function heightLeft(
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
