import { decodePDFRawStream, type PDFDict, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { type Drawing, unpacked } from './content.ts';
import type { Points } from './points.ts';
import { trueType } from './true-type.ts';
import { dictOf, listOf, nameOf, numberOf, textOf, type UaFile } from './ua-file.ts';

const N = PDFName.of;

/** CMaps of ISO 32000-1, table 118, by how their names begin. */
const PREDEFINED =
  /^(Identity|GB-EUC|GBpc-EUC|GBK-EUC|GBKp-EUC|GBK2K|UniGB-U|B5pc|HKscs-B5|ETen-B5|ETenms-B5|CNS-EUC|UniCNS-U|83pv-RKSJ|90msp?-RKSJ|90pv-RKSJ|Add-RKSJ|EUC|Ext-RKSJ|UniJIS-U|KSC-EUC|KSCms-UHC|KSCpc-EUC|UniKS-U).*-[HV]$|^[HV]$/;

/** A font as text uses it. */
interface UsedFont {
  font: PDFDict;
  name: string;
  subtype: string;
  /** Of a composite font: the font that it takes its glyphs from. */
  inner: PDFDict | undefined;
  descriptor: PDFDict | undefined;
  codes: Set<number>;
  unicode: Map<number, string> | undefined;
}

const memory = new WeakMap<UaFile, UsedFont[]>();

function fontsOf(file: UaFile): UsedFont[] {
  const known = memory.get(file);
  if (known) return known;
  const used = new Map<PDFDict, UsedFont>();
  for (const { text } of file.content.drawings) {
    if (!text) continue;
    const one = used.get(text.font) ?? usedFont(text.font);
    used.set(text.font, one);
    for (const code of codesOf(text)) one.codes.add(code);
  }
  const fonts = [...used.values()];
  memory.set(file, fonts);
  return fonts;
}

function usedFont(font: PDFDict): UsedFont {
  const inner = dictOf(listOf(font.lookup(N('DescendantFonts')))[0]);
  return {
    font,
    inner,
    name: nameOf(font.lookup(N('BaseFont'))) ?? 'a font',
    subtype: nameOf(font.get(N('Subtype'))) ?? '',
    descriptor: dictOf((inner ?? font).lookup(N('FontDescriptor'))),
    codes: new Set(),
    unicode: unicodeMap(font.lookup(N('ToUnicode'))),
  };
}

/** Two bytes a character in a composite font, one in a simple one. */
function codesOf({ font, bytes }: NonNullable<Drawing['text']>): number[] {
  if (nameOf(font.get(N('Subtype'))) !== 'Type0') return [...bytes].map((byte) => byte.charCodeAt(0));
  return Array.from(
    { length: bytes.length / 2 },
    (_, i) => bytes.charCodeAt(2 * i) * 256 + bytes.charCodeAt(2 * i + 1),
  );
}

/** What codes stand for, by the map that a font carries (ISO 32000-1, 9.10.3). */
function unicodeMap(stream: unknown): Map<number, string> | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined;
  const text = unpacked(stream);
  const map = new Map<number, string>();
  const letters = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of text.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>/g))
      map.set(Number.parseInt(code, 16), letters(to));
  for (const [, block = ''] of text.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', end = '', to = ''] of block.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
      const [first, last] = [Number.parseInt(from, 16), Number.parseInt(end, 16)];
      const start = letters(to);
      for (let code = first; code <= last; code++)
        map.set(code, start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + code - first));
    }
  return map;
}

/** Characters that come to no Unicode text, neither by their font nor by the words that stand for them. */
export function unicodeFaults(file: UaFile, of: (drawing: Drawing) => boolean): string[] {
  const fonts = new Map(fontsOf(file).map((each) => [each.font, each]));
  return file.content.drawings.filter(of).flatMap(({ text, marks, place }) => {
    const font = text && fonts.get(text.font);
    if (!text || !font || marks.some(({ actualText }) => actualText)) return [];
    return codesOf(text)
      .filter((code) => !font.unicode?.get(code))
      .map((code) => `${place}: ${font.name}, code ${code}`);
  });
}

const faulty = (file: UaFile, wrong: (font: UsedFont) => boolean) =>
  fontsOf(file)
    .filter(wrong)
    .map(({ name }) => name);
const encoding = ({ font }: UsedFont) => font.lookup(N('Encoding'));
const program = ({ descriptor }: UsedFont) =>
  ['FontFile', 'FontFile2', 'FontFile3'].flatMap((key) => descriptor?.lookup(N(key)) ?? [])[0];

/** An embedded CMap against what its font and its dictionary say. */
function cmap(font: UsedFont) {
  const stream = encoding(font);
  if (!(stream instanceof PDFRawStream)) return undefined;
  const system = (dict: PDFDict | undefined) => dictOf(dict?.lookup(N('CIDSystemInfo')));
  return { dict: stream.dict, text: unpacked(stream), own: system(stream.dict), fonts: system(font.inner) };
}

function differs(font: UsedFont, key: 'Registry' | 'Ordering'): boolean {
  const map = cmap(font);
  return map !== undefined && textOf(map.own?.lookup(N(key))) !== textOf(map.fonts?.lookup(N(key)));
}

/** Glyphs that text uses, by the number in the font program. */
function glyphs({ inner, codes }: UsedFont): { code: number; glyph: number }[] {
  const map = inner?.lookup(N('CIDToGIDMap'));
  const bytes = map instanceof PDFRawStream ? decodePDFRawStream(map).decode() : undefined;
  return [...codes].map((code) => ({
    code,
    glyph: bytes ? (bytes[2 * code] ?? 0) * 256 + (bytes[2 * code + 1] ?? 0) : code,
  }));
}

/** Widths in the font dictionary, in thousandths of an em (ISO 32000-1, 9.7.4.3). */
function widths(inner: PDFDict | undefined): (code: number) => number {
  const list = listOf(inner?.lookup(N('W')));
  const known = new Map<number, number>();
  for (let i = 0; i < list.length; ) {
    const first = numberOf(list[i]) ?? 0;
    const next = list[i + 1];
    const last = numberOf(next);
    if (last === undefined) {
      listOf(next).forEach((width, nth) => void known.set(first + nth, numberOf(width) ?? 0));
      i += 2;
    } else {
      for (let code = first; code <= last; code++) known.set(code, numberOf(list[i + 2]) ?? 0);
      i += 3;
    }
  }
  const standard = numberOf(inner?.lookup(N('DW'))) ?? 1000;
  return (code) => known.get(code) ?? standard;
}

function wrongGlyphs(
  file: UaFile,
  wrong: (font: UsedFont, parsed: NonNullable<ReturnType<typeof trueType>>) => number[],
) {
  return fontsOf(file).flatMap((font) => {
    const file2 = font.descriptor?.lookup(N('FontFile2'));
    const parsed = file2 instanceof PDFRawStream ? trueType(decodePDFRawStream(file2).decode()) : undefined;
    return parsed ? wrong(font, parsed).map((code) => `${font.name}, code ${code}`) : [];
  });
}

const simple = ({ subtype }: UsedFont) => subtype === 'TrueType';
const symbolic = ({ descriptor }: UsedFont) => ((numberOf(descriptor?.lookup(N('Flags'))) ?? 0) & 4) !== 0;

/**
 * Checkpoints 10 and 31: fonts. The browser embeds composite fonts only, as TrueType without a CharSet or CIDSet; a file with
 * another kind fails the points on that kind, whatever it holds.
 */
export const fontPoints: Points = {
  '10-001': (file) => unicodeFaults(file, () => true),
  '31-001': (file) => faulty(file, (font) => differs(font, 'Registry')),
  '31-002': (file) => faulty(file, (font) => differs(font, 'Ordering')),
  '31-003': (file) =>
    faulty(file, (font) => {
      const map = cmap(font);
      return (numberOf(map?.fonts?.lookup(N('Supplement'))) ?? 0) < (numberOf(map?.own?.lookup(N('Supplement'))) ?? 0);
    }),
  '31-004': (file) =>
    faulty(file, ({ inner }) => {
      const map = inner?.lookup(N('CIDToGIDMap'));
      return map !== undefined && !(map instanceof PDFRawStream) && nameOf(map) !== 'Identity';
    }),
  '31-005': (file) =>
    faulty(file, ({ inner }) => nameOf(inner?.get(N('Subtype'))) === 'CIDFontType2' && !inner?.has(N('CIDToGIDMap'))),
  '31-006': (file) =>
    faulty(file, (font) => font.subtype === 'Type0' && !cmap(font) && !PREDEFINED.test(nameOf(encoding(font)) ?? '')),
  '31-007': (file) =>
    faulty(file, (font) => {
      const map = cmap(font);
      return (
        map !== undefined &&
        (numberOf(map.dict.lookup(N('WMode'))) ?? 0) !== Number(/\/WMode\s+(\d)/.exec(map.text)?.[1] ?? 0)
      );
    }),
  '31-008': (file) =>
    faulty(file, (font) => {
      const map = cmap(font);
      const used = nameOf(map?.dict.lookup(N('UseCMap'))) ?? /\/(\S+)\s+usecmap/.exec(map?.text ?? '')?.[1];
      return used !== undefined && !PREDEFINED.test(used);
    }),
  '31-009': (file) => faulty(file, (font) => program(font) === undefined),
  '31-011': (file) =>
    wrongGlyphs(file, (font, { count }) =>
      glyphs(font)
        .filter(({ glyph }) => glyph >= count)
        .map(({ code }) => code),
    ),
  '31-012': (file) => faulty(file, ({ descriptor }) => descriptor?.has(N('CharSet')) === true),
  '31-013': (file) => faulty(file, ({ descriptor }) => descriptor?.has(N('CharSet')) === true),
  '31-014': (file) => faulty(file, ({ descriptor }) => descriptor?.has(N('CIDSet')) === true),
  '31-015': (file) => faulty(file, ({ descriptor }) => descriptor?.has(N('CIDSet')) === true),
  '31-016': (file) =>
    wrongGlyphs(file, (font, { width }) => {
      const said = widths(font.inner);
      // Within a thousandth of an em, as the protocol has it.
      return glyphs(font)
        .filter(({ code, glyph }) => Math.abs(said(code) - width(glyph)) > 1)
        .map(({ code }) => code);
    }),
  '31-017': (file) => faulty(file, (font) => simple(font) && !symbolic(font)),
  '31-018': (file) => faulty(file, (font) => simple(font) && !symbolic(font)),
  '31-019': (file) => faulty(file, (font) => simple(font) && !symbolic(font) && encoding(font) === undefined),
  '31-020': (file) =>
    faulty(file, (font) => simple(font) && !symbolic(font) && dictOf(encoding(font))?.has(N('BaseEncoding')) === false),
  '31-021': (file) => {
    const base = (font: UsedFont) => nameOf(dictOf(encoding(font))?.lookup(N('BaseEncoding')) ?? encoding(font));
    return faulty(
      file,
      (font) => simple(font) && !symbolic(font) && !/^(MacRoman|WinAnsi)Encoding$/.test(base(font) ?? ''),
    );
  },
  '31-022': (file) => faulty(file, (font) => simple(font) && dictOf(encoding(font))?.has(N('Differences')) === true),
  '31-023': (file) => faulty(file, (font) => simple(font) && dictOf(encoding(font))?.has(N('Differences')) === true),
  '31-024': (file) => faulty(file, (font) => simple(font) && symbolic(font) && encoding(font) !== undefined),
  '31-025': (file) => faulty(file, (font) => simple(font) && symbolic(font)),
  '31-026': (file) => faulty(file, (font) => simple(font) && symbolic(font)),
  '31-027': (file) => faulty(file, ({ unicode }) => unicode === undefined),
  '31-028': (file) => faulty(file, ({ unicode }) => [...(unicode?.values() ?? [])].some((text) => text.includes('\0'))),
  '31-029': (file) =>
    faulty(file, ({ unicode }) => [...(unicode?.values() ?? [])].some((text) => /[\uFEFF\uFFFE]/.test(text))),
  '31-030': (file) =>
    fontsOf(file).flatMap((font) =>
      glyphs(font)
        .filter(({ glyph }) => glyph === 0)
        .map(() => font.name),
    ),
};
