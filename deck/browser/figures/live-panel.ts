import { fontOf, type Measure } from '../../model/measure.ts';
import type { ChartPanel } from '../../model/panel.ts';
import {
  Chart,
  type Datum,
  fitPanel,
  type Hit,
  type PanelTokens,
  panelConfig,
  panelData,
  panelHits,
} from '../../panels/draw/live.ts';
import { element } from '../shell/dom.ts';
import { followSteps } from './follow-steps.ts';
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

export interface LivePanel {
  /** Draws anew, from another panel if one is given, without motion. */
  redraw(panel?: ChartPanel): void;
  destroy(): void;
}

const GROWTH = 300;

/** Puts a canvas with the live chart over a figure's still drawing, and makes its data answer to pointer and keys. */
export function livePanel(options: LivePanelOptions): LivePanel {
  const { plot, lang, tokens, scale } = options;
  let panel = options.panel;
  const box = { width: Number(plot.dataset.width), height: Number(plot.dataset.height) };
  let chart: Chart | undefined;
  let canvas: HTMLCanvasElement | undefined;
  let factor = 1;
  let active: Datum | undefined;
  const steps = followSteps(plot, () => chart?.draw());

  const draw = (grow: boolean) => {
    chart?.destroy();
    canvas?.remove();
    canvas = element('canvas', { 'aria-hidden': 'true' });
    canvas.style.width = `${box.width}px`;
    canvas.style.height = `${box.height}px`;
    const theme = tokens();
    const fit = fitPanel(panel, {
      tokens: theme,
      size: box,
      lang,
      measure: measureText(theme.family),
      ...(theme.serif ? { serif: { family: theme.serif, measure: measureText(theme.serif) } } : {}),
      ...(steps ? { stage: steps.stage } : {}),
    });
    factor = fit.factor;
    canvas.width = fit.kit.size.width;
    canvas.height = fit.kit.size.height;
    plot.append(canvas);
    const config = panelConfig(panel, fit.kit, fit.plan);
    config.options = {
      ...config.options,
      // One canvas pixel a device pixel, whatever the slide's magnification.
      devicePixelRatio: (window.devicePixelRatio * scale()) / factor,
      animation: grow ? { duration: GROWTH } : false,
    };
    config.plugins = [...(config.plugins ?? []), ringPlugin(() => activeHit(), theme)];
    chart = new Chart(canvas, config);
    plot.dataset.live = '';
  };
  const hits = (): readonly Hit[] => (chart ? panelHits(chart) : []);
  const activeHit = () => hits().find((hit) => hit.series === active?.series && hit.index === active.index);

  draw(options.grow);
  const pointer = panelPointer({
    plot,
    box,
    lang,
    panel: () => panel,
    data: () =>
      panelData(panel).filter((datum) =>
        hits().some((hit) => hit.series === datum.series && hit.index === datum.index),
      ),
    hits: () => hits().map((hit) => shrink(hit, factor)),
    activate(datum) {
      if (datum?.series === active?.series && datum?.index === active?.index) return;
      active = datum;
      chart?.draw();
    },
  });
  return {
    redraw(changed) {
      panel = changed ?? panel;
      pointer.leave();
      draw(false);
    },
    destroy() {
      steps?.end();
      pointer.destroy();
      chart?.destroy();
      canvas?.remove();
      delete plot.dataset.live;
    },
  };
}

/** From the layout's pixels to the slide's. */
function shrink(hit: Hit, factor: number): Hit {
  return { ...hit, x: hit.x / factor, y: hit.y / factor, width: hit.width / factor, height: hit.height / factor };
}

/** Marks the datum that is pointed at with a ring, so that the tip is not its only sign. */
function ringPlugin(active: () => Hit | undefined, { colours }: PanelTokens) {
  return {
    id: 'ring',
    afterDraw(chart: Chart) {
      const hit = active();
      if (!hit) return;
      const { ctx } = chart;
      ctx.strokeStyle = colours.ink;
      ctx.lineWidth = 3;
      ctx.strokeRect(hit.x - 1.5, hit.y - 1.5, hit.width + 3, hit.height + 3);
    },
  };
}

function measureText(family: string): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, size, weight) => {
    if (!context) return text.length * size * 0.5;
    context.font = fontOf(family, size, weight);
    return context.measureText(text).width;
  };
}
