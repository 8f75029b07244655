/** The talk on the speaker's page: place, slides, notes, bar, and the list of backup slides. */

import type { Words } from '../../model/words.ts';
import { readPanels } from '../figures/start-live-panels.ts';
import { element, readStorage, writeStorage } from '../shell/dom.ts';
import { type Command, commandButton, icons } from '../stage/command.ts';
import { type ChannelToken, deckPage } from '../sync/channel-token.ts';
import { type Screen, startScreen, startScreenCharts, type View } from './build-view.ts';
import { type Place, placeAfter, type SpeakerSlide, type Talk } from './start-talk.ts';
import { startTimes } from './start-times.ts';

/** How long a speaker view that opens looks for its deck before it says that there is none, in milliseconds. */
const SEARCH = 1500;

/** The talk on the speaker's page. */
export type Showing = ReturnType<typeof startShowing>;

export function startShowing(view: View, token: ChannelToken, talk: Talk) {
  const { words } = talk.data;
  const opened = performance.now();
  const charts = startScreenCharts(view.nowFrame, talk.data.lang, () => readPanels(talk.data));
  const now = startScreen(view.nowFrame, '--now', charts.follow);
  const next = startScreen(view.nextFrame, '--next');
  const left: Left = { slide: '', step: 0 };
  const backupList = () => startBackupList(view.backup, words, talk.slides, left, (place) => talk.go(place));
  const showTimes = startTimes(
    view.times,
    words.speaker,
    () => talk.data.plan,
    () => talk.data.duration,
  );
  let backup = backupList();
  let noted: HTMLElement | undefined;
  // A figure fills another part of the screen: drawn anew, pixel for pixel.
  new MutationObserver(charts.redraw).observe(view.nowFrame, { subtree: true, attributeFilter: ['data-zoom'] });

  const connection = () => {
    if (talk.sync.connected) return 'connected';
    return performance.now() - opened < SEARCH ? 'searching' : 'disconnected';
  };
  const tick = () => {
    const found = connection();
    if (view.connection.dataset.state !== found) {
      view.connection.dataset.state = found;
      view.connection.textContent = words.speaker[found];
      view.openDeck.hidden = found !== 'disconnected';
    }
    showTimes(talk.run.read(), talk.here().index, talk.run.now());
  };
  const draw = () => {
    drawPlace(view, talk);
    drawNow(view, talk, now, charts.redraw);
    drawNext(view, talk, next);
    const section = currentSlide(talk)?.section;
    if (section !== noted) {
      drawNotes(view, talk, section);
      followNotes();
    }
    noted = section;
    backup.show(talk.here(), connection() !== 'searching');
    drawBar(view, talk);
    view.openDeck.href = deckPage(token.value, talk.shown.slide, talk.shown.step);
    tick();
  };
  sizeNotes(view.notes, 0);
  const followNotes = () => view.more.classList.toggle('below', reachesOn(view.notes));
  view.notes.addEventListener('scroll', followNotes, { passive: true });
  new ResizeObserver(followNotes).observe(view.notes);
  return {
    /** Everything as it is now. */
    draw,
    /** What the clock moves. */
    tick,
    /** The slides were replaced. */
    renew() {
      backup = backupList();
      draw();
    },
    // A key may come before what the last one did is drawn.
    back() {
      draw();
      backup.back();
    },
    sizeNotes(steps: number) {
      sizeNotes(view.notes, steps);
      followNotes();
    },
    /** Shows what comes next of long notes. */
    scrollNotes: () => scrollNotes(view.notes),
    hasPanels: () => currentSlide(talk)?.section.querySelector('.panel') != null,
    /** The copy of the current slide. */
    get slide() {
      draw();
      return now.slide;
    },
    addCommands: (commands: readonly Command[]) => addCommands(view, commands),
  };
}

const currentSlide = (talk: Talk): SpeakerSlide | undefined => talk.slides[talk.here().index];

function drawPlace(view: View, talk: Talk): void {
  const slide = currentSlide(talk);
  const { words } = talk.data;
  setText(view.count, `${words.slide} ${slide?.number ?? ''}`);
  setText(view.step, slide && slide.steps > 0 ? `${words.speaker.step} ${talk.shown.step} / ${slide.steps}` : '');
  setText(view.part, slide?.part ?? '');
}

function drawNow(view: View, talk: Talk, screen: Screen, recolour: () => void): void {
  if (view.nowFrame.dataset.theme !== talk.theme) {
    view.nowFrame.dataset.theme = talk.theme;
    view.nextFrame.dataset.theme = talk.theme;
    recolour();
  }
  screen.show(currentSlide(talk)?.section, talk.shown);
  view.now.classList.toggle('blank', talk.shown.blank);
  view.now.dataset.blank = talk.data.words.blank;
}

function drawNext(view: View, talk: Talk, screen: Screen): void {
  const place = placeAfter(
    talk.slides.map(({ steps }) => steps),
    talk.here(),
  );
  const slide = place && talk.slides[place.index];
  const { words } = talk.data;
  const ends = !slide || (slide.backup && currentSlide(talk)?.backup === false);
  setText(view.nextTitle, ends ? words.speaker.end : `${slide.number.split(' ')[0]} ${slide.title}`);
  const shown = { ...talk.shown, slide: slide?.id ?? '', step: place?.step ?? 0, table: false, zoom: -1 };
  screen.show(slide?.section, shown);
}

function drawNotes(view: View, talk: Talk, section: HTMLElement | undefined): void {
  const notes = section?.querySelector(':scope > .notes');
  const { notesPrivate, noNotes } = talk.data.words.speaker;
  if (notes) view.notes.replaceChildren(...[...notes.childNodes].map((node) => node.cloneNode(true)));
  else view.notes.textContent = talk.data.notes ? noNotes : notesPrivate;
  view.notes.classList.toggle('soft', !notes);
  view.notes.scrollTop = 0;
}

function setText(place: HTMLElement, text: string): void {
  if (place.textContent !== text) place.textContent = text;
}

/** Which of the commands are on just now, and which has nothing to do. */
function drawBar(view: View, talk: Talk): void {
  const { timer, recording } = talk.run.read();
  const button = (id: string) => view.bar.querySelector<HTMLButtonElement>(`[data-command="${id}"]`);
  const on = { blank: talk.shown.blank, data: talk.shown.table, timer: timer.startedAt !== null, record: recording };
  for (const [id, pressed] of Object.entries(on)) button(id)?.setAttribute('aria-pressed', String(pressed));
  const reset = button('reset');
  // Nobody means to lose the time of a talk that runs.
  if (reset) reset.disabled = timer.startedAt !== null;
}

/** Puts the commands that have an icon into the bar, and those that size the notes over the notes. */
function addCommands(view: View, commands: readonly Command[]): void {
  for (const command of commands) {
    if (command.icon) view.bar.append(commandButton(command, command.icon));
    if (command.id === 'smaller') view.notesTools.append(commandButton(command, icons.smaller));
    if (command.id === 'larger') view.notesTools.append(commandButton(command, icons.larger));
  }
}

/** Whether notes go on below what is seen of them; half a line does not count. */
function reachesOn({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean {
  return scrollHeight - clientHeight - scrollTop > 8;
}

/** Shows what comes next of notes that are longer than their pane, and after their end their beginning. */
function scrollNotes(notes: HTMLElement): void {
  notes.scrollTop = reachesOn(notes) ? notes.scrollTop + 0.85 * notes.clientHeight : 0;
}

const KEY = 'speaker-notes-size';
/** Pixels. */
const SIZES = { least: 14, first: 22, most: 48, step: 2 };

/** Sets the notes so many steps larger than the speaker left them, and keeps that. */
function sizeNotes(notes: HTMLElement, steps: number): void {
  const stored = Number(notes.dataset.size ?? readStorage('localStorage', KEY));
  const from = stored > 0 ? stored : SIZES.first;
  const size = Math.min(SIZES.most, Math.max(SIZES.least, from + steps * SIZES.step));
  notes.dataset.size = String(size);
  notes.style.setProperty('--notes-size', `${size}px`);
  if (steps !== 0) writeStorage('localStorage', KEY, String(size));
}

/** Where the talk was left for its backup, by the slide's id: slides may be replaced meanwhile. */
interface Left {
  slide: string;
  step: number;
}

/** The backup slides as a list to jump from, folded until it is asked for, a long ledger once; and the way back. */
function startBackupList(
  place: HTMLElement,
  words: Words,
  slides: readonly SpeakerSlide[],
  left: Left,
  go: (place: Place) => void,
) {
  let shown = -1;
  const back = element('button', { type: 'button', class: 'back', hidden: '' });
  const jump = (slide: SpeakerSlide, index: number) => {
    const button = element('button', { type: 'button' }, element('b', {}, slide.number), ` ${slide.title}`);
    button.addEventListener('click', () => go({ index, step: 0 }));
    return [index, element('li', {}, button)] as const;
  };
  const items = new Map(
    slides.flatMap((slide, index) => (slide.backup && !slide.continues ? [jump(slide, index)] : [])),
  );
  place.hidden = items.size === 0;
  const summary = element('summary', {}, element('h2', {}, words.backup), ` ${items.size}`);
  const list = element('details', {}, summary, element('ul', {}, ...items.values()));
  place.replaceChildren(back, list);
  const goBack = () => {
    const index = slides.findIndex(({ id }) => id === left.slide);
    if (index !== -1 && slides[shown]?.backup) go({ index, step: left.step });
  };
  back.addEventListener('click', goBack);
  return {
    /** Goes back to where the talk was left; nothing if it was not left. */
    back: goBack,
    /** Marks the slide that is shown, and offers the way back from a backup slide. @param known whether the deck has said where it is */
    show({ index, step }: Place, known: boolean) {
      shown = index;
      const slide = slides[index];
      if (known && slide && !slide.backup) Object.assign(left, { slide: slide.id, step });
      const target = slides.find(({ id }) => id === left.slide);
      back.hidden = !slide?.backup || !target;
      if (target) back.textContent = `← ${words.speaker.backTo} ${target.number.split(' ')[0]}: ${target.title}`;
      for (const [each, item] of items) item.firstElementChild?.toggleAttribute('aria-current', each === index);
    },
  };
}
