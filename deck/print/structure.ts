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
export type AttributeValue = string | number | readonly number[] | readonly string[];

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
