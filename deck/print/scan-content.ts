/** Left, bottom, right, top in points. */
export type Box = [number, number, number, number];

/** A piece of a content stream: one that is marked, or what stands between two of those. */
export interface Piece {
  /** Where it begins and ends, the marks at its ends included. */
  from: number;
  to: number;
  /** Where its content begins and ends. */
  inner: [number, number];
  /** Number of a marked piece. */
  mcid?: number;
  /** Whether it draws at all, and whether it draws text. */
  draws: boolean;
  text: boolean;
  /** Around all that it draws; text counts by where its characters begin. */
  box?: Box;
  /** Lowest and highest line of its text, in points from the page's foot. */
  lines?: [number, number];
  /** Where it takes in another stream or an image, with its name; and marks in it that are no part of the structure. */
  cuts: { from: number; to: number; name?: string }[];
}

type Matrix = readonly [number, number, number, number, number, number];

/** An operator's name as one number: its characters, the first one lowest. */
const op = (name: string) => [...name].reduce((code, letter, i) => code + (letter.charCodeAt(0) << (8 * i)), 0);
const OPS = {
  q: op('q'),
  Q: op('Q'),
  cm: op('cm'),
  BDC: op('BDC'),
  BMC: op('BMC'),
  EMC: op('EMC'),
  Do: op('Do'),
  sh: op('sh'),
  BT: op('BT'),
  Tf: op('Tf'),
  Tm: op('Tm'),
  Td: op('Td'),
  TD: op('TD'),
  Tj: op('Tj'),
  TJ: op('TJ'),
  re: op('re'),
  n: op('n'),
} as const;
const POINTS: ReadonlySet<number> = new Set(['m', 'l', 'c', 'v', 'y'].map(op));
const PAINTS: ReadonlySet<number> = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'].map(op));

/**
 * Goes through a content stream (ISO 32000-1, 7.8.2) as Skia writes it: numbered marks do not nest, and there are no inline
 * images.
 *
 * @param bytes the stream, unpacked
 * @param boxOf the box of an XObject in its own space, by its name
 * @returns its pieces in order, without a gap
 * @throws Error if marks nest or stay open
 */
export function scanContent(bytes: Uint8Array, boxOf: (name: string) => Box | undefined): Piece[] {
  return new Scan(bytes, boxOf).pieces();
}

class Scan {
  private at = 0;
  /** Where the operands of the next operator begin. */
  private first = -1;
  private numbers: number[] = [];
  private name = '';
  private matrix: Matrix = [1, 0, 0, 1, 0, 0];
  private readonly saved: Matrix[] = [];
  private text: Matrix = [1, 0, 0, 1, 0, 0];
  private size = 0;
  private path: Box | undefined;
  private piece = emptyPiece(0);
  /** How many marks without a number are open. */
  private inner = 0;
  private readonly done: Piece[] = [];

  private readonly bytes: Uint8Array;
  private readonly boxOf: (name: string) => Box | undefined;

  constructor(bytes: Uint8Array, boxOf: (name: string) => Box | undefined) {
    this.bytes = bytes;
    this.boxOf = boxOf;
  }

  pieces(): Piece[] {
    const { bytes } = this;
    while (this.at < bytes.length) {
      const code = bytes[this.at] ?? 0;
      if (code <= 32) {
        this.at++;
        continue;
      }
      const from = this.at;
      if (isOperator(code)) this.operator(from);
      else {
        if (this.first < 0) this.first = from;
        this.operand(code);
      }
    }
    if (this.piece.mcid !== undefined) throw new Error(`The marked content ${this.piece.mcid} stays open.`);
    this.close(bytes.length, bytes.length);
    return this.done;
  }

  private operand(code: number): void {
    const { bytes } = this;
    if (code === SLASH) {
      const from = ++this.at;
      while (!ends(bytes[this.at])) this.at++;
      this.name = latin(bytes, from, this.at);
    } else if (code === OPEN_STRING) this.string();
    else if (code === LESS) this.at = bytes[this.at + 1] === LESS ? this.at + 2 : bytes.indexOf(GREATER, this.at) + 1;
    else if (isNumber(code)) this.number();
    else this.at++;
  }

  /** A string in parentheses, which may nest (ISO 32000-1, 7.3.4.2). */
  private string(): void {
    let depth = 0;
    do {
      const code = this.bytes[this.at++];
      if (code === BACKSLASH) this.at++;
      else if (code === OPEN_STRING) depth++;
      else if (code === CLOSE_STRING) depth--;
    } while (depth > 0 && this.at < this.bytes.length);
  }

  private number(): void {
    const { bytes } = this;
    const sign = bytes[this.at] === MINUS ? -1 : 1;
    if (!isDigit(bytes[this.at]) && bytes[this.at] !== DOT) this.at++;
    let value = 0;
    for (; isDigit(bytes[this.at]); this.at++) value = value * 10 + (bytes[this.at] ?? 0) - ZERO;
    if (bytes[this.at] === DOT) {
      let unit = 0.1;
      for (this.at++; isDigit(bytes[this.at]); this.at++, unit /= 10) value += ((bytes[this.at] ?? 0) - ZERO) * unit;
    }
    this.numbers.push(sign * value);
  }

  private operator(from: number): void {
    const { bytes } = this;
    let code = 0;
    for (let shift = 0; !ends(bytes[this.at]); this.at++, shift += 8) code += (bytes[this.at] ?? 0) << shift;
    // A character that no operator begins with.
    if (this.at === from) this.at++;
    this.run(code, from);
    this.numbers = [];
    this.name = '';
    this.first = -1;
  }

  private run(code: number, from: number): void {
    const { numbers } = this;
    if (POINTS.has(code)) for (let i = 0; i + 1 < numbers.length; i += 2) this.point(numbers[i], numbers[i + 1]);
    else if (PAINTS.has(code)) this.draw(this.path);
    else if (code === OPS.re) {
      const [x = 0, y = 0, width = 0, height = 0] = numbers;
      for (const [dx, dy] of CORNERS) this.point(x + dx * width, y + dy * height);
    } else if (code === OPS.n) this.path = undefined;
    else if (code === OPS.q) this.saved.push(this.matrix);
    else if (code === OPS.Q) this.matrix = this.saved.pop() ?? this.matrix;
    else if (code === OPS.cm) this.matrix = times(matrixOf(numbers), this.matrix);
    else if (code === OPS.Do) this.take(from);
    else if (code === OPS.sh) this.draw(undefined);
    else if (code === OPS.BDC || code === OPS.BMC) this.open(from);
    else if (code === OPS.EMC) {
      if (this.inner > 0) {
        this.inner--;
        this.piece.cuts.push({ from, to: this.at });
        return;
      }
      this.close(from, this.at);
      this.piece = emptyPiece(this.at);
    } else this.runText(code);
  }

  private runText(code: number): void {
    const { numbers } = this;
    if (code === OPS.BT) this.text = [1, 0, 0, 1, 0, 0];
    else if (code === OPS.Tf) this.size = numbers[0] ?? 0;
    else if (code === OPS.Tm) this.text = matrixOf(numbers);
    else if (code === OPS.Td || code === OPS.TD) {
      this.text = times([1, 0, 0, 1, numbers[0] ?? 0, numbers[1] ?? 0], this.text);
    } else if (code === OPS.Tj || code === OPS.TJ) this.show();
  }

  private show(): void {
    const place = times(this.text, this.matrix);
    const [x, y] = [place[4], place[5]];
    const [, top] = apply(place, 0, this.size * 0.75);
    const [right] = apply(place, this.size * 0.5, 0);
    this.draw([Math.min(x, right), Math.min(y, top), Math.max(x, right), Math.max(y, top)]);
    this.piece.text = true;
    const [low, high] = this.piece.lines ?? [y, y];
    this.piece.lines = [Math.min(low, y), Math.max(high, y)];
  }

  private take(from: number): void {
    this.piece.cuts.push({ from: this.first < 0 ? from : this.first, to: this.at, name: this.name });
    const [left, bottom, right, top] = this.boxOf(this.name) ?? [0, 0, 0, 0];
    this.path = undefined;
    for (const [dx, dy] of CORNERS) this.point(left + dx * (right - left), bottom + dy * (top - bottom));
    this.draw(this.path);
  }

  private point(x = 0, y = 0): void {
    const [px, py] = apply(this.matrix, x, y);
    this.path = joined(this.path, [px, py, px, py]);
  }

  private draw(box: Box | undefined): void {
    this.piece.draws = true;
    this.path = undefined;
    if (box) this.piece.box = joined(this.piece.box, box);
  }

  /** Opens a piece at a mark with a number; another mark says what text is written for (ISO 32000-1, 14.9.4). */
  private open(from: number): void {
    const start = this.first < 0 ? from : this.first;
    if (this.name !== 'MCID') {
      this.inner++;
      this.piece.cuts.push({ from: start, to: this.at });
      return;
    }
    if (this.piece.mcid !== undefined) throw new Error(`Marked content stands within ${this.piece.mcid}.`);
    this.close(start, start);
    this.piece = { ...emptyPiece(start), mcid: this.numbers.at(-1) ?? -1, inner: [this.at, this.at] };
  }

  private close(end: number, to: number): void {
    const { piece } = this;
    piece.inner[1] = end;
    piece.to = to;
    if (to > piece.from) this.done.push(piece);
  }
}

const [SLASH, OPEN_STRING, CLOSE_STRING, BACKSLASH] = [47, 40, 41, 92];
const [LESS, GREATER, MINUS, PLUS, DOT, ZERO] = [60, 62, 45, 43, 46, 48];
const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

function emptyPiece(from: number): Piece {
  return { from, to: from, inner: [from, from], draws: false, text: false, cuts: [] };
}

function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= ZERO && code <= 57;
}

function isNumber(code: number): boolean {
  return isDigit(code) || code === MINUS || code === DOT || code === PLUS;
}

/** Letters, and the two quotation marks that show text. */
function isOperator(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 39 || code === 34;
}

/** Whether a name or an operator ends before this character: white space or a delimiter (ISO 32000-1, 7.2.2). */
function ends(code: number | undefined): boolean {
  return code === undefined || code <= 32 || DELIMITERS.has(code);
}

const DELIMITERS: ReadonlySet<number> = new Set([...'()<>[]{}/%'].map((each) => each.charCodeAt(0)));

function latin(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

function matrixOf([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Matrix {
  return [a, b, c, d, e, f];
}

/** First `one`, then `other` (ISO 32000-1, 8.3.4). */
function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

function joined(one: Box | undefined, other: Box): Box {
  if (!one) return other;
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}
