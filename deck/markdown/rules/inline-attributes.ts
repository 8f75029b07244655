import type { StateCore, Token } from 'markdown-it';
import utils from 'markdown-it-attrs/utils.js';
import { readAttributeList } from './attribute-list.ts';
import { attributeListAt } from './attribute-words.ts';

const BRACES = { leftDelimiter: '{', rightDelimiter: '}' };
const beginsWithList = utils.hasDelimiters('start', BRACES);

/**
 * Core rule before markdown-it-attrs: hangs the attribute lists in a line on what stands before them, as its patterns "inline attributes"
 * and "inline nesting 0" do, with its own reader. They begin at the start of the line again after each list, and a paragraph of
 * thousands of spans took minutes.
 */
export function inlineAttributes(state: StateCore): void {
  for (const token of state.tokens) {
    if (token.type === 'inline' && token.children) token.children = hang(token.children);
  }
}

function hang(children: readonly Token[]): Token[] {
  const open: Token[] = [];
  let owner: Token | undefined;
  return children.filter((child) => {
    const before = owner;
    if (child.nesting > 0) open.push(child);
    owner = child.nesting < 0 ? open.pop() : isWhole(child) ? child : undefined;
    return child.type !== 'text' || !before || takeLists(child, before) || !isWhole(before);
  });
}

function isWhole({ type }: Token): boolean {
  return type === 'image' || type === 'code_inline';
}

/** @returns whether anything is left of the text */
function takeLists(text: Token, owner: Token): boolean {
  while (beginsWithList(text.content)) {
    // markdown-it-attrs ends a list at the first brace, one within a value too.
    const list = attributeListAt(text.content, 0);
    const pairs = list === undefined ? undefined : readAttributeList(list.slice(1, -1));
    utils.addAttrs(pairs ?? utils.getAttrs(text.content, 0, BRACES), owner);
    text.content = text.content.slice(pairs && list ? list.length : text.content.indexOf('}') + 1);
  }
  return text.content !== '';
}
