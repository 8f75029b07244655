import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { ViteDevServer } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { followFindings } from '../../deck/build/serve/tell-findings.ts';
import type { LoadedDeck } from '../../deck/model/site.ts';
import { ROOT, writeDeck } from '../build-deck.ts';
import { loadFolder } from '../pptx/read-pptx.ts';

let folder: string;
let opened: string;
let loaded: LoadedDeck;
let file: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'editor-'));
  opened = path.join(folder, 'opened');
  // In the place of an editor: it writes down what it is asked to open.
  const editor = path.join(folder, 'editor.sh');
  await writeFile(editor, `#!/bin/sh\nprintf '%s\\n' "$@" > "${opened}.part" && mv "${opened}.part" "${opened}"\n`, {
    mode: 0o755,
  });
  vi.stubEnv('LAUNCH_EDITOR', editor);
  const deck = await writeDeck('---\ntitle: Sample\nlang: en\n---\n\n## One\n\nOf 34 cranes none is old.\n');
  loaded = await loadFolder(deck.folder);
  file = path.posix.join(deck.folder, 'slides/01.md');
  await cp(path.join(ROOT, file), path.join(folder, 'elsewhere.md'));
  return deck.remove;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => rm(opened, { force: true }));

/** The list of a served deck, and a page that asks for one of its findings. */
async function servedFindings(host: string | boolean | undefined, root = ROOT) {
  const heard = new Map<string, (data: unknown, client: unknown) => void>();
  const sent: { source: { file: string; line: number } }[][] = [];
  const server = {
    config: { root, server: { host }, logger: { warn: () => {}, info: () => {} } },
    ws: {
      on: (name: string, listener: (data: unknown, client: unknown) => void) => heard.set(name, listener),
      send: (_name: string, list: (typeof sent)[number]) => sent.push(list),
    },
  };
  const findings = followFindings(server as unknown as ViteDevServer, root);
  findings.follow(loaded);
  await vi.waitFor(() => expect(sent).toHaveLength(1), { timeout: 5000 });
  const list = sent[0] ?? [];
  return {
    findings,
    sent,
    nth: list.findIndex(({ source }) => source.line === 8),
    ask: (nth: unknown) => heard.get('deck:open')?.({ nth }, {}),
  };
}

const asked = () => vi.waitFor(() => readFile(opened, 'utf8'), { timeout: 5000 });

/** Waits long enough for an editor to have begun. */
async function expectNothing(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
  await expect(readFile(opened, 'utf8')).rejects.toThrow('ENOENT');
}

test('a finding opens the editor at its line', async () => {
  const { nth, ask } = await servedFindings(undefined);
  ask(nth);
  expect(await asked()).toBe(`${await realpath(ROOT)}/${file}\n8\n4\n`);
});

test('nothing is looked for between an edit and the deck that is made of it', async () => {
  const { findings, sent } = await servedFindings(undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    findings.follow(loaded);
    findings.hold();
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(1);
    findings.follow(loaded);
    await vi.advanceTimersByTimeAsync(5000);
    expect(sent).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test('opens nothing for a place that is not in the list, nor where others reach the server', async () => {
  const [own, ...reached] = await Promise.all(['localhost', true, '0.0.0.0'].map((host) => servedFindings(host)));
  for (const nth of [99, -1, undefined, '../../etc/passwd']) own?.ask(nth);
  for (const { nth, ask } of reached) ask(nth);
  await expectNothing();
});

test('a file that a link leads out of the project to is not opened', async () => {
  const root = path.join(folder, 'project');
  await mkdir(path.join(root, path.dirname(file)), { recursive: true });
  await symlink(path.join(folder, 'elsewhere.md'), path.join(root, file));
  const { nth, ask } = await servedFindings(undefined, root);
  ask(nth);
  await expectNothing();
});
