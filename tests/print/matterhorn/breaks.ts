import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { unpacked } from './content.ts';
import { dictOf, listOf, nameOf } from './ua-file.ts';

const N = PDFName.of;

/** Makes a file that conforms fail one point. */
type Break = (document: PDFDocument) => void;
type Value = string | number | boolean | PDFObject | Value[] | Fields;
interface Fields {
  [key: string]: Value;
}

function first<T>(all: readonly T[]): T {
  const [one] = all;
  if (one === undefined) throw new Error('The file has nothing of this kind to break.');
  return one;
}

/** The elements of a role, in reading order. */
function tags({ context }: PDFDocument, role: string): PDFDict[] {
  const dicts = context.enumerateIndirectObjects().flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
  return dicts.filter((dict) => dict.has(N('P')) && nameOf(dict.get(N('S'))) === role);
}

const tag = (document: PDFDocument, role: string) => first(tags(document, role));
const rename =
  (from: string, to: string): Break =>
  (document) =>
    tag(document, from).set(N('S'), N(to));
const drop =
  (role: string, key: string): Break =>
  (document) =>
    void tag(document, role).delete(N(key));
const root = ({ catalog }: PDFDocument) => catalog.lookup(N('StructTreeRoot'), PDFDict);
const roles =
  (map: Fields): Break =>
  (document) =>
    root(document).set(N('RoleMap'), document.context.obj(map));
const inCatalog =
  (key: string, fields: Fields): Break =>
  ({ catalog, context }) =>
    catalog.set(N(key), context.obj(fields));
const register =
  (fields: Fields): Break =>
  ({ context }) =>
    void context.register(context.obj(fields));

/** Puts an element beside the others. */
function add(document: PDFDocument, fields: Record<string, PDFObject>): PDFRef {
  const { context } = document;
  const top = root(document).get(N('K'));
  const ref = context.register(context.obj({ P: top ?? null, ...fields }));
  const holder = context.lookup(top, PDFDict);
  holder.set(N('K'), context.obj([...kidsOf(holder), ref]));
  return ref;
}

function kidsOf(holder: PDFDict): PDFObject[] {
  const kids = holder.get(N('K'));
  return kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : [];
}

/** Changes what the first page draws. */
const draws =
  (edit: (text: string) => string): Break =>
  (document) => {
    const { node } = document.getPage(0);
    const old = first(listOf(node.lookup(N('Contents'))));
    const text = old instanceof PDFRawStream ? unpacked(old) : '';
    node.set(N('Contents'), stream(document, edit(text)));
  };

function stream({ context }: PDFDocument, text: string, fields: Record<string, string | PDFObject> = {}): PDFRef {
  return context.register(PDFRawStream.of(context.obj(fields), Buffer.from(text, 'latin1')));
}

/** Puts an annotation on a page. */
const annotate =
  (fields: Record<string, PDFObject | string>, inTree = false): Break =>
  (document) => {
    const { context } = document;
    const { node } = document.getPage(0);
    const rest = Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? N(value) : value]);
    const ref = context.register(
      context.obj({ Type: N('Annot'), Rect: context.obj([0, 0, 9, 9]), ...Object.fromEntries(rest) }),
    );
    node.set(N('Annots'), context.obj([...(node.lookupMaybe(N('Annots'), PDFArray)?.asArray() ?? []), ref]));
    if (inTree) add(document, { S: N('Span'), K: context.obj({ Type: N('OBJR'), Obj: ref }) });
  };

/** The page dictionaries that have annotations. */
const annotated = (document: PDFDocument) =>
  document.getPages().flatMap(({ node }) => (node.has(N('Annots')) ? [node] : []));
const links = (document: PDFDocument) =>
  annotated(document)
    .flatMap((node) => listOf(node.lookup(N('Annots'))))
    .flatMap((each) => dictOf(each) ?? []);

/** A font of the first page, with the name that the page has for it. */
function font(document: PDFDocument): { name: string; font: PDFDict; inner: PDFDict; descriptor: PDFDict } {
  const fonts = document.getPage(0).node.Resources()?.lookup(N('Font'), PDFDict);
  const used = first(
    /\/(\w+) [\d.]+ Tf/.exec(unpacked(document.getPage(0).node.lookup(N('Contents')) as PDFRawStream))?.slice(1) ?? [],
  );
  const found = fonts?.lookup(N(used), PDFDict);
  const inner = dictOf(first(listOf(found?.lookup(N('DescendantFonts')))));
  if (!found || !inner) throw new Error('The first page has no composite font.');
  return { name: used, font: found, inner, descriptor: inner.lookup(N('FontDescriptor'), PDFDict) };
}

const inFont =
  (edit: (fonts: ReturnType<typeof font>, document: PDFDocument) => void): Break =>
  (document) =>
    edit(font(document), document);
const shows =
  (hex: string): Break =>
  (document) =>
    draws((text) => `${text}\nBT /${font(document).name} 9 Tf ${hex} Tj ET`)(document);
const map = (lines: string): Break =>
  inFont((fonts, document) => fonts.font.set(N('ToUnicode'), stream(document, lines)));
const oneChar = (to: string) => map(`1 beginbfchar <0003> <${to}> endbfchar`);

/** An encoding of its own for a font. */
const encoded = (fields: Record<string, PDFObject>, text = '', supplement = 0): Break =>
  inFont((fonts, document) => {
    const system = {
      Registry: PDFString.of('Own'),
      Ordering: PDFString.of('Own'),
      Supplement: PDFNumber.of(supplement),
    };
    const own = stream(document, text, { Type: N('CMap'), CIDSystemInfo: document.context.obj(system), ...fields });
    fonts.font.set(N('Encoding'), own);
  });

/** A simple TrueType font in the place of a composite one. */
const simple = (flags: number, fields: Fields = {}): Break =>
  inFont((fonts, { context }) => {
    fonts.font.set(N('Subtype'), N('TrueType'));
    fonts.font.delete(N('DescendantFonts'));
    fonts.font.delete(N('Encoding'));
    fonts.descriptor.set(N('Flags'), PDFNumber.of(flags));
    fonts.font.set(N('FontDescriptor'), fonts.descriptor);
    for (const [key, value] of dictOf(context.obj(fields))?.entries() ?? []) fonts.font.set(key, value);
  });
const [SYMBOLIC, OTHER] = [4, 32];
const differences = { Encoding: { Type: 'Encoding', Differences: [65, 'Own'] } };

const metadata =
  (edit: (text: string) => string): Break =>
  (document) => {
    const old = document.catalog.lookup(N('Metadata'));
    const text = old instanceof PDFRawStream ? Buffer.from(old.contents).toString() : '';
    document.catalog.set(N('Metadata'), stream(document, Buffer.from(edit(text)).toString('latin1')));
  };

/** Takes the language from the document and from its element. */
const mute: Break = (document) => {
  document.catalog.delete(N('Lang'));
  for (const [, object] of document.context.enumerateIndirectObjects())
    if (object instanceof PDFDict) object.delete(N('Lang'));
};

const all =
  (...breaks: Break[]): Break =>
  (document) => {
    for (const each of breaks) each(document);
  };

const encrypted =
  (fields: Fields): Break =>
  ({ context }) => {
    context.trailerInfo.Encrypt = context.register(context.obj(fields));
  };

/** A form with content of the structure that the page draws twice. */
const twice: Break = (document) => {
  const { context } = document;
  const page = document.getPage(0);
  const form = stream(document, '/P <</MCID 0>>BDC 0 0 1 1 re f EMC', {
    Type: N('XObject'),
    Subtype: N('Form'),
    BBox: context.obj([0, 0, 1, 1]),
  });
  page.node.Resources()?.set(N('XObject'), context.obj({ Own: form }));
  add(document, { S: N('P'), K: context.obj({ Type: N('MCR'), Pg: page.ref, Stm: form, MCID: 0 }) });
  draws((text) => `${text}\n/Own Do /Own Do`)(document);
};

/** For each point a change that makes a file fail it; the file has tables, lists, notes, links and a figure. */
export const BREAKS: Readonly<Record<string, Break>> = {
  '01-003': draws((text) => text.replace(/\/MCID \d+ >>\s*BDC/, '$&\n/Artifact BMC EMC')),
  '01-004': draws((text) => `/Artifact BMC\n${text}\nEMC`),
  '01-005': draws((text) => `${text}\n0 0 5 5 re f`),
  '01-007': inCatalog('MarkInfo', { Marked: true, Suspects: true }),
  '02-001': rename('P', 'Story'),
  '02-003': roles({ One: 'Two', Two: 'One' }),
  '02-004': roles({ P: 'H1' }),
  '06-001': ({ catalog }) => void catalog.delete(N('Metadata')),
  '06-002': metadata((text) => text.replace('<pdfuaid:part>1<', '<pdfuaid:part>2<')),
  '06-003': metadata((text) => text.replaceAll('dc:title', 'dc:source')),
  '07-001': inCatalog('ViewerPreferences', {}),
  '07-002': inCatalog('ViewerPreferences', { DisplayDocTitle: false }),
  '09-004': rename('TD', 'P'),
  '09-005': rename('LBody', 'P'),
  '09-006': rename('P', 'TOCI'),
  '09-007': rename('P', 'RB'),
  '09-008': rename('P', 'WT'),
  '10-001': map(''),
  '11-001': mute,
  '11-002': mute,
  '11-003': mute,
  '11-004': mute,
  '11-005': all(mute, register({ FT: 'Tx', TU: PDFString.of('Name') })),
  '11-006': mute,
  '13-004': drop('Figure', 'Alt'),
  '14-002': rename('H1', 'H2'),
  '14-003': rename('H2', 'H5'),
  '14-006': (document) =>
    void [...tags(document, 'H1'), ...tags(document, 'H2')].map((each) => each.set(N('S'), N('H'))),
  '14-007': rename('P', 'H'),
  '15-003': drop('TH', 'A'),
  '17-002': rename('P', 'Formula'),
  '17-003': (document) => {
    for (const each of tags(document, 'P')) each.set(N('S'), N('Formula'));
    for (const [, object] of document.context.enumerateIndirectObjects()) dictOf(object)?.delete(N('ToUnicode'));
  },
  '19-003': drop('Note', 'ID'),
  '19-004': (document) =>
    void add(document, { S: N('Note'), ID: tag(document, 'Note').get(N('ID')) ?? PDFString.of('') }),
  '20-001': inCatalog('OCProperties', { D: { Name: PDFString.of('D') }, Configs: [{}] }),
  '20-002': inCatalog('OCProperties', { D: {} }),
  '20-003': inCatalog('OCProperties', { D: { Name: PDFString.of('D'), AS: [] } }),
  '21-001': register({ Type: 'Filespec', F: PDFString.of('a.csv'), EF: {} }),
  '25-001': (document) =>
    document.catalog.set(
      N('AcroForm'),
      document.context.obj({ XFA: stream(document, '<config><dynamicRender>required</dynamicRender></config>') }),
    ),
  '26-001': encrypted({ Filter: 'Standard' }),
  '26-002': encrypted({ Filter: 'Standard', P: -3904 }),
  '28-002': annotate({ Subtype: 'Text', Contents: PDFString.of('See here') }),
  '28-004': annotate({ Subtype: 'Text' }),
  '28-005': annotate({ Subtype: 'Widget' }),
  '28-006': annotate({ Subtype: 'Hologram' }),
  '28-007': annotate({ Subtype: 'TrapNet' }),
  '28-008': (document) => void first(annotated(document)).delete(N('Tabs')),
  '28-009': (document) => first(annotated(document)).set(N('Tabs'), N('R')),
  '28-010': annotate({ Subtype: 'Widget', TU: PDFString.of('Name') }),
  '28-011': rename('Link', 'Span'),
  '28-012': (document) => void first(links(document)).delete(N('Contents')),
  '28-014': register({ S: 'MCD', Alt: [] }),
  '28-015': register({ S: 'MCD', CT: PDFString.of('video/mp4') }),
  '28-016': annotate({ Subtype: 'FileAttachment', Contents: PDFString.of('The data') }),
  '28-017': annotate({ Subtype: 'PrinterMark' }, true),
  '28-018': (document) => {
    const look = stream(document, '', { StructParents: PDFNumber.of(0) });
    annotate({ Subtype: 'PrinterMark', AP: document.context.obj({ N: look }) })(document);
  },
  '30-001': register({ Type: 'XObject', Subtype: 'Form', Ref: {} }),
  '30-002': twice,
  '31-001': encoded({}),
  '31-002': encoded({}),
  '31-003': encoded({}, '', 7),
  '31-004': inFont(({ inner }) => inner.set(N('CIDToGIDMap'), N('Other'))),
  '31-005': inFont(({ inner }) => void inner.delete(N('CIDToGIDMap'))),
  '31-006': inFont((fonts) => fonts.font.set(N('Encoding'), N('Own-H'))),
  '31-007': encoded({ WMode: PDFNumber.of(1) }, '/WMode 0 def'),
  '31-008': encoded({}, '/Own-H usecmap'),
  '31-009': inFont(({ descriptor }) => void descriptor.delete(N('FontFile2'))),
  '31-011': shows('<FFFF>'),
  '31-012': inFont(({ descriptor }) => descriptor.set(N('CharSet'), PDFString.of('/A'))),
  '31-013': inFont(({ descriptor }) => descriptor.set(N('CharSet'), PDFString.of('/A'))),
  '31-014': inFont(({ descriptor }, document) => descriptor.set(N('CIDSet'), stream(document, '\xFF'))),
  '31-015': inFont(({ descriptor }, document) => descriptor.set(N('CIDSet'), stream(document, '\xFF'))),
  '31-016': inFont(({ inner }) => void inner.delete(N('W'))),
  '31-017': simple(OTHER, { Encoding: 'WinAnsiEncoding' }),
  '31-018': simple(OTHER, { Encoding: 'WinAnsiEncoding' }),
  '31-019': simple(OTHER),
  '31-020': simple(OTHER, differences),
  '31-021': simple(OTHER, { Encoding: 'MacExpertEncoding' }),
  '31-022': simple(OTHER, differences),
  '31-023': simple(OTHER, differences),
  '31-024': simple(SYMBOLIC, { Encoding: 'WinAnsiEncoding' }),
  '31-025': simple(SYMBOLIC),
  '31-026': simple(SYMBOLIC),
  '31-027': inFont((fonts) => void fonts.font.delete(N('ToUnicode'))),
  '31-028': oneChar('0000'),
  '31-029': oneChar('FEFF'),
  '31-030': shows('<0000>'),
  'parent-tree': (document) => void document.getPage(0).node.delete(N('StructParents')),
  'figure-box': drop('Figure', 'A'),
  once: (document) => {
    const text = tags(document, 'P').find((each) => each.get(N('K')) instanceof PDFNumber);
    if (text) add(document, { S: N('P'), Pg: text.get(N('Pg')) ?? N('none'), K: text.get(N('K')) ?? N('none') });
  },
};
