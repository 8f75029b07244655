/** The structure tree of a PDF as values: reads the browser's, and writes another in its place. */

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

/** Marked content: a run of a page's content stream, or of one that the page takes in (ISO 32000-1, 14.7.4.2). */
export interface Content {
  page: PDFRef;
  /** The stream that holds it, where that is not the page's own. */
  stream?: PDFRef;
  mcid: number;
}

/** An annotation as a part of the structure: the place of a link (ISO 32000-1, 14.7.4.3). */
interface Annotation {
  page: PDFRef;
  annotation: PDFRef;
}

/** A name, a number, numbers, or the IDs of other elements. */
type AttributeValue = string | number | readonly number[] | readonly string[];

/** A structure element as a value (ISO 32000-1, 14.7.2). */
export interface Tag {
  role: string;
  alt?: string;
  lang?: string;
  /** Set where others name it. */
  id?: string;
  /** By owner, then by name. */
  attributes: Record<string, Record<string, AttributeValue>>;
  kids: Kid[];
}

export type Kid = Tag | Content | Annotation;

export function isTag(kid: Kid): kid is Tag {
  return 'role' in kid;
}

export function isContent(kid: Kid): kid is Content {
  return 'mcid' in kid;
}

/** An element and all those in it, in the order of the text. */
export function tagsOf(element: Tag): Tag[] {
  return [element, ...element.kids.filter(isTag).flatMap(tagsOf)];
}

/** All content of an element, however deep. */
export function contentsOf(element: Tag): Content[] {
  return element.kids.flatMap((kid) => (isTag(kid) ? contentsOf(kid) : isContent(kid) ? [kid] : []));
}

const N = PDFName.of;

/**
 * The structure tree of a PDF as a browser writes it.
 *
 * @returns the document element; undefined if the file has no tags
 */
export function readStructure({ catalog, context }: PDFDocument): Tag | undefined {
  const top = catalog.lookupMaybe(N('StructTreeRoot'), PDFDict)?.get(N('K'));
  const read = (object: PDFObject | undefined, around: PDFRef | undefined): Kid[] => {
    const value = object instanceof PDFRef ? context.lookup(object) : object;
    if (value instanceof PDFArray) return value.asArray().flatMap((kid) => read(kid, around));
    if (value instanceof PDFNumber) return around ? [{ page: around, mcid: value.asNumber() }] : [];
    if (!(value instanceof PDFDict)) return [];
    const own = value.get(N('Pg'));
    const page = own instanceof PDFRef ? own : around;
    const mcid = value.get(N('MCID'));
    if (mcid instanceof PDFNumber && page) {
      const stream = value.get(N('Stm'));
      return [{ page, mcid: mcid.asNumber(), ...(stream instanceof PDFRef ? { stream } : {}) }];
    }
    const annotation = value.get(N('Obj'));
    if (annotation instanceof PDFRef) return page ? [{ page, annotation }] : [];
    return [readElement(value, read(value.get(N('K')), page))];
  };
  return read(top, undefined).find(isTag);
}

function readElement(dict: PDFDict, kids: Kid[]): Tag {
  const element: Tag = { role: nameOf(dict.get(N('S'))) ?? 'NonStruct', attributes: {}, kids };
  for (const [key, name] of [
    ['alt', 'Alt'],
    ['lang', 'Lang'],
    ['id', 'ID'],
  ] as const) {
    const text = textOf(dict.lookup(N(name)));
    if (text !== undefined) element[key] = text;
  }
  const attributes = dict.lookup(N('A'));
  const dicts = attributes instanceof PDFArray ? attributes.asArray() : [attributes];
  for (const each of dicts) {
    if (!(each instanceof PDFDict)) continue;
    const owner = nameOf(each.get(N('O'))) ?? '';
    for (const [name, object] of each.entries()) {
      const value = attributeOf(object);
      if (name === N('O') || value === undefined) continue;
      element.attributes[owner] = { ...element.attributes[owner], [nameOf(name) ?? '']: value };
    }
  }
  return element;
}

function attributeOf(object: PDFObject): AttributeValue | undefined {
  if (object instanceof PDFNumber) return object.asNumber();
  if (object instanceof PDFArray) return object.asArray().flatMap((each) => textOf(each) ?? []);
  return nameOf(object);
}

function nameOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFName ? object.decodeText() : undefined;
}

function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

/** A text string (ISO 32000-1, 7.9.2.2): its characters as they are where they are few enough, else two bytes for each. */
export function pdfText(text: string): PDFString | PDFHexString {
  return /^[ -~]*$/.test(text) ? PDFString.of(text.replace(/[\\()]/g, '\\$&')) : PDFHexString.fromText(text);
}

/** Roles of PDF 2.0 that a browser writes, and what they are in PDF 1.7 (ISO 32000-1, 14.8.4). */
const ROLES: Readonly<Record<string, string>> = { Strong: 'Span', Em: 'Span', Sub: 'Span', Title: 'P' };

/**
 * Puts a structure tree in place of the one that a PDF has, with the way back from content and annotations to their elements
 * (ISO 32000-1, 14.7.4.4). What it is not named in loses its number.
 */
export function writeStructure(document: PDFDocument, top: Tag): void {
  const { catalog, context } = document;
  const root = context.nextRef();
  const parents = new Parents();
  const ids: [string, PDFRef][] = [];
  const roles = new Set<string>();
  const write = (element: Tag, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    const dict = PDFDict.withContext(context);
    context.assign(ref, dict);
    roles.add(element.role);
    dict.set(N('S'), N(element.role));
    dict.set(N('P'), parent);
    if (element.alt !== undefined) dict.set(N('Alt'), pdfText(element.alt));
    if (element.lang !== undefined) dict.set(N('Lang'), PDFString.of(element.lang));
    if (element.id !== undefined) {
      dict.set(N('ID'), PDFString.of(element.id));
      ids.push([element.id, ref]);
    }
    const attributes = Object.entries(element.attributes).map(([owner, values]) => {
      const made = context.obj({ O: N(owner) });
      for (const [name, value] of Object.entries(values)) made.set(N(name), attribute(document, value));
      return made;
    });
    if (attributes.length > 0)
      dict.set(N('A'), attributes.length === 1 && attributes[0] ? attributes[0] : context.obj(attributes));
    const page = element.kids.find(isContent)?.page;
    if (page) dict.set(N('Pg'), page);
    const kids = element.kids.map((kid): PDFObject => {
      if (isTag(kid)) return write(kid, ref);
      if (!isContent(kid)) {
        parents.annotation(kid.annotation, ref);
        return context.obj({ Type: N('OBJR'), Obj: kid.annotation, Pg: kid.page });
      }
      parents.content(kid, ref);
      if (kid.page === page && !kid.stream) return PDFNumber.of(kid.mcid);
      return context.obj({ Type: N('MCR'), Pg: kid.page, MCID: kid.mcid, ...(kid.stream ? { Stm: kid.stream } : {}) });
    });
    if (kids.length > 0) dict.set(N('K'), kids.length === 1 && kids[0] ? kids[0] : context.obj(kids));
    return ref;
  };
  const first = write(top, root);
  const tree = context.obj({ Type: N('StructTreeRoot'), K: first });
  const mapped = Object.entries(ROLES).filter(([role]) => roles.has(role));
  if (mapped.length > 0)
    tree.set(N('RoleMap'), context.obj(Object.fromEntries(mapped.map(([from, to]) => [from, N(to)]))));
  parents.write(document, tree);
  if (ids.length > 0) tree.set(N('IDTree'), context.register(nameTree(document, ids)));
  context.assign(root, tree);
  catalog.set(N('StructTreeRoot'), root);
  catalog.set(N('MarkInfo'), context.obj({ Marked: true }));
}

function attribute({ context }: PDFDocument, value: AttributeValue): PDFObject {
  if (typeof value === 'number') return PDFNumber.of(value);
  if (typeof value === 'string') return N(value);
  return context.obj(value.map((each) => (typeof each === 'number' ? PDFNumber.of(each) : PDFString.of(each))));
}

function nameTree({ context }: PDFDocument, ids: [string, PDFRef][]): PDFDict {
  // Names are sorted by their bytes (ISO 32000-1, 7.9.6): all are ASCII.
  const sorted = ids.sort(([a], [b]) => (a < b ? -1 : 1));
  const [first = '', last = ''] = [sorted[0]?.[0], sorted.at(-1)?.[0]];
  const names = context.obj(sorted.flatMap(([id, ref]) => [PDFString.of(id), ref]));
  const leaf = context.obj({ Limits: [PDFString.of(first), PDFString.of(last)], Names: names });
  return context.obj({ Kids: [context.register(leaf)] });
}

/** An object's own dictionary, or its stream's. */
function dictOf(object: PDFObject | undefined): PDFDict | undefined {
  return object instanceof PDFDict ? object : (object as { dict?: PDFDict } | undefined)?.dict;
}

/** The elements that content and annotations belong to. */
class Parents {
  private readonly streams = new Map<PDFRef, (PDFRef | undefined)[]>();
  private readonly annotations = new Map<PDFRef, PDFRef>();

  content({ page, stream, mcid }: Content, element: PDFRef): void {
    const elements = this.streams.get(stream ?? page) ?? [];
    this.streams.set(stream ?? page, elements);
    elements[mcid] = element;
  }

  annotation(annotation: PDFRef, element: PDFRef): void {
    this.annotations.set(annotation, element);
  }

  write({ context }: PDFDocument, root: PDFDict): void {
    for (const [, object] of context.enumerateIndirectObjects()) {
      for (const key of ['StructParents', 'StructParent']) dictOf(object)?.delete(N(key));
    }
    const numbers: PDFObject[] = [];
    const own = (ref: PDFRef, key: 'StructParent' | 'StructParents', value: PDFObject) => {
      dictOf(context.lookup(ref))?.set(N(key), PDFNumber.of(numbers.length / 2));
      numbers.push(PDFNumber.of(numbers.length / 2), value);
    };
    for (const [ref, elements] of this.streams) {
      const list = context.obj(Array.from(elements, (element) => element ?? null));
      own(ref, 'StructParents', context.register(list));
    }
    for (const [ref, element] of this.annotations) own(ref, 'StructParent', element);
    const limits = [PDFNumber.of(0), PDFNumber.of(Math.max(0, numbers.length / 2 - 1))];
    const leaf = context.obj({ Limits: limits, Nums: context.obj(numbers) });
    root.set(N('ParentTree'), context.register(context.obj({ Kids: [context.register(leaf)] })));
    root.set(N('ParentTreeNextKey'), PDFNumber.of(numbers.length / 2));
  }
}
