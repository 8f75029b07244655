import type { SourceFile } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';

/**
 * A file's bytes as text. It is UTF-8, with or without a byte order mark; any other is refused with the place of its first wrong
 * byte, and gives no text: what is read the wrong way would be published so.
 */
export function readText(path: string, bytes: Uint8Array): SourceFile & { fault?: DeckError } {
  const at = firstWrongByte(bytes);
  if (at < 0) return { path, text: new TextDecoder('utf-8').decode(bytes) };
  const before = new TextDecoder('utf-8').decode(bytes.subarray(0, at));
  const lines = before.replace(/\r\n?/g, '\n').split('\n');
  const place = { file: path, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  const fault = new DeckError('encoding', `The file is no text in UTF-8: ${what(bytes, at)}.`, hintFor(path), place);
  return { path, text: '', fault };
}

/** What to do about it; a spreadsheet has a name of its own for UTF-8. */
const hintFor = (path: string) =>
  `Save it as UTF-8${/\.csv$/i.test(path) ? '; a spreadsheet calls that "CSV UTF-8"' : ''}. Then look at its umlauts and accents once: some may be lost already.`;

function what(bytes: Uint8Array, at: number): string {
  const [first, second] = bytes;
  const utf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (utf16 || bytes[at] === 0) return 'it is UTF-16, or no text at all';
  const code = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const meant = new TextDecoder('windows-1252').decode(bytes.subarray(at, at + 1));
  return `the byte ${code} stands here, ${/\p{L}/u.test(meant) ? `"${meant}" in Windows-1252` : 'which begins no character'}`;
}

/** Index of the first byte that is not well-formed UTF-8 (https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G27506, table 3-7), or is NUL; -1 if there is none. */
function firstWrongByte(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead === 0) return i;
    const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) return i;
    for (let k = 1; k < length; k++) {
      const [low, high] = k === 1 ? secondByte(lead) : [0x80, 0xbf];
      const next = bytes[i + k] ?? 0;
      if (next < low || next > high) return i;
    }
    i += length;
  }
  return -1;
}

/** The second byte of a character: some leads leave it less room. */
function secondByte(lead: number): [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}
