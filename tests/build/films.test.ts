import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { safeMedium } from '../../deck/build/files/pictures.ts';
import { buildDeck, ROOT, temporary, writeDeck } from '../build-deck.ts';

/** A box of ISO 14496-12: its length, its kind, what is in it. */
function box(kind: string, content: Uint8Array | string): Buffer {
  const inner = Buffer.from(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inner.length + 8);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, inner]);
}

const mp4 = (brand: string, data = 'x') => Buffer.concat([box('ftyp', brand), box('moov', 'words'), box('mdat', data)]);
/** An MP4 with a track of sound and one of moving pictures in a codec of four letters. */
function filmOf(codec: string): Buffer {
  const track = (handler: string, entry: string) => {
    const described = box('stsd', Buffer.concat([Buffer.from([0, 0, 0, 0, 0, 0, 0, 1]), box(entry, 'xxxx')]));
    return box(
      'trak',
      box('mdia', Buffer.concat([box('hdlr', `\0\0\0\0\0\0\0\0${handler}`), box('minf', box('stbl', described))])),
    );
  };
  return Buffer.concat([
    box('ftyp', 'isom'),
    box('moov', Buffer.concat([track('soun', 'mp4a'), track('vide', codec)])),
    box('mdat', 'x'),
  ]);
}

const ebml = (kind: string) => Buffer.from(`\x1A\x45\xDF\xA3....${kind}....`, 'latin1');

describe('a film', () => {
  test('is what its bytes are, and is published under their ending', () => {
    expect(safeMedium('a.mp4', mp4('isom'))).toMatchObject({ kind: 'film', ending: '.mp4' });
    expect(safeMedium('a.m4v', mp4('M4V '))).toMatchObject({ ending: '.m4v' });
    expect(safeMedium('a.webm', mp4('mp42'))).toMatchObject({ ending: '.mp4' });
    expect(safeMedium('a.mp4', ebml('webm'))).toMatchObject({ ending: '.webm' });
    expect(safeMedium('a.ogg', Buffer.from('OggS....\x80theora', 'latin1'))).toMatchObject({ ending: '.ogv' });
  });

  test('is of a codec that every browser shows', () => {
    for (const codec of ['avc1', 'avc3', 'av01', 'vp09'])
      expect(safeMedium('a.mp4', filmOf(codec)).fault).toBeUndefined();
    for (const codec of ['V_VP8', 'V_VP9', 'V_AV1'])
      expect(safeMedium('a.webm', ebml(`webm..${codec}`)).fault).toBeUndefined();
  });

  test.each([
    ['of HEVC', 'a.mp4', filmOf('hvc1'), /codec \(hvc1\) that not every browser shows/],
    ['of MPEG-4 part 2', 'a.mp4', filmOf('mp4v'), /codec \(mp4v\)/],
    ['of ProRes in WebM', 'a.webm', ebml('webm..V_PRORES'), /codec \(V_PRORES\)/],
    ['of QuickTime', 'a.mov', mp4('qt  '), /QuickTime/],
    ['of Matroska', 'a.mkv', ebml('matroska'), /no film that browsers show/],
    ['of sound alone', 'a.ogg', Buffer.from('OggS....\x01vorbis', 'latin1'), /no film/],
    ['that is a page', 'a.mp4', Buffer.from('<html><script>1</script>'), /no film/],
    ['that is empty', 'a.mp4', Buffer.alloc(0), /no film/],
    ['that ends early', 'a.mp4', mp4('isom', 'x'.repeat(400)).subarray(0, 200), /not whole/],
    ['without a description', 'a.mp4', Buffer.concat([box('ftyp', 'isom'), box('mdat', 'x')]), /not whole/],
    ['that goes round', 'a.mp4', Buffer.concat([box('ftyp', 'isom'), Buffer.alloc(8, 1)]), /not whole/],
    ['too large', 'a.mp4', Buffer.alloc(100e6 + 1), /million bytes/],
  ])('%s is refused where it is shown, and never published', (_, file, bytes, message) => {
    expect(safeMedium(file, bytes)).toMatchObject({ content: '', fault: { message: expect.stringMatching(message) } });
  });

  test('has captions in WebVTT and UTF-8', () => {
    expect(safeMedium('a.vtt', Buffer.from('\uFEFFWEBVTT\n\n00:00.000 --> 00:01.000\nWörter'))).toMatchObject({
      kind: 'captions',
      ending: '.vtt',
    });
    for (const wrong of [Buffer.from('1\n00:00,000 --> 00:01,000\nx'), Buffer.from('WEBVTT\n\nW\u00f6rter', 'latin1')])
      expect(safeMedium('a.srt', wrong).fault?.hint).toContain('WebVTT');
  });
});

describe('a deck with films', () => {
  let out: string;
  let deck: Awaited<ReturnType<typeof writeDeck>>;
  const slides = (head: string, shown: string) => `---\ntitle: Films\n${head}---\n\n## One {#one}\n\n${shown}\n`;

  beforeAll(async () => {
    out = await mkdtemp(path.join(await temporary(), 'films-'));
    deck = await writeDeck('');
    const put = (name: string, bytes: Buffer) => writeFile(path.join(ROOT, deck.folder, 'slides', name), bytes);
    await put('shown film.mp4', mp4('isom', 'SHOWN'));
    await put('noted.mp4', mp4('isom', 'NOTED'));
    await put('unused.mp4', mp4('isom', 'UNUSED'));
    await put('raw.mov', mp4('qt  ', 'RAW'));
    await put('shown.vtt', Buffer.from('WEBVTT\n'));
  });
  afterAll(async () => {
    await deck.remove();
    await rm(out, { recursive: true, force: true });
  });

  async function built(text: string, name: string) {
    await writeFile(path.join(ROOT, deck.folder, 'slides/01.md'), text);
    await buildDeck(deck.folder, path.join(out, name, 'dist'));
    const read = (file: string) => readFile(path.join(out, name, file), 'utf8');
    const assets = await readdir(path.join(out, name, 'dist/assets'));
    return {
      assets,
      page: await read('dist/index.html'),
      single: await read('dist/briefing.html'),
      own: await read('private/briefing.html'),
    };
  }

  const NOTES = '\n::: notes\n{{< video noted.mp4 title="For me" >}}\n:::';
  const SHOWN = '{{< video "shown film.mp4" title="A walk" captions="shown.vtt" >}}';

  test('publishes those of public slides, each once, and nothing that notes alone show or nothing shows', async () => {
    const { assets, page, single, own } = await built(
      slides('url: https://example.org/talk\n', SHOWN + NOTES),
      'shown',
    );
    const films = assets.filter((name) => /\.(?:mp4|mov|vtt)$/.test(name)).sort();
    expect(films).toEqual([
      expect.stringMatching(/^shown-[0-9a-f]{8}\.vtt$/),
      expect.stringMatching(/^shown-film-[0-9a-f]{8}\.mp4$/),
    ]);
    expect(page).toContain(
      `<video src="./assets/${films[1]}" controls preload="metadata" playsinline aria-label="A walk">`,
    );
    expect(page).toContain(`<a href="https://example.org/talk/assets/${films[1]}">`);
    expect(page).toContain("media-src 'self';");
    expect(single).toContain(`<video src="data:video/mp4;base64,${mp4('isom', 'SHOWN').toString('base64')}"`);
    expect(single).toContain('media-src data:;');
    const noted = mp4('isom', 'NOTED').toString('base64');
    expect([single.includes(noted), own.includes(noted)]).toEqual([false, true]);
  });

  test('asks for no other policy where only notes show one', async () => {
    const { assets, page, own } = await built(slides('', `Words.\n${NOTES}`), 'noted');
    expect(assets.filter((name) => name.endsWith('.mp4'))).toEqual([]);
    expect(page).not.toMatch(/media-src|For me/);
    expect(own).toContain('media-src data:;');
  });

  test('tells a film at fault where it is shown', async () => {
    await expect(built(slides('', '{{< video raw.mov title="Raw" >}}'), 'raw')).rejects.toThrow(
      /slides\/01\.md:7:1 {2}The file "[^"]*slides\/raw\.mov" is a QuickTime film/,
    );
  });
});
