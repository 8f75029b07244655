/** Live panels in step with the current slide, and the numbers that they are drawn from. */

import type { ChartPanel } from '../../model/panel.ts';
import type { PageData } from '../../model/site.ts';
import { currentView, onThemeChange } from '../shell/page-view.ts';
import type { Slides } from '../stage/start-slides.ts';
import type { PanelsController, PanelsOptions } from './start-panels.ts';

/** How far the shown slide is magnified, by the stage and by a zoom. */
function slideScale(stage: HTMLElement): number {
  const slide = stage.querySelector<HTMLElement>('.slides > .present');
  return slide ? slide.getBoundingClientRect().width / slide.offsetWidth : 1;
}

/** The panels that are alive on screen, kept in step with the current slide. */
export type LivePanels = ReturnType<typeof startLivePanels>;

/** Loads Chart.js when the current slide or the next one has a panel, and keeps the charts of the current slide alive. */
export function startLivePanels(slides: Slides, stage: HTMLElement, data: PageData) {
  const options = { root: stage, lang: data.lang, scale: () => slideScale(stage) };
  const live = panelsAtFirstUse(() => readPanels(data), options);
  let shown: HTMLElement | undefined;
  const hasPanel = (slide: Element | null | undefined) => slide?.querySelector('.panel:not(.panel-map) .plot') != null;
  const follow = async () => {
    if (currentView() === 'article') return;
    const slide = slides.current;
    if (hasPanel(slide) || hasPanel(slides.all[slides.index + 1])) {
      const controller = await live.load();
      if (!controller) return;
      if (slide !== slides.current || currentView() === 'article') return;
      if (shown && shown !== slide) controller.hide(shown);
      shown = slide;
      if (!slide || !hasPanel(slide)) return;
      // The still drawing is there with the slide: no key press waits for the live one.
      await painted();
      if (slide === shown) controller.show(slide);
    }
  };
  slides.onChange(() => void follow());
  const resize = () => void live.loading?.then((controller) => controller?.resize());
  addEventListener('resize', resize);
  onThemeChange(() => void live.loading?.then((controller) => controller?.retheme()));
  void follow();
  return {
    /** Brings the current slide's charts to life, if they are not. */
    follow: () => void follow(),
    /** Gives the page its still drawings back, until `follow`. */
    rest: () => {
      const slide = shown;
      shown = undefined;
      if (slide) void live.loading?.then((controller) => controller?.hide(slide));
    },
    /** After the slide's magnification changed: drawn anew, pixel for pixel. */
    resize,
    /** After slides were replaced: new definitions, the current slide's charts drawn anew. */
    update: (changed: Record<string, ChartPanel>) => {
      data.panels = changed;
      shown = undefined;
      void live.loading?.then((controller) => controller?.update(changed)).then(follow);
    },
  };
}

/** Part by part: for a whole module as a value the bundler would add a file of its own, and the page a request. */
const code = () => import('./start-panels.ts').then(({ fetchKinds, startPanels }) => ({ fetchKinds, startPanels }));

/** Fetches all that the page's charts are made of, ahead of need. */
export async function fetchCharts(data: PageData): Promise<void> {
  const [{ fetchKinds }, panels] = await Promise.all([code(), readPanels(data)]);
  await fetchKinds(Object.values(panels));
}

/** The charts of a stage, started with the first that is shown. Without them the still drawings stay, and the next slide asks again. */
export function panelsAtFirstUse(panels: () => Promise<Panels>, options: Omit<PanelsOptions, 'panels'>) {
  let loading: Promise<PanelsController | undefined> | undefined;
  const start = async () => {
    const [{ startPanels }, known] = await Promise.all([code(), panels()]);
    return startPanels({ ...options, panels: known });
  };
  return {
    /** What was asked for before. */
    get loading() {
      return loading;
    },
    load() {
      loading ??= start().catch(() => {
        loading = undefined;
        return undefined;
      });
      return loading;
    },
  };
}

/** How long a frame is waited for, in milliseconds: a window behind others paints none. */
const PATIENCE = 100;

/** Resolves when what has changed so far is painted. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE);
  });
}

type Panels = Record<string, ChartPanel>;

let fetched: Promise<Panels> | undefined;

/**
 * The panels of the page's charts by id: out of the page, or from the file that a built site has for them.
 * @throws Error if the file cannot be had; who asks again tries again
 */
export function readPanels({ panels, panelsFile }: PageData): Promise<Panels> {
  if (panelsFile === undefined) return Promise.resolve(panels);
  fetched ??= fetchPanels(panelsFile);
  fetched.catch(() => {
    fetched = undefined;
  });
  return fetched;
}

async function fetchPanels(file: string): Promise<Panels> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error(`The charts' numbers could not be fetched: ${answer.status} for ${file}`);
  return answer.json();
}
