/** Tags a PDF anew: reads its structure, arranges it, and marks in its content what stays outside of it as an artifact. */

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
import { type Box, type Piece, scanContent } from './scan-content.ts';
import { type Content, contentsOf, readStructure, type Tag, writeStructure } from './structure.ts';

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

/**
 * Marks what a content stream draws outside of the tags as an artifact (ISO 32000-1, 14.8.2.2): header and foot by their
 * place, everything else as a part of the layout. Marks that are not kept fall away.
 *
 * @param pieces as `scanContent` gives them
 * @param kept whether the marked content of this number stays a part of the structure
 * @param marked whether what is taken in by this name holds marked content of its own that stays
 * @param height of the page in points
 */
export function markContent(
  bytes: Uint8Array,
  pieces: readonly Piece[],
  kept: (mcid: number) => boolean,
  marked: (name: string) => boolean,
  height: number,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let loose: Piece[] = [];
  const flush = () => {
    parts.push(...artifact(bytes, loose, marked, height));
    loose = [];
  };
  for (const piece of pieces) {
    if (piece.mcid === undefined || !kept(piece.mcid)) loose.push(piece);
    else {
      flush();
      parts.push(bytes.subarray(piece.from, piece.to));
    }
  }
  flush();
  return Buffer.concat(parts);
}

const END = Buffer.from('\nEMC\n');

function artifact(
  bytes: Uint8Array,
  pieces: readonly Piece[],
  marked: (name: string) => boolean,
  height: number,
): Uint8Array[] {
  if (!pieces.some(({ draws }) => draws)) return pieces.map(({ inner: [from, to] }) => bytes.subarray(from, to));
  const start = Buffer.from(`\n/Artifact <<${kindOf(pieces, height)}>>BDC\n`);
  const parts: Uint8Array[] = [start];
  for (const { inner, cuts } of pieces) {
    let [at, end] = inner;
    for (const { from, to, name } of cuts) {
      if (name !== undefined && !marked(name)) continue;
      parts.push(bytes.subarray(at, from));
      // What is taken in and holds a part of the structure stands outside of the artifact.
      if (name !== undefined) parts.push(END, bytes.subarray(from, to), start);
      at = to;
    }
    parts.push(bytes.subarray(at, end));
  }
  return [...parts, END];
}

function kindOf(pieces: readonly Piece[], height: number): string {
  const lines = pieces.flatMap((piece) => piece.lines ?? []);
  if (lines.length === 0) return '/Type /Layout';
  if (Math.min(...lines) > height / 2) return '/Type /Pagination /Subtype /Header';
  if (Math.max(...lines) < height / 2) return '/Type /Pagination /Subtype /Footer';
  return '/Type /Pagination';
}
