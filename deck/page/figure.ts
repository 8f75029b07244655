import type { Panel } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { wordsFor } from '../model/words.ts';
import type { PanelSize } from '../panels/layout/panel-tokens.ts';

/** Rooms that a slide has for a panel: see theme/layouts.css. */
export type PlotLayout = 'full' | 'map' | 'cover' | 'figure' | 'column' | 'part';

const PLOT_SIZES: Readonly<Record<PlotLayout, PanelSize>> = {
  full: { width: 1152, height: 340 },
  map: { width: 1280, height: 376 },
  cover: { width: 724, height: 720 },
  figure: { width: 752, height: 330 },
  column: { width: 552, height: 300 },
  part: { width: 352, height: 92 },
};

/** How large a panel is drawn in its place on a slide; `height` is the author's own. */
export function plotSize(layout: PlotLayout, height?: number): PanelSize {
  return { ...PLOT_SIZES[layout], ...(height ? { height } : {}) };
}

/** The finished parts of a figure. */
export interface FigureParts {
  panel: Panel;
  /** Unique in the page. */
  id: string;
  size: PanelSize;
  lang: string;
  svg: string;
  /** The same for a narrow column; empty for a map. */
  narrowSvg: string;
  table: string;
  /** The panel's source line as HTML, from its citations. */
  sourcesHtml: string;
  fragment: boolean;
}

/** A panel as a `<figure>`: caption, drawing, data table, and a line with source, period and what to beware of. */
export function renderFigure({
  panel,
  id,
  size,
  lang,
  svg,
  narrowSvg,
  table,
  sourcesHtml,
  fragment,
}: FigureParts): string {
  if (panel.kind === 'map' && panel.decorative) return `<div class="backdrop" id="${escapeHtml(id)}">${svg}</div>`;
  const words = wordsFor(lang);
  const subtitle = panel.subtitle ? `<span>, ${escapeHtml(panel.subtitle)}</span>` : '';
  const line = [
    `${escapeHtml(words.asOf)}: ${escapeHtml(panel.asOf)}`,
    panel.note && escapeHtml(panel.note),
    sourcesHtml,
  ]
    .filter(Boolean)
    .join('. ');
  return [
    `<figure class="panel panel-${panel.kind}${fragment ? ' fragment' : ''}" id="${escapeHtml(id)}" data-panel="${escapeHtml(panel.id)}">`,
    `<figcaption class="caption"><strong>${escapeHtml(panel.title)}</strong>${subtitle}</figcaption>`,
    `<div class="plot" data-width="${size.width}" data-height="${size.height}">${svg}</div>`,
    narrowSvg,
    `<div class="panel-table">${table}</div>`,
    `<p class="panel-source">${line.replace(/\.\. /g, '. ')}</p>`,
    '</figure>',
  ]
    .filter(Boolean)
    .join('\n');
}
