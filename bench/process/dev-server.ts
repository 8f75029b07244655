import { createServer } from 'node:net';
import { startCommand } from './start-command.ts';

export interface DevServer {
  url: string;
  /** When its process was started, in milliseconds of this process's `performance`. */
  started: number;
  close(): Promise<void>;
}

/** How long a server may take to answer, in milliseconds. */
const PATIENCE = 60_000;

/**
 * Runs `npm start` in a project and waits until it names its address, as a user does.
 *
 * @throws Error with its output if it ends, or does not come up within a minute
 */
export async function startDevServer(folder: string): Promise<DevServer> {
  const url = `http://127.0.0.1:${await freePort()}/`;
  const { port, hostname } = new URL(url);
  const started = performance.now();
  const child = startCommand(folder, ['start', '--host', hostname, '--port', port, '--strictPort']);
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const close = () => {
    child.kill('SIGTERM');
    return ended;
  };
  let output = '';
  const up = new Promise<boolean>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: string) => {
        output += text;
        if (output.includes(url)) resolve(true);
      });
    }
    void ended.then(() => resolve(false));
    setTimeout(() => resolve(false), PATIENCE).unref();
  });
  if (await up) return { url, started, close };
  await close();
  throw new Error(`The dev server does not come up:\n${output}`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
