import path from 'node:path';
import type { PublishedPicture } from '../../model/site.ts';
import { readText } from '../../source/encoding.ts';

/** What the captions of films may be called: those that no browser shows are among them, to be refused where they are shown. */
export const CAPTIONS = /\.(?:vtt|srt)$/i;

/** The size of a film whose poster or author says none: its own is not read, and a browser fits it in. */
const USUAL = { width: 1120, height: 630 };

/** GitHub takes no larger file, and no room waits for one. */
const MOST_BYTES = 100e6;

/** A film or captions as what their bytes are, or what is wrong with them: told where a slide shows them, and nowhere else. */
export function safeMedium(file: string, bytes: Uint8Array): Omit<PublishedPicture, 'address'> {
  const kind = CAPTIONS.test(file) ? 'captions' : 'film';
  const read = kind === 'film' ? filmEnding(bytes) : captionsEnding(file, bytes);
  const own = path.extname(file);
  const of = { ...USUAL, kind, content: bytes } as const;
  if (typeof read !== 'string') return { ...of, ending: own, content: '', fault: read };
  return { ...of, ending: own.toLowerCase() === '.m4v' && read === '.mp4' ? own : read };
}

interface Fault {
  message: string;
  hint: string;
}

const AGAIN =
  'Save it as MP4 with H.264, for example: ffmpeg -i film.mov -c:v libx264 -pix_fmt yuv420p -movflags +faststart film.mp4.';

/** The ending that a film's bytes ask for. */
function filmEnding(bytes: Uint8Array): string | Fault {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = text.subarray(0, 512).toString('latin1');
  if (bytes.length > MOST_BYTES) {
    const message = `has ${Math.round(bytes.length / 1e6)} million bytes; at most ${MOST_BYTES / 1e6} are published`;
    return { message, hint: 'Save it smaller or shorter, or show a picture that links to the film.' };
  }
  if (head.slice(4, 8) === 'ftyp') {
    if (head.slice(8, 10) === 'qt')
      return { message: 'is a QuickTime film, which not every browser shows', hint: AGAIN };
    return isWhole(text) ? '.mp4' : { message: 'is not whole', hint: AGAIN };
  }
  // EBML (https://www.rfc-editor.org/info/rfc8794), of which WebM is one kind and Matroska another.
  if (head.startsWith('\x1A\x45\xDF\xA3') && head.includes('webm')) return '.webm';
  if (head.startsWith('OggS') && head.includes('theora')) return '.ogv';
  return { message: 'is no film that browsers show', hint: AGAIN };
}

/** Whether the boxes of an MP4 file (ISO 14496-12, 4.2) fill it, and say what is in it. */
function isWhole(bytes: Buffer): boolean {
  let described = false;
  let at = 0;
  while (at + 8 <= bytes.length) {
    const short = bytes.readUInt32BE(at);
    const size = short === 0 ? bytes.length - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    described ||= bytes.toString('latin1', at + 4, at + 8) === 'moov';
    if (size < 8) return false;
    at += size;
  }
  return described && at === bytes.length;
}

/** WebVTT (https://www.w3.org/TR/webvtt1/#file-structure) in UTF-8. */
function captionsEnding(file: string, bytes: Uint8Array): string | Fault {
  const { text, fault } = readText(file, bytes);
  if (!fault && /^\uFEFF?WEBVTT(?:[ \t\n\r]|$)/.test(text)) return '.vtt';
  const hint = 'Save them as WebVTT in UTF-8, for example: ffmpeg -i film.srt film.vtt.';
  return { message: 'holds no captions that browsers show', hint };
}
