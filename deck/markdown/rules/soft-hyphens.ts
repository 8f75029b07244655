import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { type FileScope, scopeOf } from '../scope.ts';
import { classesOf } from '../token-tools.ts';

/** Boxes and layouts whose columns are narrow enough for a word to be wider: see theme/boxes.css and theme/layouts.css. */
const NARROW = ['tile', 'aside', 'choice', 'chain', 'cards', 'big-numbers', 'sides', 'periods', 'strip', 'column'];

/**
 * Long words in narrow boxes know where they may be broken, in `token.meta.broken`, which the page alone writes; what else reads the
 * tokens finds the words whole. The rule stands last.
 */
export function softHyphens(md: MarkdownIt): void {
  md.core.ruler.push('soft-hyphens', markNarrow);
  const { text } = md.renderer.rules;
  md.renderer.rules.text = (tokens, index, ...rest) => {
    const broken: unknown = tokens[index]?.meta?.broken;
    return typeof broken === 'string' ? md.utils.escapeHtml(broken) : (text?.(tokens, index, ...rest) ?? '');
  };
}

function markNarrow(state: StateCore): void {
  const scope = scopeOf(state.env);
  const { hyphenate } = scope.host;
  if (!hyphenate) return;
  const open: Around[] = [];
  const within: Around = { narrow: false, own: true };
  for (const token of state.tokens) {
    if (token.nesting === 1) open.push(into(scope, token, open.at(-1) ?? within));
    else if (token.nesting === -1) open.pop();
    const { narrow, own } = open.at(-1) ?? within;
    if (token.type === 'inline' && narrow && own) markTexts(scope, token.children ?? [], hyphenate);
  }
}

/** Where a token stands: in a narrow box, and in words of the deck's own language. */
interface Around {
  narrow: boolean;
  own: boolean;
}

function into(scope: FileScope, token: Token, around: Around): Around {
  return {
    narrow: around.narrow || classesOf(token).some((name) => NARROW.includes(name)),
    own: token.attrGet('lang') === null ? around.own : isOwn(scope, token),
  };
}

function isOwn({ lang }: FileScope, token: Token): boolean {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0];
  return primary(String(token.attrGet('lang'))) === primary(lang);
}

function markTexts(scope: FileScope, tokens: readonly Token[], hyphenate: (text: string) => string): void {
  const foreign: boolean[] = [];
  for (const token of tokens) {
    if (token.nesting === 1)
      foreign.push(token.info === 'auto' || (token.attrGet('lang') !== null && !isOwn(scope, token)));
    else if (token.nesting === -1) foreign.pop();
    else if (token.type === 'text' && !foreign.includes(true)) {
      const broken = hyphenate(token.content);
      if (broken !== token.content) token.meta = { ...token.meta, broken };
    }
  }
}
