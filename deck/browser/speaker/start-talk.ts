/** The talk as its speaker leads it, the slides that it goes through, and the steps from one to the next. */

import type { PageData } from '../../model/site.ts';
import { numberOf, titleOf } from '../shell/dom.ts';
import { startPointer } from '../stage/start-pointer.ts';
import { broadcastWire, type ChannelToken, deckAddress, randomToken } from '../sync/channel-token.ts';
import { type Shown, type StateMessage, startSync } from '../sync/start-sync.ts';
import { startRun } from './start-run.ts';

export interface TalkOptions {
  data: PageData;
  sections: readonly HTMLElement[];
  token: ChannelToken;
  /** The deck's colours, until it tells them itself. */
  theme: 'light' | 'dark';
  /** Where the pointer is moved and drawn. */
  screen: HTMLElement;
  /** Called after anything changed that is shown. */
  changed(): void;
}

/** The talk as the speaker leads it: where it stands, its moves and its time, kept alike with the deck's windows. */
export type Talk = ReturnType<typeof startTalk>;

export function startTalk(options: TalkOptions) {
  const run = startRun(`speaker-run ${deckAddress(location)}`);
  let { data, theme } = options;
  let slides: readonly SpeakerSlide[] = readSlides(options.sections);
  let shown: Shown = { slide: slides[0]?.id ?? '', step: 0, blank: false, table: false, zoom: -1 };
  const indexOf = (id: string) => slides.findIndex((slide) => slide.id === id);
  const here = () => ({ index: Math.max(0, indexOf(shown.slide)), step: shown.step });
  const steps = () => slides.map((slide) => slide.steps);
  const settle = () => {
    run.enter(shown.slide);
    options.changed();
  };
  const take = (next: Shown) => {
    shown = next;
    settle();
  };
  const apply = (state: StateMessage) => {
    if (state.role === 'deck') theme = state.theme;
    const slide = slides[indexOf(state.shown.slide)];
    const next = slide ? { ...state.shown, step: Math.min(state.shown.step, slide.steps) } : shown;
    if (state.moved && isStep(next, shown)) run.step();
    take(next);
  };
  const sync = startSync({
    role: 'speaker',
    get token() {
      return options.token.value;
    },
    id: randomToken(),
    wire: broadcastWire(options.token),
    shown: () => shown,
    theme: () => theme,
    apply,
    point: (place) => pointer.show(place),
    connection: () => options.changed(),
  });
  const pointer = startPointer({ frame: () => options.screen, layer: options.screen, send: sync.point });
  /** Changes what is shown beside the place. */
  const change = (part: Partial<Shown>) => {
    shown = { ...shown, ...part };
    // The audience first.
    sync.changed();
    settle();
  };
  /** Goes to a place; nowhere if there is none. */
  const go = (place: Place | undefined) => {
    const slide = place && slides[place.index]?.id;
    if (!place || slide === undefined) return;
    const next = { slide, step: place.step, ...(slide !== shown.slide && { table: false, zoom: -1 }) };
    const moved = isStep({ ...shown, ...next }, shown);
    change(next);
    if (moved) run.step();
  };
  run.enter(shown.slide);
  return {
    run,
    sync,
    pointer,
    here,
    go,
    change,
    forward: () => go(placeAfter(steps(), here())),
    backward: () => go(placeBefore(steps(), here())),
    /** Takes the author's edits. */
    update(nextData: PageData, sections: readonly HTMLElement[]) {
      data = nextData;
      slides = readSlides(sections);
      take(indexOf(shown.slide) === -1 ? { ...shown, slide: slides[0]?.id ?? '', step: 0 } : shown);
    },
    get data() {
      return data;
    },
    get slides() {
      return slides;
    },
    get shown() {
      return shown;
    },
    /** The deck's colours. */
    get theme() {
      return theme;
    },
  };
}

const isStep = (next: Shown, before: Shown) => next.slide !== before.slide || next.step !== before.step;

/** What the speaker view knows of a slide. */
export interface SpeakerSlide {
  section: HTMLElement;
  id: string;
  /** As printed: `3 / 17`, or `B2`. */
  number: string;
  title: string;
  /** The running header: the section's heading. */
  part: string;
  steps: number;
  backup: boolean;
  /** It goes on with a list that the slide before began. */
  continues: boolean;
}

/** The deck's sections as slides, in order. */
function readSlides(sections: Iterable<HTMLElement>): SpeakerSlide[] {
  return [...sections].map((section) => {
    const number = numberOf(section);
    return {
      section,
      id: section.id,
      number,
      title: titleOf(section),
      part: section.querySelector('.slide-head .running')?.textContent ?? '',
      steps: section.querySelectorAll('.fragment').length,
      backup: !number.includes('/'),
      continues: section.classList.contains('continues'),
    };
  });
}

/** A slide by its place in the deck, and how many of its steps are shown. */
export interface Place {
  index: number;
  step: number;
}

/**
 * The place one step on: the slide's next step, else the next slide before its first step; none at the end.
 * @param steps how many steps each slide has
 */
export function placeAfter(steps: readonly number[], { index, step }: Place): Place | undefined {
  if (step < (steps[index] ?? 0)) return { index, step: step + 1 };
  return index + 1 < steps.length ? { index: index + 1, step: 0 } : undefined;
}

/** The place one step back: without the slide's last step, else the slide before with all its steps; none at the start. */
export function placeBefore(steps: readonly number[], { index, step }: Place): Place | undefined {
  if (step > 0) return { index, step: step - 1 };
  return index > 0 ? { index: index - 1, step: steps[index - 1] ?? 0 } : undefined;
}
