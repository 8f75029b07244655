import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDeck, copyDeck, deckConfig, GERMAN, temporary } from '../build-deck.ts';
import { hides, readFolder } from '../unpack.ts';

const CANARY = 'Canary-7f3a';
let out: string;

beforeAll(async () => {
  out = await mkdtemp(path.join(await temporary(), 'canary-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

function drawing(word: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><title>${word}</title></svg>`;
}

/** The module of a chart under another id, with a word that no slide shows. */
async function chart(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).replace(/title: '[^']*'/, `title: '${CANARY}'`);
}

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

  test('take along nothing that only they use, nor does what nothing uses: pictures, charts, widths, fonts, sources, claims', async () => {
    const copy = await copyDeck(GERMAN);
    await buildDeck(copy.folder, path.join(out, 'plain'));
    const plain = await readFolder(path.join(out, 'plain'));
    await mkdir(copy.file('slides/images'));
    for (const name of ['only-notes', 'nowhere'])
      await writeFile(copy.file(`slides/images/${CANARY}-${name}.svg`), drawing(`${CANARY}-${name}`));
    await writeFile(copy.file(`charts/canary-7f3a-unused.ts`), await chart(copy.file('charts/umsatz.ts')));
    await cp(copy.file('charts/umsatz.csv'), copy.file('charts/canary-7f3a-unused.csv'));
    await appendFile(
      copy.file('slides/references.yaml'),
      `\n- id: canary-7f3a\n  type: book\n  title: ${CANARY}\n  author: [${CANARY}]\n  issued: 2024\n`,
    );
    await appendFile(copy.file('slides/claims.csv'), `canary-7f3b,${CANARY},-,${CANARY},Zahl,bestätigt,canary-7f3a\n`);
    const file = copy.file('slides/01-anfang.md');
    const text = await readFile(file, 'utf8');
    const notes = [
      `![${CANARY}](images/${CANARY}-only-notes.svg)`,
      '::::: columns\n:::: {.column width="37%"}\nΏ\n::::\n:::: {.column width="63%"}\nЖ\n::::\n:::::',
      `${CANARY} [@canary-7f3a; @canary-7f3b], {{ umsatz.sommer.tasse }} [so]{.soft}[^canary]\n\n[^canary]: ${CANARY}`,
    ].join('\n\n');
    await writeFile(file, text.replace('::: notes\n', `:::::: notes\n${notes}\n::::::\n\n::: notes\n`));
    await buildDeck(copy.folder, path.join(out, 'rich'));
    const rich = await readFolder(path.join(out, 'rich'));
    await build({ ...deckConfig(copy.folder, path.join(out, 'none')), deck: { notes: false } });
    for (const made of [rich, await readFolder(path.join(out, 'none'))]) {
      expect([...made.keys()]).toEqual([...plain.keys()]);
      const others = [...made].filter(([name, content]) => !plain.get(name)?.equals(content));
      expect(others.map(([name]) => name)).toEqual([]);
    }
    // The presenter's own file has them.
    const own = await readFile(path.join(out, 'private/briefing.html'), 'utf8');
    expect(own).toContain(
      Buffer.from(drawing(`${CANARY}-only-notes`))
        .toString('base64')
        .slice(0, 40),
    );
    expect(own).toContain('.w-37{');
    expect(hides(Buffer.from(own), `${CANARY}-nowhere`)).toBe(false);
    await copy.remove();
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
