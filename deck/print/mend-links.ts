import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { pdfText } from './structure.ts';

const N = PDFName.of;

/**
 * Says of every link where it leads, in words, and has each page's links reached in the order of the text (ISO 14289-1, 7.18.3
 * and 7.18.5), in place.
 *
 * @param words by address: `#id` inside the document, whole addresses outside
 */
export function mendLinks(document: PDFDocument, words: Readonly<Record<string, string>>): void {
  for (const { node } of document.getPages()) {
    const links = node.lookupMaybe(N('Annots'), PDFArray);
    if (!links || links.size() === 0) continue;
    node.set(N('Tabs'), N('S'));
    for (let nth = 0; nth < links.size(); nth++) {
      const link = links.lookupMaybe(nth, PDFDict);
      const address = link && addressOf(link);
      if (!link || address === undefined) continue;
      link.set(N('Contents'), pdfText(words[address] ?? address.replace(/^#/, '')));
    }
  }
}

function addressOf(link: PDFDict): string | undefined {
  const inside = link.lookup(N('Dest'));
  if (inside instanceof PDFName) return `#${inside.decodeText()}`;
  const uri = link.lookupMaybe(N('A'), PDFDict)?.lookup(N('URI'));
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : undefined;
}
