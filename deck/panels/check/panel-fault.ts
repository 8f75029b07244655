import type { SourceFile, SourceRef } from '../../model/deck.ts';
import { DeckError, reasonOf } from '../../model/error.ts';
import { keepUnits } from '../../model/text.ts';
import { BOUND, blankComments, escapeRegExp, placeAt, propertyPattern, unbound } from '../../source/faults.ts';
import { isObject } from '../../source/objects.ts';
import { marksIn } from '../../source/plain-words.ts';
import type { NamedCell } from '../read-rows.ts';

/** A fault in a built panel before it has a place. */
export interface PanelFault {
  code: string;
  message: string;
  hint: string;
  /** Where to look for it: a text that is a value somewhere, then a property; `nth` counts from 0. */
  value?: string;
  key?: string;
  nth?: number;
  /** The value is a part of a longer text. */
  part?: true;
  /** The property that these stand in, where the same words stand elsewhere too. */
  inside?: string;
  /** The row that it stands in, by a cell of it, such as the category's key; a `value` is then looked for in that row first. */
  row?: string;
  /** The column that it most likely stands in. */
  column?: string;
  /** Where it stands, if that is known already. */
  at?: SourceRef | undefined;
}

/** Faults of keys: wrong form, or twice the same. Keys are how prose refers to data. */
export function keyFaults(what: string, items: readonly { key: string }[]): PanelFault[] {
  const seen = new Map<string, number>();
  return items.flatMap(({ key }): PanelFault[] => {
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    if (nth > 0) {
      const message = `Two ${what} have the key "${key}"`;
      return [{ code: 'panel-key', message, hint: 'Give each its own key.', value: key, nth }];
    }
    if (KEBAB.test(key)) return [];
    const hint = 'Use lower-case letters, digits and hyphens: prose refers to data by key.';
    return [{ code: 'panel-key', message: `The key "${key}" cannot be referred to`, hint, value: key, key: 'key' }];
  });
}

/** What goes from one thing to a later one, and does not. @param known the keys of these things, in their order */
export function turnedFaults(
  whose: string,
  { from, to }: { from: string; to: string },
  known: readonly string[],
  what: string,
): PanelFault[] {
  if (known.indexOf(from) < known.indexOf(to)) return [];
  const message = `${whose} begins at "${from}" and ends at "${to}"`;
  const hint = from === to ? `Name two, the first and the last ${what}.` : `Write the earlier ${what} as "from".`;
  return [{ code: 'panel-note', message, hint, value: from, key: 'from' }];
}

const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** The id of a panel, which is its module's file name, and what is wrong with it. */
export function panelId(path: string): { id: string; problems: DeckError[] } {
  const id = path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  if (KEBAB.test(id)) return { id, problems: [] };
  const message = `The file name "${id}" cannot be referred to`;
  const hint = 'Use lower-case letters, digits and hyphens: prose refers to the panel by its file name.';
  return { id, problems: [new DeckError('panel-id', message, hint, { file: path, line: 1, column: 1 })] };
}

/** Columns that are none of the kinds that cells can be read by: a module may say them by their names, or by JavaScript's own. */
export function columnFaults(columns: Readonly<Record<string, unknown>>): PanelFault[] {
  return Object.entries(columns).flatMap(([key, column]): PanelFault[] => {
    if (isObject(column) && typeof column.read === 'function') return [];
    const hint = `Import one from '#deck/panels', without quotation marks: text, optionalText, number, integer, percentage, date, or oneOf('yes', 'no').`;
    return [{ code: 'panel-columns', message: `The column "${key}" has no kind of cells`, hint, key }];
  });
}

/** What a module builds, or `panel-build`: why it fails to. */
export function runBuild(
  build: () => unknown,
  thrownAt?: (error: unknown) => SourceRef | undefined,
): { built: unknown } | { fault: PanelFault } {
  try {
    return { built: build() };
  } catch (error) {
    const [reason = ''] = reasonOf(error).split('\n');
    return { fault: { ...buildFault(reason), at: thrownAt?.(error) } };
  }
}

export function buildFault(
  why: string,
  hint = 'Mend the build function, or the rows that it cannot take.',
): PanelFault {
  return { code: 'panel-build', message: `The build function failed: ${why}`, hint, key: 'build' };
}

/** The fault where its value stands, else its property, else at the start of the module. */
export function placeFault(fault: PanelFault, places: Places): DeckError {
  const { code, message, hint, value, key, nth, inside, row, column, at, part } = fault;
  // The same number in the row of another category is another number.
  const outOfOthers = (found?: SourceRef) =>
    row === undefined || found?.file === places.start.file ? found : undefined;
  const source: SourceRef =
    at ??
    (part && value !== undefined ? places.part(value) : undefined) ??
    (inside === undefined ? undefined : places.inside(inside, { value, key, nth })) ??
    (row === undefined ? undefined : places.cell(row, value, column)) ??
    (value === undefined || key === undefined || nth !== undefined ? undefined : places.pair(key, value)) ??
    (value === undefined ? undefined : outOfOthers(places.value(value, nth))) ??
    (row === undefined ? undefined : places.value(row)) ??
    (key === undefined ? undefined : places.key(key)) ??
    // What lacks it: a field of a field that is missing stands nowhere.
    (inside === undefined ? undefined : places.key(inside)) ??
    places.start;
  return new DeckError(code, message, hint, source);
}

/** Values of charts in a figure's own words: only slides fill them in. */
export function boundFaults(built: unknown): PanelFault[] {
  const found = new Set(JSON.stringify(built ?? null).match(BOUND));
  return [...found].map((value) => {
    const [message, cure] = unbound(value);
    const hint = `${cure.slice(0, -1)}, or have the module write it from its rows.`;
    return { code: 'unbound-value', message, hint, value, part: true };
  });
}

/** What a figure is called and told apart by, or draws with: no words that are read. */
const NO_WORDS = new Set(['id', 'key', 'kind', 'cites', 'options', 'steps', 'draw', 'from', 'where', 'join']);

/** Marks of Markdown in a figure's own words: they are drawn as they are written, each told once. */
export function markFaults(built: unknown): PanelFault[] {
  const marks = wordsIn(built).flatMap(marksIn);
  const once = new Map(marks.map((mark) => [mark.text, mark]));
  return [...once.values()].map(({ text, what, cure }) => {
    const message = `Words of a figure are plain: "${text}", ${what}, would be drawn as it is written`;
    return { code: 'panel-words', message, hint: cure, value: text, part: true };
  });
}

function wordsIn(built: unknown): string[] {
  if (typeof built === 'string') return [built];
  if (Array.isArray(built)) return built.flatMap(wordsIn);
  if (!isObject(built)) return [];
  return Object.entries(built).flatMap(([key, value]) => (NO_WORDS.has(key) ? [] : wordsIn(value)));
}

/** Finds where a key or value stands, in the chart module first and then in its CSV. */
export type Places = ReturnType<typeof findPlaces>;

/**
 * Places in a chart module, found in its text: a built panel no longer knows where it came from.
 * @param rows the CSV's cells, row by row
 */
export function findPlaces(module: SourceFile, rows: readonly (readonly NamedCell[])[]) {
  const cells = rows.flat();
  const code = blankComments(module.text);
  const at = (offset: number) => placeAt({ path: module.path, text: code }, offset);
  const nthMatch = (pattern: RegExp, nth: number, from = 0): SourceRef | undefined => {
    const match = [...code.matchAll(pattern)].filter(({ index }) => index >= from)[nth];
    return match ? at(match.index) : undefined;
  };
  const inQuotes = (text: string) => new RegExp(`(['"\`])${escapeRegExp(text)}\\1`, 'g');
  const start: SourceRef = { file: module.path, line: 1, column: 1 };
  return {
    /** The module's first character: where nothing better is known. */
    start,
    /** The first property of this name in the module. */
    key: (name: string) => nthMatch(propertyPattern(name), 0),
    /** Where this text stands in the module, or the cell that has it in its own. */
    part(text: string) {
      const offset = code.indexOf(text);
      return offset >= 0 ? at(offset) : cells.find((cell) => cell.text.includes(text))?.source;
    },
    /** The nth (from 0) place of this text in quotes, or of this property, after the beginning of another. */
    inside(name: string, { value, key, nth = 0 }: Pick<PanelFault, 'value' | 'key' | 'nth'>) {
      const from = propertyPattern(name).exec(code)?.index;
      const what = value !== undefined ? inQuotes(value) : key !== undefined ? propertyPattern(key) : undefined;
      return from === undefined || what === undefined ? undefined : nthMatch(what, nth, from);
    },
    /** A cell in the row that has one of the text `row`: the one that says `text`, as it stands or as a number, best in that column; without it the row's first. */
    cell(row: string, text?: string, column?: string) {
      const own = rows.find((each) => each.some((cell) => cell.text === row)) ?? [];
      if (text === undefined) return own[0]?.source;
      const same = own.filter((cell) => isSame(cell.text, text));
      return (same.find((cell) => cell.column === column) ?? same[0])?.source;
    },
    /** A quoted string that is the value of a property: where the same word stands elsewhere too, this is the one. */
    pair(name: string, text: string) {
      const pattern = `(?<![\\w$.\\-])(['"]?)${escapeRegExp(name)}\\1\\s*:\\s*(?=(['"\`])${escapeRegExp(text)}\\2)`;
      const match = new RegExp(pattern).exec(code);
      return match ? at(match.index + match[0].length) : undefined;
    },
    /** The nth (from 0) place of this text: a quoted string in the module, or a cell. */
    value(text: string, nth = 0) {
      const quoted = [...code.matchAll(inQuotes(text))].map((match) => at(match.index));
      const same = cells.filter((cell) => keepUnits(cell.text) === keepUnits(text));
      return [...quoted, ...same.map((cell) => cell.source)][nth];
    },
  };
}

/** Whether a cell says a value: `0,50` is 0.5. */
function isSame(cell: string, text: string): boolean {
  return cell === text || (cell !== '' && Number(cell.replace(',', '.')) === Number(text));
}
