/**
 * The steps that make a small PDF/UA-1 file of a browser's PDF: metadata, bookmarks, links, glyphs without a meaning, tags; last it is
 * packed.
 */

import { deflateSync, inflateSync } from 'node:zlib';
import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFStreamWriter,
  PDFString,
} from '@cantoo/pdf-lib';
import type { DeckMeta } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { pdfText } from './structure.ts';
import type { PageWords } from './tag-page.ts';
import { tagPdf } from './tag-pdf.ts';

/**
 * Makes a PDF of the browser's one that conforms to PDF/UA-1 (ISO 14289-1), and packs it: what the front matter says as
 * metadata, bookmarks and links in words, tags in their order. The same input gives the same bytes.
 *
 * @param words that the page has for its headings and links
 * @throws Error if `pdf` is no PDF of a browser
 */
export async function describePdf(pdf: Uint8Array, meta: DeckMeta, words: PageWords): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  writeMetadata(document, meta, meta.isoDate ? new Date(meta.isoDate) : undefined);
  mendOutline(document, words.headings);
  mendLinks(document, words.links);
  labelPages(document, words.numbers);
  mendUnicode(document);
  tagPdf(document);
  return packPdf(document);
}

const N = PDFName.of;

/** Namespaces of the metadata (https://developer.adobe.com/xmp/docs/XMPNamespaces/; PDF/UA: ISO 14289-1, 5). */
const SPACES = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  pdf: 'http://ns.adobe.com/pdf/1.3/',
  pdfuaid: 'http://www.aiim.org/pdfua/ns/id/',
};

/** What made the slides of what the file is made of. */
const CREATOR = 'briefing-deck';

/**
 * Writes what the front matter says into a PDF, in the document's information and as XMP (ISO 16684-1), and with it that the
 * file is PDF/UA-1. Chromium takes the dates from the clock; here they come from the deck, and a deck without one has none.
 *
 * @param date of the deck, if it has one that can be told for sure
 */
function writeMetadata(document: PDFDocument, meta: DeckMeta, date: Date | undefined): void {
  const { catalog, context } = document;
  document.setTitle(meta.title, { showInWindowTitleBar: true });
  document.setLanguage(meta.lang);
  document.setCreator(CREATOR);
  if (meta.author) document.setAuthor(meta.author);
  const subject = meta.subtitle ?? meta.description;
  if (subject) document.setSubject(subject);
  if (meta.keywords) document.setKeywords([meta.keywords.join(', ')]);
  const info = context.lookupMaybe(context.trailerInfo.Info, PDFDict);
  for (const key of ['CreationDate', 'ModDate']) info?.delete(N(key));
  if (date) {
    document.setCreationDate(date);
    document.setModificationDate(date);
  }
  const producer = info?.lookup(N('Producer'));
  const made = producer && 'decodeText' in producer ? (producer as PDFHexString).decodeText() : '';
  const packet = Buffer.from(xmpPacket(meta, subject, date, made));
  const stream = PDFRawStream.of(context.obj({ Type: N('Metadata'), Subtype: N('XML') }), packet);
  catalog.set(N('Metadata'), context.register(stream));
}

/** The metadata as XML; it stands in the file as it is, so that a reader finds it without unpacking. */
function xmpPacket(meta: DeckMeta, subject: string | undefined, date: Date | undefined, producer: string): string {
  const text = (name: string, value: string | undefined) => value && `<${name}>${escapeHtml(value)}</${name}>`;
  const list = (name: string, kind: 'Alt' | 'Bag' | 'Seq', items: readonly string[]) =>
    items.length > 0 && `<${name}><rdf:${kind}>${items.join('')}</rdf:${kind}></${name}>`;
  const item = (value: string) => `<rdf:li>${escapeHtml(value)}</rdf:li>`;
  const spoken = (value: string) =>
    ['x-default', meta.lang].map((lang) => `<rdf:li xml:lang="${escapeHtml(lang)}">${escapeHtml(value)}</rdf:li>`);
  const day = date?.toISOString().replace('.000Z', 'Z');
  const lines = [
    '<pdfuaid:part>1</pdfuaid:part>',
    '<dc:format>application/pdf</dc:format>',
    list('dc:title', 'Alt', spoken(meta.title)),
    list('dc:description', 'Alt', subject ? spoken(subject) : []),
    list('dc:creator', 'Seq', meta.author ? [item(meta.author)] : []),
    list('dc:language', 'Bag', [item(meta.lang)]),
    list('dc:subject', 'Bag', (meta.keywords ?? []).map(item)),
    text('pdf:Keywords', meta.keywords?.join(', ')),
    text('pdf:Producer', producer),
    text('xmp:CreatorTool', CREATOR),
    text('xmp:CreateDate', day),
    text('xmp:ModifyDate', day),
  ];
  const spaces = Object.entries(SPACES).map(([name, address]) => `xmlns:${name}="${address}"`);
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${spaces.join(' ')}>`,
    ...lines.filter(Boolean),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
    '',
  ].join('\n');
}

/**
 * Gives the bookmarks the words of their headings, in place: where a heading takes two lines, Chromium's bookmark runs the
 * last word of one into the first of the next.
 *
 * @param headings each heading's text as the page has it, and its words without marks of citations and footnotes
 */
function mendOutline({ catalog, context }: PDFDocument, headings: PageWords['headings']): void {
  const titles = new Map(headings.map(({ text, words }) => [letters(text), words]));
  for (const [, object] of context.enumerateIndirectObjects()) {
    // An item of an outline has a title and a parent (ISO 32000-1, table 153).
    if (!(object instanceof PDFDict) || !object.has(N('Title')) || !object.has(N('Parent'))) continue;
    // The element of the browser's own tags, which others take the place of.
    object.delete(N('SE'));
    const title = object.lookup(N('Title'));
    if (!(title instanceof PDFString || title instanceof PDFHexString)) continue;
    const heading = titles.get(letters(title.decodeText()));
    if (heading) object.set(N('Title'), PDFHexString.fromText(heading));
  }
  catalog.set(N('PageMode'), N('UseOutlines'));
}

function letters(text: string): string {
  return text.replace(/\s+/g, '');
}

/**
 * Says of every link where it leads, in words, and has each page's links reached in the order of the text (ISO 14289-1, 7.18.3
 * and 7.18.5), in place.
 *
 * @param words by address: `#id` inside the document, whole addresses outside
 */
function mendLinks(document: PDFDocument, words: Readonly<Record<string, string>>): void {
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

/**
 * Calls pages by the numbers that are printed on them (ISO 32000-1, 12.4.2), in place, where there is a number for each page.
 *
 * @param numbers `1`, `2`, … `B1`; numbers that count up after the same letters share an entry
 */
function labelPages(document: PDFDocument, numbers: readonly string[]): void {
  if (numbers.length !== document.getPageCount()) return;
  const entries: (number | PDFDict)[] = [];
  let [before, last] = ['', Number.NaN];
  for (const [page, number] of numbers.entries()) {
    const [, prefix = number, digits] = /^(.*?)(\d+)$/.exec(number) ?? [];
    const count = digits === undefined ? Number.NaN : Number(digits);
    if (prefix !== before || count !== last + 1) {
      const counted = Number.isNaN(count) ? {} : { S: N('D'), St: count };
      entries.push(page, document.context.obj({ P: pdfText(prefix), ...counted }));
    }
    [before, last] = [prefix, count];
  }
  document.catalog.set(N('PageLabels'), document.context.obj({ Nums: entries }));
}

function addressOf(link: PDFDict): string | undefined {
  const inside = link.lookup(N('Dest'));
  if (inside instanceof PDFName) return `#${inside.decodeText()}`;
  const uri = link.lookupMaybe(N('A'), PDFDict)?.lookup(N('URI'));
  return uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : undefined;
}

/**
 * Maps glyphs that are only a part of a character to U+200B, in place: Skia maps them to U+0000, which no text may hold
 * (ISO 14289-1, 7.21.7). Letters of Arabic are put together of such glyphs; the words that they stand for are written beside
 * them (ISO 32000-1, 14.9.4).
 */
export function mendUnicode({ context }: PDFDocument): void {
  for (const [, font] of context.enumerateIndirectObjects()) {
    const map = font instanceof PDFDict ? font.lookup(N('ToUnicode')) : undefined;
    if (!(map instanceof PDFRawStream)) continue;
    const packed = map.dict.has(N('Filter'));
    const text = Buffer.from(packed ? inflateSync(map.contents) : map.contents).toString('latin1');
    const mended = text.replace(/beginbfchar[\s\S]*?endbfchar/g, (block) => block.replaceAll('> <0000>', '> <200B>'));
    if (mended === text) continue;
    map.dict.delete(N('Filter'));
    map.updateContents(Buffer.from(mended, 'latin1'));
  }
}

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
  if (stream.dict.get(N('Type')) === N('Metadata')) return;
  const filter = stream.dict.get(N('Filter'));
  if (filter !== undefined && filter !== N('FlateDecode')) return;
  const plain = filter ? inflateSync(stream.contents) : stream.contents;
  const packed = deflateSync(plain, { level: 9 });
  if (packed.length >= stream.contents.length) return;
  stream.dict.set(N('Filter'), N('FlateDecode'));
  stream.updateContents(packed);
}
