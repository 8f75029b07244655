import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { elapsed, paused, RESET, started, startRun } from '../../../deck/browser/speaker/start-run.ts';
import { placeAfter, placeBefore } from '../../../deck/browser/speaker/start-talk.ts';
import { formatSeconds, paceAt, rehearsalCsv, rehearsalRows } from '../../../deck/browser/speaker/start-times.ts';

test('times are written as clocks are read', () => {
  expect([0, 9, 60, 754, 3599, 3600, 7325.9, -5, -0.5, -61].map(formatSeconds)).toEqual([
    '0:00',
    '0:09',
    '1:00',
    '12:34',
    '59:59',
    '1:00:00',
    '2:02:05',
    '−0:05',
    '0:00',
    '−1:01',
  ]);
});

test('on time is who is on a slide within its time', () => {
  const plan = [60, 30, null, 90];
  expect(paceAt(plan, 0, 59)).toEqual({ state: 'on', seconds: 0 });
  expect(paceAt(plan, 0, 75)).toEqual({ state: 'behind', seconds: 15 });
  expect(paceAt(plan, 1, 40)).toEqual({ state: 'ahead', seconds: 20 });
  expect(paceAt(plan, 3, 95)).toEqual({ state: 'on', seconds: 0 });
  expect(paceAt(plan, 2, 95)).toBeUndefined();
  expect(paceAt(plan, 9, 95)).toBeUndefined();
});

describe('steps', () => {
  const steps = [0, 2, 1];
  test('forward is the next step, then the next slide, then nothing', () => {
    expect(placeAfter(steps, { index: 0, step: 0 })).toEqual({ index: 1, step: 0 });
    expect(placeAfter(steps, { index: 1, step: 1 })).toEqual({ index: 1, step: 2 });
    expect(placeAfter(steps, { index: 1, step: 2 })).toEqual({ index: 2, step: 0 });
    expect(placeAfter(steps, { index: 2, step: 1 })).toBeUndefined();
  });
  test('backward enters a slide with all its steps', () => {
    expect(placeBefore(steps, { index: 2, step: 0 })).toEqual({ index: 1, step: 2 });
    expect(placeBefore(steps, { index: 2, step: 1 })).toEqual({ index: 2, step: 0 });
    expect(placeBefore(steps, { index: 0, step: 0 })).toBeUndefined();
  });
});

test('a timer runs, stands and goes on; starting it twice is starting it once', () => {
  const first = started(RESET, 1000);
  expect(elapsed(started(first, 5000), 6000)).toBe(5000);
  const stood = paused(first, 3000);
  expect(elapsed(stood, 9000)).toBe(2000);
  expect(elapsed(started(stood, 9000), 9500)).toBe(2500);
  // The machine's clock was set back.
  expect(elapsed(first, 400)).toBe(0);
});

describe('a run', () => {
  const setUp = () => {
    let now = 1_000_000;
    const run = startRun('test', { system: () => now, steady: () => now });
    const wait = (seconds: number) => {
      now += seconds * 1000;
    };
    return { run, wait, ran: () => elapsed(run.read().timer, now) / 1000 };
  };

  test('starts with the first step, not by opening; steps after a pause leave it paused', () => {
    const { run, wait, ran } = setUp();
    run.enter('a');
    wait(60);
    expect(ran()).toBe(0);
    run.step();
    wait(10);
    expect(ran()).toBe(10);
    run.toggle();
    run.step();
    wait(10);
    expect(ran()).toBe(10);
  });

  test('a running timer that is reset goes on from zero, a paused one stands there', () => {
    const { run, wait, ran } = setUp();
    run.toggle();
    wait(30);
    run.reset();
    expect(ran()).toBe(0);
    wait(20);
    expect(ran()).toBe(20);
    run.toggle();
    run.reset();
    wait(10);
    expect(ran()).toBe(0);
  });

  test('what was recorded before a reset stays, and counts on', () => {
    const { run, wait } = setUp();
    run.enter('a');
    run.record();
    wait(30);
    run.reset();
    wait(20);
    run.enter('b');
    expect(run.read().spent).toEqual({ a: 50_000 });
  });

  test('a recording adds up the visits of each slide, and leaves out pauses', () => {
    const { run, wait } = setUp();
    run.enter('a');
    run.record();
    // The first slide counts from there, before anything is stepped.
    wait(20);
    run.enter('b');
    wait(5);
    run.toggle();
    wait(500);
    run.toggle();
    wait(5);
    run.enter('a');
    wait(7);
    run.record();
    wait(100);
    run.enter('b');
    expect(run.read().spent).toEqual({ a: 27_000, b: 10_000 });
    run.forget();
    expect(run.read().spent).toBeNull();
  });
});

describe('a clock that jumps', () => {
  const HOUR = 3_600_000;

  /** A machine whose clock can be set, and whose storage outlives a page. */
  const machine = () => {
    let [system, steady] = [1_000_000_000, 5000];
    const stored = new Map<string, string>();
    const localStorage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    };
    vi.stubGlobal('window', { localStorage });
    onTestFinished(() => void vi.unstubAllGlobals());
    return {
      open: () => startRun('test', { system: () => system, steady: () => steady }),
      wait: (seconds: number) => {
        system += seconds * 1000;
        steady += seconds * 1000;
      },
      set: (by: number) => {
        system += by;
      },
      boot: () => {
        steady = 100;
      },
    };
  };
  const ran = (run: ReturnType<typeof startRun>) => elapsed(run.read().timer, run.now()) / 1000;

  test.each([HOUR, -HOUR])(
    'by %i ms moves neither the running timer nor that of a page that is loaded again',
    (jump) => {
      const { open, wait, set, boot } = machine();
      const run = open();
      run.toggle();
      wait(30);
      set(jump);
      expect(ran(run)).toBe(30);
      run.stillHere();
      boot();
      const again = open();
      wait(5);
      expect(ran(again)).toBe(35);
      expect(ran(open())).toBe(35);
    },
  );

  test('while no page is open takes nothing away', () => {
    const { open, wait, set } = machine();
    const run = open();
    run.toggle();
    wait(30);
    run.stillHere();
    set(-HOUR);
    const again = open();
    wait(5);
    expect(ran(again)).toBe(35);
  });
});

describe('the result of a rehearsal', () => {
  const slides = [
    { id: 'a', number: '1', title: 'Say "no", then', planned: 60 },
    { id: 'b', number: '2', title: '=1+1', planned: 30 },
    { id: 'c', number: 'B1', title: 'Seen\nonce', planned: null },
    { id: 'toString', number: 'B2', title: 'Never seen', planned: null },
  ];
  const rows = rehearsalRows(slides, { a: 75_400, c: 10_000 });

  test('sets actual beside planned time; a planned slide that was left out counts as zero', () => {
    expect(rows.map(({ id, actual, difference }) => [id, actual, difference])).toEqual([
      ['a', 75, 15],
      ['b', 0, -30],
      ['c', 10, null],
    ]);
  });

  test('as CSV quotes what needs it, and no title becomes a formula', () => {
    expect(rehearsalCsv(rows)).toBe(
      [
        '\uFEFFslide,title,planned_s,actual_s,difference_s',
        '1,"Say ""no"", then",60,75,15',
        `2,"'=1+1",30,0,-30`,
        'B1,"Seen\nonce",,10,',
        '',
      ].join('\r\n'),
    );
  });
});
