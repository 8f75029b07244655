/** A stopwatch as plain data; times are milliseconds, `startedAt` since the epoch. */
export interface Timer {
  /** When it was started last; null while it stands. */
  startedAt: number | null;
  /** What had run before that. */
  before: number;
}

export const RESET: Timer = { startedAt: null, before: 0 };

export function elapsed({ startedAt, before }: Timer, now: number): number {
  // A clock that was set back takes nothing away.
  return before + (startedAt === null ? 0 : Math.max(0, now - startedAt));
}

export function started(timer: Timer, now: number): Timer {
  return timer.startedAt === null ? { ...timer, startedAt: now } : timer;
}

export function paused(timer: Timer, now: number): Timer {
  return { startedAt: null, before: elapsed(timer, now) };
}
