import * as tokens from 'css-tree/tokenizer';
import { ident, string, url } from 'css-tree/utils';
import { AT_RULES, FUNCTIONS } from './svg-words.ts';

/** What a drawing's CSS, a stylesheet or a value, must not hold, in words that follow "The drawing holds". */
export interface UnsafeCss {
  what: string;
  /** Where it begins. */
  offset: number;
}

/**
 * Reads CSS by the tokens that a browser sees (https://www.w3.org/TR/css-syntax-3/#tokenization), escapes undone, and writes it anew
 * without its comments.
 *
 * @returns the text if it holds nothing that asks for something elsewhere, and what it must not hold otherwise
 */
export function safeCss(text: string): { css: string; unsafe: UnsafeCss[] } {
  const unsafe: UnsafeCss[] = [];
  let css = '';
  let address = false;
  tokens.tokenize(text, (type, start, end) => {
    const token = text.slice(start, end);
    const refuse = (what: string) => unsafe.push({ what, offset: start });
    if (type === tokens.Comment) {
      // Not nothing: what stands before and after it must not become one token.
      css += ' ';
      return;
    }
    // The one token that url( may have in brackets, besides space.
    if (address && type !== tokens.WhiteSpace) {
      address = false;
      if (type !== tokens.String || !isOwn(string.decode(token))) refuse('an address');
    }
    if (type === tokens.Function) {
      const name = ident.decode(token.slice(0, -1)).toLowerCase();
      address = name === 'url';
      if (!address && !FUNCTIONS.has(name)) refuse(`the CSS function ${name}()`);
      css += `${name}(`;
      return;
    }
    if (type === tokens.AtKeyword) {
      const name = ident.decode(token.slice(1)).toLowerCase();
      if (!AT_RULES.has(name)) refuse(name === 'import' ? 'a stylesheet from elsewhere' : `the CSS rule @${name}`);
      css += `@${name}`;
      return;
    }
    if (type === tokens.Url && !isOwn(url.decode(token))) refuse('an address');
    if (type === tokens.BadUrl || type === tokens.BadString) refuse('CSS that cannot be read');
    css += token;
  });
  return { css, unsafe };
}

/** Whether an address leads to the drawing itself or is a picture or font within it. */
export function isOwn(address: string): boolean {
  // What browsers take off and out of an address, and no more than that (https://url.spec.whatwg.org/#url-parsing).
  const bare = address.replace(/[\t\n\r]/g, '').replace(/^ +/, '');
  return (
    /^(?:#|$)/.test(bare) ||
    /^data:(?:image\/(?:png|jpeg|gif|webp)|font\/[\w-]+|application\/(?:x-)?font-[\w-]+)[;,]/i.test(bare)
  );
}
