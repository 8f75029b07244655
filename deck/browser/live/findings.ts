import type { ViteHotContext } from 'vite/types/hot.d.ts';
import { formatPlace } from '../../model/error.ts';
import type { ShownFinding } from '../../model/finding.ts';
import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';
import type { Slides } from '../stage/start-slides.ts';
import { measureSlide } from './measure-slide.ts';

/** The key that opens and closes the list. */
const KEY = 'x';
/** A slide that has just come is still being drawn. */
const DRAWN = 400;

/**
 * What the author is told while writing: a counter in the corner of the window, never on a slide that is projected (full screen hides
 * it), and behind it a list. A finding's text leads to its slide, where it is outlined; its place opens the editor.
 */
export function startFindings(hot: ViteHotContext, slides: Slides, words: Words): { measure(): void } {
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
  return { measure };
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
