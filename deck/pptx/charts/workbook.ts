import { Parts } from '../parts.ts';
import { el, escapeXml, part } from '../xml.ts';

/** A cell: words, a number, or nothing. */
export type Cell = string | number | null;

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Name of the only sheet. */
export const SHEET_NAME = 'Data';

/** A workbook of one sheet (ECMA-376 part 1, 18), as a chart keeps its numbers in. The same rows give the same bytes. */
export function workbook(rows: readonly (readonly Cell[])[]): Uint8Array {
  const parts = new Parts();
  const book = 'xl/workbook.xml';
  const sheet = 'xl/worksheets/sheet1.xml';
  parts.relate('', 'officeDocument', book);
  const id = parts.relate(book, 'worksheet', sheet);
  parts.relate(book, 'styles', 'xl/styles.xml');
  const sheets = el('sheets', {}, el('sheet', { name: SHEET_NAME, sheetId: 1, 'r:id': id }));
  parts.add(book, `${TYPE}.sheet.main+xml`, part(el('workbook', { xmlns: SHEET, 'xmlns:r': R }, sheets)));
  parts.add('xl/styles.xml', `${TYPE}.styles+xml`, part(STYLES));
  const data = rows.map((cells, r) => el('row', { r: r + 1 }, ...cells.map((cell, c) => writeCell(cell, r, c))));
  parts.add(sheet, `${TYPE}.worksheet+xml`, part(el('worksheet', { xmlns: SHEET }, el('sheetData', {}, ...data))));
  return parts.zip();
}

function writeCell(cell: Cell, row: number, column: number): string {
  if (cell === null) return '';
  const r = `${columnName(column)}${row + 1}`;
  if (typeof cell === 'number') return el('c', { r }, el('v', {}, String(cell)));
  return el('c', { r, t: 'inlineStr' }, el('is', {}, el('t', { 'xml:space': 'preserve' }, escapeXml(cell))));
}

/** `A` to `Z`, `AA`, …, from 0. */
export function columnName(column: number): string {
  const rest = column % 26;
  const letter = String.fromCharCode(65 + rest);
  return column < 26 ? letter : columnName((column - rest) / 26 - 1) + letter;
}

/** The least that a workbook must say of how it looks. */
const STYLES = el(
  'styleSheet',
  { xmlns: SHEET },
  el('fonts', { count: 1 }, el('font', {}, el('sz', { val: 11 }), el('name', { val: 'Calibri' }))),
  el(
    'fills',
    { count: 2 },
    el('fill', {}, el('patternFill', { patternType: 'none' })),
    el('fill', {}, el('patternFill', { patternType: 'gray125' })),
  ),
  el('borders', { count: 1 }, el('border', {}, el('left'), el('right'), el('top'), el('bottom'), el('diagonal'))),
  el('cellStyleXfs', { count: 1 }, el('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
  el('cellXfs', { count: 1 }, el('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 })),
  el('cellStyles', { count: 1 }, el('cellStyle', { name: 'Normal', xfId: 0, builtinId: 0 })),
);
