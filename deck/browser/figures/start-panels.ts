import type { ChartPanel } from '../../model/panel.ts';
import { fetchKinds, type PanelTokens } from '../../panels/draw/live.ts';
import { COLOURS, type Colour, PANEL_SIZES } from '../../panels/layout/panel-tokens.ts';
import { type LivePanel, livePanel } from './live-panel.ts';

export { fetchKinds };

export interface PanelsOptions {
  /** The element that holds all slides. */
  root: HTMLElement;
  /** Panels by id, as the page carries them. */
  panels: Record<string, ChartPanel>;
  lang: string;
  /** The element whose colours the charts take, where they are others than the page's. */
  place?: HTMLElement;
  /** How many times larger than its own pixels a slide is shown. */
  scale(): number;
}

export type PanelsController = ReturnType<typeof startPanels>;

/**
 * Live charts over the page's still ones. Nothing is drawn until `show`; a figure without a known panel stays as it is.
 * Bars grow once, the first time that their figure is shown, and never where less motion is wanted.
 */
export function startPanels({ root, panels, place, scale, ...options }: PanelsOptions) {
  let { lang } = options;
  let ofPage = document.documentElement.lang;
  const alive = new Map<HTMLElement, LivePanel>();
  const grown = new WeakSet<HTMLElement>();
  const tokens = () => panelTokens(place);
  let known = panels;
  // A slide may be left again while the fonts still load.
  const wanted = new Set<HTMLElement>();

  const give = (plot: HTMLElement) => {
    alive.get(plot)?.destroy();
    alive.delete(plot);
  };
  const panelOf = (plot: HTMLElement) => {
    const id = plot.closest<HTMLElement>('.panel')?.dataset.panel ?? '';
    return Object.hasOwn(known, id) ? known[id] : undefined;
  };
  const redraw = () => {
    for (const live of alive.values()) live.redraw();
  };
  // The other slides' kinds before they are shown: a talk goes on when the network does not.
  void fetchKinds(Object.values(panels)).catch(() => undefined);
  const plotsOf = (slide: HTMLElement) => [...slide.querySelectorAll<HTMLElement>('.panel .plot')];

  return {
    /** Brings the charts of a slide to life; those that live already stay. Resolves when they are drawn. */
    async show(slide: HTMLElement) {
      wanted.add(slide);
      const there = plotsOf(slide).flatMap((plot) => panelOf(plot) ?? []);
      // What cannot be fetched leaves the still drawing.
      const isReady = await Promise.all([loadFonts(tokens()), fetchKinds(there)]).then(
        () => true,
        () => false,
      );
      if (!isReady || !wanted.has(slide) || !root.contains(slide)) return;
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      for (const plot of plotsOf(slide)) {
        const panel = panelOf(plot);
        if (!panel || alive.has(plot)) continue;
        const grow = panel.kind === 'bars' && !still && !grown.has(plot);
        grown.add(plot);
        alive.set(plot, livePanel({ plot, panel, lang, tokens, scale, grow }));
      }
    },
    /** Gives the slide its still drawings back. */
    hide(slide: HTMLElement) {
      wanted.delete(slide);
      for (const plot of plotsOf(slide)) give(plot);
    },
    /** Draws anew in the theme's present colours. */
    retheme() {
      redraw();
      // An edit of the theme may name a family that nothing on the page was set in.
      void loadFonts(tokens()).then(redraw, redraw);
    },
    /** Draws anew at the present magnification. */
    resize: redraw,
    /** Takes other panels: live charts are drawn from them, those whose figure has left the page are given up. */
    async update(changed: Record<string, ChartPanel>) {
      known = changed;
      await fetchKinds([...alive.keys()].flatMap((plot) => panelOf(plot) ?? []));
      // An edit may have changed the deck's language, which numbers are written in.
      const { lang: present } = document.documentElement;
      if (present !== ofPage) {
        for (const plot of [...alive.keys()]) give(plot);
        lang = present;
      }
      ofPage = present;
      for (const [plot, live] of alive) {
        const panel = panelOf(plot);
        if (panel && root.contains(plot)) live.redraw(panel);
        else give(plot);
      }
    },
  };
}

/** A canvas does not wait for fonts by itself, and text measured in another face would be laid out wrong. */
async function loadFonts({ family, serif }: PanelTokens): Promise<void> {
  const wanted = [400, 600, 700].map((weight) => `${weight} 20px "${family}"`);
  await Promise.all([...wanted, `600 20px "${serif}"`].map((font) => document.fonts.load(font)));
}

/**
 * The theme's tokens as they are on the page now: a probe resolves each colour to what the browser paints.
 * @param place the element whose colours count, where a page shows slides in others than its own
 */
function panelTokens(place: HTMLElement = document.body): PanelTokens {
  const probe = document.createElement('span');
  probe.hidden = true;
  // A drawing keeps its own colours where the reader's system forces others: theme/forced-colours.css.
  probe.style.setProperty('forced-color-adjust', 'none');
  place.append(probe);
  const colours = {} as Record<Colour, string>;
  for (const colour of COLOURS) {
    probe.style.color = `var(--${colour})`;
    colours[colour] = getComputedStyle(probe).color;
  }
  probe.style.fontFamily = 'var(--sans)';
  const first = () => getComputedStyle(probe).fontFamily.split(',')[0]?.replace(/["']/g, '').trim();
  const family = first() ?? 'sans-serif';
  probe.style.fontFamily = 'var(--serif)';
  const serif = first() ?? family;
  probe.remove();
  return { colours, family, serif, sizes: PANEL_SIZES };
}
