import type { Command } from '../stage/commands.ts';
import { deckPage } from '../stage/speaker-link.ts';
import type { ChannelToken } from '../sync/token.ts';
import { startBackupList } from './backup-list.ts';
import { addCommands, drawBar } from './bar.ts';
import { startScreenCharts } from './charts.ts';
import { sizeNotes } from './notes-size.ts';
import { placeAfter } from './place.ts';
import type { SpeakerSlide } from './read-slides.ts';
import { type Screen, startScreen } from './screen.ts';
import type { View } from './speaker-view.ts';
import type { Talk } from './talk.ts';
import { startTimes } from './times-view.ts';

/** The talk on the speaker's page. */
export interface Showing {
  /** Everything as it is now. */
  draw(): void;
  /** What the clock moves. */
  tick(): void;
  /** The slides were replaced. */
  renew(): void;
  back(): void;
  sizeNotes(steps: number): void;
  hasPanels(): boolean;
  /** The copy of the current slide. */
  readonly slide: HTMLElement | undefined;
  addCommands(commands: readonly Command[]): void;
}

/** How long a speaker view that opens looks for its deck before it says that there is none, in milliseconds. */
const SEARCH = 1500;

export function startShowing(view: View, token: ChannelToken, talk: Talk): Showing {
  const { words } = talk.data;
  const opened = Date.now();
  const charts = startScreenCharts(view.nowFrame, talk.data.lang, () => talk.data.panels);
  const now = startScreen(view.nowFrame, '--now', charts.follow);
  const next = startScreen(view.nextFrame, '--next');
  const backupList = () => startBackupList(view.backup, words, talk.slides, (index) => talk.go({ index, step: 0 }));
  const times = startTimes(
    view.times,
    words.speaker,
    () => talk.data.plan,
    () => talk.data.duration,
  );
  let backup = backupList();
  let noted: HTMLElement | undefined;
  // A figure fills another part of the screen: drawn anew, pixel for pixel.
  new MutationObserver(charts.redraw).observe(view.nowFrame, { subtree: true, attributeFilter: ['data-zoom'] });

  const tick = () => {
    const found = talk.sync.connected ? 'connected' : Date.now() - opened < SEARCH ? 'searching' : 'disconnected';
    if (view.connection.dataset.state !== found) {
      view.connection.dataset.state = found;
      view.connection.textContent = words.speaker[found];
      view.openDeck.hidden = found !== 'disconnected';
    }
    times.show(talk.run.read(), talk.here().index, Date.now());
  };
  const draw = () => {
    drawPlace(view, talk);
    drawNow(view, talk, now, charts.redraw);
    drawNext(view, talk, next);
    const section = currentSlide(talk)?.section;
    if (section !== noted) drawNotes(view, talk, section);
    noted = section;
    backup.show(talk.here().index);
    drawBar(view, talk);
    view.openDeck.href = deckPage(token.value, talk.shown.slide, talk.shown.step);
    tick();
  };
  sizeNotes(view.notes, 0);
  return {
    draw,
    tick,
    renew() {
      backup = backupList();
      draw();
    },
    back: () => backup.back(),
    sizeNotes: (steps) => sizeNotes(view.notes, steps),
    hasPanels: () => currentSlide(talk)?.section.querySelector('.panel') != null,
    get slide() {
      // A key may come before what the last one did is drawn.
      draw();
      return now.slide;
    },
    addCommands: (commands) => addCommands(view, commands),
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
