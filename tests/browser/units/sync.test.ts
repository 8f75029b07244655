import { describe, expect, test } from 'vitest';
import {
  checkMessage,
  LEAP,
  type Message,
  PATIENCE,
  type Role,
  type Shown,
  startSync,
} from '../../../deck/browser/sync/start-sync.ts';

const shown: Shown = { slide: 'a', step: 0, blank: false, table: false, zoom: -1 };
const state: Message = {
  type: 'state',
  token: 't',
  from: 'x',
  role: 'speaker',
  shown,
  clock: 3,
  by: 'x',
  moved: true,
  ask: false,
  theme: 'light',
};

describe('a message', () => {
  test('is taken if it is one', () => {
    expect(checkMessage(state, 't')).toBe(state);
    const pointer = { type: 'pointer', token: 't', from: 'x', role: 'deck', pointer: { kind: 'laser', x: 0, y: 1 } };
    expect(checkMessage(pointer, 't')).toBe(pointer);
    expect(checkMessage({ ...pointer, pointer: null }, 't')).toBeDefined();
    expect(checkMessage({ type: 'bye', token: 't', from: 'x', role: 'deck' }, 't')).toBeDefined();
  });

  test.each([
    ['another token', { ...state, token: 'u' }],
    ['an unknown type', { ...state, type: 'eval' }],
    ['an unknown role', { ...state, role: 'admin' }],
    ['a field too many', { ...state, html: '<b>' }],
    ['a field too few', { ...state, by: undefined }],
    ['a clock that is no count', { ...state, clock: -1 }],
    ['a clock beyond counting', { ...state, clock: Number.MAX_SAFE_INTEGER + 1 }],
    ['a step that is no count', { ...state, shown: { ...shown, step: 1.5 } }],
    ['a step beyond any slide', { ...state, shown: { ...shown, step: 1e15 } }],
    ['a zoom that is none', { ...state, shown: { ...shown, zoom: -2 } }],
    ['a slide without end', { ...state, shown: { ...shown, slide: 'a'.repeat(201) } }],
    [
      'a pointer off the slide',
      { type: 'pointer', token: 't', from: 'x', role: 'deck', pointer: { kind: 'laser', x: 2, y: 0 } },
    ],
    ['no object', 'next'],
    ['nothing', null],
    ['a list', [state]],
    ['what only looks like it', Object.create(state)],
  ])('is refused with %s', (_what, message) => {
    expect(checkMessage(message, 't')).toBeUndefined();
  });
});

/** Windows on one wire; what is posted arrives when `deliver` is called. */
function windows() {
  let now = 0;
  const inboxes: ((value: unknown) => void)[] = [];
  const underway: (() => void)[] = [];
  const deliver = () => {
    while (underway.length > 0) underway.shift()?.();
  };
  const open = (role: Role, slide: string, token = 't') => {
    const id = `${role}-${inboxes.length}`;
    const seen = { shown: { ...shown, slide }, moves: 0, connected: undefined as boolean | undefined };
    const inbox = inboxes.length;
    const sync = startSync({
      role,
      token,
      id,
      now: () => now,
      wire: {
        receive: (listener) => inboxes.push(listener),
        post: (message) => {
          for (const [each, listener] of inboxes.entries()) if (each !== inbox) underway.push(() => listener(message));
        },
      },
      shown: () => seen.shown,
      theme: () => 'light',
      apply: (message) => {
        seen.shown = message.shown;
        if (message.moved) seen.moves++;
      },
      point: () => {},
      connection: (connected) => {
        seen.connected = connected;
      },
    });
    const go = (to: string) => {
      seen.shown = { ...seen.shown, slide: to };
      sync.changed();
    };
    return { sync, seen, go };
  };
  return {
    open,
    deliver,
    wait: (time: number) => {
      now += time;
    },
    post: (value: unknown, to = inboxes) => {
      for (const inbox of to) inbox(value);
    },
    inboxes,
  };
}

describe('windows of one deck', () => {
  test('a speaker view that opens follows the deck, and no timer starts by that', () => {
    const { open, deliver } = windows();
    open('deck', 'here');
    const speaker = open('speaker', 'first');
    speaker.sync.ask();
    deliver();
    expect(speaker.seen).toEqual({ shown: { ...shown, slide: 'here' }, moves: 0, connected: true });
  });

  test('moves go both ways, and to a second speaker view', () => {
    const { open, deliver } = windows();
    const [deck, one, two] = [open('deck', 'a'), open('speaker', 'a'), open('speaker', 'a')];
    one.go('b');
    deliver();
    deck.go('c');
    deliver();
    expect([deck, one, two].map(({ seen }) => seen.shown.slide)).toEqual(['c', 'c', 'c']);
    expect(two.seen.moves).toBe(2);
  });

  test('of two moves at once every window keeps the same one', () => {
    const { open, deliver } = windows();
    const [deck, one, two] = [open('deck', 'a'), open('speaker', 'a'), open('speaker', 'a')];
    one.go('b');
    two.go('c');
    deck.go('d');
    deliver();
    expect(new Set([deck, one, two].map(({ seen }) => seen.shown.slide)).size).toBe(1);
  });

  test('a deck that is opened again comes back to where the talk is', () => {
    const { open, deliver } = windows();
    const first = open('deck', 'a');
    const speaker = open('speaker', 'a');
    speaker.go('n');
    deliver();
    first.sync.bye();
    deliver();
    const again = open('deck', 'a');
    again.sync.ask();
    deliver();
    expect(again.seen.shown.slide).toBe('n');
  });

  test('two decks without a speaker view leave each other alone', () => {
    const { open, deliver } = windows();
    const [one, two] = [open('deck', 'a'), open('deck', 'a')];
    one.go('b');
    deliver();
    expect(two.seen.shown.slide).toBe('a');
  });

  test('what is foreign moves nothing', () => {
    const { open, deliver, post } = windows();
    const deck = open('deck', 'a');
    const stranger = open('speaker', 'a', 'guess');
    stranger.go('z');
    deliver();
    post({ ...state, clock: 99, shown: { ...shown, slide: 'z' } });
    expect(deck.seen.shown.slide).toBe('z');
    post({ ...state, token: 'guess', clock: 100, shown: { ...shown, slide: 'y' } });
    post('{"type":"state"}');
    expect(deck.seen.shown.slide).toBe('z');
  });

  test('one absurd clock puts no window out of step', () => {
    const { open, deliver, post } = windows();
    const [deck, speaker] = [open('deck', 'a'), open('speaker', 'a')];
    post({ ...state, clock: Number.MAX_SAFE_INTEGER, shown: { ...shown, slide: 'z' } });
    deliver();
    for (const slide of ['b', 'c']) {
      speaker.go(slide);
      deliver();
      expect([deck, speaker].map(({ seen }) => seen.shown.slide)).toEqual([slide, slide]);
    }
    deck.go('d');
    deliver();
    expect(speaker.seen.shown.slide).toBe('d');
  });

  test('a window whose clock was led away step by step comes back with the next handshake', () => {
    const { open, deliver, post, inboxes } = windows();
    const [deck, speaker] = [open('deck', 'a'), open('speaker', 'a')];
    const alone = inboxes.slice(0, 1);
    for (let n = 1; n < 4; n++) post({ ...state, clock: n * LEAP, shown: { ...shown, slide: 'z' } }, alone);
    expect(deck.seen.shown.slide).toBe('z');
    speaker.sync.ask();
    deliver();
    expect(speaker.seen.shown.slide).toBe('z');
    speaker.go('b');
    deliver();
    deck.go('c');
    deliver();
    expect([deck, speaker].map(({ seen }) => seen.shown.slide)).toEqual(['c', 'c']);
  });

  test('a deck that is gone is missed: at once if it says so, else when it does not answer', () => {
    const { open, deliver, wait } = windows();
    const deck = open('deck', 'a');
    const speaker = open('speaker', 'a');
    speaker.sync.ask();
    deliver();
    expect(speaker.seen.connected).toBe(true);
    deck.sync.bye();
    deliver();
    // Answered as if it were still there: the double is never closed.
    expect(speaker.seen.connected).toBe(true);
    speaker.sync.ask();
    wait(PATIENCE + 1);
    speaker.sync.ask();
    expect(speaker.seen.connected).toBe(false);
    deliver();
    expect(speaker.seen.connected).toBe(true);
  });
});
