/** What the points ask of a TrueType font program (https://learn.microsoft.com/typography/opentype/spec/). */
export interface TrueType {
  /** How many glyphs it has. */
  count: number;
  /** A glyph's advance in thousandths of an em. */
  width(glyph: number): number;
}

/** Reads an embedded font program; undefined if it lacks a table that every one has. */
export function trueType(bytes: Uint8Array): TrueType | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i++) {
    const at = 12 + 16 * i;
    tables.set(Buffer.from(bytes.subarray(at, at + 4)).toString('latin1'), view.getUint32(at + 8));
  }
  const [head, maxp, hhea, hmtx] = ['head', 'maxp', 'hhea', 'hmtx'].map((name) => tables.get(name));
  if (head === undefined || maxp === undefined || hhea === undefined || hmtx === undefined) return undefined;
  const unitsPerEm = view.getUint16(head + 18);
  const metrics = view.getUint16(hhea + 34);
  // Glyphs beyond the last metric are as wide as it says.
  const width = (glyph: number) => (view.getUint16(hmtx + 4 * Math.min(glyph, metrics - 1)) * 1000) / unitsPerEm;
  return { count: view.getUint16(maxp + 4), width };
}
