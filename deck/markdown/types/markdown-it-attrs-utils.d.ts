declare module 'markdown-it-attrs/utils.js' {
  import type { Token } from 'markdown-it';

  interface Delimiters {
    leftDelimiter: string;
    rightDelimiter: string;
  }
  const utils: {
    /** Pairs that the braces at `start` hold. */
    getAttrs(text: string, start: number, options: Delimiters): [string, string][];
    addAttrs(pairs: readonly [string, string][], token: Token): Token;
    /** Tells whether a text begins with braces that are an attribute list. */
    hasDelimiters(where: 'start', options: Delimiters): (text: string) => boolean;
  };
  export default utils;
}
