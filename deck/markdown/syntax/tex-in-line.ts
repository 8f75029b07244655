import type { StateInline } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { placeInBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { matchAt } from '../token-tools.ts';

/**
 * TeX that authors of Beamer and Pandoc write in a line: a command with its arguments, or one that stands for itself; those that are known
 * may follow a word. A path, `C:\\Users`, is none of it.
 */
const TEX =
  /(?:\\[A-Za-z]+\*?(?:<[\d,+.|@a-z:-]*>|\[[^\]\n]*\])*(?:\{[^{}\n]*\})+|\\(?:newline|linebreak|newpage|pagebreak|clearpage|pause|(?:La)?TeX|[hv]fill|(?:big|med|small)skip|noindent|centering|q?quad|tiny|scriptsize|footnotesize|normalsize|small|[lL]arge|LARGE|[hH]uge)(?![A-Za-z])|(?<![\p{L}\p{N}:.\\/])\\[A-Za-z]{2,}(?![A-Za-z\\]))/uy;

/** Beamer's and pympress' notes, with what they hold, braces in it too. */
const NOTE = /\\(?:p|speaker)?note(?:<[^>\n]*>|\[[^\]\n]*\])*\{(?:[^{}]|\{[^{}]*\})*\}?/y;

/** No formula of a slide is longer, in characters. */
const LONGEST = 2000;

/** A formula in LaTeX's brackets, which are brackets here: of `\(a\)` nothing tells that it is one. On lines of their own they can be nothing else. */
function bracketsAt(src: string, pos: number): string | undefined {
  const opening = src.slice(pos, pos + 2);
  if (opening !== '\\(' && opening !== '\\[') return undefined;
  // So far and no farther: a text of nothing but openings is read in time too.
  const rest = src.slice(pos + 2, pos + 2 + LONGEST);
  const end = rest.indexOf(opening === '\\(' ? '\\)' : '\\]');
  const formula = end < 0 ? '' : rest.slice(0, end);
  const own = opening === '\\[' && /^[ \t]*\n/.test(formula);
  if (!own && (formula.includes('\n') || !/[\\^_=<>+]/.test(formula))) return undefined;
  return end < 0 ? undefined : src.slice(pos, pos + end + 4);
}

function refuseBrackets(scope: FileScope, place: SourceRef, formula: string): void {
  const block = formula.startsWith('\\[');
  const message = `No formula stands between "${block ? '\\[' : '\\('}" and "${block ? '\\]' : '\\)'}": it would be printed as words in brackets.`;
  const hint = block
    ? 'Write "$$" on a line of its own before it and behind it: see docs/dialect.md#mathematics.'
    : 'Write it between dollar signs, "$a = b$": see docs/dialect.md#mathematics.';
  report(scope, 'raw-tex', place, message, hint);
}

const ENVIRONMENT = /\\begin\{([A-Za-z]+)\*?\}(?:[\s\S]*?\\end\{\1\*?\})?/y;
const OF_FORMULAS =
  /^(?:equation|align(?:ed|at)?|gather(?:ed)?|multline|eqnarray|split|cases|[bpvBV]?matrix|array|math)$/;

/** Inline rule before markdown-it's escapes: TeX stands as it is written, and that is said. A line of it alone is refused, see foreign-blocks.ts. */
export function texInLine(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '\\') return false;
  const [environment, name = ''] = matchAt(ENVIRONMENT, src, pos) ?? [];
  if (environment !== undefined) {
    state.pos += environment.length;
    if (!silent) refuseTex(scopeOf(state.env), placeInBlock(scopeOf(state.env), src, pos), name);
    return true;
  }
  const formula = bracketsAt(src, pos);
  if (formula !== undefined) {
    state.pos += formula.length;
    if (!silent) refuseBrackets(scopeOf(state.env), placeInBlock(scopeOf(state.env), src, pos), formula);
    return true;
  }
  const [note] = matchAt(NOTE, src, pos) ?? [];
  if (note !== undefined) {
    state.pos += note.length;
    if (!silent) refuseNote(scopeOf(state.env), placeInBlock(scopeOf(state.env), src, pos), note);
    return true;
  }
  const command = matchAt(TEX, src, pos)?.[0];
  if (command === undefined) return false;
  if (!silent) {
    const scope = scopeOf(state.env);
    letPass(scope, 'foreign-mark', placeInBlock(scope, src, pos), command);
    // As what is escaped stands apart, its braces are no attributes.
    Object.assign(state.push('text_special', '', 0), { content: command, markup: command, info: 'escape' });
  }
  state.pos += command.length;
  return true;
}

function refuseNote(scope: FileScope, place: SourceRef, note: string): void {
  const hint = 'Write "::: notes" before what you say and ":::" behind it.';
  const message = `In "${/^\\[a-z]+/.exec(note)}" other tools have speaker notes: they would be published here.`;
  report(scope, 'notes-marker', place, message, hint);
}

function refuseTex(scope: FileScope, place: SourceRef, name: string): void {
  const hint = OF_FORMULAS.test(name)
    ? 'Write "$$" on a line of its own before it and behind it: see docs/dialect.md#mathematics.'
    : 'Write Markdown: a list begins with "- " or "1. ", a table has pipes; formulas stand between dollar signs.';
  report(scope, 'raw-tex', place, `TeX is read in formulas only: \\begin{${name}} stands outside of one.`, hint);
}
