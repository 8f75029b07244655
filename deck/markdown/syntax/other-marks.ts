import type { StateInline } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { placeInBlock } from '../place.ts';
import { DIV_NAMES } from '../rules/vocabulary.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { matchAt } from '../token-tools.ts';

/** Inline rule before markdown-it-mark and -ins: `a==b` and `i++j` are signs in a word and begin nothing. */
export function signsInWords(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const sign = src.slice(pos, pos + 2);
  if (sign !== '==' && sign !== '++') return false;
  if (!/[\p{L}\p{N}_]/u.test(src[pos - 1] ?? '') || !/[\p{L}\p{N}_]/u.test(src[pos + 2] ?? '')) return false;
  if (!silent) state.pending += sign;
  state.pos += 2;
  return true;
}

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

/** Inline rule before markdown-it's escapes: TeX stands as it is written, and that is said. A line of it alone is refused, see other-tools.ts. */
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

/** What other tools read in a line and this one does not, and what to write instead. Obsidian's and CriticMarkup's remarks would be published. */
const REFUSED: readonly { pattern: RegExp; message: string; hint: string }[] = [
  {
    // A word processor makes dashes of the hyphens, and single quotation marks of the brackets.
    pattern: /(?<=[<‹])!(?:-?[–—−]|(?<=‹!)--)/y,
    message: 'This is no comment, and would be published: its hyphens or brackets are other signs.',
    hint: 'Write "<!-- … -->", with "<", two hyphens and ">".',
  },
  {
    pattern: /\^\^(?=[^\s^])[^^\n]*\^\^/y,
    message: 'Words between "^^" are not known.',
    hint: 'Write "++words++" for underlined words, "^words^" for raised ones.',
  },
  {
    pattern: /(?<![\p{L}\p{N}])%%(?=[^%])[\s\S]*?%%|^%%(?=\s|$)/uy,
    message: 'What stands between "%%" is a comment elsewhere, and would be published here.',
    hint: 'Write "<!-- … -->": that is in no output.',
  },
  {
    // https://mdxjs.com/docs/what-is-mdx/#mdx-syntax, https://jinja.palletsprojects.com/en/stable/templates/#comments
    pattern: /\{\/\*[\s\S]*?\*\/\}|\{#\s[\s\S]*?#\}/y,
    message: 'A comment does not stand so, and would be published here.',
    hint: 'Write "<!-- … -->": that is in no output.',
  },
  {
    pattern: /\{(\+\+|--|~~|==|>>)[\s\S]*?(?:\1|<<)\}/y,
    message: 'Marks of an editor are not known.',
    hint: 'Take the change in, and write a remark as "<!-- … -->".',
  },
  {
    pattern: /!\[\[[^\]\n]+\]\]/y,
    message: 'A file in double brackets is not shown.',
    hint: 'Write "![what it shows](images/NAME)", or "{{< include NAME.md >}}".',
  },
  {
    // https://github.com/gnab/remark/wiki/Markdown#content-classes; a link, a source or a footnote behind ".env" is none of it.
    pattern: /(?<=(?:^|[\s([])(?:\.[a-z][\w-]*)+)\[(?![\^@]|-@)(?![^[\]\n]*\][({[])/y,
    message: 'Classes before a bracket are not known.',
    hint: 'Write "[words]{.name}" for words, "::: name" and ":::" round blocks, "^[…]" for a footnote.',
  },
  {
    // https://bookdown.org/yihui/bookdown/cross-references.html
    pattern: /\\@ref\([^()\s]+\)|(?<=\()\\#[a-z]+:[^()\s]+\)/y,
    message: 'Marks of bookdown for numbers are not known.',
    hint: 'Leave the label out, and write a link to the slide, "[the figure](#id)".',
  },
];

/** A name of an entity (https://html.spec.whatwg.org/multipage/named-characters.html) is the character; any other stands there. */
const ENTITY = /&[a-z][a-z0-9]*;/iy;

/** Obsidian's links, Liquid's orders, and the roles of MyST, `{ref}` before code. */
const PASSED: readonly RegExp[] = [/\[\[[^[\]\n]+\]\](?![({[])/y, /\{%[^\n]*?%\}/y, /\{[a-z][\w:-]*\}(?=`)/y];

/** Inline rule: marks of other tools are refused with their cure, or stand as they are written, and that is said once. */
export function otherMarks(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (!'^%{![:&\\'.includes(src[pos] ?? ' ')) return false;
  const at = (pattern: RegExp) => {
    return matchAt(pattern, src, pos)?.[0];
  };
  const scope = scopeOf(state.env);
  const refused = REFUSED.find(({ pattern }) => at(pattern) !== undefined);
  if (refused) {
    if (!silent) report(scope, 'other-mark', placeInBlock(scope, src, pos), refused.message, refused.hint);
    state.pos += at(refused.pattern)?.length ?? 0;
    return true;
  }
  const entity = at(ENTITY);
  const unknown = entity !== undefined && state.md.utils.unescapeAll(entity) === entity ? entity : undefined;
  const passed = unknown ?? PASSED.map(at).find((found) => found !== undefined);
  if (passed === undefined) return false;
  if (!silent) {
    letPass(scope, 'foreign-mark', placeInBlock(scope, src, pos), passed);
    state.pending += passed;
  }
  state.pos += passed.length;
  return true;
}

/** A link or a picture by reference, `[words][name]` or `[words][]`; behind a letter, `x[1][2]`, it is none. Of sources and footnotes see there. */
const BY_REFERENCE = /(?:!|(?<![\p{L}\p{N}\]!]))\[(?![@^-])([^[\]\n]+)\]\[(?![@^])([^[\]\n]*)\](?![({[])/uy;

/** Inline rule before links: a reference that nothing defines stands as it is written, and that is said. Its words are read on. */
export function undefinedReference(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (silent || (src[pos] !== '[' && src[pos] !== '!')) return false;
  const [all, words = '', name = ''] = matchAt(BY_REFERENCE, src, pos) ?? [];
  const { references = {} } = state.env as { references?: Record<string, unknown> };
  if (all === undefined || Object.hasOwn(references, state.md.utils.normalizeReference(name || words))) return false;
  const scope = scopeOf(state.env);
  letPass(scope, 'undefined-reference', placeInBlock(scope, src, pos), all);
  return false;
}

/** A fence of a box with its name or its attributes, or a bare one; `pkg:::name` of R is a word. */
const FENCE = /(?<![\p{L}\p{N}:]):{3,}(?!:)[ \t]*(\{[^}\n]*\}|\p{L}[\w-]*)?/uy;
const OF_NOTES = /^(?:notes?$|\{[^}]*\.notes?\b)/;

/**
 * Inline rule: the fence of a box that has no line of its own, as in a table's cell or behind four spaces under a paragraph, opens none.
 * What it should have held would be published: for notes the worst that can be.
 */
export function boxInLine(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== ':') return false;
  const [fence, opens = ''] = matchAt(FENCE, src, pos) ?? [];
  if (fence === undefined) return false;
  state.pos += fence.length;
  if (silent) return true;
  const scope = scopeOf(state.env);
  const place = placeInBlock(scope, src, pos);
  const alone = 'at the beginning of a line of its own, outside of tables and with an empty line before it';
  if (OF_NOTES.test(opens)) {
    const hint = `Write "::: notes" ${alone}, under it what you say, then ":::".`;
    const message = 'Within other words "::: notes" begins no notes: they would be published.';
    report(scope, 'notes-marker', place, message, hint);
  } else if (opens.startsWith('{') || DIV_NAMES.some((name) => name === opens)) {
    const hint = `Write it ${alone}. For words in a line write "[words]{.name}"; to show the signs, "\\:::".`;
    report(scope, 'misplaced-box', place, `Within other words "${fence}" begins no box.`, hint);
  } else {
    letPass(scope, 'foreign-mark', place, ':::');
    state.pending += fence;
  }
  return true;
}

/**
 * Inline rule after emphasis: by CommonMark `**bold:**word` and `**太字。**です` are no bold words, since what closes has a sign before it and a
 * letter behind it. Both marks stand there, and that is said; `2 ** 3` and one mark alone are words.
 */
export function bareStars(state: StateInline): void {
  const stars = (at: number) => state.tokens[at]?.type === 'text' && state.tokens[at]?.content === '*';
  const starts = state.tokens.flatMap((_, at) => (stars(at) && stars(at + 1) && !stars(at - 1) ? [at] : []));
  const [first] = starts.filter((at) => /^\S/.test(state.tokens[at + 2]?.content ?? ''));
  if (first === undefined || starts.length < 2) return;
  const words = `**${state.tokens[first + 2]?.content}`;
  const at = Math.max(0, state.src.indexOf(words));
  const scope = scopeOf(state.env);
  letPass(scope, 'bare-stars', placeInBlock(scope, state.src, at), `${words}**`);
}
