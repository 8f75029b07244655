/**
 * The start of the page: what needs a script in either view, what the article folds away, and the deck where it is the one that is shown; or
 * the speaker view.
 */

import type { PageData } from '../model/site.ts';
import type { Words } from '../model/words.ts';
import { element, readPageData } from './shell/dom.ts';
import { currentView, onViewChange, otherView, toggleTheme } from './shell/page-view.ts';
import { startDeck } from './shell/start-deck.ts';
import { atFirstUse, fetchOnDemand, whenIdle } from './stage/at-first-use.ts';
import { drawIcon, icons } from './stage/command.ts';
import { followReading, readingSlide } from './stage/follow-view.ts';
import { readAddress } from './stage/keep-address.ts';

/** Brings the page to life: what both views offer, and the deck where it is the one that is shown. */
async function start(): Promise<void> {
  // First, since it leaves few slides in the page.
  const ready = currentView() === 'deck' ? startDeck() : startWithDeckView();
  startControls(readPageData(document));
  followReading();
  startFolds(startScrollBoxes());
  await ready;
  whenIdle(() => void fetchOnDemand());
}

/** A page that begins as an article starts the deck when it is first wanted, at the slide that is read. */
function startWithDeckView(): void {
  let started = false;
  onViewChange((view) => {
    if (started || view !== 'deck') return;
    started = true;
    const id = readingSlide()?.id;
    if (id) history.replaceState(history.state, '', `#/${encodeURIComponent(id)}`);
    void startDeck();
  });
}

const BOXES = '.panel-table:not(.fold[aria-expanded="false"] + *), .slide-body:has(> table), .panel-map > .plot';

/**
 * Lets the keyboard reach what is wider than the article's column, and nothing else.
 *
 * @returns what looks again, once something has come into the column or left it
 */
function startScrollBoxes(): () => void {
  const update = () => {
    for (const box of document.querySelectorAll<HTMLElement>('[data-scrolls]')) {
      for (const attribute of ['data-scrolls', 'tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
    if (currentView() === 'deck') return;
    for (const box of document.querySelectorAll<HTMLElement>(BOXES)) {
      if (box.scrollWidth <= box.clientWidth) continue;
      const name =
        box.closest('.panel')?.querySelector('.caption') ?? box.closest('.slide')?.querySelector('.slide-title');
      box.dataset.scrolls = '';
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', name?.textContent ?? '');
    }
  };
  update();
  addEventListener('resize', update);
  onViewChange(update);
  return update;
}

/** Runs the task once the page is read and has painted; without waiting where it will not paint, in a hidden tab. */
function afterFirstPaint(task: () => void): void {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => afterFirstPaint(task), { once: true });
  else if (document.visibilityState === 'hidden' || performance.getEntriesByName('first-contentful-paint').length > 0)
    task();
  else requestAnimationFrame(() => setTimeout(task));
}

/** Gives the page what needs a script in either view: the way to the other view, files of each figure, addresses of slides. */
function startControls({ words }: PageData): void {
  document.body.prepend(
    element(
      'nav',
      { class: 'article-bar', 'aria-label': words.view },
      button(words.showDeck, 'show-deck', otherView),
      button(words.theme, 'theme', toggleTheme),
    ),
  );
  const slides = document.querySelector('.slides');
  if (!slides) return;
  addControls(slides, words);
  // While serving, slides are replaced.
  new MutationObserver(() => addControls(slides, words)).observe(slides, { childList: true });
}

function addControls(slides: Element, words: Words): void {
  for (const section of slides.querySelectorAll(':scope > section:not(:has(.copy-address))')) {
    const copy = button(drawIcon(icons.address), 'copy-address', () =>
      atFirstUse(({ copyAddress }) => copyAddress(section.id, words)),
    );
    copy.setAttribute('aria-label', words.copyAddress);
    copy.title = words.copyAddress;
    section.querySelector('.slide-head > .marking, .slide-head > :last-child')?.before(copy);
  }
  for (const panel of slides.querySelectorAll<HTMLElement>('.panel:not(:has(> .panel-files))')) {
    panel.append(panelFiles(panel, words));
  }
}

function button(text: string | Element, name: string, run: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: name }, text);
  made.addEventListener('click', () => run());
  return made;
}

function panelFiles(panel: HTMLElement, words: Words): HTMLElement {
  const title = panel.querySelector('.caption')?.textContent ?? '';
  const save = (type: 'SVG' | 'CSV') => {
    const made = button(type, 'save', () => atFirstUse(({ saveFigure }) => saveFigure(panel, type)));
    made.setAttribute('aria-label', `${words.save} ${type}: ${title}`);
    made.title = `${words.save} ${type}`;
    return made;
  };
  const files = element('p', { class: 'panel-files' });
  if (panel.querySelector('.plot-svg')) files.append(save('SVG'));
  if (panel.querySelector('table')) files.append(save('CSV'));
  return files;
}

/**
 * Lets the article unfold what theme/article.css folds away as long as scripts run: the tables of figures, and the pages of a long
 * list, which are one there. Whatever an address or a link names is unfolded first.
 *
 * @param changed called when something was folded or unfolded
 */
function startFolds(changed: () => void): void {
  const setFold = (fold: HTMLElement, open: boolean) => {
    fold.setAttribute('aria-expanded', String(open));
    for (const page of pagesOf(fold)) page.classList.toggle('unfolded', open);
    changed();
  };
  /** @returns what the address names, if it was folded away */
  const unfold = (hash: string): Element | undefined => {
    const named = document.getElementById(readAddress(hash).name);
    const page = named?.closest<HTMLElement>('[data-list]:not(.unfolded)');
    const fold = page && document.querySelector<HTMLElement>(`[data-list="${page.dataset.list}"] > .fold`);
    if (!named || !fold) return undefined;
    setFold(fold, true);
    return named;
  };
  const goTo = (hash: string) => {
    if (!hash.startsWith('#/')) unfold(hash)?.scrollIntoView();
  };
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const fold = target.closest<HTMLElement>('button.fold');
    if (fold) setFold(fold, fold.getAttribute('aria-expanded') !== 'true');
    // Before the browser goes there: what is folded away has no place.
    const link = target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (link) unfold(link.hash);
  });
  addEventListener('hashchange', () => goTo(location.hash));
  goTo(location.hash);
}

/** The slides of the list whose fold it is; of a figure's table none. */
function pagesOf(fold: HTMLElement): readonly Element[] {
  const list = fold.closest<HTMLElement>('[data-list]')?.dataset.list;
  return list ? [...document.querySelectorAll(`[data-list="${list}"]`)] : [];
}

// One script for both pages: what they share is then no file of its own, and the presenter's browser has it already.
const { classList, dataset } = document.documentElement;
if (classList.contains('speaker')) {
  import('./speaker/start-speaker.ts').then(
    ({ startSpeaker }) => startSpeaker(),
    // As where this script itself is refused or missing: the article serves.
    () => classList.remove('deck', 'speaker'),
  );
} else if (dataset.page !== 'speaker') afterFirstPaint(() => void start());
