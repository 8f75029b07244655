import { registerFamily } from '../fonts/canvas-font.ts';
import { SANS as FAMILY } from '../fonts/fonts.ts';
import { measureText } from '../fonts/measure.ts';
import type { Host, PanelPlace } from '../markdown/index.ts';
import type { DeckError } from '../model/error.ts';
import type { ChartPanel, Panel } from '../model/panel.ts';
import { wordsFor } from '../model/words.ts';
import { plotSize, renderFigure } from '../page/figure.ts';
import { drawMapSvg } from '../panels/draw/map-svg.ts';
import { COLOURS_AS_PROPERTIES, drawSvg } from '../panels/draw/svg.ts';
import { PANEL_SIZES, type PanelSize, type PanelTokens, panelTable } from '../panels/index.ts';
import { fitNarrow, fitPanel, narrowPanel } from '../panels/kinds/plan-panel.ts';
import { laterDrawing } from './drawings.ts';

const TOKENS: PanelTokens = { colours: COLOURS_AS_PROPERTIES, family: FAMILY, sizes: PANEL_SIZES };

interface Drawing {
  svg: string;
  problems: readonly DeckError[];
}

/** Drawings stay drawn: the key is all that one depends on. */
const drawings = new Map<string, Drawing>();

/**
 * Renders panels as figures and measures text with the fonts that the browser will use.
 * @param later whether charts are drawn only when they are shown, see drawings.ts; maps have faults to tell and are drawn at once
 */
export async function panelHost(panels: readonly Panel[], later = false): Promise<Host> {
  await registerFamily(panels.map(lettersOf).join(''));
  return {
    renderPanel: (panel, place, report) => renderPanel(panel, place, report, later),
    measure: measureText(FAMILY),
  };
}

const letters = new WeakMap<Panel, string>();

/** What of a panel's text may need a script of its own. */
function lettersOf(panel: Panel): string {
  const known = letters.get(panel);
  if (known !== undefined) return known;
  const text = JSON.stringify(panel);
  // Maps write the names of countries in capitals.
  const made = [...new Set(`${text}${text.toLocaleUpperCase()}`.match(/[^ -~]/gu))].join('');
  letters.set(panel, made);
  return made;
}

function renderPanel(panel: Panel, place: PanelPlace, report: (problem: DeckError) => void, later: boolean): string {
  const size = plotSize(place.layout, place.height);
  const id = `panel-${panel.id}${place.nth > 0 ? `-${place.nth + 1}` : ''}`;
  const shown = place.alt === '' ? panel : { ...panel, summary: place.alt };
  const { lang } = place;
  const draw = (): string => {
    const drawing = drawWide(shown, size, lang, id);
    drawing.problems.forEach(report);
    return drawing.svg;
  };
  const narrow = () => drawNarrow(shown as ChartPanel, lang, `${id}-narrow`);
  const isMap = panel.kind === 'map';
  const key = later && !isMap ? JSON.stringify([shown, size, lang, id]) : undefined;
  return renderFigure({
    panel: shown,
    id,
    size,
    lang,
    svg: key ? laterDrawing(key, draw) : draw(),
    narrowSvg: isMap ? '' : key ? laterDrawing(`narrow ${key}`, narrow) : narrow(),
    table: panelTable(shown, wordsFor(lang), lang),
    sourcesHtml: place.sourcesHtml,
    fragment: place.fragment,
  });
}

/** A second drawing for a column too narrow for the first: scaled down it could not be read, and cut off it would mislead. */
function drawNarrow(chart: ChartPanel, lang: string, id: string): string {
  const panel = narrowPanel(chart);
  return once(['narrow', panel, lang, id], () => {
    const { svg } = drawSvg(panel, fitNarrow(panel, { tokens: TOKENS, lang, measure: measureText(FAMILY) }), id);
    return { svg: svg.replace('class="plot-svg"', 'class="plot-narrow"'), problems: [] };
  }).svg;
}

function drawWide(panel: Panel, size: PanelSize, lang: string, id: string): Drawing {
  const measure = measureText(FAMILY);
  return once([panel, size, lang, id], () => {
    if (panel.kind === 'map') return drawMapSvg(panel, { size, lang, family: FAMILY, measure });
    const { svg } = drawSvg(panel, fitPanel(panel, { tokens: TOKENS, size, lang, measure }), id);
    return { svg, problems: [] };
  });
}

/** @param from all that the drawing depends on */
function once(from: readonly unknown[], draw: () => Drawing): Drawing {
  const key = JSON.stringify(from);
  const known = drawings.get(key);
  if (known) return known;
  const drawing = draw();
  drawings.set(key, drawing);
  return drawing;
}
