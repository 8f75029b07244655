import type { Measure, Weight } from '../../model/measure.ts';
import { SOFT_HYPHEN } from '../../model/soft-hyphen.ts';

/** How a text is set: size in pixels, weight, and the measure of its family. */
export interface Face {
  size: number;
  weight: Weight;
  measure: Measure;
}

/** Distance from line to line for a size. */
export function lineHeight(size: number): number {
  return Math.round(size * 1.2);
}

/** The width of one line. */
export function widthOf(text: string, { size, weight, measure }: Face): number {
  return measure(text, size, weight);
}

const known = new WeakMap<Measure, Map<string, readonly string[]>>();

/** So many broken texts of a measure are kept: more than any chart asks for. */
const KEPT = 5000;

/** Lines that were made before: the search for a size in which all has room asks for the same ones at every height. */
function once(kind: string, text: string, max: number, face: Face, make: () => readonly string[]): readonly string[] {
  const lines = known.get(face.measure) ?? new Map<string, readonly string[]>();
  known.set(face.measure, lines);
  const key = `${kind} ${face.size} ${face.weight} ${max} ${text}`;
  const before = lines.get(key);
  if (before) return before;
  if (lines.size >= KEPT) lines.clear();
  const made = make();
  lines.set(key, made);
  return made;
}

/**
 * Breaks a text at its spaces into lines no wider than `max`; a word wider than that is broken at its soft hyphens, else between
 * characters, with a hyphen, so that nothing is ever cut off. No-break spaces hold.
 */
export function wrap(text: string, max: number, face: Face): readonly string[] {
  return once('wrap', text, max, face, () => breakLines(text, max, face));
}

function breakLines(text: string, max: number, face: Face): string[] {
  const lines: string[] = [];
  let line = '';
  for (const written of wordsOf(text)) {
    const word = written.replaceAll(SOFT_HYPHEN, '');
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer, face) <= max) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = widthOf(word, face) <= max ? [word] : breakWord(written, max, face);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

function wordsOf(text: string): string[] {
  return text.split(/[ \n\t]+/).filter(Boolean);
}

/** Letters of scripts that break words with a hyphen. */
const HYPHENATED = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]$/u;

function breakWord(word: string, max: number, face: Face): string[] {
  const syllables = word.split(SOFT_HYPHEN);
  const parts = syllables.length > 1 && widest(syllables, face) < max ? syllables : [...syllables.join('')];
  const pieces = [''];
  for (const [i, part] of parts.entries()) {
    const before = pieces.at(-1) ?? '';
    const tail = i < parts.length - 1 && HYPHENATED.test(part) ? '-' : '';
    if (before === '' || widthOf(`${before}${part}${tail}`, face) <= max) pieces[pieces.length - 1] = before + part;
    else pieces.push(part);
  }
  return pieces.map((piece, i) => (i < pieces.length - 1 && HYPHENATED.test(piece) ? `${piece}-` : piece));
}

/** As few lines as `max` allows, and of these the most even: a short last word is not left alone. */
export function balance(text: string, max: number, face: Face): readonly string[] {
  return once('balance', text, max, face, () => evenLines(text, max, face));
}

function evenLines(text: string, max: number, face: Face): string[] {
  let lines = breakLines(text, max, face);
  let low = 0;
  let high = max;
  const longest = lines.length > 1 ? longestWord(text, face) : 0;
  while (lines.length > 1 && high - low > 1) {
    const middle = (low + high) / 2;
    if (middle < longest && longest <= max) {
      // The longest word would be broken: that need not be tried.
      low = middle;
      continue;
    }
    const narrower = breakLines(text, middle, face);
    // A narrower column may break inside words at the same number of lines: that is no gain.
    const whole = narrower.every((line) => widthOf(line, face) <= middle) && narrower.join(' ') === lines.join(' ');
    if (narrower.length === lines.length && whole) {
      lines = narrower;
      high = middle;
    } else {
      low = middle;
    }
  }
  return lines;
}

/** The width of the longest word. */
export function longestWord(text: string, face: Face): number {
  return widest(wordsOf(text.replaceAll(SOFT_HYPHEN, '')), face);
}

/** The widest of some lines. */
export function widest(lines: readonly string[], face: Face): number {
  return Math.max(0, ...lines.map((line) => widthOf(line, face)));
}

/**
 * Makes one attempt after the other and gives the first that fits, else the last. What comes after it is never made.
 * @param attempts what to try, from the best to the tightest
 * @throws Error if there is nothing to try
 */
export function firstFit<Attempt, Made>(
  attempts: readonly Attempt[],
  make: (attempt: Attempt) => Made,
  fits: (made: Made) => boolean,
): Made {
  const [first, ...others] = attempts;
  if (first === undefined) throw new Error('There is no attempt to make.');
  let made = make(first);
  for (const attempt of others) {
    if (fits(made)) return made;
    made = make(attempt);
  }
  return made;
}

/** A text with the middle it would like to have. */
export interface Wish {
  text: string;
  middle: number;
  width: number;
}

/**
 * Places texts side by side between two ends: each as near its wish as its neighbours let it, in order, on as few lines as hold them.
 * @returns lines of what was given, each with its left end
 */
export function packLine<One extends Wish>(
  wishes: readonly One[],
  from: number,
  to: number,
  gap: number,
): (One & { x: number })[][] {
  return toLines(wishes, to - from, gap).map((line) => {
    const starts = shareOut(line, from, to, gap);
    return line.map((wish, i) => ({ ...wish, x: starts[i] ?? from }));
  });
}

/** Texts in order on as few lines as hold them. */
function toLines<One extends Wish>(wishes: readonly One[], room: number, gap: number): One[][] {
  const lines: One[][] = [[]];
  let used = 0;
  for (const wish of wishes) {
    if (used > 0 && used + gap + wish.width > room) {
      lines.push([]);
      used = 0;
    }
    used += wish.width + (used > 0 ? gap : 0);
    lines.at(-1)?.push(wish);
  }
  return lines.filter((line) => line.length > 0);
}

/**
 * Where lengths begin that would like to begin somewhere, in order: none before the end of the one before it, which is moved back
 * only where there is no more room. @param gap between two
 */
export function spread(
  wishes: readonly { at: number; length: number }[],
  from: number,
  to: number,
  gap: number,
): number[] {
  let limit = from;
  const placed = wishes.map(({ at, length }) => {
    const start = Math.max(at, limit);
    limit = start + length + gap;
    return start;
  });
  limit = to;
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    const start = Math.min(placed[i] ?? 0, limit - (wishes[i]?.length ?? 0));
    placed[i] = start;
    limit = start - gap;
  }
  return placed;
}

/**
 * Where lengths begin that would like to have their middles somewhere, in order: those that have no room there stand close, and as a
 * group as near their wishes as can be.
 */
export function shareOut(
  wishes: readonly Pick<Wish, 'middle' | 'width'>[],
  from: number,
  to: number,
  gap: number,
): number[] {
  // A group begins where its members would like it to, on average.
  interface Group {
    offsets: number[];
    length: number;
    sum: number;
    start: number;
  }
  const placed = (group: Omit<Group, 'start'>): Group => {
    const wish = group.sum / group.offsets.length;
    return { ...group, start: Math.max(from, Math.min(to - group.length, wish)) };
  };
  const groups: Group[] = [];
  for (const { middle, width } of wishes) {
    let group = placed({ offsets: [0], length: width, sum: middle - width / 2 });
    for (
      let before = groups.at(-1);
      before && before.start + before.length + gap > group.start;
      before = groups.at(-1)
    ) {
      groups.pop();
      const shift = before.length + gap;
      group = placed({
        offsets: [...before.offsets, ...group.offsets.map((offset) => offset + shift)],
        length: shift + group.length,
        sum: before.sum + group.sum - shift * group.offsets.length,
      });
    }
    groups.push(group);
  }
  return groups.flatMap(({ start, offsets }) => offsets.map((offset) => start + offset));
}
