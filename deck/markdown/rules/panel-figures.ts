import type { Token } from 'markdown-it';
import type { FigureRef } from '../../model/deck.ts';
import { citedParts } from '../../model/figure-marks.ts';
import { BODY_WIDTH, TITLE_WIDER } from '../../model/measure.ts';
import { isBackdrop, type Panel } from '../../model/panel.ts';
import { report } from '../../source/faults.ts';
import { nearest } from '../../source/nearest.ts';
import { type FileScope, lookUp } from '../scope.ts';
import { classesOf, plainText } from '../token-tools.ts';
import type { PanelMeta } from './panels.ts';

/** All keys that a panel cites: its own, then those of its parts, each once. */
function panelCites(panel: Panel): string[] {
  const series = panel.kind === 'map' || panel.kind === 'timeline' ? [] : panel.series;
  const own = [...panel.cites, ...series.flatMap(({ cites }) => cites ?? [])];
  return [...new Set([...own, ...citedParts(panel).flat()])];
}

/** A slide's figures by their tokens, and what they cite. */
export interface Figures {
  refs: Map<Token, FigureRef>;
  cites: string[];
}

/** What stands around a slide's body, as far as it takes room from it. */
export interface Surroundings {
  classes: readonly string[];
  /** The heading's plain text; empty where there is none. */
  title: string;
  band: boolean;
}

/** Pass over a slide's tokens: gives each panel its place, by the room that it has. */
export function placePanels(file: FileScope, tokens: readonly Token[], around: Surroundings): Figures {
  const { classes } = around;
  const refs = new Map<Token, FigureRef>();
  const cites: string[] = [];
  const rooms: (FigureRef['layout'] | undefined)[] = [];
  for (const token of tokens) {
    if (token.nesting > 0) rooms.push(roomIn(token) ?? rooms.at(-1));
    if (token.nesting < 0) rooms.pop();
    if (token.type !== 'panel') continue;
    const { panel, alt, height, fragment, steps, ...meta } = token.meta as unknown as PanelMeta;
    const own = panelCites(panel).filter((key) => checkKey(file, key, panel, meta));
    const layout = rooms.at(-1) ?? roomOn(panel, classes);
    const high = height ?? (isBackdrop(panel) ? undefined : heightLeft(file, tokens, layout, around));
    const asked = { ...(steps ? { steps } : {}), ...(high === undefined ? {} : { height: high }) };
    const at = token.attrGet('data-at');
    const place = { layout, nth: 0, alt, fragment, ...asked, ...(at !== null && { at: Number(at) }) } as const;
    // Its numeral is known when the slide is rendered.
    refs.set(token, { type: 'figure', panel: panel.id, ...place, cites: own, citeHtml: '', marks: [] });
    cites.push(...own);
  }
  return { refs, cites };
}

/** Where a slide's body begins and ends, and what stands in it, in px: see theme/slide.css, layouts.css and panels.css. */
const ROOM = { top: 86, titleLine: 48, titleGap: 17, withBand: 520, withoutBand: 628 } as const;
const TITLE = 42;
const LINE = { size: 26, height: 33, gap: 18, caption: 37, note: 21, notesGap: 8 } as const;
/** A map goes down to the band or to the line of sources; other figures have a height that they need not exceed. */
const USUAL: Readonly<Partial<Record<FigureRef['layout'], number>>> = { full: 340, figure: 330 };
/** The least that an author may ask for. */
const LEAST = 120;

/**
 * How high a figure may be that nobody gave a height: what title, footnotes, band and the paragraphs beside it leave, at most what is
 * usual. Nothing where lists, tables or boxes share its slide: what those need only a browser knows.
 */
function heightLeft(
  file: FileScope,
  tokens: readonly Token[],
  layout: FigureRef['layout'],
  { title, band }: Surroundings,
): number | undefined {
  if (layout !== 'full' && layout !== 'map' && layout !== 'figure') return undefined;
  const beside = layout === 'figure' ? 0 : wordsHeight(file, tokens);
  // A map's names need their room: one that a sentence makes lower would lose some, where a slide that is too full is told as such.
  const words = layout === 'map' && beside !== undefined ? 0 : beside;
  if (words === undefined || tokens.filter(({ type }) => type === 'panel').length > 1) return undefined;
  const lines = (text: string, size: number, weight: 400 | 600) =>
    Math.max(1, Math.ceil(file.host.measure(text, size, weight) / (BODY_WIDTH * 0.97)));
  const head = title === '' ? 0 : lines(title, TITLE * TITLE_WIDER, 600) * ROOM.titleLine + ROOM.titleGap;
  const notes = new Set(
    tokens.flatMap(({ children }) => (children ?? []).filter(({ type }) => type === 'footnote_ref')),
  );
  const below = notes.size === 0 ? 0 : notes.size * LINE.note + LINE.notesGap;
  const bottom = (band ? ROOM.withBand : ROOM.withoutBand) - below;
  // A map's caption is on the map, and it reaches below its body.
  const left = bottom - ROOM.top - head - words + (layout === 'map' ? LINE.notesGap : -LINE.caption);
  return Math.max(LEAST, Math.floor(Math.min(left, USUAL[layout] ?? left)));
}

/** The height of the paragraphs beside a figure, with their distances; nothing where anything else stands there. */
function wordsHeight({ host }: FileScope, tokens: readonly Token[]): number | undefined {
  const others = tokens.filter(({ type }) => type !== 'panel' && !/^paragraph_/.test(type));
  if (others.some(({ type, children }) => type !== 'inline' || children?.some((child) => HIGHER.test(child.type))))
    return undefined;
  return others.reduce((sum, { children }) => {
    const wide = host.measure(plainText(children), LINE.size, 400) / (BODY_WIDTH * 0.97);
    return sum + Math.max(1, Math.ceil(wide)) * LINE.height + LINE.gap;
  }, 0);
}

/** What makes a line higher, or more than one. */
const HIGHER = /^(?:image|math|hardbreak)$/;

/** The room that a box gives to a panel in it. */
function roomIn(box: Token): FigureRef['layout'] | undefined {
  const classes = classesOf(box);
  if (classes.includes('big-numbers')) return 'part';
  return classes.includes('column') ? 'column' : undefined;
}

function roomOn(panel: Panel, classes: readonly string[]): FigureRef['layout'] {
  if (isBackdrop(panel)) return 'cover';
  if (classes.includes('map')) return 'map';
  return classes.includes('figure') ? 'figure' : 'full';
}

function checkKey(file: FileScope, key: string, panel: Panel, { path, source }: Pick<PanelMeta, 'path' | 'source'>) {
  if (lookUp(file, 'keys', key)) return true;
  const near = nearest(key, file.tables.keys.keys());
  const hint = `${near ? `Did you mean "${near}"? ` : ''}The key stands in ${path}; keys are the ids in references.yaml and claims.csv.`;
  const message = `The chart "${panel.id}" cites "${key}", which is no reference or claim.`;
  report(file, 'unknown-citation', source, message, hint);
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
