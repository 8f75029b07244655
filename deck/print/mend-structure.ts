import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFString } from '@cantoo/pdf-lib';

/** Roles that Skia takes from PDF 2.0, and what they are in PDF 1.7 (ISO 32000-1, 14.8.4). */
const ROLES: Readonly<Record<string, string>> = {
  Strong: 'Span',
  Em: 'Span',
  Title: 'P',
  FENote: 'Note',
  Aside: 'Div',
  Sub: 'Span',
};

/** How Skia names structure elements: by number of the node in the browser. */
const NODE_ID = /^node\d+$/;

/**
 * Brings the structure tree of Chromium's PDF in line with ISO 32000-1, in place: roles of PDF 2.0 are mapped; a figure
 * without a text of its own (it holds a drawing that has one, beside caption and source line) is a division; and elements
 * are numbered from 1, since the browser's own numbers change from run to run.
 */
export function mendStructure({ catalog, context }: PDFDocument): void {
  const root = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict);
  if (!root) return;
  root.set(PDFName.of('RoleMap'), context.obj(ROLES));
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  for (const object of objects) {
    if (!(object instanceof PDFDict) || object.get(PDFName.of('S')) !== PDFName.of('Figure')) continue;
    if (!object.has(PDFName.of('Alt'))) object.set(PDFName.of('S'), PDFName.of('Div'));
  }
  const ids = new Set<string>();
  for (const object of objects) replaceIds(object, (id) => void ids.add(id));
  // Of one length, so that the order of the tree's names stays.
  const numbers = new Map([...ids].sort().map((id, index) => [id, `node${String(index + 1).padStart(8, '0')}`]));
  for (const object of objects) replaceIds(object, (id) => numbers.get(id));
}

/** Hands every element's name in an object to `replace`, and takes what it gives for it. */
function replaceIds(object: PDFObject, replace: (id: string) => string | undefined): void {
  const visit = (value: PDFObject, set: (made: PDFString) => void) => {
    if (!(value instanceof PDFString)) return replaceIds(value, replace);
    const made = NODE_ID.test(value.asString()) ? replace(value.asString()) : undefined;
    if (made) set(PDFString.of(made));
  };
  if (object instanceof PDFDict)
    for (const [key, value] of object.entries()) visit(value, (made) => object.set(key, made));
  if (object instanceof PDFArray)
    for (const [i, value] of object.asArray().entries()) visit(value, (made) => object.set(i, made));
}
