import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { reasonOf } from '../../model/error.ts';
import { takeWorker, workerCode } from './begin-worker.mjs';
import type { ChartAnswer, ChartJob } from './chart-worker.ts';

/** How long a chart is waited for, in milliseconds. */
const PATIENCE = 10_000;

/** A thread that makes charts, one after the other, and is replaced when one of them has spoilt it. */
export interface ChartThread {
  /** The names that a chart may import from `#deck/panels`. */
  names(): Promise<readonly string[]>;
  /** Makes a chart. What its module does is never more than that chart's fault. */
  run(job: ChartJob): Promise<ChartAnswer>;
  /** Ends the thread; it starts again when it is asked for a chart. */
  close(): void;
}

/** Starts a thread ahead of need: it has all of deck/panels and its packages to read. */
export function chartThread(patience = PATIENCE): ChartThread {
  let thread: Promise<Worker> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const close = () => {
    thread?.then((worker) => worker.terminate()).catch(() => undefined);
    thread = undefined;
  };
  const warm = () => {
    thread ??= takeWorker();
    thread.catch(close);
    return thread;
  };
  const run = async (job: ChartJob): Promise<ChartAnswer> => {
    const worker = await warm();
    const over = new AbortController();
    const { signal } = over;
    worker.ref();
    try {
      worker.postMessage(job);
      const [answer]: string[] = await Promise.race([
        once(worker, 'message', { signal }),
        once(worker, 'exit', { signal }).then(() => lose('it ended the thread that runs it')),
        setTimeout(patience, undefined, { signal }).then(() => lose(`it is not done after ${patience / 1000} seconds`)),
      ]);
      return JSON.parse(answer ?? '');
    } catch (error) {
      close();
      return lost(job.file, reasonOf(error));
    } finally {
      over.abort();
      worker.unref();
    }
  };
  warm();
  return {
    names: async () => (await workerCode()).names,
    run: (job) => {
      const made = last.then(() => run(job));
      last = made.catch(() => undefined);
      return made;
    },
    close,
  };
}

function lose(reason: string): never {
  throw new Error(reason);
}

/** @param reason why there is no answer: it took too long, or the thread died of it */
function lost(file: string, reason: string): ChartAnswer {
  const message = `The chart module does not run: ${reason}`;
  const hint =
    'Look for a loop without an end, or for what waits and is never answered: a chart is made of its rows alone.';
  return { problems: [{ code: 'chart-module', message, hint, source: { file, line: 1 } }], reads: [] };
}
