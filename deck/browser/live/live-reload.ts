/**
 * What a page has while it is served: the author's edits are followed, a fault lies over the last good deck, and findings are listed.
 */

import type { ViteHotContext } from 'vite/types/hot.d.ts';
import { directionOf } from '../../model/direction.ts';
import { type Fault, formatPlace, type ShownFinding } from '../../model/error.ts';
import type { PageData } from '../../model/site.ts';
import type { Words } from '../../model/words.ts';
import type { LivePanels } from '../figures/start-live-panels.ts';
import { element, readPageData, readStorage } from '../shell/dom.ts';
import type { Slides } from '../stage/start-slides.ts';
import { measureSlide } from './measure-slide.ts';

/**
 * Follows the author's edits: changed slides are replaced in place, the deck stays on its slide and step, and a fault lies
 * over the last good deck until it is mended.
 */
export function startLiveReload(hot: ViteHotContext, slides: Slides, panels: LivePanels, words: Words): void {
  const all = readPageData(document).panels;
  const measure = startFindings(hot, slides, words);
  hot.on('deck:update', (update: DeckUpdate) => {
    const next = updatedSections(update, slides.all);
    if (!next) return askForUpdate(hot, slides.all);
    // Keys and gestures are tied to the way that lines run.
    if (directionOf(update.lang) !== (document.dir || 'ltr')) return location.reload();
    showFaults([], words);
    applyUpdate(update, next, slides);
    Object.assign(all, update.data.panels);
    panels.update(all);
    measure();
  });
  // The theme's styles are in place: what is drawn on canvases is drawn anew, as at a change of theme by key.
  hot.on('vite:afterUpdate', () => {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme ?? 'auto';
  });
  hot.on('deck:fault', (faults: Fault[]) => showFaults(faults, words));
  // What was saved between the page's request and this moment, or is at fault since before it.
  askForUpdate(hot, slides.all);
}

/** Replaces what changed. */
function applyUpdate({ title, lang, theme, stylesheet }: DeckUpdate, next: HTMLElement[], slides: Slides): void {
  const root = document.documentElement;
  root.lang = lang;
  if (root.dataset.theme !== theme && readStorage('localStorage', 'deck-theme') === null) root.dataset.theme = theme;
  document.title = title;
  const link = document.querySelector<HTMLLinkElement>('link[data-deck-stylesheet]');
  if (link && link.getAttribute('href') !== stylesheet) link.setAttribute('href', stylesheet);

  const same = next.length === slides.all.length && next.every((section, i) => section === slides.all[i]);
  if (!same) slides.replace(next);
}

function showFaults(faults: readonly Fault[], words: Words): void {
  document.querySelector('.fault')?.remove();
  if (faults.length === 0) return;
  const items = faults.map(({ place, message, hint }) =>
    element(
      'li',
      {},
      element('div', { class: 'place' }, place),
      element('div', {}, message),
      element('div', { class: 'hint' }, hint),
    ),
  );
  document.body.append(
    element(
      'section',
      { class: 'fault', role: 'alert' },
      element('h2', {}, words.faultTitle),
      element('ul', {}, ...items),
    ),
  );
}

/** What the dev server sends when a slide, a chart or its data was saved: what changed, and where everything stands. */
export interface DeckUpdate {
  title: string;
  lang: string;
  theme: string;
  stylesheet: string;
  /** Of its panels only those that changed; all in answer to `askForUpdate`. */
  data: PageData;
  /** Every slide in order; the revision stands on its section as `data-rev`. */
  order: [id: string, rev: string][];
  /** The slides that changed. */
  sections: { id: string; html: string }[];
}

/** Asks the dev server for what is not as it is here: the answer is an update, or a fault. */
export function askForUpdate(hot: ViteHotContext, present: Iterable<HTMLElement>): void {
  hot.send('deck:hello', { have: [...present].map(({ id, dataset }) => [id, dataset.rev ?? '']) });
}

/**
 * All slides after an update. Those that are as they were stay the same elements.
 * @returns undefined if one is neither here nor in the update: ask for it
 */
export function updatedSections(
  { order, sections }: DeckUpdate,
  present: Iterable<HTMLElement>,
): HTMLElement[] | undefined {
  const here = new Map([...present].map((section) => [section.id, section]));
  const sent = new Map(sections.map(({ id, html }) => [id, html]));
  const next = order.flatMap(([id, rev]) => {
    const old = here.get(id);
    if (old?.dataset.rev === rev) return [old];
    const html = sent.get(id);
    return html === undefined ? [] : [parseSection(html)];
  });
  return next.length === order.length ? next : undefined;
}

/** A slide from its HTML. @throws Error if it is no section */
function parseSection(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  const section = template.content.firstElementChild;
  if (!(section instanceof HTMLElement)) throw new Error('The dev server sent a slide that is not a section.');
  return section;
}

/** The key that opens and closes the list. */
const KEY = 'x';
/** A slide that has just come is still being drawn. */
const DRAWN = 400;

/**
 * What the author is told while writing: a counter in the corner of the window, never on a slide that is projected (full screen hides
 * it), and behind it a list. A finding's text leads to its slide, where it is outlined; its place opens the editor.
 * @returns measures the slide that is shown, once more
 */
function startFindings(hot: ViteHotContext, slides: Slides, words: Words): () => void {
  const counter = element('button', { class: 'findings-count', type: 'button', 'aria-expanded': 'false', hidden: '' });
  const list = element('section', { class: 'findings', 'aria-label': words.check, hidden: '' });
  document.body.append(counter, list);
  const toggle = () => {
    list.hidden = !list.hidden;
    counter.setAttribute('aria-expanded', String(!list.hidden));
    if (list.hidden) outline(undefined);
  };
  counter.addEventListener('click', toggle);
  document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey, target }) => {
    if (key !== KEY || ctrlKey || metaKey || altKey || counter.hidden) return;
    if (target instanceof Element && target.closest('input, textarea, select, dialog')) return;
    toggle();
  });
  hot.on('deck:findings', (findings: ShownFinding[]) => {
    counter.hidden = findings.length === 0;
    counter.textContent = String(findings.length);
    counter.title = `${words.check} (${KEY})`;
    if (findings.length === 0 && !list.hidden) toggle();
    list.replaceChildren(element('ul', {}, ...findings.map((each, nth) => item(hot, slides, each, nth))));
  });
  const measure = measuring(hot, slides);
  slides.onChange(measure);
  measure();
  return measure;
}

/** Measures the slide that is shown, once it is drawn; tells the server what is other than it was. */
function measuring(hot: ViteHotContext, slides: Slides): () => void {
  const said = new Map<string, string>();
  let timer = 0;
  const measure = async () => {
    await document.fonts.ready;
    const slide = slides.current;
    if (!slide || !document.documentElement.matches('.deck:not(.overview)') || slide.dataset.zoom) return;
    const found = measureSlide(slide);
    const text = JSON.stringify(found);
    if ((said.get(slide.id) ?? '[]') === text) return;
    said.set(slide.id, text);
    hot.send('deck:measured', { id: slide.id, found });
  };
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void measure(), DRAWN);
  };
}

function item(hot: ViteHotContext, slides: Slides, found: ShownFinding, nth: number): HTMLElement {
  const place = element('button', { class: 'place', type: 'button' }, formatPlace(found.source));
  place.addEventListener('click', () => hot.send('deck:open', { nth }));
  const text = element('button', { class: 'what', type: 'button' }, found.message);
  text.addEventListener('click', () => {
    const index = slides.all.findIndex(({ id }) => id === found.on);
    if (index < 0) return;
    slides.jump(index);
    outline(elementOf(slides.all[index], found));
  });
  return element('li', { class: found.severity }, place, text, element('div', { class: 'hint' }, found.cure));
}

/** What a finding is about: the element that was measured, else the last that begins at its line or before. */
function elementOf(slide: HTMLElement | undefined, { element: nth, at }: ShownFinding): Element | undefined {
  if (!slide) return undefined;
  if (nth !== undefined) return slide.querySelectorAll('*')[nth];
  const marked = [...slide.querySelectorAll('[data-at]')].filter(
    (each) => at !== undefined && Number(each.getAttribute('data-at')) <= at,
  );
  return marked.at(-1) ?? slide.querySelector('.slide-title') ?? slide;
}

function outline(found: Element | undefined): void {
  for (const other of document.querySelectorAll('.found-here')) other.classList.remove('found-here');
  found?.classList.add('found-here');
}
