import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../deck/build/output-lock.ts';
import { type OutputWorld, PROCESSES, type Processes } from '../../deck/build/output-lock.ts';
import { closeOutput, moveIn, openOutput, outputOf, putFile, sitesIn, swapIn } from '../../deck/build/swap-output.ts';

type Disk = OutputWorld['disk'];

let folder: string;
let target: string;
let dead: Set<number>;
let said: string[];

beforeEach(async () => {
  folder = await fs.realpath(await fs.mkdtemp(path.join(tmpdir(), 'output-')));
  target = path.join(folder, 'dist');
  dead = new Set();
  said = [];
});

afterEach(() => fs.rm(folder, { recursive: true }));

const say = (text: string) => said.push(text);

test('the sites in an output are the folders with a page of their own', async () => {
  for (const name of ['old', 'assets', 'acme']) await fs.mkdir(path.join(target, name), { recursive: true });
  for (const name of ['old', 'acme', '.']) await fs.writeFile(path.join(target, name, 'index.html'), '');
  expect((await sitesIn(target)).sort()).toEqual(['acme', 'old']);
});

/** A machine with as many processes as a test likes, none of them real. */
function machine(pid: number, more: Partial<Processes> = {}): Processes {
  const started = async (asked: number) => (dead.has(asked) ? undefined : `start of ${asked}`);
  return { host: 'here', pid, started, commands: async () => [], end: () => undefined, ...more };
}

function world(pid: number, disk: Disk = fs, processes = machine(pid)): OutputWorld {
  return { disk, processes, wait: () => new Promise((resolve) => setTimeout(resolve, 1)) };
}

async function make(output: Output, text: string): Promise<void> {
  await fs.mkdir(output.site, { recursive: true });
  await fs.writeFile(path.join(output.site, 'index.html'), text);
  await fs.writeFile(path.join(output.site, 'second.html'), text);
}

async function run(pid: number, text: string, disk: Disk = fs, name?: string): Promise<void> {
  const output = await outputOf(target, world(pid, disk), name);
  await openOutput(output, say);
  try {
    await make(output, text);
    await swapIn(output, say);
  } finally {
    await closeOutput(output);
  }
}

/** What the output holds; "mixed" if its files are not of one run. @param within the site of one briefing in it */
async function content(within = '.'): Promise<string> {
  const names = ['index.html', 'second.html'];
  const texts = await Promise.all(
    names.map((name) => fs.readFile(path.join(target, within, name), 'utf8').catch(() => 'gone')),
  );
  return texts[0] === texts[1] ? (texts[0] ?? '') : 'mixed';
}

/** A disk on which the step with this number, and whatever comes `after`, fails. */
function failing(step: number, code: string, after: 'all' | 'none'): { disk: Disk; steps(): number } {
  let count = 0;
  const guard = new Proxy(fs, {
    get: (real, name) => {
      const act: unknown = Reflect.get(real, name);
      if (typeof act !== 'function') return act;
      return async (...args: unknown[]) => {
        count += 1;
        if (count === step || (after === 'all' && count > step)) {
          throw Object.assign(new Error(`${code}: ${String(name)}`), { code, path: args[0] });
        }
        return Reflect.apply(act, real, args);
      };
    },
  });
  return { disk: guard, steps: () => count };
}

async function countSteps(): Promise<number> {
  await run(1, 'old');
  const { disk, steps } = failing(Number.POSITIVE_INFINITY, '', 'none');
  await run(1, 'old', disk);
  return steps();
}

describe('an output', () => {
  test('is put in place complete, and nothing else is left', async () => {
    await run(1, 'old');
    await run(1, 'new');
    expect(await content()).toBe('new');
    expect(await fs.readdir(folder)).toEqual(['dist']);
  });

  test('that is replaced says which files of other commands go with it, and what makes them again', async () => {
    await run(1, 'old');
    said.length = 0;
    for (const name of ['briefing.pptx', 'briefing.pdf', 'handout.pdf'])
      await fs.writeFile(path.join(target, name), '');
    await run(1, 'new');
    expect(said).toEqual([
      'dist/ was replaced: briefing.pdf and handout.pdf went with it; "npm run pdf" makes them again.',
      'dist/ was replaced: briefing.pptx went with it; "npm run pptx" makes it again.',
    ]);
    await run(1, 'old', fs, 'acme');
    await fs.writeFile(path.join(target, 'acme/briefing.pptx'), '');
    said.length = 0;
    await run(1, 'new', fs, 'acme');
    await run(1, 'newer');
    expect(said).toEqual([
      'dist/acme/ was replaced: briefing.pptx went with it; "npm run pptx -- acme" makes it again.',
    ]);
  });

  test('takes files in whose folder is missing, and leaves nothing beside them', async () => {
    const output = await outputOf(target, world(1));
    await openOutput(output, say);
    const file = path.join(folder, 'private/handout.pdf');
    await putFile(output, file, Buffer.from('one'));
    await putFile(output, file, Buffer.from('two'));
    await closeOutput(output);
    expect(await fs.readFile(file, 'utf8')).toBe('two');
    expect(await fs.readdir(path.dirname(file))).toEqual(['handout.pdf']);
  });

  test('takes a file over to another disk', async () => {
    const rename: Disk['rename'] = async (from, to) => {
      if (path.dirname(String(from)) !== path.dirname(String(to)) && String(to).endsWith('.pdf')) {
        throw Object.assign(new Error('EXDEV: rename'), { code: 'EXDEV' });
      }
      await fs.rename(from, to);
    };
    const output = await outputOf(target, world(1, { ...fs, rename }));
    await openOutput(output, say);
    await fs.writeFile(path.join(output.folder, 'made'), 'one');
    await moveIn(output, path.join(output.folder, 'made'), path.join(folder, 'private/a.pdf'));
    await closeOutput(output);
    expect(await fs.readdir(path.join(folder, 'private'))).toEqual(['a.pdf']);
  });

  test('that is a link stays one, and what it leads to is written', async () => {
    await fs.mkdir(path.join(folder, 'elsewhere'));
    await fs.symlink('elsewhere', target);
    await run(1, 'new');
    expect(await fs.readlink(target)).toBe('elsewhere');
    expect(await content()).toBe('new');
    expect((await fs.readdir(folder)).sort()).toEqual(['dist', 'elsewhere']);
  });

  test('that is a file of someone is not replaced', async () => {
    await fs.writeFile(target, 'mine');
    await expect(run(1, 'new')).rejects.toThrow(/is a file where a folder should be .*Move it away/);
    expect(await fs.readFile(target, 'utf8')).toBe('mine');
  });
});

describe('a disk that refuses', () => {
  test.each([
    ['ENOSPC', 'The disk is full'],
    ['EACCES', 'may not be written'],
    ['EROFS', 'may not be written'],
    ['EBUSY', 'it is a mount point, or a program holds it open'],
  ])('with %s at any step leaves a whole output and says what to do', async (code, message) => {
    const steps = await countSteps();
    let refused = 0;
    for (let step = 1; step <= steps; step += 1) {
      await run(1, 'old');
      const fault = await run(2, 'new', failing(step, code, 'none').disk).catch((error: Error) => error.message);
      if (typeof fault === 'string') refused += 1;
      if (typeof fault === 'string' && !fault.startsWith('Another run has taken')) expect(fault).toContain(message);
      expect(await content(), `step ${step}`).toMatch(typeof fault === 'string' ? /^(?:old|new)$/ : /^new$/);
      dead.add(2);
      await run(3, 'next');
      dead.delete(2);
      expect(await fs.readdir(folder)).toEqual(['dist']);
    }
    expect(refused).toBeGreaterThan(5);
  });

  test('to put the earlier output back keeps it, says where it lies, and the next run puts it back', async () => {
    await run(1, 'old');
    let renames = 0;
    const rename: Disk['rename'] = async (from, to) => {
      if (String(to) !== target) return fs.rename(from, to);
      renames += 1;
      throw Object.assign(new Error('EIO: rename'), { code: 'EIO' });
    };
    await expect(run(2, 'new', { ...fs, rename })).rejects.toThrow(/could not be put back\. It lies in .*earlier/);
    expect(renames).toBe(2);
    dead.add(2);
    const output = await outputOf(target, world(3));
    await openOutput(output, say);
    expect(await content()).toBe('old');
    expect(said).toEqual(['An earlier run was ended while it replaced dist/, which is put back.']);
    await closeOutput(output);
  });
});

describe('a run that is killed', () => {
  test('at any step leaves what the next run makes whole, without a trace', async () => {
    const steps = await countSteps();
    expect(steps).toBeGreaterThan(15);
    for (let step = 1; step <= steps; step += 1) {
      dead.clear();
      await run(1, 'old');
      await run(2, 'new', failing(step, 'killed', 'all').disk).catch(() => undefined);
      dead.add(2);
      const next = await outputOf(target, world(3));
      await openOutput(next, say);
      expect(await content(), `step ${step}`).toMatch(/^(?:old|new)$/);
      await closeOutput(next);
      expect(await fs.readdir(folder), `step ${step}`).toEqual(['dist']);
    }
    expect(said).toContain('An earlier run was ended while it replaced dist/, which is put back.');
  });

  test('is not taken for ended while another process of its number has not begun later', async () => {
    const killed = await outputOf(target, world(7));
    await openOutput(killed, say);
    const later = machine(8, { started: async () => 'later' });
    const next = await outputOf(target, world(8, fs, later));
    await openOutput(next, say);
    await closeOutput(next);
    expect(await fs.readdir(folder)).toEqual([]);
  });

  test('leaves a browser, which is ended by its profile, and no other', async () => {
    const killed = await outputOf(target, world(7));
    await openOutput(killed, say);
    dead.add(7);
    const ended: number[] = [];
    const flag = (profile: string) => `--user-data-dir=${profile}`;
    const commands = async () => [
      { pid: 20, words: ['chromium', flag(killed.profile), '--headless'] },
      { pid: 21, words: ['chromium', flag(`${killed.profile}0`)] },
      { pid: 22, words: ['chromium', flag('/home/me/.config/chromium')] },
      { pid: 23, words: ['vi', killed.profile] },
    ];
    const next = await outputOf(target, world(8, fs, machine(8, { commands, end: (pid) => ended.push(pid) })));
    await openOutput(next, say);
    await closeOutput(next);
    expect(ended).toEqual([20]);
  });
});

describe('the sites of several briefings', () => {
  /** How many steps a run takes with another briefing's site beside it. */
  async function stepsOf(name?: string): Promise<number> {
    for (const each of [undefined, 'acme', 'beta']) await run(1, 'old', fs, each);
    const { disk, steps } = failing(Number.POSITIVE_INFINITY, '', 'none');
    await run(1, 'old', disk, name);
    return steps();
  }

  test('stand in one folder, each with its own name; what is no site is not kept', async () => {
    await run(1, 'acme', fs, 'acme');
    expect(await fs.readdir(target)).toEqual(['acme']);
    await run(1, 'whole');
    await fs.mkdir(path.join(target, 'assets'));
    await fs.writeFile(path.join(target, 'assets/old.js'), '');
    await run(1, 'beta', fs, 'beta');
    await run(1, 'again', fs, 'acme');
    await run(1, 'new');
    expect(await Promise.all(['.', 'acme', 'beta'].map(content))).toEqual(['new', 'again', 'beta']);
    expect((await fs.readdir(target)).sort()).toEqual(['acme', 'beta', 'index.html', 'second.html']);
    expect(await fs.readdir(folder)).toEqual(['dist']);
  });

  test.each([undefined, 'acme'])('lose nothing when a run of %s is killed at any step', async (name) => {
    const steps = await stepsOf(name);
    expect(steps).toBeGreaterThan(15);
    for (let step = 1; step <= steps; step += 1) {
      dead.clear();
      await run(2, 'new', failing(step, 'killed', 'all').disk, name).catch(() => undefined);
      expect(await content('beta'), `step ${step}`).toMatch(name === undefined ? /^(?:old|gone)$/ : /^old$/);
      dead.add(2);
      // Whichever briefing is built next puts back what was set aside.
      const next = await outputOf(target, world(3), 'gamma');
      await openOutput(next, say);
      expect(await content(name), `step ${step}`).toMatch(/^(?:old|new)$/);
      expect(await content(name === undefined ? 'acme' : '.'), `step ${step}`).toBe('old');
      expect(await content('beta'), `step ${step}`).toBe('old');
      await closeOutput(next);
      expect(await fs.readdir(folder), `step ${step}`).toEqual(['dist']);
      await run(1, 'old', fs, name);
    }
    expect(said).toContain(
      `An earlier run was ended while it replaced dist/${name ? `${name}/` : ''}, which is put back.`,
    );
  });

  test('wait for each other', async () => {
    const first = await outputOf(target, world(1), 'acme');
    await openOutput(first, say);
    const second = run(2, 'second');
    await expect.poll(() => said).toHaveLength(1);
    await make(first, 'first');
    await swapIn(first, say);
    await closeOutput(first);
    await second;
    expect([await content('acme'), await content()]).toEqual(['first', 'second']);
  });
});

describe('two runs', () => {
  test('come one after the other, and the second says why it waits', async () => {
    const first = await outputOf(target, world(1));
    await openOutput(first, say);
    const second = run(2, 'second');
    await expect.poll(() => said).toHaveLength(1);
    await make(first, 'first');
    await swapIn(first, say);
    expect(await content()).toBe('first');
    await closeOutput(first);
    await second;
    expect(said).toEqual(['Another run (process 1 on here) is at it too: waiting for it to end.']);
    expect(await content()).toBe('second');
    expect(await fs.readdir(folder)).toEqual(['dist']);
  });

  test.each([
    ['here', /Another run \(process 1 on here\) has not ended after 120 s; nothing was written\. End it \(kill 1\)/],
    ['there', /Another run \(process 1 on there\) .* If it runs no more, delete .*\.dist-lock, then run this again/],
  ])('of which one on a machine %s never ends: the other does, clearly', async (host, message) => {
    const first = await outputOf(target, world(1, fs, machine(1, { host })));
    await openOutput(first, say);
    if (host === 'there') dead.add(1);
    const second = { ...world(2), wait: () => Promise.resolve() };
    await expect(openOutput(await outputOf(target, second), say)).rejects.toThrow(message);
    await closeOutput(first);
    expect(await fs.readdir(folder)).toEqual([]);
  });

  test('of which one goes on after it was given up: it puts nothing in place', async () => {
    await run(1, 'old');
    const suspended = await outputOf(target, world(1));
    await openOutput(suspended, say);
    await make(suspended, 'late');
    await fs.rm(suspended.lock, { recursive: true });
    await run(2, 'new');
    await expect(swapIn(suspended, say)).rejects.toThrow('Another run has taken');
    await expect(putFile(suspended, path.join(target, 'a.pdf'), Buffer.from('late'))).rejects.toThrow('Another run');
    await closeOutput(suspended);
    expect(await content()).toBe('new');
    expect(await fs.readdir(folder)).toEqual(['dist']);
  });

  test.each([1, 2, 3, 4, 5, 6, 7])(
    'of which one stops before step %i of its swap and goes on after the other',
    async (stop) => {
      await run(1, 'old');
      let count = Number.NaN;
      const paused = new Proxy(fs, {
        get: (real, name) => {
          const act: unknown = Reflect.get(real, name);
          if (typeof act !== 'function') return act;
          return async (...args: unknown[]) => {
            count += 1;
            if (count === stop) {
              await fs.rm(path.join(folder, '.dist-lock'), { recursive: true, force: true });
              await run(2, 'new');
            }
            return Reflect.apply(act, real, args);
          };
        },
      });
      const suspended = await outputOf(target, world(1, paused));
      await openOutput(suspended, say);
      await make(suspended, 'late');
      count = 0;
      await swapIn(suspended, say).catch(() => undefined);
      await closeOutput(suspended);
      expect(await content()).toMatch(/^(?:new|late)$/);
      expect(await fs.readdir(folder)).toEqual(['dist']);
    },
  );

  test('that both find a dead one: one takes over at a time', async () => {
    for (let round = 0; round < 10; round += 1) {
      dead.clear();
      await openOutput(await outputOf(target, world(7)), say);
      dead.add(7);
      await Promise.all([1, 2, 3, 4].map((pid) => run(pid, `of ${pid}`)));
      expect(await content()).toMatch(/^of \d$/);
      expect(await fs.readdir(folder)).toEqual(['dist']);
    }
  });
});

describe('the processes of this machine', () => {
  test('are known by their start, and are gone when they have ended', async () => {
    const child = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 1000)', '--', '--user-data-dir=/x/y']);
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const pid = child.pid ?? 0;
    await expect.poll(() => PROCESSES.started(pid)).toMatch(/\d/);
    expect(await PROCESSES.started(pid)).toBe(await PROCESSES.started(pid));
    const own = async () => (await PROCESSES.commands()).filter(({ words }) => words.includes('--user-data-dir=/x/y'));
    await expect.poll(async () => (await own()).map((each) => each.pid)).toEqual([pid]);
    PROCESSES.end(pid);
    await ended;
    expect(await PROCESSES.started(pid)).toBeUndefined();
    expect(PROCESSES.host).toBe(hostname());
  });

  test.runIf(process.platform === 'linux')('tell a suspended one from one that has ended', async () => {
    const child = spawn('sleep', ['60']);
    const pid = child.pid ?? 0;
    execFileSync('kill', ['-STOP', String(pid)]);
    expect(await PROCESSES.started(pid)).toMatch(/\d/);
    PROCESSES.end(pid);
  });
});
