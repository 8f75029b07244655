import type { StateCore, Token } from 'markdown-it';
import { scopeOf } from '../scope.ts';
import { eachToken } from '../token-tools.ts';

const ALIGNED: Readonly<Record<string, string>> = { 'text-align:right': 'num', 'text-align:center': 'center' };

/**
 * Core rule before markdown-it-attrs: remembers which attributes the parser itself has set, so that `attributes`
 * can tell the author's from them (markdown-it-attrs would let `{href=…}` replace a link's own).
 * A table's alignment, an inline style in markdown-it, becomes a class first: the policy refuses inline styles.
 */
export function ownAttributes(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const { token } of eachToken(state.tokens)) {
    if (token.type === 'inline' && /^\{/.test(token.content) && !/^\{[^{}]*\}$/.test(token.content)) {
      // Behind a table or a list, markdown-it-attrs takes any paragraph from `{` to `}` for attributes and drops it,
      // `{{ a.b }} text {{ c.d }}` too (its patterns "tables" and "list double softbreak" look at the raw content).
      token.content = ` ${token.content}`;
    }
    if (token.type === 'inline') tighten(token);
    if (token.type === 'td_open' || token.type === 'th_open') alignByClass(token);
    if (token.attrs && token.type !== 'div_open') scope.ownAttrs.set(token, [...token.attrs]);
  }
}

function alignByClass(token: { attrs: [string, string | number][] | null }): void {
  const style = token.attrs?.find(([name]) => name === 'style')?.[1];
  const name = style === undefined ? undefined : ALIGNED[style];
  token.attrs = name ? [['class', name]] : null;
}

/** Braces after a space would hang on the paragraph: those of a chart that stands alone are the chart's. */
function tighten({ children }: Token): void {
  const [image, text, ...rest] = children ?? [];
  if (image?.type !== 'image' || text?.type !== 'text' || rest.length > 0) return;
  if (String(image.attrGet('src')).endsWith('.ts')) text.content = text.content.trimStart();
}
