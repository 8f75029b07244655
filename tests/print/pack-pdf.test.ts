import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { packPdf } from '../../deck/print/describe-pdf.ts';

/** A page with plain content, 300 objects that the catalog refers to, and one that nothing refers to. */
async function loose(): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.setTitle('Packed');
  const { context, catalog } = document;
  const page = document.addPage([960, 540]);
  const content = context.register(PDFRawStream.of(context.obj({}), Buffer.from('0 0 960 540 re f\n'.repeat(50))));
  page.node.set(PDFName.of('Contents'), content);
  const kids = Array.from({ length: 300 }, (_, n) => context.register(context.obj({ Type: 'StructElem', N: n })));
  catalog.set(PDFName.of('StructTreeRoot'), context.register(context.obj({ K: kids })));
  context.register(context.obj({ Type: 'Orphan' }));
  return document;
}

const dicts = (document: PDFDocument, type: string) =>
  document.context
    .enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of(type));

test('all that a PDF refers to is kept, nothing else, in a fraction of the bytes', async () => {
  const plain = await (await loose()).save({ useObjectStreams: false });
  const packed = await packPdf(await loose());
  expect(packed.length).toBeLessThan(plain.length / 4);
  const document = await PDFDocument.load(packed, { updateMetadata: false });
  expect(document.getTitle()).toBe('Packed');
  expect(document.getPages().map((page) => page.getSize())).toEqual([{ width: 960, height: 540 }]);
  expect(dicts(document, 'StructElem')).toHaveLength(300);
  expect(dicts(document, 'Orphan')).toHaveLength(0);
});

test('the same document makes the same bytes', async () => {
  const bytes = await (await loose()).save({ useObjectStreams: false });
  const pack = async () => Buffer.from(await packPdf(await PDFDocument.load(bytes, { updateMetadata: false })));
  expect((await pack()).equals(await pack())).toBe(true);
});
