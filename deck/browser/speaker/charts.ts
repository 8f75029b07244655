import type { ChartPanel } from '../../model/panel.ts';
import { panelTokens } from '../figures/page-tokens.ts';
import type { PanelsController } from '../figures/start-panels.ts';

/** The live charts of the current slide's copy. */
export interface ScreenCharts {
  /** Another copy stands on the screen. */
  follow(before: HTMLElement | undefined, after: HTMLElement | undefined): void;
  /** The deck's colours or the screen's size changed. */
  redraw(): void;
}

/** Brings the charts on a screen to life, in the colours that hold there. Chart.js is loaded with the first of them. */
export function startScreenCharts(
  frame: HTMLElement,
  lang: string,
  panels: () => Record<string, ChartPanel>,
): ScreenCharts {
  let loading: Promise<PanelsController> | undefined;
  let wanted: HTMLElement | undefined;
  const scale = () => (wanted ? wanted.getBoundingClientRect().width / wanted.offsetWidth : 1);
  const load = () => {
    loading ??= import('../figures/start-panels.ts').then(({ startPanels }) =>
      startPanels({ root: frame, panels: panels(), lang, tokens: () => panelTokens(frame), scale }),
    );
    return loading;
  };
  const redraw = () => void loading?.then((controller) => controller.resize());
  new ResizeObserver(redraw).observe(frame);
  return {
    redraw,
    follow(before, after) {
      wanted = after;
      if (before) void loading?.then((controller) => controller.hide(before));
      if (!after?.querySelector('.panel .plot')) return;
      void load().then((controller) => {
        controller.update(panels());
        if (wanted === after) void controller.show(after);
      });
    },
  };
}
