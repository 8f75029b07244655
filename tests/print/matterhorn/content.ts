import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib';

const N = PDFName.of;

/** What stands before an operator: a number, a string of bytes, a name, a list or a dictionary. */
type Operand = number | string | { name: string } | Operand[] | Map<string, Operand>;

/** Marked content that is open (ISO 32000-1, 14.6). */
export interface Mark {
  tag: string;
  mcid?: number;
  lang?: string;
  actualText?: string;
}

/** A drawing operator and what it stands in. */
export interface Drawing {
  /** Where it is, in words. */
  place: string;
  /** The page or form whose stream marks it, from the outermost: with the marks that are open there. */
  marks: (Mark & { owner: PDFRef })[];
  /** The font and the bytes that are shown with it, of text. */
  text?: { font: PDFDict; bytes: string };
}

/** What the pages of a file draw. */
export interface PageContent {
  drawings: Drawing[];
  /** A mark that opens within others, with its place. */
  nested: { place: string; inner: Mark; outer: Mark[] }[];
  /** How often each form is drawn. */
  taken: Map<PDFRef, number>;
}

/** Reads what all pages draw, by a reader that had no part in writing it. */
export function readContent(document: PDFDocument): PageContent {
  const content: PageContent = { drawings: [], nested: [], taken: new Map() };
  document.getPages().forEach((page, i) => {
    const streams = page.node.lookup(N('Contents'));
    const parts =
      streams instanceof PDFArray ? streams.asArray().map((each) => document.context.lookup(each)) : [streams];
    const text = parts.map((part) => (part instanceof PDFRawStream ? unpacked(part) : '')).join('\n');
    read(content, text, { owner: page.ref, resources: page.node.Resources(), place: `page ${i + 1}`, marks: [] });
  });
  return content;
}

/** A stream's bytes, one character for each. */
export function unpacked(stream: PDFRawStream): string {
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
}

interface Around {
  owner: PDFRef;
  resources: PDFDict | undefined;
  place: string;
  marks: Drawing['marks'];
}

const PAINTS = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'BI']);
const SHOWS = new Set(['Tj', 'TJ', "'", '"']);

function read(content: PageContent, text: string, around: Around): void {
  const { owner, resources, place } = around;
  const marks = [...around.marks];
  let font: PDFDict | undefined;
  const fonts: (PDFDict | undefined)[] = [];
  const find = (kind: string, name: Operand | undefined) =>
    isName(name) ? resources?.lookupMaybe(N(kind), PDFDict)?.get(N(name.name)) : undefined;
  const look = (kind: string, name: Operand | undefined) => resources?.context.lookup(find(kind, name));
  const run = (operator: string, operands: Operand[]) => {
    if (operator === 'q') fonts.push(font);
    else if (operator === 'Q') font = fonts.pop();
    else if (operator === 'Tf') {
      const found = look('Font', operands[0]);
      font = found instanceof PDFDict ? found : undefined;
    } else if (operator === 'BMC' || operator === 'BDC') {
      const mark = { ...markOf(operands, look('Properties', operands[1])), owner };
      if (marks.length > 0) content.nested.push({ place, inner: mark, outer: [...marks] });
      marks.push(mark);
    } else if (operator === 'EMC') marks.pop();
    else if (PAINTS.has(operator)) content.drawings.push({ place, marks: [...marks] });
    else if (SHOWS.has(operator) && font) {
      const bytes = operands
        .flat()
        .filter((each) => typeof each === 'string')
        .join('');
      content.drawings.push({ place, marks: [...marks], text: { font, bytes } });
    } else if (operator === 'Do') {
      const ref = find('XObject', operands[0]);
      const taken = look('XObject', operands[0]);
      if (!(taken instanceof PDFRawStream) || !(ref instanceof PDFRef)) return;
      if (taken.dict.get(N('Subtype')) !== N('Form')) return void content.drawings.push({ place, marks: [...marks] });
      content.taken.set(ref, (content.taken.get(ref) ?? 0) + 1);
      const own = taken.dict.lookupMaybe(N('Resources'), PDFDict);
      read(content, unpacked(taken), { owner: ref, resources: own, place: `${place}, form ${ref}`, marks });
    }
  };
  tokens(text, run);
}

function markOf([tag, given]: Operand[], named: unknown): Mark {
  const mark: Mark = { tag: isName(tag) ? tag.name : '' };
  const plain = (value: unknown) => (typeof value === 'string' ? value : undefined);
  if (given instanceof Map) {
    const [mcid, lang, actualText] = [given.get('MCID'), plain(given.get('Lang')), plain(given.get('ActualText'))];
    return {
      ...mark,
      ...(typeof mcid === 'number' ? { mcid } : {}),
      ...(lang ? { lang } : {}),
      ...(actualText ? { actualText } : {}),
    };
  }
  const mcid = named instanceof PDFDict ? named.get(N('MCID')) : undefined;
  return mcid ? { ...mark, mcid: Number(String(mcid)) } : mark;
}

function isName(operand: Operand | undefined): operand is { name: string } {
  return typeof operand === 'object' && 'name' in operand;
}

/** White space and comments; a name; bytes in hexadecimal; a bracket; a number; the start of a string; an operator. */
const TOKEN =
  /[\0\s]+|%[^\r\n]*|\/([^\0\s()<>[\]{}/%]*)|<([\da-fA-F\s]*)>|(<<|>>|[[\]])|([+-]?(?:\d+\.?\d*|\.\d+))|(\()|([A-Za-z'"][\w*]*)/y;

/** Hands every operator with its operands to `run`. */
function tokens(text: string, run: (operator: string, operands: Operand[]) => void): void {
  let operands: Operand[] = [];
  const open: Operand[][] = [];
  // Each with its own place: a stream is read while another one is.
  const token = new RegExp(TOKEN);
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const [all, name, hex, bracket, number, string, operator] = token.exec(text) ?? [];
    if (all === undefined) throw new Error(`A content stream cannot be read at "${text.slice(at, at + 30)}".`);
    if (name !== undefined) operands.push({ name });
    else if (hex !== undefined) operands.push(Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('latin1'));
    else if (number) operands.push(Number(number));
    else if (string) {
      const end = endOfString(text, at);
      operands.push(text.slice(at + 1, end - 1).replace(/\\(.)/gs, '$1'));
      token.lastIndex = end;
    } else if (bracket === '[' || bracket === '<<') {
      open.push(operands);
      operands = [];
    } else if (bracket) {
      const inner = bracket === ']' ? operands : new Map(pairs(operands));
      operands = open.pop() ?? [];
      operands.push(inner);
    } else if (operator) {
      run(operator, operands);
      operands = [];
    }
  }
}

function endOfString(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '(') depth++;
    else if (text[at] === ')' && --depth === 0) return at + 1;
  }
  return text.length;
}

function pairs(operands: readonly Operand[]): [string, Operand][] {
  return operands.flatMap((key, i) => {
    const value = operands[i + 1];
    return i % 2 === 0 && isName(key) && value !== undefined ? [[key.name, value] as [string, Operand]] : [];
  });
}
