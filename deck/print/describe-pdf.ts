import { ParseSpeeds, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { DeckMeta } from '../model/deck.ts';
import { type Heading, mendOutline } from './mend-outline.ts';
import { mendStructure } from './mend-structure.ts';
import { packPdf } from './pack-pdf.ts';
import { readDate } from './read-date.ts';

/**
 * Writes what the front matter says into a PDF: title, author, subject, keywords and dates. Chromium takes the dates from the
 * clock; here they come from the deck's date, and a deck without one has none. Tags, outline and links stay, mended where
 * need be.
 *
 * @param headings of the page, for the bookmarks
 * @throws Error if `pdf` is no PDF
 */
export async function describePdf(pdf: Uint8Array, meta: DeckMeta, headings: readonly Heading[]): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  document.setTitle(meta.title, { showInWindowTitleBar: true });
  document.setCreator('briefing-deck');
  if (meta.author) document.setAuthor(meta.author);
  const subject = meta.subtitle ?? meta.description;
  if (subject) document.setSubject(subject);
  if (meta.keywords) document.setKeywords([meta.keywords.join(', ')]);
  setDates(document, meta.date && readDate(meta.date, meta.lang));
  mendOutline(document, headings);
  mendStructure(document);
  return packPdf(document);
}

function setDates(document: PDFDocument, date: Date | undefined | ''): void {
  if (date) {
    document.setCreationDate(date);
    document.setModificationDate(date);
    return;
  }
  const info = document.context.lookupMaybe(document.context.trailerInfo.Info, PDFDict);
  for (const key of ['CreationDate', 'ModDate']) info?.delete(PDFName.of(key));
}
