import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { arrangeStructure } from './arrange-structure.ts';
import { markContent } from './mark-content.ts';
import { type Box, type Piece, scanContent } from './scan-content.ts';
import { type Content, isContent, isTag, readStructure, type Tag } from './structure.ts';
import { writeStructure } from './write-structure.ts';

const N = PDFName.of;

/** A content stream, unpacked and in its pieces. */
interface Scanned {
  stream: PDFRawStream;
  bytes: Uint8Array;
  pieces: Piece[];
  marked: Map<number, Piece>;
  /** What it takes in, by name. */
  xobjects: PDFDict | undefined;
  /** Of its page, in points. */
  height: number;
}

/**
 * Makes a browser's tags those of PDF/UA-1, in place: the structure is arranged, and all that the pages draw is either a part
 * of it or an artifact.
 */
export function tagPdf(document: PDFDocument): void {
  const top = readStructure(document);
  if (!top) return;
  const streams = scanStreams(document, top);
  const piece = ({ page, stream, mcid }: Content) => streams.get(stream ?? page)?.marked.get(mcid);
  const arranged = arrangeStructure(top, {
    isText: (content) => piece(content)?.text ?? false,
    box: (content) => piece(content)?.box,
  });
  const kept = new Map<PDFObject, Set<number>>();
  for (const { page, stream, mcid } of contentsOf(arranged)) {
    kept.set(stream ?? page, (kept.get(stream ?? page) ?? new Set()).add(mcid));
  }
  for (const [ref, { stream, bytes, pieces, xobjects, height }] of streams) {
    const own = kept.get(ref);
    const marked = (name: string) => kept.has(xobjects?.get(N(name)) ?? ref);
    stream.dict.delete(N('Filter'));
    stream.updateContents(markContent(bytes, pieces, (mcid) => own?.has(mcid) ?? false, marked, height));
  }
  writeStructure(document, arranged);
}

function contentsOf(element: Tag): Content[] {
  return element.kids.flatMap((kid) => (isTag(kid) ? contentsOf(kid) : isContent(kid) ? [kid] : []));
}

/** The content of every page, and of what else the structure names, by its owner. */
function scanStreams(document: PDFDocument, top: Tag): Map<PDFRef, Scanned> {
  const { context } = document;
  const streams = new Map<PDFRef, Scanned>();
  const heights = new Map<PDFRef, number>();
  for (const page of document.getPages()) {
    heights.set(page.ref, page.getHeight());
    const content = page.node.lookup(N('Contents'));
    const only = content instanceof PDFArray && content.size() === 1 ? content.lookup(0) : content;
    const resources = page.node.Resources();
    if (only instanceof PDFRawStream) streams.set(page.ref, scanStream(only, resources, page.getHeight()));
  }
  for (const { page, stream } of contentsOf(top)) {
    const taken = stream && !streams.has(stream) ? context.lookup(stream) : undefined;
    if (!stream || !(taken instanceof PDFRawStream)) continue;
    const resources = taken.dict.lookupMaybe(N('Resources'), PDFDict);
    streams.set(stream, scanStream(taken, resources, heights.get(page) ?? 0));
  }
  return streams;
}

function scanStream(stream: PDFRawStream, resources: PDFDict | undefined, height: number): Scanned {
  const bytes = stream.dict.has(N('Filter')) ? inflateSync(stream.contents) : stream.contents;
  const xobjects = resources?.lookupMaybe(N('XObject'), PDFDict);
  const pieces = scanContent(bytes, (name) => boxOf(xobjects?.lookup(N(name))));
  const marked = new Map(pieces.flatMap((piece) => (piece.mcid === undefined ? [] : [[piece.mcid, piece] as const])));
  return { stream, bytes, pieces, marked, xobjects, height };
}

/** An image is a square of its own space; a form names its box (ISO 32000-1, 8.9.5 and 8.10.2). */
function boxOf(xobject: PDFObject | undefined): Box | undefined {
  if (!(xobject instanceof PDFRawStream)) return undefined;
  const box = xobject.dict.lookup(N('BBox'));
  if (!(box instanceof PDFArray)) return [0, 0, 1, 1];
  const [left = 0, bottom = 0, right = 0, top = 0] = box
    .asArray()
    .map((each) => (each instanceof PDFNumber ? each.asNumber() : 0));
  return [left, bottom, right, top];
}
