import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, test } from 'vitest';
import { safePicture } from '../../deck/build/files/pictures.ts';
import { buildDeck, ROOT, writeDeck } from '../build-deck.ts';
import { loadFolder } from '../pptx/read-pptx.ts';

const canvas = createCanvas(40, 30);
canvas.getContext('2d').fillRect(5, 5, 20, 20);
const encoded = {
  png: await canvas.encode('png'),
  jpg: await canvas.encode('jpeg'),
  webp: await canvas.encode('webp'),
  avif: await canvas.encode('avif'),
  gif: await canvas.encode('gif'),
};

const svg = (attributes: string, inner = '') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`);

async function faultOf(file: string, bytes: Uint8Array): Promise<string | undefined> {
  const read = await safePicture(file, bytes);
  return Array.isArray(read) ? read[0]?.message : undefined;
}

/** A PNG that says to be of this size and has the pixels of a smaller one. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(encoded.png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

describe('a picture', () => {
  test.each(Object.entries(encoded))('of %s is read', async (ending, bytes) => {
    expect(await safePicture(`a.${ending}`, bytes)).toMatchObject({ width: 40, height: 30, ending: `.${ending}` });
  });

  test('is what its bytes are, not its ending, and is published under theirs', async () => {
    expect(await safePicture('a.png', encoded.jpg)).toMatchObject({ ending: '.jpg' });
    expect(await safePicture('a.JPEG', encoded.jpg)).toMatchObject({ ending: '.JPEG' });
    expect(await faultOf('a.png', svg('width="4" height="3"'))).toBe('The file holds SVG but is not named so.');
    expect(await faultOf('a.png', Buffer.from('\uFEFF\n <html><script>1</script></html>'))).toContain('holds SVG');
    expect(await faultOf('a.svg', encoded.png)).toBe('The drawing is no text in UTF-8.');
    expect(await faultOf('a.png', Buffer.from('BM words'))).toBe('The image cannot be read.');
    expect(await faultOf('a.png', Buffer.alloc(0))).toBe('The image cannot be read.');
  });

  test.each([
    [60_000, 60_000],
    [0, 0],
    [40, 0],
    [16_384, 16_384],
    [20_000, 10],
    [2 ** 31, 1],
  ])('of %i × %i pixels is refused', async (width, height) => {
    expect(await faultOf('a.png', pngOf(width, height))).toBe(
      `The image says that it has ${width} × ${height} pixels.`,
    );
  });

  test.each(Object.entries(encoded))('of %s without its pixels is refused', async (ending, bytes) => {
    for (const part of [0.5, 0.9]) {
      const cut = bytes.subarray(0, Math.floor(bytes.length * part));
      expect(await faultOf(`a.${ending}`, cut), String(part)).toMatch(/not whole|cannot be read/);
    }
  });

  test('whose header alone is right is refused', async () => {
    const end = encoded.png.subarray(-12);
    expect(await faultOf('a.png', Buffer.concat([encoded.png.subarray(0, 33), end]))).toContain('not whole');
    expect(await faultOf('a.gif', Buffer.concat([encoded.gif.subarray(0, 13), Buffer.from(';')]))).toContain(
      'not whole',
    );
  });
});

describe('a drawing', () => {
  test('has a size of its own, or that of its view box', async () => {
    expect(await safePicture('a.svg', svg('width="4" height="3"'))).toMatchObject({ width: 4, height: 3 });
    expect(await safePicture('a.svg', svg('viewBox="0 0 8 6"'))).toMatchObject({ width: 8, height: 6 });
    expect(await faultOf('a.svg', svg(''))).toBe('The drawing has no size.');
    expect(await faultOf('a.svg', svg('width="0" height="3"'))).toMatch(/0 × 3 pixels|no size/);
    expect(await faultOf('a.svg', svg('width="1e9" height="3"'))).toMatch(/pixels/);
  });

  test('is told with the place of what it must not hold', async () => {
    const read = await safePicture('a.svg', svg('width="4" height="3"', '\n\n<script/>'));
    expect(read).toMatchObject([{ message: 'The drawing holds a script.', source: { file: 'a.svg', line: 3 } }]);
  });

  test('is published as it was written anew', async () => {
    const { folder, remove } = await writeDeck(
      '---\ntitle: Pictures\n---\n\n## A slide\n\n![A drawing](images/a.svg)\n\n![A photograph](images/b.png)\n',
    );
    const out = await mkdtemp(path.join(ROOT, folder, 'out-'));
    await mkdir(path.join(ROOT, folder, 'slides/images'));
    const drawing = svg(
      'width="4" height="3" data-secret="x"',
      '<!-- secret --><metadata>secret</metadata><path d="M0 0h9"/>',
    );
    await writeFile(path.join(ROOT, folder, 'slides/images/a.svg'), drawing);
    await writeFile(path.join(ROOT, folder, 'slides/images/b.png'), encoded.jpg);
    await buildDeck(folder, path.join(out, 'dist'));
    const assets = await readdir(path.join(out, 'dist/assets'));
    const name = assets.find((each) => /^a-\w+\.svg$/.test(each)) ?? '';
    expect(await readFile(path.join(out, 'dist/assets', name), 'utf8')).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"><path d="M0 0h9"/></svg>\n',
    );
    expect(assets.filter((each) => /^b-\w+\.jpg$/.test(each))).toHaveLength(1);
    await remove();
  });

  test('that is at fault is told where it lies, and not as missing where it is shown', async () => {
    const { folder, remove } = await writeDeck(
      '---\ntitle: Pictures\nlogo: images/b.png\n---\n\n## A slide\n\n![A drawing](images/a.svg)\n\n![None](images/c.svg)\n',
    );
    await mkdir(path.join(ROOT, folder, 'slides/images'));
    await writeFile(path.join(ROOT, folder, 'slides/images/a.svg'), svg('width="4" height="3"', '<script/>'));
    await writeFile(path.join(ROOT, folder, 'slides/images/b.png'), 'no picture');
    const { problems } = await loadFolder(folder);
    await remove();
    expect(problems.map(({ source, message }) => `${path.basename(source.file)} ${message}`).sort()).toEqual([
      `01.md There is no image "${folder}/slides/images/c.svg".`,
      'a.svg The drawing holds a script.',
      'b.png The image cannot be read.',
    ]);
  });
});
