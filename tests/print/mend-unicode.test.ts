import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { mendUnicode } from '../../deck/print/describe-pdf.ts';

test('a glyph that is a part of a character maps to no U+0000; what else a font maps stays', async () => {
  const document = await PDFDocument.create();
  const { context } = document;
  const map =
    '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n2 beginbfchar\n<0003> <0041>\n<0008> <0000>\nendbfchar';
  const stream = PDFRawStream.of(context.obj({}), Buffer.from(map));
  context.register(context.obj({ Type: 'Font', ToUnicode: context.register(stream) }));
  mendUnicode(document);
  expect(Buffer.from(stream.contents).toString()).toBe(map.replace('<0008> <0000>', '<0008> <200B>'));
  expect(stream.dict.has(PDFName.of('Filter'))).toBe(false);
});
