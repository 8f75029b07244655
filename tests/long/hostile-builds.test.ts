import { spawn } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OutputWorld } from '../../deck/build/output-lock.ts';
import { closeOutput, openOutput, outputOf, swapIn } from '../../deck/build/swap-output.ts';
import { GERMAN, ROOT, temporary } from '../build-deck.ts';
import { randomNumbers } from '../random-numbers.ts';

let folder: string;
let target: string;
beforeEach(async () => {
  // In the project: a configuration of Vite finds its packages from where it lies.
  folder = await fs.realpath(await fs.mkdtemp(path.join(await temporary(), 'hostile-')));
  target = path.join(folder, 'dist');
});
afterEach(() => fs.rm(folder, { recursive: true, force: true }));

describe('kills at each step of the swap', () => {
  const dead = new Set<number>();

  function world(pid: number, disk: OutputWorld['disk']): OutputWorld {
    const started = async (asked: number) => (dead.has(asked) ? undefined : `start of ${asked}`);
    return {
      disk,
      processes: { host: 'here', pid, started, commands: async () => [], end: () => undefined },
      wait: () => new Promise((resolve) => setTimeout(resolve, 1)),
    };
  }

  /** A disk that does nothing more from a step on, as for a process that was killed there. */
  function until(step: number): { disk: OutputWorld['disk']; steps(): number } {
    let count = 0;
    const disk = new Proxy(fs, {
      get: (real, name) => {
        const act: unknown = Reflect.get(real, name);
        if (typeof act !== 'function') return act;
        return async (...args: unknown[]) => {
          count++;
          if (count >= step) throw Object.assign(new Error(`EIO: ${String(name)}`), { code: 'EIO' });
          return Reflect.apply(act, real, args);
        };
      },
    });
    return { disk, steps: () => count };
  }

  /** One run that makes a site of two files. @returns how many steps it took */
  async function run(pid: number, text: string, step = Number.POSITIVE_INFINITY): Promise<number> {
    const { disk, steps } = until(step);
    const output = await outputOf(target, world(pid, disk));
    try {
      await openOutput(output, () => undefined);
      try {
        await fs.mkdir(output.site, { recursive: true });
        for (const name of ['index.html', 'second.html']) await fs.writeFile(path.join(output.site, name), text);
        await swapIn(output, () => undefined);
      } finally {
        await closeOutput(output);
      }
    } catch (error) {
      if (step === Number.POSITIVE_INFINITY) throw error;
    }
    if (steps() >= step) dead.add(pid);
    return steps();
  }

  async function content(): Promise<string> {
    const read = (name: string) => fs.readFile(path.join(target, name), 'utf8').catch(() => 'gone');
    const [one, two] = await Promise.all([read('index.html'), read('second.html')]);
    return one === two ? one : 'mixed';
  }

  test('of a run, and of the run after it: the site is always one whole, and the third run clears up', async () => {
    let pid = 1000;
    await run(++pid, 'first');
    const steps = await run(++pid, 'first');
    expect(steps).toBeGreaterThan(8);
    let killed = 0;
    for (let first = 1; first <= steps; first++) {
      // The second run may have to put back what the first one has set aside: it takes a few steps more.
      for (let second = 1; second <= steps + 12; second++) {
        const name = `killed at ${first}, then at ${second}`;
        await run(++pid, 'second', first);
        expect(['first', 'second', 'gone'], name).toContain(await content());
        await run(++pid, 'third', second);
        expect(['first', 'second', 'third', 'gone'], name).toContain(await content());
        await run(++pid, 'first');
        expect(await content(), name).toBe('first');
        expect(await fs.readdir(folder), name).toEqual(['dist']);
        killed++;
      }
    }
    expect(killed).toBeGreaterThan(150);
  });
});

describe('builds against each other, as processes', () => {
  const PAIRS = 8;

  test('leave one whole site, whoever comes first; a kill leaves the earlier one', async () => {
    const random = randomNumbers(5);
    const config = path.join(folder, 'vite.config.ts');
    const places = JSON.stringify({ slides: `${GERMAN}/slides`, charts: `${GERMAN}/charts`, theme: 'theme' });
    const plugin = JSON.stringify(path.join(ROOT, 'deck/build/plugin.ts'));
    await fs.writeFile(
      config,
      `import { deck } from ${plugin};\nexport default { root: ${JSON.stringify(ROOT)}, plugins: [deck(${places})], build: { outDir: ${JSON.stringify(target)} } };\n`,
    );
    await started(config).ended;
    await expectWhole();
    for (let pair = 0; pair < PAIRS; pair++) {
      const first = started(config);
      await new Promise((resolve) => setTimeout(resolve, random(1500)));
      const second = started(config);
      if (pair % 2 === 1) {
        await new Promise((resolve) => setTimeout(resolve, random(2500)));
        first.kill();
      }
      const [, code] = await Promise.all([first.ended, second.ended]);
      expect(code, `pair ${pair}`).toBe(0);
      await expectWhole();
    }
    expect((await fs.readdir(folder)).sort()).toEqual(['dist', 'private', 'vite.config.ts']);
  });

  function started(config: string): { ended: Promise<number | null>; kill(): void } {
    const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
    const child = spawn(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'silent'], {
      cwd: ROOT,
      stdio: 'ignore',
    });
    return {
      ended: new Promise((resolve) => child.on('close', resolve)),
      kill: () => void child.kill('SIGKILL'),
    };
  }

  /** Every file that the page names is there, and the page is complete. */
  async function expectWhole(): Promise<void> {
    const page = await fs.readFile(path.join(target, 'index.html'), 'utf8');
    expect(page.trimEnd().endsWith('</html>')).toBe(true);
    const assets = new Set(await fs.readdir(path.join(target, 'assets')));
    const named = [...page.matchAll(/(?:href|src)="\.\/assets\/([^"]+)"/g)].map(([, name]) => name ?? '');
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !assets.has(name))).toEqual([]);
  }
});
