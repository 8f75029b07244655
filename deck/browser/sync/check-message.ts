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
export interface ByeMessage extends Envelope {
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
