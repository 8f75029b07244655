import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';
import { SaxesParser } from 'saxes';
import { type PageContent, readContent } from './content.ts';

const N = PDFName.of;

/** An element of the structure tree. */
export interface Tag {
  dict: PDFDict;
  ref: PDFRef | undefined;
  /** As it is written, and the standard type that the role map makes of it; undefined if it makes none. */
  role: string;
  type: string | undefined;
  parent: Tag | undefined;
  kids: Tag[];
  /** Content by the page or form that holds it. */
  content: { owner: PDFRef; mcid: number }[];
  annotations: PDFRef[];
  /** Its own language or that of what it stands in. */
  lang: string | undefined;
}

/** An annotation of a page. */
export interface PageAnnotation {
  ref: PDFRef | undefined;
  dict: PDFDict;
  subtype: string;
  page: PDFDict;
  place: string;
  /** The element that names it. */
  tag: Tag | undefined;
}

/** A file as the points see it. */
export interface UaFile {
  document: PDFDocument;
  catalog: PDFDict;
  /** The root of the structure tree. */
  root: PDFDict | undefined;
  roleMap: PDFDict | undefined;
  /** All elements, in reading order. */
  tags: Tag[];
  content: PageContent;
  annotations: PageAnnotation[];
  /** What the metadata say, by namespace and name; undefined if there are none. */
  metadata: Map<string, string> | undefined;
  lang: string | undefined;
  /** Every dictionary of the file, those of streams included. */
  dicts: PDFDict[];
}

/** Opens a document for the points of the Matterhorn Protocol. */
export function uaFile(document: PDFDocument): UaFile {
  const { catalog, context } = document;
  const root = dictOf(catalog.lookup(N('StructTreeRoot')));
  const roleMap = dictOf(root?.lookup(N('RoleMap')));
  const lang = textOf(catalog.lookup(N('Lang')));
  const tags: Tag[] = [];
  if (root) readTags(document, root.get(N('K')), { parent: undefined, page: undefined, lang, roleMap, tags });
  return {
    document,
    catalog,
    root,
    roleMap,
    tags,
    content: readContent(document),
    annotations: readAnnotations(document, tags),
    metadata: readMetadata(catalog.lookup(N('Metadata'))),
    lang,
    dicts: context.enumerateIndirectObjects().flatMap(([, object]) => dictsIn(object)),
  };
}

export function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFRawStream) return object.dict;
  return object instanceof PDFDict ? object : undefined;
}

export function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

export function nameOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFName ? object.decodeText() : undefined;
}

export function numberOf(object: PDFObject | undefined): number | undefined {
  return object instanceof PDFNumber ? object.asNumber() : undefined;
}

/** The items of a list, followed to what they refer to; of one value, that. */
export function listOf(object: PDFObject | undefined): PDFObject[] {
  if (object instanceof PDFArray) return Array.from({ length: object.size() }, (_, i) => object.lookup(i) ?? []).flat();
  return object === undefined ? [] : [object];
}

function dictsIn(object: PDFObject): PDFDict[] {
  if (object instanceof PDFRawStream) return dictsIn(object.dict);
  if (object instanceof PDFDict) return [object, ...object.values().flatMap(dictsIn)];
  return object instanceof PDFArray ? object.asArray().flatMap(dictsIn) : [];
}

/** Structure types of ISO 32000-1, 14.8.4. */
export const STANDARD = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD ' +
    'THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form'
  ).split(' '),
);

/** The standard type that a role stands for; undefined if the way there ends or goes in a circle. */
export function standardType(role: string, roleMap: PDFDict | undefined): string | undefined {
  const seen = new Set<string>();
  for (let at: string | undefined = role; at !== undefined && !seen.has(at); at = nameOf(roleMap?.lookup(N(at)))) {
    if (STANDARD.has(at)) return at;
    seen.add(at);
  }
  return undefined;
}

interface Inherited {
  parent: Tag | undefined;
  page: PDFRef | undefined;
  lang: string | undefined;
  roleMap: PDFDict | undefined;
  tags: Tag[];
}

function readTags(document: PDFDocument, object: PDFObject | undefined, from: Inherited): void {
  const value = document.context.lookup(object);
  const { parent, tags } = from;
  if (value instanceof PDFArray) for (const kid of value.asArray()) readTags(document, kid, from);
  if (value instanceof PDFNumber && parent && from.page)
    parent.content.push({ owner: from.page, mcid: value.asNumber() });
  if (!(value instanceof PDFDict)) return;
  const page = value.get(N('Pg')) ?? from.page;
  const mcid = numberOf(value.get(N('MCID')));
  const annotation = value.get(N('Obj'));
  const owner = value.get(N('Stm')) ?? page;
  if (mcid !== undefined && owner instanceof PDFRef) parent?.content.push({ owner, mcid });
  else if (annotation instanceof PDFRef) parent?.annotations.push(annotation);
  else {
    const role = nameOf(value.get(N('S'))) ?? '';
    const tag: Tag = {
      dict: value,
      ref: object instanceof PDFRef ? object : undefined,
      role,
      type: standardType(role, from.roleMap),
      parent,
      kids: [],
      content: [],
      annotations: [],
      lang: textOf(value.lookup(N('Lang'))) ?? from.lang,
    };
    parent?.kids.push(tag);
    tags.push(tag);
    const inner = { ...from, parent: tag, page: page instanceof PDFRef ? page : undefined, lang: tag.lang };
    readTags(document, value.get(N('K')), inner);
  }
}

function readAnnotations(document: PDFDocument, tags: readonly Tag[]): PageAnnotation[] {
  const owners = new Map(tags.flatMap((tag) => tag.annotations.map((ref) => [ref, tag] as const)));
  return document.getPages().flatMap(({ node }, i) => {
    const all = node.lookup(N('Annots'));
    return (all instanceof PDFArray ? all.asArray() : []).flatMap((object, nth) => {
      const dict = dictOf(document.context.lookup(object));
      if (!dict) return [];
      const ref = object instanceof PDFRef ? object : undefined;
      const subtype = nameOf(dict.get(N('Subtype'))) ?? '';
      return [
        { ref, dict, subtype, page: node, place: `page ${i + 1}, annotation ${nth + 1}`, tag: ref && owners.get(ref) },
      ];
    });
  });
}

function readMetadata(stream: PDFObject | undefined): Map<string, string> | undefined {
  if (!(stream instanceof PDFRawStream)) return undefined;
  const said = new Map<string, string>();
  const open: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ uri, local }) => void open.push(`${uri}${local}`));
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    for (const name of open) said.set(name, (said.get(name) ?? '') + text.trim());
  });
  parser.write(Buffer.from(stream.contents).toString()).close();
  return said;
}
