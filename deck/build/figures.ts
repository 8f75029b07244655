/** The figures of a deck as HTML, and what is wrong with the room that they have on a slide and on a phone. */

import { measureText } from '../fonts/canvas.ts';
import { SANS as FAMILY, SERIF } from '../fonts/families.ts';
import type { Deck, FigureRef, Slide } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import { markedMeasure, markPanel } from '../model/figure-marks.ts';
import type { MapLabel, MapPanel } from '../model/map.ts';
import { type ChartPanel, isBackdrop, type Panel } from '../model/panel.ts';
import type { LoadedDeck } from '../model/site.ts';
import { wordsFor } from '../model/words.ts';
import { type Drawings, figureId, figuresOf, plotSize, renderFigure, renderMarks, shownPanel } from '../page/figure.ts';
import { drawMapSvg, drawNarrowMapSvg } from '../panels/draw/map-svg.ts';
import { COLOURS_AS_PROPERTIES, drawFigureSvg } from '../panels/draw/svg.ts';
import { PANEL_SIZES, type PanelTokens } from '../panels/index.ts';
import type { Kit } from '../panels/layout/scene.ts';
import { EVERY_STEP, stepsOf } from '../panels/layout/steps.ts';
import { steppedMap } from '../panels/map/map-sheet.ts';
import { firstOf } from '../source/nearest.ts';
import { breakable } from './hyphenate.ts';
import { type LaidChart, layChart, type RoomFault, roomFaults } from './room-faults.ts';

/** A map takes as long as so many charts: its land is drawn from thousands of points. */
const MAP = 8;

/** Makes the figures of a deck, each drawing when it is asked for. */
export class Figures {
  readonly #deck: Deck;
  readonly #panels: ReadonlyMap<string, Panel>;

  constructor({ deck, panels }: Pick<LoadedDeck, 'deck' | 'panels'>) {
    this.#deck = deck;
    this.#panels = new Map(panels.map((panel) => [panel.id, panel]));
  }

  /** The panel of a figure: the parser has taken it from the same panels. @throws Error if it is not among them */
  panel({ panel: id }: FigureRef): Panel {
    const panel = this.#panels.get(id);
    if (!panel) throw new Error(`The deck has no panel "${id}".`);
    return panel;
  }

  html(figure: FigureRef): string {
    const panel = this.panel(figure);
    return renderFigure(panel, figure, this.#deck.meta.lang, drawingsOf(panel, figure, this.#deck.meta.lang));
  }

  /** The figure without its drawings. */
  outline(figure: FigureRef): string {
    return renderFigure(this.panel(figure), figure, this.#deck.meta.lang, { wide: '', narrow: '' });
  }

  /** How long its drawings would take, about, in those of a chart; 0 if there are some already. */
  cost(figure: FigureRef): number {
    const panel = this.panel(figure);
    if (knownOf(panel, figure, this.#deck.meta.lang).drawn) return 0;
    return panel.kind === 'map' ? MAP : 1;
  }

  /** The drawing behind the cover's words, as SVG, if it has one. */
  backdrop(): string | undefined {
    const [cover] = this.#deck.slides;
    const figure = cover && figuresOf(cover).find((each) => isBackdrop(this.panel(each)));
    return figure && drawingsOf(this.panel(figure), figure, this.#deck.meta.lang).wide;
  }
}

/**
 * What is found only when figures get their room. Faults are labels of maps, and what has no room on its slide: all else that charts say is
 * checked before. Notices are what maps leave out, on a slide or in the column of a phone.
 */
export function lookAtFigures({ meta, slides }: Deck, panels: Iterable<Panel>) {
  const byId = new Map([...panels].map((panel) => [panel.id, panel]));
  const found: Record<'faults' | 'notices', DeckError[]> = { faults: [], notices: [] };
  for (const slide of slides)
    for (const figure of figuresOf(slide)) {
      const panel = byId.get(figure.panel);
      if (!panel) continue;
      if (panel.kind === 'map') {
        const drawn = drawingsOf(panel, figure, meta.lang);
        found.faults.push(...drawn.problems);
        found.notices.push(...mapNotices(figure.panel, drawn, slide));
      } else found.faults.push(...roomOf(panel, figure, meta.lang, slide));
      found.faults.push(...stepFaults(panel, figure, slide));
    }
  return found;
}

/** So many names a notice lists. */
const LISTED = 8;

function mapNotices(map: string, { left, outside, cropped }: Drawn, { source }: Slide): DeckError[] {
  const listed = (names: readonly string[]) =>
    firstOf(
      names.map((name) => `"${name.replace(/\s+/g, ' ')}"`),
      LISTED,
    );
  const them = (names: readonly unknown[]) => (names.length > 1 ? 'them' : 'it');
  const notices: DeckError[] = [];
  const [first] = outside;
  if (first) {
    const message = `The map "${map}" does not show ${listed(outside.map(({ text }) => text))}: its frame leaves ${them(outside)} out.`;
    const hint = 'Widen the frame, or ask only for names of what it shows: names: ["…"].';
    notices.push(new DeckError('map-outside', message, hint, first.source));
  }
  if (left.length > 0) {
    const message = `On a phone the map "${map}" has no room for ${listed(left)}, and leaves ${them(left)} out.`;
    const hint =
      'Show a part of it there, with "narrow" in its module (docs/maps.md), or do without the name on the map.';
    notices.push(new DeckError('map-narrow', message, hint, source));
  }
  if (cropped.length > 0) {
    const message = `On a phone the map "${map}" does not show ${listed(cropped)}: what it shows there leaves ${them(cropped)} out.`;
    const hint = 'Widen what it shows there, "narrow" in its module or else its frame (docs/maps.md), or do without.';
    notices.push(new DeckError('map-narrow', message, hint, source));
  }
  return notices;
}

interface Drawn extends Drawings {
  problems: readonly DeckError[];
  /** What is said by a map, but not in the column of a phone. */
  left: readonly string[];
  /** What is asked for, but lies outside the map. */
  outside: readonly MapLabel[];
  /** What the slide shows, and what is shown in the column of a phone does not hold. */
  cropped: readonly string[];
}

/** What is known of a figure in its place: a chart is laid out to see whether it has room, and drawn so when it is asked for. */
interface Known {
  /** Until it is drawn. */
  laid?: LaidChart | undefined;
  /** Of a chart, once it was laid out. */
  faults?: readonly RoomFault[];
  drawn?: Drawn;
}

/** By their panels, and by all else that a drawing depends on; forgotten with the panel. */
const drawings = new WeakMap<Panel, Map<string, Known>>();

function knownOf(panel: Panel, figure: FigureRef, lang: string): Known {
  const { layout, height, alt, panel: id, nth, steps, marks } = figure;
  const key = JSON.stringify([layout, height, alt, id, nth, lang, steps, marks]);
  const own = drawings.get(panel) ?? new Map<string, Known>();
  drawings.set(panel, own);
  const known = own.get(key) ?? {};
  own.set(key, known);
  return known;
}

function drawingsOf(panel: Panel, figure: FigureRef, lang: string): Drawn {
  const known = knownOf(panel, figure, lang);
  if (known.drawn) return known.drawn;
  const placed = placedPanel(panel, figure, lang);
  known.drawn =
    placed.kind === 'map'
      ? drawMap(placed, figure, lang)
      : drawChart(placed, figure, lang, known.laid ?? lay(known, placed, figure, lang));
  known.laid = undefined;
  return known.drawn;
}

/** Lays a chart out, and looks whether it has room. */
function lay(known: Known, panel: ChartPanel, figure: FigureRef, lang: string): LaidChart {
  known.laid = layChart(panel, chartKit(figure, lang));
  known.faults = roomFaults(panel, known.laid);
  return known.laid;
}

/** What is wrong with the room of a chart on its slide. */
function roomOf(panel: ChartPanel, figure: FigureRef, lang: string, slide: Slide): DeckError[] {
  const known = knownOf(panel, figure, lang);
  if (!known.faults) lay(known, placedPanel(panel, figure, lang), figure, lang);
  return (known.faults ?? []).map(({ code, message, hint }) => new DeckError(code, message, hint, slide.source));
}

/** The panel as it is drawn in its place: with its text alternative and its numerals there. */
function placedPanel<Kind extends Panel>(panel: Kind, figure: FigureRef, lang: string): Kind {
  return markPanel(breakable(shownPanel(panel, figure), lang), figure.marks);
}

function chartKit(figure: FigureRef, lang: string): Kit {
  return { ...kitFor(lang), ...(figure.steps ? { stage: EVERY_STEP } : {}), size: plotSize(figure) };
}

const TOKENS: PanelTokens = { colours: COLOURS_AS_PROPERTIES, family: FAMILY, sizes: PANEL_SIZES };

function kitFor(lang: string): Omit<Kit, 'size'> {
  return { tokens: TOKENS, lang, ...families() };
}

/** Both families, numerals in figures measured with them. */
function families() {
  const serif = { family: SERIF, measure: markedMeasure(measureText(SERIF)) };
  return { measure: markedMeasure(measureText(FAMILY)), serif };
}

/** A chart, and a second drawing for a column too narrow for the first: scaled down it could not be read, and cut off it would mislead. */
function drawChart(panel: ChartPanel, figure: FigureRef, lang: string, laid: LaidChart): Drawn {
  const id = figureId(figure);
  const wide = drawFigureSvg(panel, laid.wide, laid.kit, id);
  const narrow = drawFigureSvg(panel, laid.narrow, kitFor(lang), `${id}-narrow`);
  narrow.svg = narrow.svg.replace('class="plot-svg"', 'class="plot-narrow"');
  return { ...withMarks(figure, lang, wide, narrow), ...NOTHING_LOST, problems: [] };
}

const NOTHING_LOST = { left: [], outside: [], cropped: [] };

function drawMap(whole: MapPanel, figure: FigureRef, lang: string): Drawn {
  const panel = (figure.steps && steppedMap(whole)) || whole;
  const setting = { size: plotSize(figure), lang, family: FAMILY, ...families() };
  const wide = drawMapSvg(panel, setting);
  const { problems, outside } = wide;
  // A map that stands behind words, or in a part of a row, is as wide as a phone already.
  if (panel.decorative || figure.layout === 'part') {
    return { ...withMarks(figure, lang, wide), ...NOTHING_LOST, problems, outside };
  }
  const narrow = drawNarrowMapSvg(panel, setting, figure.layout === 'map');
  const known = new Set(outside.map(({ text }) => text));
  const cropped = narrow.outside.map(({ text }) => text).filter((text) => !known.has(text));
  const drawn = withMarks(figure, lang, wide, narrow);
  return { ...drawn, problems: [...problems, ...narrow.problems], left: narrow.left, outside, cropped };
}

type MarkedDrawing = Parameters<typeof renderMarks>[0] & { svg: string };

/** Drawings with their numerals over them: links, which a picture cannot hold. */
function withMarks({ marks }: FigureRef, lang: string, wide: MarkedDrawing, narrow?: MarkedDrawing): Drawings {
  if (marks.length === 0) return { wide: wide.svg, narrow: narrow?.svg ?? '' };
  const over = (drawing: MarkedDrawing, ids: boolean) => renderMarks(drawing, marks, wordsFor(lang), ids);
  return {
    wide: wide.svg + over(wide, true),
    narrow: narrow
      ? `<div class="plot-narrow">${narrow.svg.replace(' class="plot-narrow"', '')}${over(narrow, false)}</div>`
      : '',
  };
}

/** Steps that an author asks for, of a figure that has only one thing to show. */
export function stepFaults(panel: Panel, figure: FigureRef, { source }: Slide): DeckError[] {
  if (!figure.steps) return [];
  if (panel.kind === 'map') {
    if (steppedMap(panel)) return [];
    const hint = 'Leave out .steps, or give layers of the map their step: step: 1.';
    return [new DeckError('panel-step', `The map "${panel.id}" has nothing that could come in steps`, hint, source)];
  }
  if (stepsOf(panel).length > 0) return [];
  const message = `The chart "${panel.id}" has nothing that could come in steps`;
  const hint = 'Leave out .steps, or say in the chart’s module what comes with each: steps: [["key"], ["other-key"]].';
  return [new DeckError('panel-step', message, hint, source)];
}
