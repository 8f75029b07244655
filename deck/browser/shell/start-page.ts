import { startControls } from '../article/controls.ts';
import { followReading, readingSlide } from '../article/reading.ts';
import { startScrollBoxes } from '../article/scroll-boxes.ts';
import { readPageData } from './data.ts';
import { currentView, onViewChange } from './page-view.ts';
import { afterFirstPaint } from './paint.ts';
import { startDeck } from './start.ts';

/** Brings the page to life once it is painted: what both views offer, and the deck where it is the one that is shown. */
export function startPage(): void {
  afterFirstPaint(start);
}

function start(): void {
  // First, since it leaves few slides in the page.
  if (currentView() === 'deck') void startDeck();
  else startWithDeckView();
  startControls(readPageData(document));
  followReading();
  startScrollBoxes();
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
