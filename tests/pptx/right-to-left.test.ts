import { beforeAll, describe, expect, test } from 'vitest';
import { ARABIC } from '../build-deck.ts';
import { all, type Element, type Made, madeFrom } from './read-pptx.ts';

let made: Made;
beforeAll(async () => {
  made = await madeFrom(ARABIC);
});

const path = (id: string) =>
  `ppt/slides/slide${(made.loaded.deck.slides.find((each) => each.id === id)?.index ?? 0) + 1}.xml`;
const slide = (id: string): Element => made.own.root(path(id));

/** Shapes of a name, each with its left and right edge in slide pixels. */
function shapes(id: string, name: string): { left: number; right: number; form: string | undefined }[] {
  return all(slide(id), 'p:sp').flatMap((shape) => {
    const [own, off, ext, form] = ['p:cNvPr', 'a:off', 'a:ext', 'a:prstGeom'].map((part) => all(shape, part)[0]?.attrs);
    if (own?.name !== name || !off || !ext) return [];
    const left = Number(off.x) / 9525;
    return [{ left: Math.round(left), right: Math.round(left + Number(ext.cx) / 9525), form: form?.prst }];
  });
}

/** How the paragraph that holds some words is set. */
function setting(id: string, words: string): [align: string | undefined, rtl: string | undefined] {
  const found = all(slide(id), 'a:p').find(({ text }) => text.includes(words));
  const { algn, rtl } = (found && all(found, 'a:pPr')[0]?.attrs) ?? {};
  return [algn, rtl];
}

/** The axes of a slide's chart: which way each runs, and where it stands. */
function axes(id: string): string[] {
  const chart = made.own.relations(path(id)).find(({ type }) => type === 'chart');
  const plot = all(made.own.root(chart?.target ?? ''), 'c:plotArea')[0];
  return (plot?.children ?? [])
    .filter(({ name }) => /Ax$/.test(name))
    .map((axis) => ['c:orientation', 'c:axPos'].map((part) => all(axis, part)[0]?.attrs.val).join(' '));
}

describe('a PowerPoint file that runs from right to left', () => {
  test('says so in its presentation and its master', () => {
    expect(made.own.root('ppt/presentation.xml').attrs.rtl).toBe('1');
    const [title] = all(made.own.root('ppt/slideMasters/slideMaster1.xml'), 'p:titleStyle');
    const { algn, rtl } = (title && all(title, 'a:lvl1pPr')[0]?.attrs) ?? {};
    expect([algn, rtl]).toEqual(['r', '1']);
  });

  test('has the first of several at the right, and arrows that lead to the left', () => {
    const [first, second] = shapes('silsila', 'Ground of a link');
    expect(first?.right).toBe(1216);
    expect(second?.right).toBeLessThan(first?.left ?? 0);
    expect(new Set(shapes('silsila', 'Arrow').map(({ form }) => form))).toEqual(new Set(['leftArrow']));
    expect(shapes('jihat', 'Arrow').map(({ form }) => form)).toEqual(['leftArrow', 'rightArrow']);
    expect(shapes('silsila', 'Distribution label')[0]?.left).toBe(64);
  });

  test('has a link of several words as one: in parts they would be set from left to right', () => {
    const cells = made.loaded.deck.slides.flatMap(({ id }) => all(slide(id), 'a:tc'));
    const links = cells.map((cell) => all(cell, 'a:hlinkClick').map(({ attrs }) => attrs['r:id']));
    expect(links.flat().length).toBeGreaterThan(3);
    // A title within one is set in another style.
    for (const ids of links) expect(ids.length - new Set(ids).size).toBeLessThan(3);
  });

  test('has tables that run from the right, their columns in the order of the text', () => {
    const tables = made.loaded.deck.slides.flatMap(({ id }) => all(slide(id), 'a:tbl'));
    expect(tables.length).toBeGreaterThan(1);
    const english = all(slide('english'), 'a:tbl').length;
    const turned = tables.filter((table) => all(table, 'a:tblPr')[0]?.attrs.rtl === '1');
    expect(turned).toHaveLength(tables.length - english);
  });

  test('sets text from the right, code and other languages from the left, numbers at the right', () => {
    expect(setting('ra2yan', 'أنابيب من الحديد')).toEqual(['r', '1']);
    expect(setting('ra2yan', 'const leak')).toEqual(['l', '0']);
    expect(setting('english', 'It runs from left')).toEqual(['l', '0']);
    expect(setting('jadwal', '21,400')).toEqual(['r', '1']);
    expect(all(slide('jadwal'), 'a:tblPr')[0]?.attrs.rtl).toBe('1');
  });

  test('has charts whose values grow from the right, and upright ones that begin there', () => {
    expect(axes('hayy')).toEqual(['maxMin r', 'maxMin b']);
    expect(axes('a3mida')).toEqual(['maxMin b', 'minMax r']);
    expect(axes('khatt')).toEqual(['maxMin b', 'minMax r']);
    expect(axes('istitla3')).toEqual(['maxMin r', 'maxMin b']);
  });

  test('puts a drawing at the other side, and leaves it the sides that it has already', () => {
    const group = all(slide('wahadat'), 'p:grpSp').find((each) =>
      all(each, 'p:cNvPr')[0]?.attrs.name?.includes('علامة'),
    );
    const [off, inner] = ['a:off', 'a:chOff'].map((part) => group && all(group, part)[0]?.attrs.x);
    expect([off, inner]).toEqual([String(64 * 9525), String(64 * 9525)]);
    const [total] = shapes('wahadat', '40');
    expect(total?.right).toBeGreaterThan(1180);
  });

  test('keeps a date behind a name as it is written', () => {
    expect(all(slide('cover'), 'a:t').map(({ text }) => text)).toContain('هيئة التحرير · \u200e2024-05-02');
  });
});
