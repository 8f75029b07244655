import type { Token } from 'markdown-it';
import type { FigureRef } from '../../../model/deck.ts';
import { citedParts } from '../../../model/figure-marks.ts';
import { isBackdrop, type Panel } from '../../../model/panel.ts';
import { report } from '../../../source/faults.ts';
import { nearest } from '../../../source/nearest.ts';
import { type FileScope, lookUp } from '../../scope.ts';
import { classesOf } from '../../token-tools.ts';
import { columnRooms, heightLeft, type Surroundings } from './figure-room.ts';
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

/** Pass over a slide's tokens: gives each panel its place, by the room that it has. */
export function placePanels(file: FileScope, tokens: readonly Token[], around: Surroundings): Figures {
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
