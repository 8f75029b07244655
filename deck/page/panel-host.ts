import type { Host, PanelPlace } from '../markdown/index.ts';
import type { ChartPanel } from '../model.ts';
import { COLOURS, PANEL_SIZES, type PanelTokens, panelTable } from '../panels/index.ts';
import { wordsFor } from '../words.ts';
import { plotSize, renderFigure } from './figure.ts';
import { canvasFonts } from './fonts.ts';
import { drawSvg, measureText, registerFonts } from './svg.ts';

/** The family of everything but titles: theme/tokens.css names the same. */
const FAMILY = 'Source Sans 3';

/** In the drawing every colour becomes a custom property, so that one SVG serves light, dark and paper. */
const TOKENS: PanelTokens = {
  colours: Object.fromEntries(COLOURS.map((name) => [name, `var(--${name})`])) as PanelTokens['colours'],
  family: FAMILY,
  sizes: PANEL_SIZES,
};

/** Drawings stay drawn: the key is all that one depends on. */
const drawings = new Map<string, string>();

/** Renders panels as figures and measures text with the fonts that the browser will use. */
export async function panelHost(panels: readonly ChartPanel[]): Promise<Host> {
  await registerOnce(JSON.stringify(panels));
  return { renderPanel, measure: measureText(FAMILY) };
}

const registered = new Set<string>();

async function registerOnce(text: string): Promise<void> {
  const fonts = (await canvasFonts(text)).filter(({ key }) => !registered.has(key));
  registerFonts(fonts);
  for (const { key } of fonts) registered.add(key);
}

function renderPanel(panel: ChartPanel, place: PanelPlace): string {
  const size = plotSize(place.layout, place.height);
  const id = `panel-${panel.id}${place.nth > 0 ? `-${place.nth + 1}` : ''}`;
  const shown = place.alt === '' ? panel : { ...panel, summary: place.alt };
  const { lang } = place;
  return renderFigure({
    panel: shown,
    id,
    size,
    lang,
    svg: drawOnce(shown, size, lang, id),
    table: panelTable(shown, wordsFor(lang), lang),
    sourcesHtml: place.sourcesHtml,
    fragment: place.fragment,
  });
}

function drawOnce(panel: ChartPanel, size: { width: number; height: number }, lang: string, id: string): string {
  const key = JSON.stringify([panel, size, lang, id]);
  const known = drawings.get(key);
  if (known !== undefined) return known;
  const svg = drawSvg(panel, TOKENS, size, lang, id);
  drawings.set(key, svg);
  return svg;
}
