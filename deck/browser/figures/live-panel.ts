/** A live chart over a figure's still drawing: its canvases, what is marked on them, and the steps that it follows. */

import { directionOf } from '../../model/direction.ts';
import { markedMeasure } from '../../model/figure-marks.ts';
import { fontOf, type Measure } from '../../model/measure.ts';
import type { ChartPanel } from '../../model/panel.ts';
import {
  Chart,
  type Datum,
  HEAD,
  type Hit,
  headTexts,
  hitInWhole,
  layFigure,
  type PanelSize,
  type PanelTokens,
  panelConfig,
  panelData,
  panelHits,
  type SmallPart,
  type Stage,
} from '../../panels/draw/live.ts';
import { element } from '../shell/dom.ts';
import { panelPointer } from './panel-pointer.ts';

export interface LivePanelOptions {
  /** The `.plot` of a figure, with its size in slide pixels as `data-width` and `data-height`. */
  plot: HTMLElement;
  panel: ChartPanel;
  lang: string;
  tokens(): PanelTokens;
  scale(): number;
  /** Whether the bars grow on the first drawing. */
  grow: boolean;
}

export type LivePanel = ReturnType<typeof livePanel>;

const GROWTH = 300;

/** A chart on its canvas, and its place in the figure. */
interface LiveChart {
  chart: Chart;
  part: SmallPart;
}

/** Puts canvases with the live charts over a figure's still drawing, and makes its data answer to pointer and keys. */
export function livePanel(options: LivePanelOptions) {
  const { plot, lang, tokens, scale } = options;
  let panel = options.panel;
  const box = { width: Number(plot.dataset.width), height: Number(plot.dataset.height) };
  let charts: LiveChart[] = [];
  let active: Datum | undefined;
  const drawAll = () => {
    for (const { chart } of charts) chart.draw();
  };
  const steps = followSteps(plot, drawAll);
  const clear = () => {
    for (const { chart } of charts) chart.destroy();
    for (const canvas of plot.querySelectorAll(':scope > canvas')) canvas.remove();
    charts = [];
  };

  const draw = (grow: boolean) => {
    clear();
    const theme = tokens();
    const pixels = window.devicePixelRatio * scale();
    const { parts } = layFigure(panel, {
      tokens: theme,
      size: box,
      lang,
      measure: measureText(theme.family),
      ...(theme.serif ? { serif: { family: theme.serif, measure: measureText(theme.serif) } } : {}),
      ...(steps ? { stage: steps.stage } : {}),
    });
    drawHeads(plot, box, parts, theme, pixels);
    charts = parts.map((part) => {
      const config = panelConfig(part.panel, part.kit, part.plan);
      config.options = {
        ...config.options,
        // One canvas pixel a device pixel, whatever the slide's magnification.
        devicePixelRatio: pixels / part.factor,
        animation: grow ? { duration: GROWTH } : false,
      };
      const activeHit = (chart: Chart) => panelHits(chart).find((hit) => isAt(hitInWhole(part, hit), active));
      config.plugins = [...(config.plugins ?? []), ringPlugin(activeHit, theme)];
      return { part, chart: new Chart(addCanvas(plot, part), config) };
    });
    plot.dataset.live = '';
  };
  const hits = (): readonly Hit[] =>
    charts.flatMap(({ chart, part }) => panelHits(chart).map((hit) => hitInWhole(part, hit)));

  draw(options.grow);
  const pointer = panelPointer({
    plot,
    box,
    lang,
    panel: () => panel,
    data: () => panelData(panel).filter((datum) => hits().some((hit) => isAt(hit, datum))),
    hits,
    activate(datum) {
      if (datum?.series === active?.series && datum?.index === active?.index) return;
      active = datum;
      drawAll();
    },
  });
  return {
    /** Draws anew, from another panel if one is given, without motion. */
    redraw(changed?: ChartPanel) {
      panel = changed ?? panel;
      pointer.leave();
      draw(false);
    },
    destroy() {
      steps?.end();
      pointer.destroy();
      clear();
      delete plot.dataset.live;
    },
  };
}

function isAt(hit: Hit, datum: Datum | undefined): boolean {
  return hit.series === datum?.series && hit.index === datum.index;
}

function addCanvas(plot: HTMLElement, { kit: { size, lang }, factor, x, y }: SmallPart): HTMLCanvasElement {
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  if (directionOf(lang) === 'rtl') mirror(canvas);
  Object.assign(canvas.style, {
    left: `${x}px`,
    top: `${y}px`,
    width: `${size.width / factor}px`,
    height: `${size.height / factor}px`,
  });
  canvas.width = size.width;
  canvas.height = size.height;
  plot.append(canvas);
  return canvas;
}

const OPPOSITE: Partial<Record<CanvasTextAlign, CanvasTextAlign>> = { left: 'right', right: 'left' };

/** Mirrors all that is drawn, by theme/panels.css, but for the words: as panels/draw/still-context.ts does for the still drawing. */
function mirror(canvas: HTMLCanvasElement): void {
  canvas.classList.add('mirrored');
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const fillText = pen.fillText.bind(pen);
  pen.fillText = (text, x, y) => {
    pen.save();
    pen.scale(-1, 1);
    pen.textAlign = OPPOSITE[pen.textAlign] ?? pen.textAlign;
    fillText(text, -x, y);
    pen.restore();
  };
}

/** The heads over small multiples, on a canvas of their own. */
function drawHeads(
  plot: HTMLElement,
  box: PanelSize,
  parts: readonly SmallPart[],
  { family, colours }: PanelTokens,
  pixels: number,
): void {
  if (parts.every(({ heading }) => heading.lines.length === 0)) return;
  const canvas = element('canvas', { 'aria-hidden': 'true' });
  Object.assign(canvas.style, { width: `${box.width}px`, height: `${box.height}px` });
  canvas.width = box.width * pixels;
  canvas.height = box.height * pixels;
  plot.append(canvas);
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.scale(pixels, pixels);
  pen.font = fontOf(family, HEAD, 600);
  pen.fillStyle = colours.ink;
  for (const { heading } of parts) {
    for (const { text, x, y } of headTexts(heading)) pen.fillText(text, x, y);
  }
}

/** Marks the datum that is pointed at with a ring, so that the tip is not its only sign. */
function ringPlugin(active: (chart: Chart) => Hit | undefined, { colours }: PanelTokens) {
  return {
    id: 'ring',
    afterDraw(chart: Chart) {
      const hit = active(chart);
      if (!hit) return;
      const { ctx } = chart;
      ctx.strokeStyle = colours.ink;
      ctx.lineWidth = 3;
      ctx.strokeRect(hit.x - 1.5, hit.y - 1.5, hit.width + 3, hit.height + 3);
    },
  };
}

/**
 * Measures as the build did, so that the live chart lies as the still drawing does: in large letters, since browsers that set letters on
 * whole pixels, as WebKit on Linux does, round the width of each.
 */
function measureText(family: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return markedMeasure((text, size, weight) => {
    if (!context) return text.length * size * 0.5;
    context.font = fontOf(family, size * MEASURED, weight);
    return context.measureText(text).width / MEASURED;
  });
}

/** How many times as large letters are measured as they are drawn. */
const MEASURED = 16;

/** How long a step fades in, in milliseconds. */
const FADE = 200;

/**
 * Keeps a live chart in step with the still drawing under it, whose groups are fragments of the slide: whoever moves them, the
 * keys, the speaker view or a link, moves the chart too.
 * @param draw called when more or fewer steps are shown
 * @returns nothing for a figure without steps
 */
function followSteps(plot: HTMLElement, draw: () => void) {
  const groups = [...plot.querySelectorAll('.plot-svg .fragment')];
  if (groups.length === 0) return undefined;
  const count = () => groups.filter((group) => group.classList.contains('visible')).length;
  const stage: Stage = { shown: count(), come: 1 };
  let began = 0;
  let waiting = 0;
  const fade = () => {
    stage.come = Math.min(1, (performance.now() - began) / FADE);
    draw();
    if (stage.come < 1) waiting = requestAnimationFrame(fade);
  };
  const observer = new MutationObserver(() => {
    const shown = count();
    if (shown === stage.shown) return;
    const still = shown < stage.shown || matchMedia('(prefers-reduced-motion: reduce)').matches;
    stage.shown = shown;
    began = still ? Number.NEGATIVE_INFINITY : performance.now();
    cancelAnimationFrame(waiting);
    fade();
  });
  for (const group of groups) observer.observe(group, { attributes: true, attributeFilter: ['class'] });
  return {
    /** Changes as steps come and go. */
    stage,
    end() {
      observer.disconnect();
      cancelAnimationFrame(waiting);
    },
  };
}
