import { askForUpdate, type DeckUpdate, updatedSections } from '../live/live-reload.ts';
import { readPageData } from '../shell/read-page-data.ts';
import { readStorage } from '../shell/storage.ts';
import { currentTheme } from '../shell/theme.ts';
import { readAddress } from '../stage/keep-address.ts';
import { keepAwake } from '../stage/keep-awake.ts';
import { scrolls } from '../stage/scrolls.ts';
import { startKeys } from '../stage/start-keys.ts';
import { channelToken } from '../sync/channel-token.ts';
import { keepInTouch } from '../sync/start-sync.ts';
import { buildView, type View } from './build-view.ts';
import { speakerCommands } from './speaker-commands.ts';
import { startShowing } from './start-showing.ts';
import { startTalk, type Talk } from './start-talk.ts';

/** How often clock and times are looked at, in milliseconds: no second is seen to be skipped. */
const TICK = 250;

/** Turns the page into the speaker view: its slides are taken out and shown as copies, two at a time. */
export function startSpeaker(): void {
  const stage = document.querySelector<HTMLElement>('.reveal');
  if (!stage) throw new Error('The page has no .reveal element: was it built from this speaker.html?');
  const data = readPageData(document);
  const token = channelToken();
  token.keep();
  const theme = currentTheme();
  // Dark rooms are the rule, whatever the deck's own colours.
  document.documentElement.dataset.theme = readStorage('localStorage', 'speaker-theme') === 'light' ? 'light' : 'dark';
  stage.remove();
  const view = buildView(data.words);
  const sections = [...stage.querySelectorAll<HTMLElement>('.slides > section')];
  let draw = () => {};
  const talk = startTalk({ data, sections, token, theme, screen: view.now, changed: soon(() => draw()) });
  const showing = startShowing(view, token, talk);
  const commands = speakerCommands(talk, showing);
  showing.addCommands(commands);
  draw = showing.draw;
  draw();
  startKeys(commands, (key) => key === 'Escape' && endNearest(talk));
  onSwipe(view.now, talk.forward, talk.backward);
  followLinks(view, talk);
  startClock(view, talk, showing.tick);
  keepInTouch(talk.sync, true);
  document.documentElement.classList.add('ready');
  // Vite looks for these very words.
  const hot = import.meta.hot;
  if (!hot) return;
  let present = sections;
  hot.on('deck:update', (update: DeckUpdate) => {
    const next = updatedSections(update, present);
    if (!next) return askForUpdate(hot, present);
    present = next;
    Object.assign(data.panels, update.data.panels);
    talk.update({ ...update.data, panels: data.panels }, next);
    showing.renew();
  });
}

/** The task once all that is under way is done: of quick steps the deck sees every one, the speaker view draws the last. */
function soon(task: () => void): () => void {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setTimeout(() => {
      due = false;
      task();
    });
  };
}

/** Ends the nearest thing. */
function endNearest(talk: Talk): boolean {
  talk.pointer.off();
  if (talk.shown.zoom !== -1) talk.change({ zoom: -1 });
  return true;
}

/** A link to a slide, or to something on it, leads the talk there. */
function followLinks(view: View, talk: Talk): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!link || !view.now.parentElement?.parentElement?.contains(link)) return;
    event.preventDefault();
    const { name: id } = readAddress(link.getAttribute('href') ?? '');
    const index = talk.slides.findIndex(
      ({ section }) => section.id === id || section.querySelector(`#${CSS.escape(id)}`) !== null,
    );
    if (index !== -1) talk.go({ index, step: 0 });
  });
}

function startClock(view: View, talk: Talk, tick: () => void): void {
  // The speaker's own clock, in the way of the speaker's own browser.
  const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
  const awake = keepAwake(() => talk.sync.connected || talk.run.read().timer.startedAt !== null);
  const look = () => {
    const time = clock.format(new Date());
    if (view.clock.textContent !== time) view.clock.textContent = time;
    tick();
    awake();
  };
  setInterval(look, TICK);
  setInterval(talk.run.stillHere, 5000);
  addEventListener('pagehide', talk.run.stillHere);
  look();
}

/** How far a finger goes, in pixels, until it means a step. */
const FAR = 48;

/** Calls back when a finger is drawn across an element: to the left is forward. */
export function onSwipe(place: HTMLElement, forward: () => void, backward: () => void): void {
  let from: { x: number; y: number } | undefined;
  place.addEventListener('pointerdown', ({ pointerType, target, clientX: x, clientY: y }) => {
    const points = document.documentElement.classList.contains('pointing-out');
    from = pointerType === 'touch' && !points && !scrolls(target, place) ? { x, y } : undefined;
  });
  place.addEventListener('pointercancel', () => {
    from = undefined;
  });
  place.addEventListener('pointerup', ({ clientX, clientY }) => {
    if (!from) return;
    const [dx, dy] = [clientX - from.x, clientY - from.y];
    from = undefined;
    if (Math.abs(dx) < FAR || Math.abs(dx) < Math.abs(dy)) return;
    if (dx < 0) forward();
    else backward();
  });
}
