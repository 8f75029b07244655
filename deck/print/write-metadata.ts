import { PDFDict, type PDFDocument, type PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import type { DeckMeta } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';

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
export function writeMetadata(document: PDFDocument, meta: DeckMeta, date: Date | undefined): void {
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
