import type { StateInline } from 'markdown-it';

/**
 * Inline rule: `[text]{.class}`, Pandoc's bracketed span (https://pandoc.org/MANUAL.html#extension-bracketed_spans).
 * The braces are left to markdown-it-attrs, which hangs them on the closing tag before them.
 * Not markdown-it-bracketed-spans: its rule pushes tokens in silent mode too, when markdown-it only looks ahead.
 */
export function bracketedSpan(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (src[pos] !== '[' || src[pos + 1] === '^' || src[pos + 1] === '@') return false;
  const end = state.md.helpers.parseLinkLabel(state, pos);
  if (end < 0 || src[end + 1] !== '{' || src[end + 2] === '{' || !src.slice(end + 1, posMax).includes('}'))
    return false;
  if (silent) {
    state.pos = end + 1;
    return true;
  }
  state.push('span_open', 'span', 1);
  state.pos = pos + 1;
  state.posMax = end;
  state.md.inline.tokenize(state);
  state.pos = end + 1;
  state.posMax = posMax;
  state.push('span_close', 'span', -1);
  return true;
}
