import { type CsvError, type Info, parse } from 'csv-parse/browser/esm/sync';
import type { SourceFile, SourceRef } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import { suggest } from '../source/nearest.ts';
import type { Columns } from './define-panel.ts';

/** Validated rows, every cell's place, and what was wrong. */
export interface ReadRows {
  rows: Record<string, unknown>[];
  cells: { text: string; source: SourceRef }[];
  problems: DeckError[];
}

interface Cell {
  text: string;
  source: SourceRef;
}

/**
 * Reads a CSV (RFC 4180, comma, header row) against its columns. Faulty cells are reported and their rows left out.
 * @returns rows by header; problems `csv-syntax`, `csv-header`, `csv-row`, `csv-cell` at line and column of the cell
 */
export function readRows(csv: SourceFile, columns: Columns): ReadRows {
  const problems: DeckError[] = [];
  const [header, ...records] = splitCells(csv, problems);
  if (!header) {
    problems.push(
      new DeckError('csv-header', 'The file has no header row', `Write: ${Object.keys(columns).join(',')}`, {
        file: csv.path,
        line: 1,
        column: 1,
      }),
    );
    return { rows: [], cells: [], problems };
  }
  const sound = checkHeader(header, Object.keys(columns), problems);
  const rows = records.flatMap((record) => {
    const row = readRecord(header, record, columns, problems);
    return sound && row ? [row] : [];
  });
  return { rows, cells: records.flat(), problems };
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
  for (const name of known.filter((column) => !names.includes(column))) {
    const source = header[0]?.source ?? { file: '', line: 1 };
    problems.push(
      new DeckError('csv-header', `Column "${name}" is missing`, `Add "${name}" to the header row.`, source),
    );
  }
  return problems.length === before;
}

function readRecord(
  header: Cell[],
  record: Cell[],
  columns: Columns,
  problems: DeckError[],
): Record<string, unknown> | undefined {
  const place = record[0]?.source ?? { file: '', line: 1 };
  if (record.length !== header.length) {
    const message = `The row has ${record.length} cells, the header ${header.length}`;
    problems.push(
      new DeckError('csv-row', message, 'Write one cell a column; a cell with a comma needs quotes.', place),
    );
    return undefined;
  }
  const before = problems.length;
  const entries = header.flatMap(({ text: name }, i): [string, unknown][] => {
    const cell = record[i];
    const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
    if (!cell || !column) return [];
    const result = column.read(cell.text);
    if ('value' in result) return [[name, result.value]];
    problems.push(new DeckError('csv-cell', `Column "${name}" ${joint(result.wrong)}`, result.hint, cell.source));
    return [];
  });
  return problems.length === before ? Object.fromEntries(entries) : undefined;
}

/** "is empty" stands as it is; `"x" is not a number` follows a colon. */
function joint(wrong: string): string {
  return wrong.startsWith('"') ? `holds a wrong value: ${wrong}` : wrong;
}

/** csv-parse knows the line a record ends on but no columns: the cells' offsets come from the raw record. */
function splitCells(csv: SourceFile, problems: DeckError[]): Cell[][] {
  const report = (error: CsvError | undefined) => {
    const line = typeof error?.lines === 'number' ? error.lines : 1;
    const message = `The CSV cannot be read: ${error?.message ?? 'unknown fault'}`;
    const hint = 'Close every quote, and double a quote that is part of a cell.';
    problems.push(new DeckError('csv-syntax', message, hint, { file: csv.path, line, column: 1 }));
    return undefined;
  };
  const records = parse(csv.text.replace(/^\uFEFF/, ''), {
    info: true,
    raw: true,
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: report,
  }) as unknown as { record: string[]; info: Info; raw: string }[];
  return records.map(({ record, info, raw }) => placeCells(csv.path, record, raw, info.lines));
}

/** @param lastLine the line that the record ends on */
function placeCells(file: string, record: string[], raw: string, lastLine: number): Cell[] {
  const body = raw.replace(/\r?\n$|\r$/, '');
  let line = lastLine - (body.match(/\r\n|\n|\r/g)?.length ?? 0);
  let column = 1;
  let quoted = false;
  let i = 0;
  const step = () => {
    if (body[i] === '\n') {
      line += 1;
      column = 1;
    } else {
      column += 1;
    }
    i += 1;
  };
  return record.map((text) => {
    while (i < body.length && /\s/.test(body[i] ?? '')) step();
    const source = { file, line, column };
    while (i < body.length && (quoted || body[i] !== ',')) {
      if (body[i] === '"') quoted = !quoted;
      step();
    }
    if (body[i] === ',') step();
    return { text, source };
  });
}
