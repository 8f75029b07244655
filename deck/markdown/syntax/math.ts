/** Formulas, and what authors define for all of them. */

import type { StateBlock, StateInline } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { numberToken } from '../cross-references.ts';
import { placeInBlock } from '../place.ts';
import { type FileScope, lookUp, type Macros, scopeOf } from '../scope.ts';
import { lineText, matchAt, pushParagraph } from '../token-tools.ts';
import { slidevWord } from './code.ts';

/** Pandoc's rule (https://pandoc.org/MANUAL.html#extension-tex_math_dollars): no space inside the dollars, no digit behind the last. */
const INLINE = /\$(?![\s$])((?:\\[\s\S]|[^\\$])*?[^\s\\$]|(?:\\[\s\S]|[^\\$])*?\\[^\s])\$(?!\d)/y;
const DISPLAY = /\$\$\s*((?:\\[\s\S]|[^\\$]|\$(?!\$))+?)\s*\$\$/y;

/** What Quarto writes behind a formula to number it: https://quarto.org/docs/authoring/cross-references.html#equations */
const LABEL = /\s*\{#(eq-[\w-]+)\s*([^{}]*)\}/y;

/** What Slidev writes behind the dollars that open a formula: https://sli.dev/features/latex#latex-line-highlighting */
const OPENING = /\$\$[ \t]*((?:\{[^{}\n]+\}[ \t]*)+)\n/y;

/** The words in braces behind the dollars that open a formula at `pos`; those of TeX stay its own. */
function wordsAt(src: string, pos: number): string[] {
  const [, all = ''] = matchAt(OPENING, src, pos) ?? [];
  const words = [...all.matchAll(/\{([^{}]+)\}/g)].map(([, word = '']) => word.trim());
  return words.every((word) => slidevWord(word) !== undefined) ? words : [];
}

/** Says what words round a formula mean nothing here: its lines come all at once, and what is behind its id is another tool's. */
function passWords(scope: FileScope, source: SourceRef, opening: readonly string[], behind: string): void {
  const steps = opening.filter((word) => slidevWord(word) === 'focus');
  const others = opening.filter((word) => !steps.includes(word));
  for (const word of steps) letPass(scope, 'formula-steps', source, `{${word}}`);
  for (const word of others) letPass(scope, 'foreign-attribute', source, `{${word}}`);
  if (behind !== '') letPass(scope, 'foreign-attribute', source, behind);
}

const VALUE = /\{\{(\s*)([A-Za-z][\w-]*)\.[\w.+ -]*\w\s*\}\}/g;

/** A value of a chart: without spaces within its braces it may be TeX, `{{a.b}}`, where there is no chart of that name. */
function refuseValues(scope: FileScope, src: string, pos: number, all: string): void {
  for (const { 0: value, 1: space, 2: name = '', index } of all.matchAll(VALUE)) {
    if (space === '' && lookUp(scope, 'panelsById', name) === undefined) continue;
    const message = `"${value}" is not filled in within a formula.`;
    const hint = 'Write the number itself, or end the formula before it.';
    report(scope, 'unbound-value', placeInBlock(scope, src, pos + index), message, hint);
  }
}

/** Inline rule: `$…$` and `$$…$$` become MathML, which browsers, paper and screen readers know. */
export function math(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const display = src.startsWith('$$', pos);
  const pattern = display ? DISPLAY : INLINE;
  const [all, content] = matchAt(pattern, src, pos) ?? [];
  if (all === undefined || content === undefined || pos + all.length > state.posMax) return false;
  const [label = '', id, behind = ''] = (display && matchAt(LABEL, src, pos + all.length)) || [];
  state.pos = pos + all.length + label.length;
  const opening = display ? wordsAt(src, pos) : [];
  const tex = withoutTicks(opening.length > 0 ? content.slice(content.indexOf('\n') + 1) : content);
  if (onlyDefines(tex)) return true;
  if (!silent) {
    const scope = scopeOf(state.env);
    refuseValues(scope, src, pos, all);
    passWords(scope, placeInBlock(scope, src, pos), opening, behind.trim());
    const written = withMacros(tex, scope.show.macros);
    const made = scope.host.math?.(written, display);
    const token = state.push('math', 'math', 0);
    token.content = written.trim();
    token.meta = { html: made !== undefined && 'html' in made ? made.html : undefined };
    if (made !== undefined && 'fault' in made) {
      const hint = 'Write it as Temml knows it (https://temml.org/docs/en/supported), or set a dollar sign as "\\$".';
      report(scope, 'bad-math', placeInBlock(scope, src, pos), `The formula cannot be read: ${made.fault}.`, hint);
    }
    if (id) Object.assign(state.push('number', '', 0), numberToken(scope, 'eq', id, placeInBlock(scope, src, pos)));
  }
  return true;
}

/** GitLab and GitHub write a formula as code between its dollars: https://docs.gitlab.com/user/markdown/#math */
function withoutTicks(tex: string): string {
  return /^`([^`]+)`$/.exec(tex)?.[1] ?? tex;
}

/** An environment that is a formula by itself, as Pandoc and Quarto take it: https://quarto.org/docs/authoring/markdown-basics.html#raw-content */
const ENVIRONMENT = /^\\begin\{((?:equation|align|gather|multline|eqnarray|alignat|displaymath)\*?)\}/;

/** Block rule: lines from `$$` to `$$` are one formula, whatever a line in it begins with. */
export function mathBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const textOf = (line: number) => lineText(state, line);
  const [, environment] = ENVIRONMENT.exec(textOf(startLine)) ?? [];
  const begins = environment !== undefined || textOf(startLine).startsWith('$$');
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !begins) return false;
  const closes = (line: number, from: number) =>
    environment === undefined
      ? /\$\$\s*(?:\{[^{}]*\}\s*)?$/.test(textOf(line).slice(from))
      : textOf(line).trimEnd().endsWith(`\\end{${environment}}`);
  let line = startLine;
  while (line < endLine && !closes(line, line === startLine ? 2 : 0)) {
    line++;
    if (line >= endLine || (state.sCount[line] ?? 0) < state.blkIndent || textOf(line).trim() === '') return false;
  }
  if (silent) return true;
  const text = state.getLines(startLine, line + 1, state.blkIndent, false).trim();
  if (onlyDefines(text.replace(/\$\$[^$]*$/, '').slice(2))) state.line = line + 1;
  else pushParagraph(state, startLine, line + 1, environment === undefined ? text : `$$${text}$$`);
  return true;
}

const DEFINES =
  /\\(?:(?:new|renew|provide)command|(DeclareMathOperator)|def)(\*?)\s*(?:\{\s*\\([A-Za-z]+)\s*\}|\\([A-Za-z]+))\s*((?:\[\d\])?)((?:#\d)*)\s*(?=\{)/g;
/** A macro may use others; one that uses itself ends here. */
const DEEPEST = 12;
const LONGEST = 20_000;

/** The definitions in some texts; of two of a name the last holds. */
export function macrosIn(texts: readonly string[]): Macros {
  const found: Record<string, { count: number; body: string }> = Object.create(null);
  for (const text of texts.filter((each) => each.includes('$') && /\\(?:\w*command|DeclareMath|def)/.test(each)))
    for (const { name, count, body } of definitionsIn(text)) found[name] = { count, body };
  return found;
}

interface Definition {
  name: string;
  count: number;
  body: string;
  start: number;
  end: number;
}

function definitionsIn(text: string): Definition[] {
  return [...text.matchAll(DEFINES)].flatMap((match) => {
    const [all, operator, star = '', braced, bare, counted = '', parameters = ''] = match;
    const open = match.index + all.length;
    const end = groupEnd(text, open);
    const name = braced ?? bare;
    if (end === undefined || name === undefined) return [];
    const written = text.slice(open + 1, end - 1);
    const body = operator ? `\\operatorname${star}{${written}}` : written;
    const count = counted ? Number(counted.slice(1, -1)) : parameters.length / 2;
    return [{ name, count, body, start: match.index, end }];
  });
}

/** Whether a formula says nothing and only defines: it is not shown. */
export function onlyDefines(tex: string): boolean {
  let rest = tex;
  for (const { start, end } of definitionsIn(tex).reverse()) rest = rest.slice(0, start) + rest.slice(end);
  return rest !== tex && rest.trim() === '';
}

/** A formula with what stands for each macro in it. What it defines itself is left to it. */
export function withMacros(tex: string, macros: Macros): string {
  if (tex.length > LONGEST) return tex;
  const own = new Set(definitionsIn(tex).map(({ name }) => name));
  let text = tex;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = expanded(text, macros, own);
    if (next === text || next.length > LONGEST) return text;
    text = next;
  }
  return text;
}

function expanded(tex: string, macros: Macros, own: ReadonlySet<string>): string {
  let made = '';
  let from = 0;
  for (const match of tex.matchAll(/\\(?:([A-Za-z]+)|[\s\S])/g)) {
    const name = match[1] ?? '';
    const macro = own.has(name) ? undefined : macros[name];
    if (!macro || match.index < from) continue;
    let at = match.index + match[0].length;
    const given: string[] = [];
    for (let i = 0; i < macro.count; i++) {
      const argument = argumentAt(tex, at);
      given.push(argument.text);
      at = argument.end;
    }
    const body = macro.body.replace(/#(\d)/g, (_, nth) => given[Number(nth) - 1] ?? '');
    // A command at its end must not run into a letter behind it.
    made += `${tex.slice(from, match.index)}${body} `;
    // Macros that multiply would make more than there is room for: such a formula stays as it is.
    if (made.length > LONGEST) return tex;
    from = at;
  }
  return made + tex.slice(from);
}

function argumentAt(tex: string, from: number): { text: string; end: number } {
  const start = from + (/^\s*/.exec(tex.slice(from))?.[0].length ?? 0);
  const end = tex[start] === '{' ? groupEnd(tex, start) : undefined;
  if (end !== undefined) return { text: tex.slice(start + 1, end - 1), end };
  const [sign = ''] = /^(?:\\(?:[A-Za-z]+|.)|[^\\])/su.exec(tex.slice(start)) ?? [];
  return { text: sign, end: start + sign.length };
}

/** Where the group that begins at a brace ends. */
function groupEnd(text: string, open: number): number | undefined {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + LONGEST); i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i + 1;
  }
  return undefined;
}
