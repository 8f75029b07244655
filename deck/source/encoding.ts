import type { SourceFile, SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';

/**
 * A file's bytes as text. It is UTF-8, with or without a byte order mark; any other is refused with the place of its first wrong
 * byte, and gives no text: what is read the wrong way would be published so. A character that is none of a text, as word processors
 * leave them, is refused too: no page shows it, and what stands on both its sides would be one word.
 */
export function readText(path: string, bytes: Uint8Array): SourceFile & { fault?: DeckError } {
  const read = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const at = firstWrongByte(bytes, read);
  if (at >= 0) {
    const place = endOf(path, new TextDecoder().decode(bytes.subarray(0, at)));
    const fault = new DeckError('encoding', `The file is no text in UTF-8: ${what(bytes, at)}.`, hintFor(path), place);
    return { path, text: '', unread: true, fault };
  }
  const text = read.replace(/^\ufeff/, '');
  const control = text.search(CONTROL);
  // The rest is known for what it is, and read on.
  return control < 0
    ? { path, text }
    : { path, text: text.replace(CONTROLS, ' '), fault: controlFault(path, text, control) };
}

/** Control characters but for tabs and ends of lines, and the two of Unicode that end lines where no program looks for them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is looked for.
const CONTROL = /[\0-\x08\v\f\x0e-\x1f\x7f-\x9f\u2028\u2029]/;
const CONTROLS = new RegExp(CONTROL, 'g');

function controlFault(path: string, text: string, at: number): DeckError {
  const code = text.charCodeAt(at);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const message = `A sign stands here that is none of a text, ${name}: no page shows it.`;
  const breaks = [0x0b, 0x0c, 0x85, 0x2028, 0x2029].includes(code);
  const hint = breaks
    ? 'It is the line break of another program: press Enter in its place, behind a backslash where the paragraph goes on.'
    : 'Take it out; most editors find it by "\\x" and its number. Beside letters that look wrong it tells of a file that was saved in another encoding.';
  return new DeckError('encoding', message, hint, endOf(path, text.slice(0, at)));
}

/** The place where a file's text ends. */
function endOf(file: string, before: string): SourceRef {
  const lines = before.replace(/\r\n?/g, '\n').split('\n');
  return { file, line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
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

/**
 * Index of the first byte that is not well-formed UTF-8 (https://encoding.spec.whatwg.org/#utf-8-decoder), or is NUL; -1 if there is none.
 * @param text what the bytes are read as: U+FFFD stands for what is not well-formed, and comes back as other bytes
 */
function firstWrongByte(bytes: Uint8Array, text: string): number {
  const again = new TextEncoder().encode(text);
  let at = 0;
  while (at < again.length && again[at] === bytes[at] && bytes[at] !== 0) at += 1;
  if (at === again.length) return -1;
  // Its first bytes may be those of U+FFFD: it begins where that does.
  while (((again[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}
