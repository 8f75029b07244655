import { readStorage, writeStorage } from '../shell/dom.ts';

/** One run through the talk: its timer, the slide that is on, and what is recorded. */
export interface Run {
  timer: Timer;
  /** Id of the slide that is on, and the timer's milliseconds when it came. */
  slide: string;
  since: number;
  recording: boolean;
  /** Milliseconds by slide id of the recorded run; null before the first. */
  spent: Record<string, number> | null;
  /** When a speaker view was last open, in milliseconds since the epoch. */
  seen: number;
  /** How far the run's clock is ahead of the system's, in milliseconds: it does not follow when that is set anew. */
  ahead: number;
}

/** How long after the last speaker view was closed its timer still counts, in milliseconds. */
const MEMORY = 10 * 60_000;

/**
 * Keeps the run in the browser's storage of this machine, so that a reload, a crash or a second speaker view goes on with the
 * same timer. An old run is not gone on with, but its recording stays until it is deleted.
 * @param key name in the storage
 * @param clocks in milliseconds: the system's, which survives a reload, and one that only ever goes on
 */
export function startRun(key: string, { system, steady } = { system: Date.now, steady: () => performance.now() }) {
  const stored = parseRun(readStorage('localStorage', key));
  // A system clock that was set back while no page was open takes nothing away either.
  const begun = Math.max(system() + (stored?.ahead ?? 0), stored?.seen ?? 0) - steady();
  const now = () => begun + steady();
  let memory: Run = { timer: RESET, slide: '', since: 0, recording: false, spent: null, seen: now(), ahead: 0 };
  const read = (): Run => {
    const stored = parseRun(readStorage('localStorage', key));
    if (stored) memory = stored;
    return memory;
  };
  const write = (change: Partial<Run>) => {
    memory = { ...read(), ...change, seen: now(), ahead: now() - system() };
    writeStorage('localStorage', key, JSON.stringify(memory));
  };
  /** The run with the time on its present slide added to what is recorded. */
  const counted = (run: Run): Pick<Run, 'spent' | 'since'> => {
    const at = elapsed(run.timer, now());
    if (!run.recording || run.slide === '') return { spent: run.spent, since: at };
    return { spent: { ...run.spent, [run.slide]: (run.spent?.[run.slide] ?? 0) + at - run.since }, since: at };
  };

  const opened = read();
  if (now() - opened.seen > MEMORY) write({ timer: RESET, slide: '', since: 0, recording: false });
  return {
    /** The run's own clock, in milliseconds; no jump of the system's moves it. */
    now,
    /** The run as it is now, whichever window changed it. */
    read,
    /** Another slide is on. */
    enter(slide: string) {
      const run = read();
      if (run.slide !== slide) write({ ...counted(run), slide });
    },
    /** A person made a step: the timer starts if it has not run yet. */
    step() {
      const { timer } = read();
      if (timer.startedAt === null && timer.before === 0) write({ timer: started(timer, now()) });
    },
    /** Starts the timer or pauses it. */
    toggle() {
      const { timer } = read();
      write({ timer: timer.startedAt === null ? started(timer, now()) : paused(timer, now()) });
    },
    /** Sets the timer back to zero; one that runs goes on from there, and what was recorded stays. */
    reset() {
      const run = read();
      const timer = run.timer.startedAt === null ? RESET : started(RESET, now());
      write({ spent: counted(run).spent, timer, since: 0 });
    },
    /** Begins a recording with a fresh timer, or ends it. */
    record() {
      const run = read();
      if (run.recording) write({ ...counted(run), timer: paused(run.timer, now()), recording: false });
      else write({ timer: started(RESET, now()), since: 0, recording: true, spent: {} });
    },
    forget: () => write({ spent: null, recording: false }),
    /** To be called now and then while the page is open. */
    stillHere: () => write({}),
  };
}

/** What is stored, if it is a run in every field: another version may have written it. */
function parseRun(text: string | null): Run | undefined {
  if (text === null) return undefined;
  let value: Partial<Run> | null;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const finite = (each: unknown) => typeof each === 'number' && Number.isFinite(each);
  const { timer, slide, since, recording, spent, seen, ahead } = value ?? {};
  const whole =
    (ahead === undefined || finite(ahead)) &&
    finite(timer?.before) &&
    (timer?.startedAt === null || finite(timer?.startedAt)) &&
    typeof slide === 'string' &&
    finite(since) &&
    typeof recording === 'boolean' &&
    (spent === null || (typeof spent === 'object' && Object.values(spent).every(finite))) &&
    finite(seen);
  return whole ? ({ ...value, ahead: ahead ?? 0 } as Run) : undefined;
}

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
