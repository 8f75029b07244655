import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';

const [DRIVER, SCREEN] = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'] as const;

/** Whether this machine has WebKit, of which Safari is made. Debian: `apt-get install webkit2gtk-driver xvfb`; no package registry has it. */
export const HAS_WEBKIT = existsSync(DRIVER) && existsSync(SCREEN);

/** A window of WebKit's, driven as https://www.w3.org/TR/webdriver2/ has it. */
export interface WebkitWindow {
  /** Resolves when the page is loaded. */
  open(url: string): Promise<void>;
  /** Makes the page so large, in CSS pixels. */
  resize(width: number, height: number): Promise<void>;
  /** Runs a function in the page, which uses nothing but what stands in it; a promise is waited for. */
  run<T>(script: (...args: never[]) => T | Promise<T>, ...args: unknown[]): Promise<T>;
  close(): Promise<void>;
}

/** Starts WebKit on a screen of its own that nobody sees. @throws Error if it does not start */
export async function openWebkit(): Promise<WebkitWindow> {
  const screen = spawn(SCREEN, ['-displayfd', '3', '-screen', '0', '2200x1400x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [display] = await once(screen.stdio[3] as NodeJS.ReadableStream, 'data');
  const port = await freePort();
  const driver = spawn(DRIVER, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${String(display).trim()}` },
  });
  try {
    return await startSession(`http://127.0.0.1:${port}`, [driver, screen]);
  } catch (error) {
    end([driver, screen]);
    throw error;
  }
}

async function startSession(driver: string, children: readonly ChildProcess[]): Promise<WebkitWindow> {
  const { sessionId } = await begun(() => ask<{ sessionId: string }>(driver, '/session', { capabilities: {} }));
  const session = `${driver}/session/${sessionId}`;
  const rectOf = () => ask<{ width: number; height: number }>(session, '/window/rect');
  const run: WebkitWindow['run'] = async (script, ...args) => {
    const body = `const done = arguments[arguments.length - 1]; Promise.resolve((${script})(...[...arguments].slice(0, -1))).then(done)`;
    return ask(session, '/execute/async', { script: body, args });
  };
  return {
    run,
    open: (url) => ask(session, '/url', { url }),
    async resize(width, height) {
      await ask(session, '/window/rect', { width, height });
      // The window has a frame, and takes its size a moment later.
      for (let tries = 0; tries < 50; tries++) {
        const [has, inner] = [await rectOf(), await run(() => [innerWidth, innerHeight] as const)];
        const [right, down] = [width - inner[0], height - inner[1]];
        if (right === 0 && down === 0) return;
        await ask(session, '/window/rect', { width: has.width + right, height: has.height + down });
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
      throw new Error(`The window did not become ${width} × ${height}.`);
    },
    async close() {
      await fetch(session, { method: 'DELETE' });
      end(children);
    },
  };
}

/** Asks the driver, with a body to do something, without one to tell something. @throws Error with what the driver says of it */
async function ask<T>(base: string, path: string, body?: object): Promise<T> {
  const post = { method: 'POST', body: JSON.stringify(body) };
  const answer = await fetch(base + path, body ? post : {});
  const { value } = (await answer.json()) as { value: T & { message?: string } };
  if (!answer.ok) throw new Error(`${path}: ${value.message}`);
  return value;
}

/** What the driver answers as soon as it listens. */
async function begun<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries > 100 || !(error instanceof TypeError)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

function end(children: readonly ChildProcess[]): void {
  for (const child of children) child.kill();
}
