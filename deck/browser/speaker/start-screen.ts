import type { ChartPanel } from '../../model/panel.ts';
import type { PanelsController } from '../figures/start-panels.ts';
import { showTables } from '../figures/tables.ts';
import { zoomInto, zoomOf } from '../stage/zoom.ts';
import type { Shown } from '../sync/check-message.ts';

/** A small stage that shows one slide as the audience sees it. */
export interface Screen {
  /** Shows a slide at a step; the same slide stays, so that its charts live on. */
  show(section: HTMLElement | undefined, shown: Shown): void;
  /** The slide that is shown. */
  readonly slide: HTMLElement | undefined;
}

/**
 * @param frame where the slide goes; theme/speaker.css fits it
 * @param suffix set after every id in the copy, so that two screens of one page share none
 * @param replaced called with the slide that goes and the one that comes
 */
export function startScreen(
  frame: HTMLElement,
  suffix: string,
  replaced: (before: HTMLElement | undefined, after: HTMLElement | undefined) => void = () => {},
): Screen {
  let source: HTMLElement | undefined;
  let slide: HTMLElement | undefined;
  const replace = (section: HTMLElement | undefined) => {
    const before = slide;
    source = section;
    slide = section && copySlide(section, suffix);
    frame.replaceChildren(...(slide ? [slide] : []));
    replaced(before, slide);
  };
  return {
    get slide() {
      return slide;
    },
    show(section, shown) {
      if (section !== source) replace(section);
      if (!slide) return;
      for (const [index, step] of slide.querySelectorAll('.fragment').entries())
        step.classList.toggle('visible', index < shown.step);
      showTables(slide, shown.table);
      if (zoomOf(slide) !== shown.zoom) zoomInto(slide, shown.zoom);
    },
  };
}

/** The attributes that name other elements by id. */
const REFERENCES = ['aria-labelledby', 'aria-describedby', 'clip-path', 'mask', 'fill', 'stroke', 'href'];

/** A copy of a slide without its notes, links leading out into windows of their own. */
function copySlide(section: HTMLElement, suffix: string): HTMLElement {
  const copy = section.cloneNode(true) as HTMLElement;
  copy.classList.add('present');
  copy.querySelector(':scope > .notes')?.remove();
  for (const link of copy.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"])')) {
    link.target = '_blank';
    link.rel = 'noopener';
  }
  const all = [copy, ...copy.querySelectorAll('*')];
  const ids = new Set(all.map(({ id }) => id).filter(Boolean));
  for (const element of all) {
    if (element.id) element.id += suffix;
    for (const name of REFERENCES) {
      const value = element.getAttribute(name);
      // Links stay as they are: they name slides of the deck, not elements of this copy.
      if (!value || (name === 'href' && element instanceof HTMLAnchorElement)) continue;
      element.setAttribute(name, suffixed(value, ids, suffix));
    }
  }
  return copy;
}

function suffixed(value: string, ids: ReadonlySet<string>, suffix: string): string {
  return value.replace(/(?<=^|\s|#)[^\s#()]+/g, (id) => (ids.has(id) ? id + suffix : id));
}

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
  panels: () => Promise<Record<string, ChartPanel>>,
): ScreenCharts {
  let loading: Promise<PanelsController> | undefined;
  let wanted: HTMLElement | undefined;
  const scale = () => (wanted ? wanted.getBoundingClientRect().width / wanted.offsetWidth : 1);
  const start = async () => {
    const known = panels();
    const { startPanels } = await import('../figures/start-panels.ts');
    return startPanels({ root: frame, panels: await known, lang, place: frame, scale });
  };
  const load = () => {
    loading ??= start();
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
      const live = async () => {
        const controller = await load();
        await controller.update(await panels());
        if (wanted === after) await controller.show(after);
      };
      // Without it the still drawing stays; the next slide asks again.
      live().catch(() => {
        loading = undefined;
      });
    },
  };
}
