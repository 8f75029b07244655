import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';

/** The places of the speaker view that change. */
export interface View {
  part: HTMLElement;
  count: HTMLElement;
  step: HTMLElement;
  connection: HTMLElement;
  openDeck: HTMLAnchorElement;
  clock: HTMLElement;
  now: HTMLElement;
  nowFrame: HTMLElement;
  nextTitle: HTMLElement;
  nextFrame: HTMLElement;
  times: HTMLElement;
  notesTitle: HTMLElement;
  notesTools: HTMLElement;
  notes: HTMLElement;
  /** Says that the notes go on below. */
  more: HTMLElement;
  backup: HTMLElement;
  bar: HTMLElement;
}

/** Puts the empty speaker view into the page; theme/speaker.css lays it out. */
export function buildView(words: Words): View {
  const say = words.speaker;
  const view: View = {
    part: element('span', { class: 'part' }),
    count: element('strong', { class: 'count' }),
    step: element('span', { class: 'step' }),
    connection: element('p', { class: 'connection', role: 'status' }),
    openDeck: element('a', { class: 'open-deck', target: 'deck', rel: 'opener' }, say.openDeck),
    clock: element('time', { class: 'clock', 'aria-label': say.clock }),
    now: element('div', { class: 'screen' }),
    nowFrame: element('div', { class: 'frame' }),
    nextTitle: element('span', { class: 'title' }),
    nextFrame: element('div', { class: 'frame', inert: '', 'aria-hidden': 'true' }),
    times: element('dl', { class: 'times' }),
    notesTitle: element('h2', { id: 'notes-title' }, words.notes),
    notesTools: element('div', { class: 'tools' }),
    notes: element('div', { class: 'notes-text', tabindex: '0', role: 'region', 'aria-labelledby': 'notes-title' }),
    more: element('p', { class: 'notes-more', 'aria-hidden': 'true' }, `${say.moreNotes} (J)`),
    backup: element('nav', { class: 'backup-list', 'aria-label': words.backup }),
    bar: element('nav', { class: 'bar', 'aria-label': words.keys }),
  };
  view.now.append(view.nowFrame);
  const place = element('p', { class: 'place', 'aria-live': 'polite' }, view.count, view.step, view.part);
  const current = element('section', { class: 'now', 'aria-label': say.current }, view.now);
  const next = element(
    'section',
    { class: 'next' },
    element('h2', {}, `${say.nextStep} `, view.nextTitle),
    element('div', { class: 'screen' }, view.nextFrame),
  );
  const head = element('div', { class: 'notes-head' }, view.notesTitle, view.notesTools);
  document.body.append(
    element(
      'header',
      { class: 'speaker-head' },
      element('h1', { class: 'visually-hidden' }, say.view),
      place,
      view.connection,
      view.openDeck,
      view.clock,
    ),
    element(
      'main',
      { class: 'speaker-main' },
      current,
      next,
      // In a small window it scrolls: the keyboard must reach it.
      element('section', { class: 'time', tabindex: '0', 'aria-label': say.elapsed }, view.times),
      element('div', { class: 'notes-pane' }, head, view.notes, view.more, view.backup),
    ),
    view.bar,
  );
  return view;
}
