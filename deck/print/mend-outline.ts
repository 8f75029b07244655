import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import type { PageWords } from './tag-page.ts';

/**
 * Gives the bookmarks the words of their headings, in place: where a heading takes two lines, Chromium's bookmark runs the
 * last word of one into the first of the next.
 *
 * @param headings each heading's text as the page has it, and its words without marks of citations and footnotes
 */
export function mendOutline({ catalog, context }: PDFDocument, headings: PageWords['headings']): void {
  const titles = new Map(headings.map(({ text, words }) => [letters(text), words.replace(/\s+/g, ' ').trim()]));
  for (const [, object] of context.enumerateIndirectObjects()) {
    // An item of an outline has a title and a parent (ISO 32000-1, table 153).
    if (!(object instanceof PDFDict) || !object.has(PDFName.of('Title')) || !object.has(PDFName.of('Parent'))) continue;
    // The element of the browser's own tags, which others take the place of.
    object.delete(PDFName.of('SE'));
    const title = object.lookup(PDFName.of('Title'));
    if (!(title instanceof PDFString || title instanceof PDFHexString)) continue;
    const heading = titles.get(letters(title.decodeText()));
    if (heading) object.set(PDFName.of('Title'), PDFHexString.fromText(heading));
  }
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

function letters(text: string): string {
  return text.replace(/\s+/g, '');
}
