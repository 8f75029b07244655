import { inflateSync } from 'node:zlib';
import { PDFDict, type PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

const N = PDFName.of;

/**
 * Maps glyphs that are only a part of a character to U+200B, in place: Skia maps them to U+0000, which no text may hold
 * (ISO 14289-1, 7.21.7). Letters of Arabic are put together of such glyphs; the words that they stand for are written beside
 * them (ISO 32000-1, 14.9.4).
 */
export function mendUnicode({ context }: PDFDocument): void {
  for (const [, font] of context.enumerateIndirectObjects()) {
    const map = font instanceof PDFDict ? font.lookup(N('ToUnicode')) : undefined;
    if (!(map instanceof PDFRawStream)) continue;
    const packed = map.dict.has(N('Filter'));
    const text = Buffer.from(packed ? inflateSync(map.contents) : map.contents).toString('latin1');
    const mended = text.replace(/beginbfchar[\s\S]*?endbfchar/g, (block) => block.replaceAll('> <0000>', '> <200B>'));
    if (mended === text) continue;
    map.dict.delete(N('Filter'));
    map.updateContents(Buffer.from(mended, 'latin1'));
  }
}
