import type { Piece } from './scan-content.ts';

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
