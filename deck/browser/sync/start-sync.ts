import {
  type ByeMessage,
  checkMessage,
  type Message,
  type PointerPlace,
  type Role,
  type Shown,
  type StateMessage,
} from './check-message.ts';

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

export interface Sync {
  /** Tells the others if something is shown that was not shown before. */
  changed(): void;
  point(pointer: PointerPlace | null): void;
  /** Asks the others what they show: after a sleep, and now and then to know that they are there. */
  ask(): void;
  readonly connected: boolean;
  /** Tells the others that this window is left. */
  bye(): void;
}

/** How long an answer may take before the other window counts as lost, in milliseconds. */
export const PATIENCE = 2000;

/** A clock that is further ahead than anyone moves in a talk is no clock to follow. */
export const LEAP = 100_000;

/**
 * Keeps this window and the others alike. The last move of a person holds, in whichever window it was made. A deck follows
 * speaker views only, so that two viewers' tabs of one deck never move each other.
 */
export function startSync(options: SyncOptions): Sync {
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
    changed() {
      const shown = JSON.stringify(options.shown());
      if (shown === known) return;
      known = shown;
      clock++;
      by = id;
      tell({ moved: true });
    },
    point: (pointer) => wire.post({ ...envelope(), type: 'pointer', pointer }),
    ask() {
      if (asked !== undefined && now() - asked > PATIENCE) connect(false);
      asked ??= now();
      tell({ ask: true });
    },
    get connected() {
      return connected;
    },
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
