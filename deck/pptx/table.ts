import type { Run, Table, TableCell } from '../model/text.ts';
import { ownPara } from './builder.ts';
import { type Box, emu } from './look.ts';
import type { Flow, Piece } from './pieces.ts';
import { type Para, SETTINGS, type Setting, type Style, scaled } from './typeset.ts';
import { writeParas } from './write-text.ts';
import { el } from './xml.ts';

/** How a table is set: sizes of its cells, and widths of its columns where they are known. */
export interface TableLook {
  cell: Style;
  head: Style;
  /** Over and under the text of a cell, and right of it. */
  pad: { x: number; y: number };
  widths?: readonly number[];
  name?: string;
  /** The first column is a head: bold. */
  firstBold?: boolean;
}

const LOOK: TableLook = {
  cell: { size: 24, line: 31, colour: 'ink' },
  head: { size: 18, line: 24, colour: 'soft', bold: true },
  pad: { x: 20, y: 10 },
  firstBold: true,
};

/** A real table: its head is flagged, its columns have their widths, numbers stand at the right. */
export function tablePiece(flow: Flow, table: Table, width: number, look: TableLook = LOOK): Piece {
  const { scale, builder } = flow;
  const rows = [...table.head, ...table.rows];
  const count = Math.max(1, ...rows.map((row) => row.reduce((sum, { span = 1 }) => sum + span, 0)));
  const widths = look.widths ? within(look.widths, width) : columnWidths(flow, table, look, count, width);
  const heights = (setting: Setting) =>
    rows.map((row, i) => {
      const head = i < table.head.length;
      let at = 0;
      const cells = row.map((cell) => {
        const first = at === 0;
        const end = at + (cell.span ?? 1);
        const wide = sumOf(widths, at, cell.span) - (end === count ? 0 : look.pad.x * scale);
        at = end;
        return builder.heightOf(cellParas(flow, cell, first, head, look), wide, setting);
      });
      return Math.max(look.cell.line * scale, ...cells) + 2 * look.pad.y * scale;
    });
  // No program sets a table's letters smaller: its rows grow. They keep the room that they have in the widest typeface.
  const [own, most] = [heights(SETTINGS.own), sumOf(heights(SETTINGS.widest), 0, rows.length)];
  return {
    height: most,
    before: 0,
    draw(box) {
      const size = { width: sumOf(widths, 0, count), height: sumOf(own, 0, rows.length) };
      drawTable(flow, table, { ...box, ...size }, look, widths, own);
    },
  };
}

function sumOf(widths: readonly number[], from: number, span = 1): number {
  return widths.slice(from, from + span).reduce((all, each) => all + each, 0);
}

function within(widths: readonly number[], width: number): number[] {
  const sum = sumOf(widths, 0, widths.length);
  return widths.map((each) => (each * Math.min(width, sum)) / sum);
}

/**
 * As wide as its longest cell each, where there is room. Else what is left beside their longest words is parted by what they lack
 * (CSS 2.2, 17.5.2.2), so that no word is broken in a narrow one.
 */
function columnWidths(
  { builder, scale }: Flow,
  { head, rows }: Table,
  look: TableLook,
  count: number,
  width: number,
): number[] {
  const { sans } = builder.kit.measures;
  const { bold } = SETTINGS.widest;
  const pad = (look.pad.x + 4) * scale;
  const columns = Array.from({ length: count }, (_, c) => {
    const cells = [...head, ...rows].map((row, r) => {
      const runs = row[c]?.runs ?? [];
      const size = (r < head.length ? look.head : look.cell).size * scale;
      // A sign before a word needs room too.
      const signs = runs.filter(({ classes = [], sign }) => sign ?? classes.length > 0).length * 3.2 * size;
      const text = runs.map((run) => run.text).join('');
      const words = text.split(/\s+/).map((word) => sans(word, size, 700));
      return { least: Math.max(...words) * bold + signs, most: sans(text, size, 700) * bold + signs };
    });
    const least = Math.max(60, ...cells.map((cell) => cell.least)) + pad;
    return { least, most: Math.max(least, Math.min(700, Math.max(...cells.map((cell) => cell.most))) + pad) };
  });
  const [narrow, wide] = [columns.map(({ least }) => least), columns.map(({ most }) => most)];
  const [least, most] = [sumOf(narrow, 0, count), sumOf(wide, 0, count)];
  // As on the page: what is left is parted too.
  if (most <= width) return wide.map((each) => (each * width) / most);
  if (least >= width) return within(narrow, width);
  const share = (width - least) / (most - least);
  return columns.map((each) => each.least + (each.most - each.least) * share);
}

function cellParas(
  { scale, builder }: Flow,
  { runs, align, head }: TableCell,
  first: boolean,
  inHead: boolean,
  look: TableLook,
): Para[] {
  const style = inHead ? look.head : head || (first && look.firstBold) ? { ...look.cell, bold: true } : look.cell;
  return scaled([ownPara(builder.rtl ? runs : runs.flatMap(inWords), { ...style, align })], scale);
}

/**
 * A link of many words as one of each: LibreOffice begins a line with a link and breaks it within its words. Not where lines run from right
 * to left: it would set the words in their order from left to right.
 */
function inWords(run: Run): Run[] {
  if (run.link === undefined || run.text.length < 16) return [run];
  return (run.text.match(/\s*\S+\s*/g) ?? [run.text]).map((text) => ({ ...run, text }));
}

/** `---:` names a side of the page: numbers stand at the right wherever a line begins. */
function sided(cell: TableCell, rtl: boolean): TableCell {
  return rtl && cell.align === 'right' ? { ...cell, align: 'left' } : cell;
}

function drawTable(
  flow: Flow,
  table: Table,
  box: Box,
  look: TableLook,
  widths: readonly number[],
  heights: readonly number[],
): void {
  const { builder } = flow;
  const grid = el('a:tblGrid', ...widths.map((width) => el('a:gridCol', { w: emu(width) })));
  const rows = [...table.head, ...table.rows].map((cells, r) => {
    const inHead = r < table.head.length;
    let at = 0;
    const written = cells.flatMap((cell) => {
      const span = cell.span ?? 1;
      const paras = cellParas(flow, sided(cell, builder.rtl), at === 0, inHead, look);
      at += span;
      const last = at === widths.length;
      const own = writeCell(flow, writeParas(paras, builder), look, { inHead, span, last });
      return [own, ...Array.from({ length: span - 1 }, () => EMPTY)];
    });
    while (at < widths.length) {
      written.push(writeCell(flow, writeParas([], builder), look, { inHead, span: 1, last: true }));
      at += 1;
    }
    return el('a:tr', { h: emu(heights[r] ?? 0) }, ...written);
  });
  const properties = el('a:tblPr', {
    firstRow: table.head.length > 0 ? 1 : undefined,
    rtl: builder.rtl ? 1 : undefined,
  });
  const uri = 'http://schemas.openxmlformats.org/drawingml/2006/table';
  const name = look.name ?? 'Table';
  builder.graphic({ name }, box, { uri, noGrp: true }, el('a:tbl', properties, grid, ...rows));
}

/** What a cell covers that spans several columns. */
const EMPTY = el('a:tc', { hMerge: 1 }, el('a:txBody', el('a:bodyPr'), el('a:lstStyle'), el('a:p')), el('a:tcPr'));

function writeCell(
  { builder: { colours }, scale }: Flow,
  text: string,
  { pad }: TableLook,
  { inHead, span, last }: { inHead: boolean; span: number; last: boolean },
): string {
  const none = (name: string) => el(name, { w: 0 }, el('a:noFill'));
  const rule = el('a:lnB', { w: emu(inHead ? 2 : 1) }, colours.fill(inHead ? 'ink' : 'rule'));
  const insets = { marL: 0, marR: last ? 0 : emu(pad.x * scale), marT: emu(pad.y * scale), marB: emu(pad.y * scale) };
  return el(
    'a:tc',
    { gridSpan: span > 1 ? span : undefined },
    el('a:txBody', el('a:bodyPr'), el('a:lstStyle'), text),
    el('a:tcPr', insets, none('a:lnL'), none('a:lnR'), none('a:lnT'), rule, el('a:noFill')),
  );
}
