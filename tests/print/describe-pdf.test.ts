import { PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { DeckMeta } from '../../deck/model/deck.ts';
import { describePdf } from '../../deck/print/describe-pdf.ts';

const meta: DeckMeta = { title: 'Ж and “quotes”', lang: 'en', notes: 'private', theme: 'auto' };

/** A PDF as a browser leaves it: dates of the clock, a bookmark without a space, roles of PDF 2.0. */
async function browserPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  const { context, catalog } = document;
  const elements = ['Strong', 'Figure'].map((S) => context.register(context.obj({ Type: 'StructElem', S })));
  catalog.set(PDFName.of('StructTreeRoot'), context.register(context.obj({ Type: 'StructTreeRoot', K: elements })));
  const outline = context.obj({ Type: 'Outlines' });
  const outlines = context.register(outline);
  const items = ['Two linesin one', 'Sales doubled in 20201'].map((title) => {
    const item = context.obj({ Parent: outlines });
    item.set(PDFName.of('Title'), PDFString.of(title));
    return context.register(item);
  });
  items.forEach((item, i) => {
    outline.set(PDFName.of(i === 0 ? 'First' : 'Last'), item);
  });
  catalog.set(PDFName.of('Outlines'), outlines);
  return document.save({ useObjectStreams: false });
}

async function described(more: Partial<DeckMeta>) {
  const pdf = await describePdf(await browserPdf(), { ...meta, ...more }, [
    { text: 'Two lines in one', words: 'Two lines in one' },
    { text: 'Sales doubled in 20201', words: 'Sales doubled in 2020' },
  ]);
  return PDFDocument.load(pdf, { updateMetadata: false });
}

test('what the front matter says is in the PDF', async () => {
  const document = await described({
    author: 'Ann',
    subtitle: 'Sub',
    keywords: ['a', 'b c'],
    date: '14. März 2024',
    lang: 'de',
  });
  expect(document.getTitle()).toBe('Ж and “quotes”');
  expect([document.getAuthor(), document.getSubject(), document.getKeywords()]).toEqual(['Ann', 'Sub', 'a, b c']);
  expect(document.getCreationDate()?.toISOString()).toBe('2024-03-14T00:00:00.000Z');
  expect(document.getModificationDate()?.toISOString()).toBe('2024-03-14T00:00:00.000Z');
});

test('without a date there is none, least of all the clock', async () => {
  const document = await described({});
  expect([document.getCreationDate(), document.getModificationDate()]).toEqual([undefined, undefined]);
});

test('bookmarks have the words of their headings without marks, roles are those of ISO 32000-1', async () => {
  const document = await described({});
  const dicts = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
  const titles = dicts.flatMap((dict) => (dict.has(PDFName.of('Parent')) ? [dict.lookup(PDFName.of('Title'))] : []));
  expect(titles.map((each) => (each as unknown as { decodeText?(): string })?.decodeText?.()).filter(Boolean)).toEqual([
    'Two lines in one',
    'Sales doubled in 2020',
  ]);
  expect(dicts.map((dict) => String(dict.get(PDFName.of('S'))))).toEqual(expect.arrayContaining(['/Strong', '/Div']));
  expect(dicts.map((dict) => String(dict.get(PDFName.of('S'))))).not.toContain('/Figure');
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  expect(String(root.lookup(PDFName.of('RoleMap'), PDFDict).get(PDFName.of('Strong')))).toBe('/Span');
});
