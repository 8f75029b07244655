/** The charts of a deck, and the thread that makes them, which is replaced when one of them has spoilt it. */

import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { normalizePath } from 'vite';
import { DeckError, reasonOf } from '../../model/error.ts';
import type { Panel } from '../../model/panel.ts';
import { boundsOf, type DeckFolders, homeOf } from '../folders.ts';
import { takeWorker, workerCode } from './begin-worker.mjs';
import { type BundledChart, bundleCharts } from './bundle-charts.ts';
import type { ChartAnswer, ChartJob } from './chart-worker.ts';

/** The charts of a deck by the paths of their modules. */
export interface Charts {
  panels: Map<string, Panel>;
  faulty: Set<string>;
  problems: DeckError[];
}

/** The charts of a folder. What was made once is remembered until a file is forgotten that it was made of. */
export interface ChartLoader {
  /**
   * Makes the chart of every module with its CSV or the geographic files that it names. Author faults are collected.
   * @param files all files of the charts' folder, relative to the root
   */
  load(files: readonly string[]): Promise<Charts>;
  /** @param file an absolute path @param listed whether it came or went: imports may lead elsewhere then */
  forget(file: string, listed: boolean): void;
}

/** A chart's module; one whose name begins with `_` is shared by others, and is none. */
const MODULE = /(?:^|\/)(?!_)[^/]*(?<!\.d)\.ts$/;
const IMPORTED = /\.(?:[cm]?[jt]sx?|json)$/;

interface Made {
  panel?: Panel;
  problems: DeckError[];
  /** Absolute paths of the data that it was made of. */
  reads: ReadonlySet<string>;
}

export function chartLoader(folders: DeckFolders, thread = warmThread()): ChartLoader {
  const root = homeOf(folders);
  // A briefing's own charts lie below those that all may show, and take data from there.
  const folder = folders.shared ?? folders.charts;
  const bounds = boundsOf(folders);
  const codes = new Map<string, BundledChart | DeckError[]>();
  const made = new Map<string, Made>();
  const absolute = (file: string) => normalizePath(path.resolve(root, file));
  let edits = 0;

  const make = async (file: string, code: BundledChart | DeckError[] = []): Promise<Made> => {
    if (Array.isArray(code)) return { problems: code, reads: new Set() };
    const { panel, problems, reads } = await thread.run({ root, file, folder, bounds, chunks: code.chunks });
    return {
      ...(panel && { panel }),
      problems: problems.map(({ code, message, hint, source }) => new DeckError(code, message, hint, source)),
      reads: new Set(reads.map(absolute)),
    };
  };

  return {
    async load(files) {
      const modules = files.filter((file) => MODULE.test(file));
      // What is edited meanwhile may be read already: it is not remembered, and made again after the edit.
      const before = edits;
      const unread = modules.filter((file) => !codes.has(file));
      const read = unread.length > 0 ? await bundleCharts(root, unread, await thread.names()) : new Map();
      const charts: Charts = { panels: new Map(), faulty: new Set(), problems: [] };
      const loaded = await Promise.all(
        modules.map(async (file) => made.get(file) ?? make(file, read.get(file) ?? codes.get(file))),
      );
      for (const [index, file] of modules.entries()) {
        const { panel, problems = [] } = loaded[index] ?? {};
        charts.problems.push(...problems);
        if (panel) charts.panels.set(file, panel);
        else charts.faulty.add(file);
        if (edits === before && loaded[index]) made.set(file, loaded[index]);
      }
      if (edits === before) for (const [file, code] of read) codes.set(file, code);
      return charts;
    },
    forget(name, listed) {
      edits++;
      const file = normalizePath(name);
      for (const [module, code] of codes) {
        const imports = Array.isArray(code) ? IMPORTED.test(file) : code.files.has(file);
        if (!imports && !(listed && IMPORTED.test(file)) && file !== absolute(module)) continue;
        codes.delete(module);
        made.delete(module);
      }
      for (const [module, { reads }] of made) if (reads.has(file)) made.delete(module);
    },
  };
}

/** How long a chart is waited for, in milliseconds. */
const PATIENCE = 10_000;

interface Asked {
  job: ChartJob;
  resolve(answer: ChartAnswer): void;
  reject(error: unknown): void;
}

/**
 * A thread that makes charts, one after the other, and is replaced when one of them has spoilt it. It is started ahead of need: it has all of deck/panels and its packages to read. It is given all jobs as they come, since this thread is
 * busy too, and answers in their order: who spoils it is the first that has no answer yet, and those after it are given to its successor.
 */
export function chartThread(patience = PATIENCE) {
  const asked: Asked[] = [];
  let thread: Promise<Worker> | undefined;
  let timer: NodeJS.Timeout | undefined;

  const end = () => {
    clearTimeout(timer);
    timer = undefined;
    thread?.then((worker) => worker.terminate()).catch(() => undefined);
    thread = undefined;
  };
  const warm = (): Promise<Worker> => {
    if (thread) return thread;
    const started = takeWorker();
    thread = started;
    const fail = (error: unknown) => {
      if (thread !== started) return;
      end();
      for (const { reject } of asked.splice(0)) reject(error);
    };
    started.then((worker) => {
      // What one that was given up has still said is no answer to what its successor is asked.
      worker.on('message', (text: string) => thread === started && answered(worker, text));
      worker.on('exit', () => thread === started && giveUp('it ended the thread that runs it'));
    }, fail);
    return started;
  };
  const send = (jobs: readonly Asked[]) => {
    const own = warm();
    own.then((worker) => {
      if (thread !== own) return;
      worker.ref();
      for (const { job } of jobs) worker.postMessage(job);
      if (!timer) watch();
    }, ignored);
  };
  /** Looks that the job that the thread is at comes to an end. */
  const watch = () => {
    timer = setTimeout(() => giveUp(`it is not done after ${patience / 1000} seconds`), patience);
  };
  const answered = (worker: Worker, text: string) => {
    let answer: ChartAnswer;
    try {
      answer = JSON.parse(text);
    } catch (error) {
      giveUp(reasonOf(error));
      return;
    }
    clearTimeout(timer);
    timer = undefined;
    asked.shift()?.resolve(answer);
    if (asked.length > 0) watch();
    else worker.unref();
  };
  const giveUp = (reason: string) => {
    end();
    const first = asked.shift();
    first?.resolve(lost(first.job.file, reason));
    if (asked.length > 0) send([...asked]);
  };

  warm();
  return {
    /** The names that a chart may import from `#deck/panels`. */
    names: async () => (await workerCode()).names,
    /** Makes a chart. What its module does is never more than that chart's fault. */
    run: (job: ChartJob) =>
      new Promise<ChartAnswer>((resolve, reject) => {
        const own = { job, resolve, reject };
        asked.push(own);
        send([own]);
      }),
    /** Ends the thread; it starts again when it is asked for a chart. */
    close: () => {
      end();
      for (const { job, resolve } of asked.splice(0)) resolve(lost(job.file, 'its thread was ended'));
    },
  };
}

/** Told to all who have asked. */
function ignored(): void {}

let only: ReturnType<typeof chartThread> | undefined;

/** The one thread that this process makes charts in, started at the first call. */
export function warmThread() {
  only ??= chartThread();
  return only;
}

/** @param reason why there is no answer: it took too long, or the thread died of it */
function lost(file: string, reason: string): ChartAnswer {
  const message = `The chart module does not run: ${reason}`;
  const hint =
    'Look for a loop without an end, or for what waits and is never answered: a chart is made of its rows alone.';
  return { problems: [{ code: 'chart-module', message, hint, source: { file, line: 1 } }], reads: [] };
}
