import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFString } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import type { DeckMeta } from '../../deck/model/deck.ts';
import { describePdf } from '../../deck/print/describe-pdf.ts';

const meta: DeckMeta = { title: 'Ж and “quotes”', lang: 'en', notes: 'private', theme: 'auto' };

/** A PDF as a browser leaves it: dates of the clock, bookmarks without a space or with a mark, links without words. */
async function browserPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const links = [{ Dest: 'cite-C1' }, { A: { S: 'URI', URI: PDFString.of('https://example.org/') } }].map((leads) =>
    context.register(context.obj({ Type: 'Annot', Subtype: 'Link', ...leads })),
  );
  document.addPage().node.set(PDFName.of('Annots'), context.obj(links));
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
  const pdf = await describePdf(
    await browserPdf(),
    { ...meta, ...more },
    {
      headings: [
        { text: 'Two lines in one', words: 'Two lines in one' },
        { text: 'Sales doubled in 20201', words: 'Sales doubled in 2020' },
      ],
      links: { '#cite-C1': 'C1: (Half) of the claims', 'https://example.org/': 'Größe (example.org)' },
      numbers: ['B1'],
    },
  );
  return PDFDocument.load(pdf, { updateMetadata: false });
}

/** The values of a key, as text, in the order of the file. */
function texts(document: PDFDocument, key: string): (string | undefined)[] {
  return document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.has(PDFName.of(key)) ? [object.lookup(PDFName.of(key))] : [],
    )
    .map((each) => (each instanceof PDFString || each instanceof PDFHexString ? each.decodeText() : undefined));
}

function xmp(document: PDFDocument): string {
  const stream = document.catalog.lookup(PDFName.of('Metadata'));
  return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString() : '';
}

test('what the front matter says is in the PDF', async () => {
  const document = await described({
    author: 'Ann',
    subtitle: 'Sub',
    keywords: ['a', 'b c'],
    date: '14. März 2024',
    isoDate: '2024-03-14',
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

test('the same stands in the metadata, as text in the file, and that it is PDF/UA-1', async () => {
  const document = await described({
    title: 'Half & half',
    author: 'Ann',
    subtitle: 'Sub',
    keywords: ['a', 'b c'],
    date: '14.3.24',
    isoDate: '2024-03-14',
    lang: 'de',
  });
  const packet = xmp(document);
  for (const part of [
    '<pdfuaid:part>1</pdfuaid:part>',
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Half &amp; half</rdf:li><rdf:li xml:lang="de">Half &amp; half</rdf:li></rdf:Alt></dc:title>',
    '<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>',
    '<dc:language><rdf:Bag><rdf:li>de</rdf:li></rdf:Bag></dc:language>',
    '<dc:subject><rdf:Bag><rdf:li>a</rdf:li><rdf:li>b c</rdf:li></rdf:Bag></dc:subject>',
    '<xmp:CreateDate>2024-03-14T00:00:00Z</xmp:CreateDate>',
  ])
    expect(packet).toContain(part);
  expect(packet).not.toContain('pdfaid');
  expect(xmp(await described({}))).not.toMatch(/Date|dc:creator|dc:subject/);
  expect(document.catalog.lookup(PDFName.of('Lang'), PDFString).decodeText()).toBe('de');
});

test('bookmarks have the words of their headings without marks', async () => {
  expect(texts(await described({}), 'Title')).toEqual(
    expect.arrayContaining(['Two lines in one', 'Sales doubled in 2020']),
  );
});

test('links say where they lead, and are reached in the order of the text', async () => {
  const document = await described({});
  expect(texts(document, 'Contents').sort()).toEqual(['C1: (Half) of the claims', 'Größe (example.org)']);
  expect(String(document.getPage(0).node.get(PDFName.of('Tabs')))).toBe('/S');
});
