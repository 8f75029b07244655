import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { DeckMeta } from '../model.ts';
import { readDate } from './read-date.ts';

/** Roles that Skia takes from PDF 2.0, and what they are in PDF 1.7 (ISO 32000-1, 14.8.4). */
const ROLES: Readonly<Record<string, string>> = { Strong: 'Span', Em: 'Span', Title: 'P', FENote: 'Note' };

/**
 * Writes what the front matter says into a PDF: title, author, subject, keywords and dates. Chromium takes the dates from the
 * clock; here they come from the deck's date, and a deck without one has none. Tags, outline and links stay as they are,
 * but for what ISO 32000-1 asks: roles of PDF 2.0 are mapped, and a figure without a text of its own that holds one with it
 * becomes a plain division.
 *
 * @throws Error if `pdf` is no PDF
 */
export async function describePdf(pdf: Uint8Array, meta: DeckMeta): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  document.setTitle(meta.title, { showInWindowTitleBar: true });
  document.setCreator('briefing-deck');
  if (meta.author) document.setAuthor(meta.author);
  const subject = meta.subtitle ?? meta.description;
  if (subject) document.setSubject(subject);
  if (meta.keywords) document.setKeywords(meta.keywords);
  setDates(document, meta.date && readDate(meta.date, meta.lang));
  mendStructure(document);
  return document.save({ updateFieldAppearances: false });
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

function mendStructure({ catalog, context }: PDFDocument): void {
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (!root) return;
  root.set(PDFName.of('RoleMap'), context.obj(ROLES));
  for (const [, element] of context.enumerateIndirectObjects()) {
    if (!(element instanceof PDFDict) || element.get(PDFName.of('S')) !== PDFName.of('Figure')) continue;
    if (!element.has(PDFName.of('Alt'))) element.set(PDFName.of('S'), PDFName.of('Div'));
  }
}
