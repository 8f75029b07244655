import { ParseSpeeds, PDFDocument } from '@cantoo/pdf-lib';
import type { DeckMeta } from '../model/deck.ts';
import { mendLinks } from './mend-links.ts';
import { mendOutline } from './mend-outline.ts';
import { mendUnicode } from './mend-unicode.ts';
import { packPdf } from './pack-pdf.ts';
import type { PageWords } from './tag-page.ts';
import { tagPdf } from './tag-pdf.ts';
import { writeMetadata } from './write-metadata.ts';

/**
 * Makes a PDF of the browser's one that conforms to PDF/UA-1 (ISO 14289-1), and packs it: what the front matter says as
 * metadata, bookmarks and links in words, tags in their order. The same input gives the same bytes.
 *
 * @param words that the page has for its headings and links
 * @throws Error if `pdf` is no PDF of a browser
 */
export async function describePdf(pdf: Uint8Array, meta: DeckMeta, words: PageWords): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  writeMetadata(document, meta, meta.isoDate ? new Date(meta.isoDate) : undefined);
  mendOutline(document, words.headings);
  mendLinks(document, words.links);
  mendUnicode(document);
  tagPdf(document);
  return packPdf(document);
}
