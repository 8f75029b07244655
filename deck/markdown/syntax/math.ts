import type { StateBlock, StateInline } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeInBlock } from '../place.ts';
import { scopeOf } from '../scope.ts';

/** Pandoc's rule (https://pandoc.org/MANUAL.html#extension-tex_math_dollars): no space inside the dollars, no digit behind the last. */
const INLINE = /\$(?![\s$])((?:\\[\s\S]|[^\\$])*?[^\s\\$]|(?:\\[\s\S]|[^\\$])*?\\[^\s])\$(?!\d)/y;
const DISPLAY = /\$\$\s*((?:\\[\s\S]|[^\\$]|\$(?!\$))+?)\s*\$\$/y;

/** Inline rule: `$…$` and `$$…$$` become MathML, which browsers, paper and screen readers know. */
export function math(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const display = src.startsWith('$$', pos);
  const pattern = display ? DISPLAY : INLINE;
  pattern.lastIndex = pos;
  const [all, tex] = pattern.exec(src) ?? [];
  if (all === undefined || tex === undefined || pos + all.length > state.posMax) return false;
  if (!silent) {
    const scope = scopeOf(state.env);
    const made = scope.host.math?.(tex, display);
    const token = state.push('math', 'math', 0);
    token.content = tex.trim();
    token.meta = { html: made !== undefined && 'html' in made ? made.html : undefined };
    if (made !== undefined && 'fault' in made) {
      const hint = 'Write it as Temml knows it (https://temml.org/docs/en/supported), or set a dollar sign as "\\$".';
      report(scope, 'bad-math', placeInBlock(scope, src, pos), `The formula cannot be read: ${made.fault}.`, hint);
    }
  }
  state.pos = pos + all.length;
  return true;
}

/** Block rule: lines from `$$` to `$$` are one formula, whatever a line in it begins with. */
export function mathBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const textOf = (line: number) =>
    state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || !textOf(startLine).startsWith('$$')) return false;
  const closes = (line: number, from: number) => /\$\$\s*(?:\{[^{}]*\}\s*)?$/.test(textOf(line).slice(from));
  let line = startLine;
  while (line < endLine && !closes(line, line === startLine ? 2 : 0)) {
    line++;
    if (line >= endLine || (state.sCount[line] ?? 0) < state.blkIndent || textOf(line).trim() === '') return false;
  }
  if (silent) return true;
  state.line = line + 1;
  state.push('paragraph_open', 'p', 1).map = [startLine, line + 1];
  const inline = state.push('inline', '', 0);
  // What Quarto writes behind it numbers the formula.
  inline.content = state
    .getLines(startLine, line + 1, state.blkIndent, false)
    .replace(/\s*\{#eq-[^{}]*\}\s*$/, '')
    .trim();
  inline.map = [startLine, line + 1];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  return true;
}
