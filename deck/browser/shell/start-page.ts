import { followReading, readingSlide } from '../article/reading.ts';
import { startControls } from '../article/start-controls.ts';
import { startFolds } from '../article/start-folds.ts';
import { fetchOnDemand } from '../stage/at-first-use.ts';
import { whenIdle } from '../stage/fetch-ahead.ts';
import { currentView, onViewChange } from './page-view.ts';
import { readPageData } from './read-page-data.ts';
import { startDeck } from './start-deck.ts';

/** Brings the page to life once it is painted: what both views offer, and the deck where it is the one that is shown. */
export function startPage(): void {
  afterFirstPaint(() => void start());
}

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
export function startScrollBoxes(): () => void {
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
