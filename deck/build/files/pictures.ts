import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { imageSize } from 'image-size';
import { FILM } from '../../markdown/index.ts';
import { DeckError } from '../../model/error.ts';
import type { PublishedPicture } from '../../model/site.ts';
import { CAPTIONS, safeMedium } from './films.ts';

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
  if (!size || !endings) return fault(file, 'The image cannot be read.', AGAIN);
  const wrong = sizeFault(file, size);
  if (wrong) return wrong;
  const loaded = isWhole(bytes, endings[0]) && (await loadImage(Buffer.from(bytes)).catch(() => undefined));
  if (!loaded) return fault(file, 'The image is not whole: its pixels cannot be read.', AGAIN);
  return {
    width: size.width,
    height: size.height,
    ending: endings.includes(ending) ? path.extname(file) : (endings[0] ?? ending),
    content: bytes,
  };
}

const AGAIN = 'Save it again as PNG, JPEG, WebP, AVIF, GIF or SVG with a width and a height.';

/** Reads a picture of a project, a film or captions: see `safePicture` and `safeMedium`. */
export async function readPicture(root: string, file: string): Promise<SafePicture | DeckError[]> {
  try {
    const bytes = await readFile(path.join(root, file));
    return FILM.test(file) || CAPTIONS.test(file) ? safeMedium(file, bytes) : await safePicture(file, bytes);
  } catch {
    return fault(file, 'The image cannot be read.', AGAIN);
  }
}

async function safeDrawing(file: string, bytes: Uint8Array): Promise<SafePicture | DeckError[]> {
  if (!file.toLowerCase().endsWith('.svg')) {
    return fault(
      file,
      'The file holds SVG but is not named so.',
      'Let its name end in .svg, here and where it is shown.',
    );
  }
  const text = decode(bytes);
  if (text === undefined) return fault(file, 'The drawing is no text in UTF-8.', 'Save it again as UTF-8.');
  // Its parsers are loaded for who has a drawing.
  const { safeSvg } = await import('../../source/safe-svg.ts');
  const read = safeSvg(file, text);
  if ('faults' in read) return read.faults;
  const size = sizeOf(Buffer.from(read.svg));
  if (!size) return fault(file, 'The drawing has no size.', 'Give its svg element a width and a height, or a viewBox.');
  return (
    sizeFault(file, size) ?? { width: size.width, height: size.height, ending: path.extname(file), content: read.svg }
  );
}

function sizeFault(file: string, { width, height }: { width: number; height: number }): DeckError[] | undefined {
  const sane = Math.min(width, height) > 0 && Math.max(width, height) <= LONGEST && width * height <= MOST_PIXELS;
  if (sane) return undefined;
  const hint = `Save it smaller: a side of 1 to ${LONGEST} pixels and ${MOST_PIXELS / 1e6} million pixels in all are shown.`;
  return fault(file, `The image says that it has ${width} × ${height} pixels.`, hint);
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
function isWhole(bytes: Uint8Array, kind: string | undefined): boolean {
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

function fault(file: string, message: string, hint: string): DeckError[] {
  return [new DeckError('unreadable-image', message, hint, { file, line: 1 })];
}
