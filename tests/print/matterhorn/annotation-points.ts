import { PDFName } from '@cantoo/pdf-lib';
import type { Points } from './points.ts';
import { dictOf, nameOf, type PageAnnotation, textOf, type UaFile } from './ua-file.ts';

const N = PDFName.of;

/** Annotations of ISO 32000-1, table 169. */
const KNOWN = new Set(
  (
    'Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment ' +
    'Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact'
  ).split(' '),
);

const places = (file: UaFile, wrong: (annotation: PageAnnotation) => boolean) =>
  file.annotations.filter(wrong).map(({ place, subtype }) => `${place}: ${subtype}`);

const says = ({ dict, tag }: PageAnnotation) =>
  Boolean(textOf(dict.lookup(N('Contents'))) || textOf(tag?.dict.lookup(N('Alt'))));

/** What the structure must hold by a tag of its own: not links, fields, marks of the printer and what opens beside another. */
const common = (subtype: string) => !/^(Widget|Link|PrinterMark|Popup)$/.test(subtype);

/** Checkpoint 28: annotations. */
export const annotationPoints: Points = {
  '28-002': (file) =>
    places(file, ({ subtype, tag }) => common(subtype) && KNOWN.has(subtype) && tag?.type !== 'Annot'),
  '28-004': (file) => places(file, (each) => !/^(Widget|Popup|PrinterMark)$/.test(each.subtype) && !says(each)),
  '28-005': (file) =>
    places(
      file,
      ({ dict, subtype, tag }) =>
        subtype === 'Widget' && !textOf(dict.lookup(N('TU'))) && !textOf(tag?.dict.lookup(N('Alt'))),
    ),
  '28-006': (file) => places(file, (each) => !KNOWN.has(each.subtype) && (each.tag?.type !== 'Annot' || !says(each))),
  '28-007': (file) => places(file, ({ subtype }) => subtype === 'TrapNet'),
  '28-008': (file) => places(file, ({ page }) => !page.has(N('Tabs'))),
  '28-009': (file) => places(file, ({ page }) => page.has(N('Tabs')) && nameOf(page.lookup(N('Tabs'))) !== 'S'),
  '28-010': (file) => places(file, ({ subtype, tag }) => subtype === 'Widget' && tag?.type !== 'Form'),
  '28-011': (file) => places(file, ({ subtype, tag }) => subtype === 'Link' && tag?.type !== 'Link'),
  '28-012': (file) => places(file, ({ subtype, dict }) => subtype === 'Link' && !textOf(dict.lookup(N('Contents')))),
  '28-014': ({ dicts }) =>
    dicts.filter((dict) => mediaClip(nameOf(dict.get(N('S')))) && !dict.has(N('CT'))).map(() => 'a media clip'),
  '28-015': ({ dicts }) =>
    dicts.filter((dict) => mediaClip(nameOf(dict.get(N('S')))) && !dict.has(N('Alt'))).map(() => 'a media clip'),
  '28-016': (file) =>
    places(file, ({ subtype, dict }) => {
      const specification = dictOf(dict.lookup(N('FS')));
      return subtype === 'FileAttachment' && !(specification?.has(N('F')) && specification.has(N('UF')));
    }),
  '28-017': (file) => places(file, ({ subtype, tag }) => subtype === 'PrinterMark' && tag !== undefined),
  '28-018': (file) =>
    places(file, ({ subtype, dict }) => {
      const look = dictOf(dictOf(dict.lookup(N('AP')))?.lookup(N('N')));
      return subtype === 'PrinterMark' && (look?.has(N('StructParents')) || look?.has(N('StructParent'))) === true;
    }),
};

/** Media clip data (ISO 32000-1, table 274). */
function mediaClip(kind: string | undefined): boolean {
  return kind === 'MCD';
}
