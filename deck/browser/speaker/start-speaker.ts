/**
 * Turns the page into the speaker view: starts the talk, what shows it, its clock, its links and swipes, and all that the speaker can do.
 */

import { askForUpdate, type DeckUpdate, updatedSections } from '../live/live-reload.ts';
import { readPageData, readStorage, scrolls, soon } from '../shell/dom.ts';
import { currentTheme, toggleTheme } from '../shell/page-view.ts';
import { type Command, icons, sharedCommands, startKeys } from '../stage/command.ts';
import { keepAwake, toggleFullscreen } from '../stage/fullscreen.ts';
import { readAddress } from '../stage/keep-address.ts';
import { openHelp } from '../stage/open-dialog.ts';
import { openFinder } from '../stage/open-finder.ts';
import { nextZoom } from '../stage/zoom.ts';
import { channelToken } from '../sync/channel-token.ts';
import { keepInTouch } from '../sync/start-sync.ts';
import { buildView, type View } from './build-view.ts';
import { type Showing, startShowing } from './start-showing.ts';
import { startTalk, type Talk } from './start-talk.ts';
import { openResult } from './start-times.ts';

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
  // Of quick steps the deck sees every one, the speaker view draws the last.
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
function onSwipe(place: HTMLElement, forward: () => void, backward: () => void): void {
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

/** Everything the speaker can do, in the order in which help lists it. */
function speakerCommands(talk: Talk, showing: Showing): Command[] {
  const { words } = talk.data;
  const shared = sharedCommands(words);
  const to = (index: number) => talk.go({ index, step: 0 });
  const commands: Command[] = [
    shared('previous', talk.backward),
    shared('next', talk.forward),
    shared('first', () => to(0)),
    shared('last', () => to(talk.slides.length - 1)),
    shared('search', () =>
      openFinder(
        talk.slides.map(({ section }) => section),
        to,
        words,
      ),
    ),
    { id: 'back', label: words.speaker.back, keys: ['u'], run: showing.back },
    // What changes on the audience's screen beside the place.
    shared('data', () => talk.change({ table: !talk.shown.table && showing.hasPanels() })),
    shared('zoom', () => talk.change({ zoom: showing.slide ? nextZoom(showing.slide) : -1 })),
    shared('pointer', talk.pointer.next),
    { ...shared('blank', () => talk.change({ blank: !talk.shown.blank })), icon: icons.blank },
    ...timeCommands(talk, showing),
    { id: 'more', label: words.speaker.moreNotes, keys: ['j'], run: showing.scrollNotes },
    { id: 'smaller', label: words.speaker.smaller, keys: ['-'], run: () => showing.sizeNotes(-1) },
    { id: 'larger', label: words.speaker.larger, keys: ['+', '='], run: () => showing.sizeNotes(1) },
    shared('theme', () => toggleTheme('speaker-theme')),
    shared('fullscreen', toggleFullscreen),
    shared('help', () => openHelp(commands, words)),
  ];
  return commands;
}

function timeCommands(talk: Talk, showing: Showing): Command[] {
  const { run, data } = talk;
  const say = data.words.speaker;
  const then = (task: () => void) => () => {
    task();
    showing.draw();
  };
  const record = () => {
    const ends = run.read().recording;
    run.record();
    run.enter(talk.shown.slide);
    if (ends) openResult(talk);
  };
  return [
    { id: 'timer', label: say.timer, keys: ['k'], icon: icons.play, run: then(run.toggle) },
    { id: 'reset', label: say.reset, keys: ['r'], icon: icons.reset, run: then(run.reset) },
    { id: 'record', label: say.rehearse, keys: ['w'], icon: icons.record, run: then(record) },
    { id: 'rehearsal', label: say.rehearsal, keys: ['h'], icon: icons.list, run: () => openResult(talk) },
  ];
}
