/** Pictures, films and captions as what their bytes are, or what is wrong with them. */

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { imageSize } from 'image-size';
import { FILM } from '../../markdown/index.ts';
import { DeckError, type Wrong } from '../../model/error.ts';
import type { PublishedPicture } from '../../model/site.ts';
import { readText } from '../../source/encoding.ts';

/** A picture that may be published, before it has a name there. */
export type SafePicture = Omit<PublishedPicture, 'address'>;

/** What browsers show, by the names that `image-size` tells the bytes by: the endings of each, the usual one first. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  png: ['.png'],
  jpg: ['.jpg', '.jpeg'],
  gif: ['.gif'],
  webp: ['.webp'],
  avif: ['.avif'],
  heif: ['.avif'],
  svg: ['.svg'],
};

/** Longest side and most pixels: beyond these a browser shows nothing, or the whole machine stands still. */
const LONGEST = 16_384;
const MOST_PIXELS = 100_000_000;

/**
 * A file as the picture that its bytes are, whatever its name ends in.
 *
 * @param file its path in the project
 * @returns what is published of it, or what is wrong with it
 */
export async function safePicture(file: string, bytes: Uint8Array): Promise<SafePicture | DeckError[]> {
  const ending = path.extname(file).toLowerCase();
  if (ending === '.svg' || isMarkup(bytes)) return safeDrawing(file, bytes);
  const size = sizeOf(bytes);
  const endings = size?.type ? KINDS[size.type] : undefined;
  if (!size || !endings) return refused(file, 'The image cannot be read.', PICTURE_AGAIN);
  const wrong = sizeFault(file, size);
  if (wrong) return wrong;
  const loaded = isWholePicture(bytes, endings[0]) && (await loadImage(Buffer.from(bytes)).catch(() => undefined));
  if (!loaded) return refused(file, 'The image is not whole: its pixels cannot be read.', PICTURE_AGAIN);
  return {
    width: size.width,
    height: size.height,
    ending: endings.includes(ending) ? path.extname(file) : (endings[0] ?? ending),
    content: bytes,
  };
}

const PICTURE_AGAIN = 'Save it again as PNG, JPEG, WebP, AVIF, GIF or SVG with a width and a height.';

/** Reads a picture of a project, a film or captions: see `safePicture` and `safeMedium`. */
export async function readPicture(root: string, file: string): Promise<SafePicture | DeckError[]> {
  try {
    const bytes = await readFile(path.join(root, file));
    return FILM.test(file) || CAPTIONS.test(file) ? safeMedium(file, bytes) : await safePicture(file, bytes);
  } catch {
    return refused(file, 'The image cannot be read.', PICTURE_AGAIN);
  }
}

async function safeDrawing(file: string, bytes: Uint8Array): Promise<SafePicture | DeckError[]> {
  if (!file.toLowerCase().endsWith('.svg')) {
    return refused(
      file,
      'The file holds SVG but is not named so.',
      'Let its name end in .svg, here and where it is shown.',
    );
  }
  const text = decode(bytes);
  if (text === undefined) return refused(file, 'The drawing is no text in UTF-8.', 'Save it again as UTF-8.');
  // Its parsers are loaded for who has a drawing.
  const { safeSvg } = await import('../../source/safe-svg.ts');
  const read = safeSvg(file, text);
  if ('faults' in read) return read.faults;
  const size = sizeOf(Buffer.from(read.svg));
  if (!size)
    return refused(file, 'The drawing has no size.', 'Give its svg element a width and a height, or a viewBox.');
  return (
    sizeFault(file, size) ?? { width: size.width, height: size.height, ending: path.extname(file), content: read.svg }
  );
}

function sizeFault(file: string, { width, height }: { width: number; height: number }): DeckError[] | undefined {
  const sane = Math.min(width, height) > 0 && Math.max(width, height) <= LONGEST && width * height <= MOST_PIXELS;
  if (sane) return undefined;
  const hint = `Save it smaller: a side of 1 to ${LONGEST} pixels and ${MOST_PIXELS / 1e6} million pixels in all are shown.`;
  return refused(file, `The image says that it has ${width} × ${height} pixels.`, hint);
}

function sizeOf(bytes: Uint8Array): { width: number; height: number; type: string | undefined } | undefined {
  try {
    const { width, height, type } = imageSize(bytes);
    return Number.isFinite(width) && Number.isFinite(height) ? { width, height, type } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a browser might take the bytes for markup: after space and a byte order mark comes a tag. */
function isMarkup(bytes: Uint8Array): boolean {
  return /^[\uFEFF\s\0]*</.test(new TextDecoder().decode(bytes.subarray(0, 1024)));
}

/** Decoders draw what they have of a file that ends early, grey where nothing came: the mark of the end must be there. */
function isWholePicture(bytes: Uint8Array, kind: string | undefined): boolean {
  if (kind === '.png') return Buffer.from(bytes).lastIndexOf('IEND') > 0;
  if (kind === '.jpg') return Buffer.from(bytes).lastIndexOf('\xFF\xD9', undefined, 'latin1') > 0;
  if (kind === '.gif') return bytes.findLast((byte) => byte !== 0) === 0x3b;
  return true;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function refused(file: string, message: string, hint: string): DeckError[] {
  return [new DeckError('unreadable-image', message, hint, { file, line: 1 })];
}

/** What the captions of films may be called: those that no browser shows are among them, to be refused where they are shown. */
export const CAPTIONS = /\.(?:vtt|srt)$/i;

/** The size of a film whose poster or author says none: its own is not read, and a browser fits it in. */
const USUAL_FILM = { width: 1120, height: 630 };

/** GitHub takes no larger file, and no room waits for one. */
const MOST_FILM_BYTES = 100e6;

/** A film or captions as what their bytes are, or what is wrong with them: told where a slide shows them, and nowhere else. */
export function safeMedium(file: string, bytes: Uint8Array): Omit<PublishedPicture, 'address'> {
  const kind = CAPTIONS.test(file) ? 'captions' : 'film';
  const read = kind === 'film' ? filmEnding(bytes) : captionsEnding(file, bytes);
  const own = path.extname(file);
  const of = { ...USUAL_FILM, kind, content: bytes } as const;
  if (typeof read !== 'string') return { ...of, ending: own, content: '', fault: read };
  return { ...of, ending: own.toLowerCase() === '.m4v' && read === '.mp4' ? own : read };
}

const FILM_AGAIN =
  'Save it as MP4 with H.264, for example: ffmpeg -i film.mov -c:v libx264 -pix_fmt yuv420p -movflags +faststart film.mp4.';

/** The ending that a film's bytes ask for. */
function filmEnding(bytes: Uint8Array): string | Wrong {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = text.subarray(0, 512).toString('latin1');
  if (bytes.length > MOST_FILM_BYTES) {
    const message = `has ${Math.round(bytes.length / 1e6)} million bytes; at most ${MOST_FILM_BYTES / 1e6} are published`;
    return { message, hint: 'Save it smaller or shorter, or show a picture that links to the film.' };
  }
  if (head.slice(4, 8) === 'ftyp') {
    if (head.slice(8, 10) === 'qt')
      return { message: 'is a QuickTime film, which not every browser shows', hint: FILM_AGAIN };
    if (!isWholeFilm(text)) return { message: 'is not whole', hint: FILM_AGAIN };
    return codecFault(mp4Codecs(text), /^(?:avc[1-4]|av01|vp0[89])$/) ?? '.mp4';
  }
  // EBML (https://www.rfc-editor.org/info/rfc8794), of which WebM is one kind and Matroska another.
  if (head.startsWith('\x1A\x45\xDF\xA3') && head.includes('webm')) {
    const codecs = text
      .subarray(0, 65_536)
      .toString('latin1')
      .match(/V_[A-Z0-9/]{2,20}/g);
    return codecFault(codecs ?? [], /^V_(?:VP[89]|AV1)/) ?? '.webm';
  }
  if (head.startsWith('OggS') && head.includes('theora')) return '.ogv';
  return { message: 'is no film that browsers show', hint: FILM_AGAIN };
}

/** What is wrong with a film none of whose moving pictures are of a codec that every browser shows. */
function codecFault(codecs: readonly string[], shown: RegExp): Wrong | undefined {
  if (codecs.length === 0 || codecs.some((codec) => shown.test(codec))) return undefined;
  return { message: `has moving pictures of a codec (${codecs[0]}) that not every browser shows`, hint: FILM_AGAIN };
}

/** A box of an MP4 file: its kind, where its content begins, where it ends. */
interface Box {
  kind: string;
  from: number;
  to: number;
}

/** The boxes of an MP4 file (ISO 14496-12, 4.2) from one place to another, as far as they can be read. */
function boxes(bytes: Buffer, from: number, to: number): Box[] {
  const found: Box[] = [];
  for (let at = from; at + 8 <= to; at = found.at(-1)?.to ?? to) {
    const short = bytes.readUInt32BE(at);
    const long = short === 1 && at + 16 <= to;
    const size = short === 0 ? to - at : long ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < 8) break;
    found.push({ kind: bytes.toString('latin1', at + 4, at + 8), from: at + (long ? 16 : 8), to: at + size });
  }
  return found;
}

/** Whether the boxes fill the file, and say what is in it. */
function isWholeFilm(bytes: Buffer): boolean {
  const all = boxes(bytes, 0, bytes.length);
  return all.at(-1)?.to === bytes.length && all.some(({ kind }) => kind === 'moov');
}

/** The four letters of each codec of moving pictures (ISO 14496-12, 8.4.3 and 8.5.2). */
function mp4Codecs(bytes: Buffer): string[] {
  const inside = (kind: string, all: readonly Box[]): Box[] =>
    all.filter((box) => box.kind === kind).flatMap(({ from, to }) => boxes(bytes, from, Math.min(to, bytes.length)));
  const letters = (at: number) => bytes.toString('latin1', at, at + 4);
  const media = inside('moov', boxes(bytes, 0, bytes.length))
    .filter(({ kind }) => kind === 'trak')
    .map((track) => inside('mdia', inside('trak', [track])));
  const seen = media.filter((boxed) => boxed.some(({ kind, from }) => kind === 'hdlr' && letters(from + 8) === 'vide'));
  const tables = seen.flatMap((boxed) => inside('stbl', inside('minf', boxed)));
  return tables.filter(({ kind }) => kind === 'stsd').map(({ from }) => letters(from + 12));
}

/** WebVTT (https://www.w3.org/TR/webvtt1/#file-structure) in UTF-8. */
function captionsEnding(file: string, bytes: Uint8Array): string | Wrong {
  const { text, fault } = readText(file, bytes);
  if (!fault && /^\uFEFF?WEBVTT(?:[ \t\n\r]|$)/.test(text)) return '.vtt';
  const hint = 'Save them as WebVTT in UTF-8, for example: ffmpeg -i film.srt film.vtt.';
  return { message: 'holds no captions that browsers show', hint };
}
