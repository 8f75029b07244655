import type { SourceFile } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { CellResult } from '../source/columns.ts';
import { type Cell, type DecimalComma, readCsv, rowHint } from '../source/csv.ts';
import { nearest, suggest } from '../source/nearest.ts';
import type { Columns } from './define-panel.ts';

/** A cell and the name of its column. */
export interface NamedCell extends Cell {
  column?: string | undefined;
}

/** Validated rows, every cell's place, and what was wrong. */
interface ReadRows {
  rows: Record<string, unknown>[];
  /** Row by row, without the header. */
  cells: NamedCell[][];
  problems: DeckError[];
}

/** More rows than any chart can show: with 100,000 a browser stands still. */
const MOST_ROWS = 5000;

/**
 * Reads a CSV (RFC 4180, header row) against its columns. Faulty cells are reported and their rows left out.
 * @returns rows by header; problems `csv-syntax`, `csv-header`, `csv-row`, `csv-cell` at line and column of the cell
 */
export function readRows(csv: SourceFile, columns: Columns): ReadRows {
  const { rows: read, fault, comma, delimiter } = readCsv(csv);
  const none = (...problem: ConstructorParameters<typeof DeckError>) => {
    return { rows: [], cells: [], problems: [new DeckError(...problem)] };
  };
  if (fault) {
    const hint = 'Set quotation marks round a whole cell, and double one that is part of its text.';
    return none('csv-syntax', fault.message, hint, fault.source);
  }
  const problems: DeckError[] = [];
  const [header, ...records] = read.map(({ cells }) => cells);
  const known = Object.keys(columns);
  const top = { file: csv.path, line: header?.[0]?.source.line ?? 1, column: 1 };
  if (!header) return none('csv-header', 'The file has no header row', `Write: ${known.join(',')}`, top);
  if (records.length === 0)
    return none('csv-rows', 'The file has no row under its header', 'Write one for each datum.', top);
  const beyond = records[MOST_ROWS]?.[0];
  if (beyond) {
    const message = `The file has ${records.length} rows, and a chart takes ${MOST_ROWS}`;
    const hint = 'Sum them up before: by day, by place or by kind. A reader sees no more than a few dozen.';
    return none('csv-rows', message, hint, beyond.source);
  }
  // A title or a remark above the header, or one that other signs part: whatever stands below it would be at fault too.
  if (!header.some(({ text }) => known.includes(nearest(text, known) ?? text))) {
    const hint = `Write "${known.join(',')}" as the first line, parted by commas, semicolons or tabs, and take out what stands above it.`;
    return none('csv-header', 'The first line names none of the columns', hint, top);
  }
  const sound = checkHeader(header, known, problems);
  const rows = records.flatMap((record) => {
    const row = readRecord(header, record, { columns, comma, delimiter }, problems);
    return sound && row ? [row] : [];
  });
  const cells = records.map((record) => record.map((cell, i) => ({ ...cell, column: header[i]?.text })));
  return { rows, cells, problems };
}

function checkHeader(header: Cell[], known: string[], problems: DeckError[]): boolean {
  const before = problems.length;
  const names = header.map(({ text }) => text);
  header.forEach(({ text, source }, i) => {
    if (!known.includes(text)) {
      problems.push(new DeckError('csv-header', `Unknown column "${text}"`, suggest(text, known), source));
    } else if (names.indexOf(text) < i) {
      problems.push(new DeckError('csv-header', `Column "${text}" stands twice`, 'Remove or rename one.', source));
    }
  });
  // One that is misspelt is told as such.
  const meant = new Set(names.filter((name) => !known.includes(name)).map((name) => nearest(name, known)));
  for (const name of known.filter((column) => !names.includes(column) && !meant.has(column))) {
    const hint = `Add "${name}" to the header row.`;
    const source = header[0]?.source ?? { file: '', line: 1 };
    problems.push(new DeckError('csv-header', `Column "${name}" is missing`, hint, source));
  }
  return problems.length === before;
}

function readRecord(
  header: Cell[],
  record: Cell[],
  { columns, comma, delimiter }: { columns: Columns; comma: DecimalComma; delimiter: string },
  problems: DeckError[],
): Record<string, unknown> | undefined {
  const place = record[0]?.source ?? { file: '', line: 1 };
  if (record.length !== header.length) {
    const message = `The row has ${record.length} cells, the header ${header.length}`;
    problems.push(new DeckError('csv-row', message, rowHint(record, delimiter, header.length), place));
    return undefined;
  }
  const before = problems.length;
  const entries = header.flatMap(({ text: name }, i): [string, unknown][] => {
    const cell = record[i];
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!cell || !column) return [];
    const result = readCell(column, cell.text, comma);
    if ('value' in result) return [[name, result.value]];
    // "is empty" stands as it is; `"x" is not a number` follows a colon.
    const wrong = result.wrong.startsWith('"') ? `holds a wrong value: ${result.wrong}` : result.wrong;
    problems.push(new DeckError('csv-cell', `Column "${name}" ${wrong}`, result.hint, cell.source));
    return [];
  });
  return problems.length === before ? Object.fromEntries(entries) : undefined;
}

/** In a file whose decimals have a comma: a point before three digits parts thousands there. */
const POINT = /^[-+]?\d{1,3}(?:\.\d{3})+$/;
const COMMA = /^[-+]?\d*,\d+$/;
const UNCLEAR =
  'Write it with a decimal point, or without a separator; one number such as "0,5" in the file says that commas part decimals.';

/** A cell by its column; a number with a comma is read as the file writes numbers. */
function readCell(column: Columns[string], text: string, comma: DecimalComma): CellResult<unknown> {
  const result = column.read(text);
  const wrong = `"${text}" may be a decimal or thousands`;
  if (comma === 'decimal' && POINT.test(text) && 'value' in result && typeof result.value === 'number') {
    const hint = `Commas part decimals in this file: write ${text.replaceAll('.', '')}, or ${text.replace('.', ',')}.`;
    return { wrong, hint };
  }
  if ('value' in result || !COMMA.test(text) || !comma) return result;
  if (!('value' in column.read('0.5')) && !('value' in column.read('5'))) return result;
  if (comma === 'decimal') {
    const decimal = column.read(text.replace(',', '.'));
    // Told as it stands in the file.
    return 'value' in decimal ? decimal : { ...decimal, wrong: decimal.wrong.replace(text.replace(',', '.'), text) };
  }
  return { wrong, hint: UNCLEAR };
}
