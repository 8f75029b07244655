import { type CsvError, type Info, parse } from 'csv-parse/browser/esm/sync';
import type { SourceFile, SourceRef } from '../model/deck.ts';

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

/** What cannot be read: the reader's own words, and a line. */
export interface CsvFault {
  message: string;
  line: number;
}

/** How a file writes numbers with a comma: `3,5` is a half, or it cannot be told from three thousand and more; none where commas part cells. */
export type DecimalComma = 'decimal' | 'unclear' | undefined;

/**
 * Reads CSV (RFC 4180, with double quotes) with or without a byte order mark; cells are parted by the comma, the semicolon or the tab
 * that the first line uses most. Empty lines are passed over, rows may be of different lengths, and a row that cannot be read is left out.
 */
export function readCsv({ path, text }: SourceFile): { rows: CsvRow[]; faults: CsvFault[]; comma: DecimalComma } {
  const body = text.replace(/^\uFEFF/, '');
  const [, named] = /^sep=([,;\t])\r?\n/i.exec(body) ?? [];
  const delimiter = named ?? delimiterOf(body);
  const faults: CsvFault[] = [];
  const skip = (error: CsvError | undefined) => {
    const line = typeof error?.lines === 'number' && error.lines > 0 ? error.lines : 1;
    faults.push({ line, message: error?.message ?? 'unknown fault' });
    return undefined;
  };
  const records = parse(body, {
    info: true,
    delimiter,
    // A spreadsheet's own first line that names the separator.
    ...(named && { from_line: 2 }),
    raw: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: skip,
  }) as unknown as { record: string[]; info: Info; raw: string }[];
  const rows = records.map(({ record, info, raw }) => ({
    cells: placeCells(path, record, raw, info.lines, delimiter),
    end: info.lines,
  }));
  return { rows, faults, comma: delimiter === ',' ? undefined : decimalComma(rows) };
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

/**
 * csv-parse knows the line a record ends on but no columns: the cells' offsets come from the raw record.
 * @param lastLine the line that the record ends on
 */
function placeCells(file: string, record: string[], raw: string, lastLine: number, delimiter: string): Cell[] {
  const body = raw.replace(/\r?\n$|\r$/, '');
  let line = lastLine - (body.match(/\r\n|\n|\r/g)?.length ?? 0);
  let column = 1;
  let quoted = false;
  let i = 0;
  const step = () => {
    // Between records csv-parse keeps the first half of a line end only.
    if (body[i] === '\n' || (body[i] === '\r' && body[i + 1] !== '\n')) {
      line += 1;
      column = 1;
    } else {
      column += 1;
    }
    i += 1;
  };
  return record.map((text) => {
    while (i < body.length && /\s/.test(body[i] ?? '') && body[i] !== delimiter) step();
    const source = { file, line, column };
    while (i < body.length && (quoted || body[i] !== delimiter)) {
      if (body[i] === '"') quoted = !quoted;
      step();
    }
    if (body[i] === delimiter) step();
    return { text, source };
  });
}
