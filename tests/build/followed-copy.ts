import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { deck } from '../../deck/build/plugin.ts';
import { copyDeck, GERMAN, ROOT } from '../build-deck.ts';

/** Before each of the file's tests copies the German deck and serves it, without a port; gives what they do with it. */
export function followedCopy() {
  let copy: Awaited<ReturnType<typeof copyDeck>>;
  let server: ViteDevServer;

  beforeEach(async () => {
    copy = await copyDeck(GERMAN);
    await cp(path.join(ROOT, 'theme'), copy.file('theme'), { recursive: true });
    server = await serve();
  });
  afterEach(async () => {
    await server.close();
    await copy.remove();
  });

  function serve(): Promise<ViteDevServer> {
    const places = { slides: `${copy.folder}/slides`, charts: `${copy.folder}/charts`, theme: `${copy.folder}/theme` };
    return createServer({
      root: ROOT,
      configFile: false,
      logLevel: 'silent',
      appType: 'custom',
      plugins: [deck(places)],
      server: { middlewareMode: true, ws: false },
    });
  }

  const page = async (name = 'index.html') =>
    server.transformIndexHtml(`/${name}`, await readFile(path.join(ROOT, 'index.html'), 'utf8'));

  /** Does something, and gives what the pages are told of it: that event, if an earlier edit may be told once more before it. */
  async function toldOf(act: () => Promise<void>, wanted = /update|fault/) {
    const send = vi.spyOn(server.ws, 'send');
    await act();
    const told = () => send.mock.calls.find(([event]) => wanted.test(String(event)));
    await vi.waitFor(() => expect(told()).toBeDefined(), { timeout: 10_000 });
    const [event, data]: readonly unknown[] = told() ?? [];
    send.mockRestore();
    return { event: String(event), data };
  }

  /** The same of a file's change. */
  function edit(name: string, from: string, to: string, wanted?: RegExp) {
    return toldOf(async () => {
      const text = await readFile(copy.file(name), 'utf8');
      expect(text).toContain(from);
      await writeFile(copy.file(name), text.replace(from, to));
    }, wanted);
  }

  return {
    /** The address of a file of the copy, and its folder. */
    file: (name: string) => copy.file(name),
    folder: () => copy.folder,
    server: () => server,
    /** Ends the server and begins another. */
    async serveAnew(between: () => Promise<void>) {
      await server.close();
      await between();
      server = await serve();
    },
    page,
    toldOf,
    edit,
  };
}
