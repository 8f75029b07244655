import { type Info, parse } from 'csv-parse/browser/esm/sync';
import type { SourceFile, SourceRef } from '../model/deck.ts';
import { placeAt } from './faults.ts';
import { normalise } from './front-matter.ts';

/** A cell without the blanks around it, and where it begins. */
export interface Cell {
  text: string;
  source: SourceRef;
}

/** The cells of one row, and the line that it ends on: a quoted cell may hold line breaks. */
export interface CsvRow {
  cells: Cell[];
  end: number;
}

/** Why a file cannot be read, and where. */
export interface CsvFault {
  message: string;
  source: SourceRef;
}

/** How a file writes numbers with a comma: `3,5` is a half, or it cannot be told from three thousand and more; none where commas part cells. */
export type DecimalComma = 'decimal' | 'unclear' | undefined;

/**
 * Reads CSV (RFC 4180, with double quotes) with or without a byte order mark and with any line ends; cells are parted by the comma, the
 * semicolon or the tab that the first line uses most. Empty lines are passed over, rows and last columns of nothing but separators too, as
 * spreadsheets leave them; rows may be of different lengths. Comments in the way of Markdown are the author's own here too.
 * @returns no rows if a quotation mark stands where none can, or a comment is not closed: what follows could be read in more than one way
 */
export function readCsv({ path, text }: SourceFile): {
  rows: CsvRow[];
  fault?: CsvFault;
  comma: DecimalComma;
  delimiter: string;
} {
  const { body, unclosed } = blankComments(normalise(text));
  const [, named] = /^sep=([,;\t])\n/i.exec(body) ?? [];
  const delimiter = named ?? delimiterOf(body);
  const stray = unclosed === undefined ? strayQuote(body, delimiter) : { offset: unclosed, message: UNCLOSED };
  if (stray) {
    const source = placeAt({ path, text: body }, stray.offset);
    return { rows: [], fault: { message: stray.message, source }, comma: undefined, delimiter };
  }
  const records = parse(body, {
    info: true,
    delimiter,
    // A spreadsheet's own first line that names the separator.
    ...(named && { from_line: 2 }),
    raw: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    record_delimiter: '\n',
  }) as unknown as { record: string[]; info: Info; raw: string }[];
  const placed = records.map(({ record, info, raw }) => ({
    cells: placeCells(path, record, raw, info.lines, delimiter),
    end: info.lines,
  }));
  const rows = withoutBlanks(placed);
  return { rows, comma: delimiter === ',' ? undefined : decimalComma(rows), delimiter };
}

const UNCLOSED = 'A comment begins here and is never closed';

/** Stands for each character of a comment until cells have their places: a blank round cells, and no text has it, see encoding.ts. */
const BLANK = '\f';

/** A text whose comments are blanks of equal length, and where one begins that has no end. */
function blankComments(text: string): { body: string; unclosed?: number } {
  const body = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, BLANK));
  const unclosed = body.indexOf('<!--');
  return unclosed < 0 ? { body } : { body, unclosed };
}

/** Rows without what comments have left of them, and without last columns that have no head and are empty in all of them. */
function withoutBlanks(rows: readonly CsvRow[]): CsvRow[] {
  const filled = rows.filter(({ cells }) => cells.some(({ text }) => text !== ''));
  const width = filled[0]?.cells.length;
  const used = Math.max(0, ...filled.map(({ cells }) => cells.findLastIndex(({ text }) => text !== '') + 1));
  // A row that is longer than its header has a separator too many, and which one is not known.
  return filled.map(({ cells, end }) => ({ cells: cells.length === width ? cells.slice(0, used) : cells, end }));
}

const SEPARATORS: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

/**
 * What to write where a row has another number of cells than the header. A file that was turned from semicolons to commas by halves is the
 * likeliest case: there the other sign gives the right number.
 * @param wanted how many the header has
 */
export function rowHint(cells: readonly Cell[], delimiter: string, wanted: number): string {
  const row = cells.map(({ text }) => text).join(delimiter);
  const others = wanted > 1 ? Object.keys(SEPARATORS).filter((each) => each !== delimiter) : [];
  const other = others.find((each) => row.split(each).length === wanted);
  if (other === undefined)
    return `Write one cell a column; a cell with a ${SEPARATORS[delimiter]?.slice(0, -1)} in it needs quotes.`;
  return `The header is parted by ${SEPARATORS[delimiter]}, this row by ${SEPARATORS[other]}: write the same in all rows.`;
}

/** What stands oftenest between the cells of the first line that is not empty; a comma if nothing does. */
function delimiterOf(text: string): string {
  const [first = ''] = /\S[^\r\n]*/.exec(text.replace(/"[^"]*"/g, '""')) ?? [];
  const times = (delimiter: string) => first.split(delimiter).length;
  return [';', '\t'].reduce((best, each) => (times(each) > times(best) ? each : best), ',');
}

/** Where semicolons or tabs part the cells, a comma parts decimals, if one number shows that it does: `1,234` alone may be either. */
function decimalComma(rows: readonly CsvRow[]): DecimalComma {
  const texts = rows.flatMap(({ cells }) => cells.map(({ text }) => text));
  return texts.some((text) => /^[-+]?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+|,\d+)$/.test(text))
    ? 'decimal'
    : 'unclear';
}

/** A cell in quotation marks with what follows the closing one, a cell without, and the separator or line end after either. */
function cellPattern(delimiter: string): RegExp {
  // What csv-parse takes for blanks round a cell.
  const [blank, other] = [delimiter === '\t' ? '[ \\f]' : '[ \\t\\f]', `[^${delimiter}\\n]`];
  return new RegExp(
    `${blank}*(?:"([^"]*(?:""[^"]*)*)("?)${blank}*(${other}?)${other}*|(${other}*))(?:${delimiter}|\\n|$)`,
    'y',
  );
}

/** The first quotation mark that is neither round a cell nor doubled in one: csv-parse knows the line that it fails on, mostly a later one. */
function strayQuote(text: string, delimiter: string): { offset: number; message: string } | undefined {
  const pattern = cellPattern(delimiter);
  while (pattern.lastIndex < text.length) {
    const start = pattern.lastIndex;
    const match = pattern.exec(text);
    const [cell = '', quoted, close, after, bare = ''] = match ?? [];
    if (quoted === undefined) {
      if (bare.includes('"')) {
        return { offset: start + cell.indexOf('"'), message: 'A quotation mark stands in the middle of a cell' };
      }
    } else if (!close || after) {
      const offset = start + cell.indexOf('"');
      if (!close) return { offset, message: 'The quotation mark that opens here is never closed' };
      const line = text.slice(0, offset + quoted.length + 1).split('\n').length;
      return {
        offset,
        message: `The cell in quotation marks that begins here goes on after the closing one, on line ${line}`,
      };
    }
    if (match?.[0] === '') break;
  }
  return undefined;
}

/**
 * csv-parse knows the line a record ends on but no columns: the cells' offsets come from the raw record.
 * @param lastLine the line that the record ends on
 */
function placeCells(file: string, record: string[], raw: string, lastLine: number, delimiter: string): Cell[] {
  const body = raw.replace(/\n$/, '');
  const above = lastLine - body.split('\n').length;
  let at = 0;
  let quoted = false;
  return record.map((text) => {
    while (/\s/.test(body[at] ?? '') && body[at] !== delimiter) at += 1;
    const { line, column } = placeAt({ path: file, text: body }, at);
    for (; at < body.length && (quoted || body[at] !== delimiter); at += 1) if (body[at] === '"') quoted = !quoted;
    at += 1;
    const source = { file, line: above + line, column };
    return { text: text.replaceAll(/[ \t]?\f+/g, '').trim(), source };
  });
}
