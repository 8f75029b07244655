import type { Token } from 'markdown-it';
import type { Panel } from '../../model/panel.ts';
import { report } from '../../source/faults.ts';
import { nearest } from '../../source/nearest.ts';
import { LONGEST_UNDER_FIGURE, sourceLine } from '../cite/source-line.ts';
import type { DeckScope, FileScope, PanelPlace } from '../scope.ts';
import { classesOf } from '../token-tools.ts';
import type { PanelMeta } from './panels.ts';

/** All keys that a panel cites: its own, then those of its categories, series or events, each once. */
export function panelCites(panel: Panel): string[] {
  if (panel.kind === 'map') return [...new Set(panel.cites)];
  const parts = panel.kind === 'timeline' ? panel.events : [...panel.categories, ...panel.series];
  return [...new Set([...panel.cites, ...parts.flatMap((part) => part.cites ?? [])])];
}

/** What the figures of a deck have in common: how often each panel was drawn so far. */
export type PanelCounts = Map<string, number>;

/**
 * Pass over a slide's tokens, in deck order: draws its panels through the host, each in the room that it has, and counts what they cite as the slide's.
 * @returns the ids of the panels, in order
 */
export function drawPanels(
  file: FileScope,
  tokens: readonly Token[],
  classes: readonly string[],
  counts: PanelCounts,
): string[] {
  const { slide, deck } = file;
  const shown: string[] = [];
  const columns: boolean[] = [];
  for (const token of tokens) {
    if (token.nesting > 0) columns.push(columns.at(-1) === true || classesOf(token).includes('column'));
    if (token.nesting < 0) columns.pop();
    const meta = token.type === 'panel' ? (token.meta as PanelMeta | null) : null;
    const panel = meta ? deck.input.panels.get(meta.path) : undefined;
    if (!meta || !panel || !slide) continue;
    const nth = counts.get(panel.id) ?? 0;
    counts.set(panel.id, nth + 1);
    const layout = columns.at(-1) ? 'column' : classes.includes('figure') ? 'figure' : 'full';
    const sourcesHtml = sourceLine(deck, panelCites(panel), LONGEST_UNDER_FIGURE);
    const place = { ...placeOf(meta, slide.id, layout, nth, deck.lang), sourcesHtml };
    token.content = deck.input.host.renderPanel(panel, place, (problem) => deck.problems.push(problem));
    shown.push(panel.id);
    citePanel(deck, slide.cites, panel, meta);
  }
  return shown;
}

function placeOf(
  meta: PanelMeta,
  slideId: string,
  layout: PanelPlace['layout'],
  nth: number,
  lang: string,
): Omit<PanelPlace, 'sourcesHtml'> {
  const { alt, height, fragment } = meta;
  return { slideId, layout, nth, lang, alt, fragment, ...(height === undefined ? {} : { height }) };
}

function citePanel(deck: DeckScope, cites: Set<string>, panel: Panel, meta: PanelMeta): void {
  for (const key of panelCites(panel)) {
    if (deck.keys.has(key)) {
      cites.add(key);
      continue;
    }
    const near = nearest(key, deck.keys.keys());
    const hint = `${near ? `Did you mean "${near}"? ` : ''}The key stands in ${meta.path}; keys are the ids in references.yaml and claims.csv.`;
    report(
      deck,
      'unknown-citation',
      meta.source,
      `The chart "${panel.id}" cites "${key}", which is no reference or claim.`,
      hint,
    );
  }
}

/** Notes and footnotes have no room for a panel: reports those in them. */
export function refusePanels(file: FileScope, tokens: readonly Token[], where: string): void {
  for (const token of tokens) {
    if (token.type !== 'panel') continue;
    const { source } = token.meta as unknown as PanelMeta;
    report(file.deck, 'misplaced-panel', source, `A chart cannot stand in ${where}.`, 'Set it on the slide itself.');
  }
}
