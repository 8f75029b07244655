import { PDFRef } from '@cantoo/pdf-lib';
import { expect, test } from 'vitest';
import { arrangeStructure } from '../../deck/print/arrange-structure.ts';
import { isContent, isTag, type Kid, type Tag } from '../../deck/print/structure.ts';

const page = PDFRef.of(1);
const tag = (role: string, kids: (Kid | number)[] = [], more: Partial<Tag> = {}): Tag => ({
  role,
  attributes: {},
  kids: kids.map((kid) => (typeof kid === 'number' ? { page, mcid: kid } : kid)),
  ...more,
});
/** A run of text, as the browser tags it. */
const text = (mcid: number) => tag('NonStruct', [mcid]);
const annotation = { page, annotation: PDFRef.of(9) };

/** Content from 100 has no text. */
const facts = {
  isText: ({ mcid }: { mcid: number }) => mcid < 100,
  box: ({ mcid }: { mcid: number }) => [mcid, 0, mcid + 10, 5] as const,
};

/** A tree in a line: `P(1 Link(2 @))`. */
function shown(kid: Kid): string {
  if (isContent(kid)) return String(kid.mcid);
  if (!isTag(kid)) return '@';
  return `${kid.role}${kid.id ? `#${kid.id}` : ''}(${kid.kids.map(shown).join(' ')})`;
}

/** The slides of a deck, arranged: what stands in each section. */
const slides = (...kids: Tag[]) => arrangeStructure(tag('Document', [tag('NonStruct', kids)]), facts).kids.map(shown);

test('a slide is a section; groups without a meaning go, decoration with them', () => {
  expect(
    slides(
      tag('NonStruct', [
        100,
        tag('NonStruct', [101, tag('H1', [text(1)])]),
        tag('P', [text(2), tag('Strong', [text(3)])]),
      ]),
    ),
  ).toEqual(['Sect(H1(1) P(2 Strong(3)))']);
});

test('an entry of the handout is one section, whatever the browser calls it', () => {
  expect(
    slides(tag('Art', [tag('NonStruct', [tag('NonStruct', [tag('H1', [text(1)])])]), tag('P', [text(2)])])),
  ).toEqual(['Sect(H1(1) P(2))']);
});

test('words in a group of their own are a paragraph; a raised mark in a line is none', () => {
  const raised = tag('NonStruct', [text(2)]);
  expect(
    slides(
      tag('NonStruct', [
        tag('NonStruct', [text(1), raised, text(3)]),
        tag('NonStruct', [text(4)]),
        tag('NonStruct', [text(5)]),
      ]),
      tag('NonStruct', [tag('P', [text(6), tag('NonStruct', [text(7)])])]),
    ),
  ).toEqual(['Sect(P(1 2 3) P(4) P(5))', 'Sect(P(6 7))']);
});

test('items of a list have a body, their number is a label; words and paragraphs in it do not mix', () => {
  const list = tag('L', [
    tag('LI', [tag('Lbl', [1]), text(2), tag('NonStruct', [text(3)])]),
    tag('LI', [tag('Div', [text(12)]), text(13)]),
    tag('LI', [tag('H3', [text(4)]), text(5), tag('P', [text(6)])]),
    tag('LI', [text(7), tag('L', [tag('LI', [text(8)])])]),
    tag('LI', [tag('NonStruct', [text(9)]), tag('NonStruct', [text(10)])]),
    tag('NonStruct', [text(11)]),
  ]);
  expect(slides(tag('NonStruct', [tag('H1', [text(0)]), tag('H2', [text(0)]), list]))).toEqual([
    'Sect(H1(0) H2(0) L(LI(Lbl(1) LBody(2 3)) LI(Lbl(12) LBody(13)) LI(LBody(H3(4) P(5) P(6))) LI(LBody(P(7) L(LI(LBody(8))))) LI(LBody(P(9) P(10))) LI(LBody(11))))',
  ]);
});

test('footnotes are notes with an ID, marks of citations references, links keep their place on the page', () => {
  expect(
    slides(
      tag('NonStruct', [
        tag('P', [text(1), tag('Art', [tag('NonStruct', [tag('Link', [text(2), annotation])])])]),
        tag('NonStruct', [tag('Aside', [text(3)]), tag('Aside', [text(4)], { id: 'node5' })]),
      ]),
    ),
  ).toEqual(['Sect(P(1 Reference(Link(2 @))) Note#e1(3) Note#e2(4))']);
});

test('a figure has a box around all that it draws; without a text of its own it is a division', () => {
  const drawing = tag('Figure', [100, tag('NonStruct', [104])], { alt: 'Rain by month' });
  const [slide] = arrangeStructure(
    tag('Document', [tag('NonStruct', [tag('NonStruct', [tag('Figure', [tag('Caption', [text(1)]), drawing])])])]),
    facts,
  ).kids;
  expect(slide && shown(slide)).toBe('Sect(Div(Caption(1) Figure(100 104)))');
  expect(JSON.stringify(slide)).toContain('"Layout":{"BBox":[100,0,114,5]}');
});

test('a formula is told by the mark before its text', () => {
  const [slide] = arrangeStructure(
    tag('Document', [
      tag('NonStruct', [tag('NonStruct', [tag('P', [text(1), tag('Figure', [2], { alt: '\uE000x^2' })])])]),
    ]),
    facts,
  ).kids;
  expect(slide && shown(slide)).toBe('Sect(P(1 Formula(2)))');
  expect(JSON.stringify(slide)).toContain('"alt":"x^2"');
});

test('headings begin at the first level and skip none', () => {
  const levels = ['H2', 'H4', 'H4', 'H2', 'H6', 'H1', 'H3'].map((role, i) => tag(role, [text(i)]));
  expect(slides(tag('NonStruct', levels))).toEqual(['Sect(H1(0) H2(1) H3(2) H2(3) H3(4) H1(5) H2(6))']);
});

test('cells keep empty ones, heads and spans, and lose what goes without saying', () => {
  const head = tag('TH', [text(1)], {
    id: 'node7',
    attributes: { Table: { Scope: 'Column', RowSpan: 1, ColSpan: 2 } },
  });
  const cell = tag('TD', [], {
    id: 'node8',
    attributes: { Table: { Headers: ['node7', 'node99'], RowSpan: 1, ColSpan: 1 } },
  });
  const [slide] = arrangeStructure(
    tag('Document', [tag('NonStruct', [tag('NonStruct', [tag('Table', [tag('TR', [head]), tag('TR', [cell])])])])]),
    facts,
  ).kids;
  expect(slide && shown(slide)).toBe('Sect(Table(TR(TH#e1(1)) TR(TD())))');
  expect(JSON.stringify(slide)).toContain('{"Table":{"Scope":"Column","ColSpan":2}}');
  expect(JSON.stringify(slide)).toContain('{"Table":{"Headers":["e1"]}}');
});
