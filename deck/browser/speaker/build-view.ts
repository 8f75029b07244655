/** What the speaker's page is made of: its places, and the small stages in them that show a slide as the audience sees it. */

import type { ChartPanel } from '../../model/panel.ts';
import type { Words } from '../../model/words.ts';
import { panelsAtFirstUse } from '../figures/start-live-panels.ts';
import { element } from '../shell/dom.ts';
import { showTables, zoomInto, zoomOf } from '../stage/zoom.ts';
import type { Shown } from '../sync/start-sync.ts';

/** The places of the speaker view that change. */
function makePlaces(words: Words) {
  const say = words.speaker;
  return {
    part: element('span', { class: 'part' }),
    count: element('strong', { class: 'count' }),
    step: element('span', { class: 'step' }),
    connection: element('p', { class: 'connection', role: 'status' }),
    openDeck: element('a', { class: 'open-deck', target: 'deck', rel: 'opener' }, say.openDeck),
    clock: element('time', { class: 'clock', 'aria-label': say.clock }),
    now: element('div', { class: 'screen' }),
    nowFrame: element('div', { class: 'frame' }),
    nextTitle: element('span', { class: 'title' }),
    nextFrame: element('div', { class: 'frame', inert: '', 'aria-hidden': 'true' }),
    times: element('dl', { class: 'times' }),
    notesTitle: element('h2', { id: 'notes-title' }, words.notes),
    notesTools: element('div', { class: 'tools' }),
    notes: element('div', { class: 'notes-text', tabindex: '0', role: 'region', 'aria-labelledby': 'notes-title' }),
    /** Says that the notes go on below. */
    more: element('p', { class: 'notes-more', 'aria-hidden': 'true' }, `${say.moreNotes} (J)`),
    backup: element('nav', { class: 'backup-list', 'aria-label': words.backup }),
    bar: element('nav', { class: 'bar', 'aria-label': words.keys }),
  };
}

export type View = ReturnType<typeof makePlaces>;

/** Puts the empty speaker view into the page; theme/speaker.css lays it out. */
export function buildView(words: Words): View {
  const say = words.speaker;
  const view = makePlaces(words);
  view.now.append(view.nowFrame);
  const place = element('p', { class: 'place', 'aria-live': 'polite' }, view.count, view.step, view.part);
  const current = element('section', { class: 'now', 'aria-label': say.current }, view.now);
  const next = element(
    'section',
    { class: 'next' },
    element('h2', {}, `${say.nextStep} `, view.nextTitle),
    element('div', { class: 'screen' }, view.nextFrame),
  );
  const head = element('div', { class: 'notes-head' }, view.notesTitle, view.notesTools);
  document.body.append(
    element(
      'header',
      { class: 'speaker-head' },
      element('h1', { class: 'visually-hidden' }, say.view),
      place,
      view.connection,
      view.openDeck,
      view.clock,
    ),
    element(
      'main',
      { class: 'speaker-main' },
      current,
      next,
      // In a small window it scrolls: the keyboard must reach it.
      element('section', { class: 'time', tabindex: '0', 'aria-label': say.elapsed }, view.times),
      element('div', { class: 'notes-pane' }, head, view.notes, view.more, view.backup),
    ),
    view.bar,
  );
  return view;
}

/** A small stage that shows one slide as the audience sees it. */
export type Screen = ReturnType<typeof startScreen>;

/**
 * @param frame where the slide goes; theme/speaker.css fits it
 * @param suffix set after every id in the copy, so that two screens of one page share none
 * @param replaced called with the slide that goes and the one that comes
 */
export function startScreen(
  frame: HTMLElement,
  suffix: string,
  replaced: (before: HTMLElement | undefined, after: HTMLElement | undefined) => void = () => {},
) {
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
    /** The slide that is shown. */
    get slide() {
      return slide;
    },
    /** Shows a slide at a step; the same slide stays, so that its charts live on. */
    show(section: HTMLElement | undefined, shown: Shown) {
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

/** Brings the charts on a screen to life, in the colours that hold there. Chart.js is loaded with the first of them. */
export function startScreenCharts(frame: HTMLElement, lang: string, panels: () => Promise<Record<string, ChartPanel>>) {
  let wanted: HTMLElement | undefined;
  const scale = () => (wanted ? wanted.getBoundingClientRect().width / wanted.offsetWidth : 1);
  const live = panelsAtFirstUse(panels, { root: frame, lang, place: frame, scale });
  const redraw = () => void live.loading?.then((controller) => controller?.resize());
  new ResizeObserver(redraw).observe(frame);
  return {
    /** The deck's colours or the screen's size changed. */
    redraw,
    /** Another copy stands on the screen. */
    follow(before: HTMLElement | undefined, after: HTMLElement | undefined) {
      wanted = after;
      if (before) void live.loading?.then((controller) => controller?.hide(before));
      if (!after?.querySelector('.panel .plot')) return;
      const show = async () => {
        const controller = await live.load();
        await controller?.update(await panels());
        if (wanted === after) await controller?.show(after);
      };
      // What cannot be fetched leaves the still drawing.
      show().catch(() => undefined);
    },
  };
}
