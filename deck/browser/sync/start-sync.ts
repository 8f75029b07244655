/** Keeps the windows of one deck alike: the protocol, the messages that it speaks, and the check that each one passes. */

/** What carries messages to the other windows: a BroadcastChannel, or a test's own. */
export interface Wire {
  post(message: Message): void;
  /** Takes whatever arrives; nothing about it is certain. */
  receive(listener: (value: unknown) => void): void;
}

export interface SyncOptions {
  role: Role;
  /** The secret that every message must hold; another one may come. */
  readonly token: string;
  /** A name for this window that no other has. */
  id: string;
  wire: Wire;
  shown(): Shown;
  theme(): 'light' | 'dark';
  /** Shows what another window shows; `moved` if a person moved there just now. */
  apply(state: StateMessage): void;
  point(pointer: PointerPlace | null): void;
  /** Called when a window of the other role is found or lost. */
  connection?(connected: boolean): void;
  now?(): number;
}

export type Sync = ReturnType<typeof startSync>;

/** How long an answer may take before the other window counts as lost, in milliseconds. */
export const PATIENCE = 2000;

/** A clock that is further ahead than anyone moves in a talk is no clock to follow. */
export const LEAP = 100_000;

/**
 * Keeps this window and the others alike. The last move of a person holds, in whichever window it was made. A deck follows
 * speaker views only, so that two viewers' tabs of one deck never move each other.
 */
export function startSync(options: SyncOptions) {
  const { role, id, wire, now = () => performance.now() } = options;
  // A deck that opens knows where it is; a speaker view that opens follows.
  let clock = role === 'deck' ? 1 : 0;
  let by = id;
  let known = JSON.stringify(options.shown());
  let connected = false;
  let asked: number | undefined;

  const envelope = () => ({ token: options.token, from: id, role }) as const;
  const connect = (found: boolean) => {
    if (found === connected) return;
    connected = found;
    // Nobody would put its pointer away.
    if (!found) options.point(null);
    options.connection?.(found);
  };
  const tell = (flags: { moved?: boolean; ask?: boolean }) => {
    wire.post({
      ...envelope(),
      type: 'state',
      shown: options.shown(),
      clock,
      by,
      moved: false,
      ask: false,
      theme: options.theme(),
      ...flags,
    });
  };
  const hear = (message: StateMessage) => {
    // Not followed, but asked: whoever is so far ahead comes down to the one who asks, and both count on from there.
    if (message.clock > clock + LEAP) return tell({ ask: true });
    if (message.ask && clock > message.clock + LEAP) [clock, by] = [message.clock + 1, id];
    const newer = message.clock > clock || (message.clock === clock && message.by > by);
    if (newer) ({ clock, by } = message);
    // An equal state may still carry other colours.
    if (newer || message.role === 'deck')
      options.apply(newer ? message : { ...message, shown: options.shown(), moved: false });
    if (newer) known = JSON.stringify(options.shown());
    if (message.ask) tell({});
  };
  wire.receive((value) => {
    const message = checkMessage(value, options.token);
    if (!message || message.from === id || (role === 'deck' && message.role === 'deck')) return;
    if (message.type === 'bye') return leave(message);
    if (message.role !== role) {
      asked = undefined;
      connect(true);
    }
    if (message.type === 'pointer') options.point(message.pointer);
    else hear(message);
  });
  const leave = (message: ByeMessage) => {
    if (message.role === role) return;
    connect(false);
    // Another one may still be there.
    tell({ ask: true });
  };
  return {
    /** Tells the others if something is shown that was not shown before. */
    changed() {
      const shown = JSON.stringify(options.shown());
      if (shown === known) return;
      known = shown;
      clock++;
      by = id;
      tell({ moved: true });
    },
    point: (pointer: PointerPlace | null) => wire.post({ ...envelope(), type: 'pointer', pointer }),
    /** Asks the others what they show: after a sleep, and now and then to know that they are there. */
    ask() {
      if (asked !== undefined && now() - asked > PATIENCE) connect(false);
      asked ??= now();
      tell({ ask: true });
    },
    get connected() {
      return connected;
    },
    /** Tells the others that this window is left. */
    bye: () => wire.post({ ...envelope(), type: 'bye' }),
  };
}

/** How often a speaker view asks whether the deck is there, in milliseconds. */
const EVERY = 1000;

/** Says hello and goodbye at the right moments: on opening, after a sleep, on leaving; with `often`, now and then besides. */
export function keepInTouch(sync: Sync, often: boolean): void {
  const ask = () => sync.ask();
  addEventListener('pageshow', ask);
  addEventListener('pagehide', () => sync.bye());
  // A tab that slept may have missed moves (https://developer.chrome.com/docs/web-platform/page-lifecycle-api).
  document.addEventListener('resume', ask);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') ask();
  });
  if (often) setInterval(ask, EVERY);
  ask();
}

/** What an audience sees beside the slide's own content. Decks and speaker views keep it alike. */
export interface Shown {
  /** Id of the slide. */
  slide: string;
  /** How many of its steps are shown. */
  step: number;
  blank: boolean;
  /** Data tables in place of the charts. */
  table: boolean;
  /** Which figure fills the slide, from 0; -1 for none. */
  zoom: number;
}

export type Role = 'deck' | 'speaker';

/** A pointer on the slide; places are parts of its width and height, 0 to 1. */
export interface PointerPlace {
  kind: 'laser' | 'spotlight';
  x: number;
  y: number;
}

interface Envelope {
  token: string;
  /** The window that sent it, and what it is. */
  from: string;
  role: Role;
}

/**
 * What a window shows. The higher clock holds (Lamport's logical clock: each move counts one more than any seen before);
 * of two moves with one clock, the one with the higher `by`.
 */
export interface StateMessage extends Envelope {
  type: 'state';
  shown: Shown;
  clock: number;
  /** The window that made this move. */
  by: string;
  /** Whether a person made the move just now: only such a move starts a timer. */
  moved: boolean;
  /** Whether the others are to say what they show. */
  ask: boolean;
  /** The colours in which the deck is shown. */
  theme: 'light' | 'dark';
}

interface PointerMessage extends Envelope {
  type: 'pointer';
  pointer: PointerPlace | null;
}

/** The window is closed or left. */
interface ByeMessage extends Envelope {
  type: 'bye';
}

export type Message = StateMessage | PointerMessage | ByeMessage;

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value !== '' && value.length <= 200;
const flag: Check = (value) => typeof value === 'boolean';
const count: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
/** Nothing on a slide is counted beyond this. */
const few: Check = (value) => count(value) && (value as number) <= 1000;
const part: Check = (value) => typeof value === 'number' && value >= 0 && value <= 1;
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);
const shape =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries(fields).every(([name, check]) => Object.hasOwn(value, name) && check(Reflect.get(value, name)));

const SHOWN = shape({
  slide: text,
  step: few,
  blank: flag,
  table: flag,
  zoom: (value) => value === -1 || few(value),
});
const POINTER = shape({ kind: oneOf('laser', 'spotlight'), x: part, y: part });
const ENVELOPE = { token: text, from: text, role: oneOf('deck', 'speaker') };

const MESSAGES: readonly Check[] = [
  shape({
    ...ENVELOPE,
    type: oneOf('state'),
    shown: SHOWN,
    clock: count,
    by: text,
    moved: flag,
    ask: flag,
    theme: oneOf('light', 'dark'),
  }),
  shape({ ...ENVELOPE, type: oneOf('pointer'), pointer: (value) => value === null || POINTER(value) }),
  shape({ ...ENVELOPE, type: oneOf('bye') }),
];

/** The value as a message, if it is one in every field, no field more, and knows the token. */
export function checkMessage(value: unknown, token: string): Message | undefined {
  if (!MESSAGES.some((check) => check(value))) return undefined;
  const message = value as Message;
  return message.token === token ? message : undefined;
}
