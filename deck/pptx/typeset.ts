import type { Measure } from '../model/measure.ts';
import { SOFT_HYPHEN } from '../model/soft-hyphen.ts';
import type { Run } from '../model/text.ts';

/** How a paragraph is set, in slide pixels; colours by the theme's names. */
export interface Style {
  size: number;
  line: number;
  colour: string;
  bold?: boolean;
  serif?: boolean;
  mono?: boolean;
  align?: 'left' | 'center' | 'right' | undefined;
}

/** What stands before a paragraph of a list. */
export type Bullet = { char: string } | { start: number; style: string; frame?: string | undefined };

/** A paragraph as it is set. */
export interface Para {
  runs: readonly Run[];
  style: Style;
  /** Space over it, unless it is the first of its frame. */
  before: number;
  /** 0 to 8. */
  level: number;
  /** Left of its lines. */
  indent: number;
  bullet?: Bullet;
  lang?: string | undefined;
  /** Its text has a look that a master does not give: the whole of it is said. */
  own?: boolean;
}

/** Widths of the two typefaces' texts. */
export interface Measures {
  sans: Measure;
  serif: Measure;
}

/** What a class makes of the size of its text. */
export function runStyle({ classes = [], bold, code }: Run, style: Style): Style {
  let own = style;
  if (classes.includes('big'))
    own = { ...own, size: Math.max(own.size, 60), line: Math.max(own.line, 64), serif: true };
  if (classes.includes('tag')) own = { ...own, size: Math.min(own.size, 18) };
  if (classes.includes('calculation')) own = { ...own, size: Math.min(20, Math.max(16, own.size * 0.66)), bold: false };
  if (code) own = { ...own, mono: true, size: own.size * 0.88 };
  return bold ? { ...own, bold: true } : own;
}

/** How wide a typeface sets text, as multiples of the deck's own widths. */
export interface Setting {
  sans: number;
  bold: number;
  serif: number;
}

/**
 * Where the deck's typefaces are not installed, PowerPoint takes Arial and the narrower Times New Roman; the widest that LibreOffice
 * takes is DejaVu. Measured over the words of the shipped deck.
 */
export const SETTINGS = {
  own: { sans: 1, bold: 1, serif: 1 },
  powerPoint: { sans: 1.08, bold: 1.1, serif: 1 },
  widest: { sans: 1.21, bold: 1.29, serif: 1.21 },
} as const satisfies Record<string, Setting>;

/** How wide a run's words are in a setting. */
function widthsOf(run: Run, style: Style, { sans, serif }: Measures, setting: Setting): (text: string) => number {
  const own = runStyle(run, style);
  const size = run.shift ? own.size * 0.66 : own.size;
  const measure = own.serif ? serif : sans;
  const wider = setting[own.serif ? 'serif' : own.bold ? 'bold' : 'sans'];
  return (text) => measure(text, size, own.bold ? 700 : 400) * wider;
}

/**
 * How many lines a paragraph takes in a width. Words are kept whole.
 * @param setting of the typeface that may be set at last
 */
function linesOf({ runs, style, indent }: Para, width: number, measures: Measures, setting: Setting): number {
  const room = Math.max(20, width - indent);
  let [lines, at] = [1, 0];
  let pending = 0;
  for (const run of runs) {
    const widthOf = widthsOf(run, style, measures, setting);
    for (const text of run.text.match(/\n|[ \t]+|[^ \t\n]+/g) ?? []) {
      if (text === '\n') {
        lines += 1;
        [at, pending] = [0, 0];
      } else if (text.trim() === '') {
        at += pending;
        pending = 0;
        if (at > 0) at += widthOf(' ');
      } else {
        pending += widthOf(text);
        if (at > 0 && at + pending > room) {
          lines += 1;
          at = 0;
        }
        if (pending > room) {
          lines += Math.ceil(pending / room) - 1;
          pending %= room;
        }
      }
    }
  }
  return lines;
}

/** Height of paragraphs one under the other. @param setting as for `linesOf` */
export function heightOf(
  paras: readonly Para[],
  width: number,
  measures: Measures,
  setting: Setting = SETTINGS.powerPoint,
): number {
  return paras.reduce((sum, para, i) => {
    const tallest = Math.max(...para.runs.map((run) => runStyle(run, para.style).line), para.style.line);
    return sum + (i === 0 ? 0 : para.before) + linesOf(para, width, measures, setting) * tallest;
  }, 0);
}

/** A word that breaks with a hyphen: an address, a number or code does not. */
const WORD = /(?<!\S)[\p{L}\p{M}\-()„“”‚‘’"'«»›‹.,;:!?…]+(?!\S)/gu;

/**
 * Paragraphs whose words have room in a width. What is wider is parted at its syllables, each line told to end: a program would break
 * it between any two letters, and a soft hyphen is seen in PowerPoint wherever it stands.
 * @param hyphenate a text with soft hyphens; a language without leaves its words whole
 */
export function parted(
  paras: readonly Para[],
  width: number,
  measures: Measures,
  hyphenate: ((text: string) => string) | undefined,
): Para[] {
  if (!hyphenate) return [...paras];
  return paras.map((para) => {
    const room = width - para.indent;
    const runs = para.runs.map((run) => {
      if (run.code || run.lang || run.shift) return run;
      const wide = widthsOf(run, para.style, measures, SETTINGS.powerPoint);
      const text = run.text.replace(WORD, (word) => (wide(word) > room ? partWord(hyphenate(word), room, wide) : word));
      return text === run.text ? run : { ...run, text };
    });
    return { ...para, runs };
  });
}

function partWord(word: string, room: number, wide: (text: string) => number): string {
  const lines = [''];
  for (const syllable of word.split(SOFT_HYPHEN)) {
    const longer = lines.at(-1) + syllable;
    if (longer === syllable || wide(`${longer}-`) <= room) lines[lines.length - 1] = longer;
    else lines.push(syllable);
  }
  return lines.join('-\n');
}

/** The same paragraphs at another size. */
export function scaled(paras: readonly Para[], factor: number): Para[] {
  if (factor === 1) return [...paras];
  return paras.map((para) => ({
    ...para,
    own: true,
    before: para.before * factor,
    style: { ...para.style, size: para.style.size * factor, line: para.style.line * factor },
  }));
}
