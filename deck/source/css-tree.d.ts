/** The tokenizer alone: the whole of css-tree takes ten times as long to load. */
declare module 'css-tree/tokenizer' {
  export const AtKeyword: number;
  export const BadString: number;
  export const BadUrl: number;
  export const Colon: number;
  export const Comment: number;
  export const LeftCurlyBracket: number;
  export const LeftParenthesis: number;
  export const LeftSquareBracket: number;
  export const RightCurlyBracket: number;
  export const RightParenthesis: number;
  export const RightSquareBracket: number;
  export const Semicolon: number;
  const FunctionToken: number;
  const StringToken: number;
  export const Url: number;
  export const WhiteSpace: number;
  export { FunctionToken as Function, StringToken as String };
  export function tokenize(source: string, onToken: (type: number, start: number, end: number) => void): void;
}

declare module 'css-tree/utils' {
  interface Encoded {
    /** A token's text with its escapes undone, without quotes and brackets. */
    decode(token: string): string;
  }
  export const ident: Encoded;
  export const string: Encoded;
  export const url: Encoded;
}
