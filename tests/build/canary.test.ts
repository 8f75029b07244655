import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDeck, copyDeck, GERMAN, temporary } from '../build-deck.ts';
import { hides, readFolder } from '../unpack.ts';

const CANARY = 'Canary-7f3a';
let out: string;

beforeAll(async () => {
  out = await mkdtemp(path.join(await temporary(), 'canary-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

describe('private notes', () => {
  test('are in no file of the site, and leave no trace: other notes make the same site, byte for byte', async () => {
    const copy = await copyDeck(GERMAN);
    await buildDeck(copy.folder, path.join(out, 'one'));
    const one = await readFolder(path.join(out, 'one'));
    expect([...one].filter(([, content]) => hides(content, CANARY)).map(([name]) => name)).toEqual([]);

    const file = copy.file('slides/01-anfang.md');
    const text = await readFile(file, 'utf8');
    expect(text).toContain(CANARY);
    // Longer, in another script, and citing what no slide cites.
    await writeFile(file, text.replaceAll(CANARY, `Ώρα ☂ Ж ${'viel länger '.repeat(40)} [@K2]`));
    await buildDeck(copy.folder, path.join(out, 'two'));
    const two = await readFolder(path.join(out, 'two'));
    await copy.remove();
    expect([...two.keys()]).toEqual([...one.keys()]);
    expect([...two].filter(([name, content]) => !one.get(name)?.equals(content)).map(([name]) => name)).toEqual([]);
  }, 60_000);

  test('are found where they are published: the canary sings', async () => {
    const copy = await copyDeck(GERMAN);
    const file = copy.file('slides/01-anfang.md');
    await writeFile(file, (await readFile(file, 'utf8')).replace('notes: private', 'notes: public'));
    await buildDeck(copy.folder, path.join(out, 'public'));
    await copy.remove();
    const found = [...(await readFolder(path.join(out, 'public')))].filter(([, content]) => hides(content, CANARY));
    expect(found.map(([name]) => name)).toContain('index.html');
  }, 60_000);

  test.each([
    ['plain', Buffer.from(`x ${CANARY} y`)],
    [
      'as a PDF stream',
      Buffer.concat([Buffer.from('obj\nstream\n'), deflateSync(`(${CANARY}) Tj`), Buffer.from('\nendstream')]),
    ],
    ['as a PDF string in UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(CANARY, 'utf16le').swap16()])],
    ['as a PDF string in hexadecimal', Buffer.from(`<${Buffer.from(CANARY).toString('hex').toUpperCase()}>`)],
    [
      'in a data address',
      Buffer.from(`src="data:text/plain;base64,${Buffer.from(`aaa ${CANARY}`).toString('base64')}"`),
    ],
    ['compressed', gzipSync(CANARY)],
  ])('would be found %s', (_name, content) => {
    expect(hides(content, CANARY)).toBe(true);
    expect(hides(content, 'another word')).toBe(false);
  });
});
