import MarkdownIt, { type StateCore, type Token } from 'markdown-it';

/** A new token with some of its fields set. */
export function makeToken(type: string, tag: string, nesting: -1 | 0 | 1, fields: Partial<Token> = {}): Token {
  return Object.assign(new MarkdownIt.Token(type, tag, nesting), fields);
}

/** Classes of a token, in order. */
export function classesOf(token: Token): string[] {
  return String(token.attrGet('class') ?? '')
    .split(/\s+/)
    .filter(Boolean);
}

/** Takes an attribute off a token. @returns its value, if it had it */
export function takeAttribute(token: Token, name: string): string | undefined {
  const value = token.attrGet(name);
  token.attrs = (token.attrs ?? []).filter(([each]) => each !== name);
  return value === null ? undefined : String(value);
}

/** Index of the token that closes the one at `open`; the last index if none does. */
export function closingIndex(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    depth += tokens[i]?.nesting ?? 0;
    if (depth === 0) return i;
  }
  return tokens.length - 1;
}

/** Whether a token is the mark of a citation or of a footnote: no word of the text. */
export function isMark({ type }: Token): boolean {
  return type === 'citation' || type === 'footnote_ref';
}

/** Text of inline tokens without their markup and without marks. */
export function plainText(tokens: readonly Token[] | null): string {
  return (
    (tokens ?? [])
      .filter((token) => !isMark(token))
      .map((token) => {
        if (token.type === 'image') return plainText(token.children);
        if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
        return token.content;
      })
      .join('')
      // What glues a mark to its word, see rules/glue.ts.
      .replaceAll('\u2060', '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** Every token with the block that it stands in: blocks themselves, and the children of inline runs (of images' texts too). */
export function* eachToken(tokens: readonly Token[]): Generator<{ token: Token; block: Token }> {
  let block: Token | undefined;
  for (const token of tokens) {
    if (token.map) block = token;
    yield { token, block: block ?? token };
    if (token.type === 'inline') yield* eachInline(token.children, block ?? token);
  }
}

function* eachInline(children: readonly Token[] | null, block: Token): Generator<{ token: Token; block: Token }> {
  for (const token of children ?? []) {
    yield { token, block };
    if (token.type === 'image') yield* eachInline(token.children, block);
  }
}

/** What in the words of an attribute may be marked: emphasis, code, formulas. What leads or reaches elsewhere stands as it is written. */
const MARKED = /^[^[\]<>@!{}]*[*_`$^~][^[\]<>@!{}]*$/;

/** The words of an attribute, such as a title, as inlines. */
export function markedWords({ md, env }: Pick<StateCore, 'md' | 'env'>, text: string): Token[] {
  const tokens: Token[] = [];
  if (MARKED.test(text)) md.inline.parse(text, md, env, tokens);
  return tokens.length > 0 ? tokens : [makeToken('text', '', 0, { content: text })];
}
