import { deflateSync, inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFStreamWriter,
} from '@cantoo/pdf-lib';

/** More objects in one stream share more words; a reader unpacks a whole stream to get at one of them. */
const OBJECTS_A_STREAM = 500;

/**
 * Writes a document as small as its content allows, in the same bytes for the same document: what nothing refers to is left
 * out, streams are deflated as well as they can be, and all other objects go into object streams
 * (ISO 32000-1, 7.5.7): Chromium writes PDF 1.4, where the dozens of structure elements of a page stand one by one.
 */
export async function packPdf(document: PDFDocument): Promise<Uint8Array> {
  const { context } = document;
  await document.flush();
  dropUnreferenced(document);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) deflateAgain(object);
    // The library keeps pages out of object streams for the sake of readers before PDF 1.5.
    if (object instanceof PDFPageLeaf)
      context.assign(ref, PDFDict.fromMapWithContext(new Map(object.entries()), context));
  }
  return PDFStreamWriter.forContext(context, Number.POSITIVE_INFINITY, true, OBJECTS_A_STREAM).serializeToBuffer();
}

function dropUnreferenced({ context }: PDFDocument): void {
  const kept = new Set<PDFRef>();
  const { Root, Info } = context.trailerInfo;
  const open: (PDFObject | undefined)[] = [Root, Info];
  while (open.length > 0) {
    const object = open.pop();
    if (object instanceof PDFRef && !kept.has(object)) {
      kept.add(object);
      open.push(context.lookup(object));
    } else if (object instanceof PDFDict) open.push(...object.values());
    else if (object instanceof PDFArray) open.push(...object.asArray());
    else if (object instanceof PDFRawStream) open.push(object.dict);
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!kept.has(ref)) context.delete(ref);
}

function deflateAgain(stream: PDFRawStream): void {
  // Metadata stand in a file as they are: an archive reads them without unpacking.
  if (stream.dict.get(PDFName.of('Type')) === PDFName.of('Metadata')) return;
  const filter = stream.dict.get(PDFName.of('Filter'));
  if (filter !== undefined && filter !== PDFName.of('FlateDecode')) return;
  const plain = filter ? inflateSync(stream.contents) : stream.contents;
  const packed = deflateSync(plain, { level: 9 });
  if (packed.length >= stream.contents.length) return;
  stream.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  stream.updateContents(packed);
}
