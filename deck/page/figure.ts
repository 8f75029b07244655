import { escapeHtml } from '../model/html.ts';
import type { Panel } from '../model/panel.ts';
import { wordsFor } from '../model/words.ts';
import type { PanelSize } from '../panels/layout/panel-tokens.ts';

const PLOT_SIZES: Readonly<Record<'full' | 'figure' | 'column', PanelSize>> = {
  full: { width: 1120, height: 340 },
  figure: { width: 740, height: 330 },
  column: { width: 540, height: 300 },
};

/** How large a panel is drawn in its place on a slide; `height` is the author's own. */
export function plotSize(layout: 'full' | 'figure' | 'column', height?: number): PanelSize {
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
