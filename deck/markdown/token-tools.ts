import MarkdownIt, { type Ruler, type StateBlock, type Token } from 'markdown-it';
import { formulaWords } from './formula-words.ts';

/** A new token with some of its fields set. */
export function makeToken(type: string, tag: string, nesting: -1 | 0 | 1, fields: Partial<Token> = {}): Token {
  return Object.assign(new MarkdownIt.Token(type, tag, nesting), fields);
}

/** A line of a block behind its indent, for a block rule. */
export function lineText({ src, bMarks, tShift, eMarks }: StateBlock, line: number): string {
  return src.slice((bMarks[line] ?? 0) + (tShift[line] ?? 0), eMarks[line]);
}

/** What a sticky pattern finds at a place. */
export function matchAt(pattern: RegExp, src: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(src);
}

/** A rule of markdown-it's own, which names its rules but hands none out by name: of a ruler with this one alone it is the first. */
export function originalRule<Args extends unknown[], Result>(
  ruler: Ruler<Args, Result>,
  name: string,
): (...args: Args) => Result {
  ruler.enableOnly([name]);
  const [rule] = ruler.getRules('');
  if (!rule) throw new Error(`markdown-it has no rule "${name}".`);
  return rule;
}

/** What an attribute of a token says, if it has it. */
export function attributeOf(token: Token, name: string): string | undefined {
  const value = token.attrGet(name);
  return value === null ? undefined : String(value);
}

/** Classes of a token, in order. */
export function classesOf(token: Token): string[] {
  return (attributeOf(token, 'class') ?? '').split(/\s+/).filter(Boolean);
}

/** The number in a class of a token such as `w-40`. */
export function classNumber(token: Token, name: 'w' | 'ncol'): number | undefined {
  const number = classesOf(token)
    .find((each) => each.startsWith(`${name}-`))
    ?.slice(name.length + 1);
  return number === undefined ? undefined : Number(number);
}

/** A text among inlines. */
export function textToken(content: string): Token {
  return makeToken('text', '', 0, { content });
}

/** A paragraph of inlines. @param fields further ones of the token that opens it */
export function paragraphOf(inline: Partial<Token>, level: number, fields: Partial<Token> = {}): Token[] {
  return [
    makeToken('paragraph_open', 'p', 1, { block: true, level, ...fields }),
    makeToken('inline', '', 0, { level: level + 1, ...inline }),
    makeToken('paragraph_close', 'p', -1, { block: true, level }),
  ];
}

/** For a block rule: lines of the source as a paragraph, whose words are read with all others; the rule goes on behind them. */
export function pushParagraph(state: StateBlock, start: number, end: number, content: string): Token {
  state.line = end;
  const open = state.push('paragraph_open', 'p', 1);
  open.map = [start, end];
  Object.assign(state.push('inline', '', 0), { content, map: [start, end], children: [] });
  state.push('paragraph_close', 'p', -1);
  return open;
}

/** Whether a token opens a slide: a heading of level 1 or 2, or a rule, on the top level. What holds for the slide stands on it. */
export function opensSlide({ type, tag, level }: Token): boolean {
  return level === 0 && (type === 'hr' || (type === 'heading_open' && (tag === 'h1' || tag === 'h2')));
}

/** Takes an attribute off a token. @returns its value, if it had it */
export function takeAttribute(token: Token, name: string): string | undefined {
  const value = attributeOf(token, name);
  token.attrs = (token.attrs ?? []).filter(([each]) => each !== name);
  return value;
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

/**
 * Tokens in which some boxes give way to others, each with all that it holds and with what closes it.
 * @param make what stands in a box's place; nothing where the box stays as it is, and what it holds is looked through
 */
export function replaceBoxes(
  tokens: readonly Token[],
  make: (box: Token, inner: Token[], close: Token[]) => Token[] | undefined,
): Token[] {
  const all: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const end = token.type === 'div_open' ? closingIndex(tokens, i) : i;
    const made = end > i ? make(token, tokens.slice(i + 1, end), tokens.slice(end, end + 1)) : undefined;
    all.push(...(made ?? [token]));
    if (made) i = end;
  }
  return all;
}

/**
 * Takes boxes out of a slide's tokens, however deep, each with what it holds. What nothing else is left in (a quotation, an item or its
 * list, a column, a callout without words of its own) goes with them: it would stand there empty.
 * @param take called with each box; whether it is taken out
 */
export function takeBoxes(tokens: readonly Token[], take: (box: Token, inner: Token[]) => boolean): Token[] {
  const rest: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const end = token.type === 'div_open' ? closingIndex(tokens, i) : i;
    if (token.type !== 'div_open' || !take(token, tokens.slice(i + 1, end))) {
      rest.push(token);
      continue;
    }
    i = end;
    for (let left = emptied(rest, tokens[i + 1]); left > 0; left = emptied(rest, tokens[i + 1])) {
      rest.splice(-left);
      i++;
    }
  }
  return rest;
}

/** How many tokens at the end are all that stands in what the next one closes: what opened it, and perhaps the title of its kind. */
function emptied(rest: readonly Token[], next: Token | undefined): number {
  if (next?.nesting !== -1) return 0;
  const open = rest.at(-1);
  // A term's meaning stays, if empty: a list of terms alone is none.
  if (open?.nesting === 1) return open.tag === 'dd' ? 0 : 1;
  return rest.at(-3)?.meta?.ofKind && rest.at(-4)?.nesting === 1 ? 4 : 0;
}

/** Whether a token is the mark of a citation or of a footnote: no word of the text. */
export function isMark({ type }: Token): boolean {
  return type === 'citation' || type === 'footnote_ref';
}

/** Text of inline tokens without their markup and without marks; what is raised stays a power. */
export function plainText(tokens: readonly Token[] | null): string {
  const all = tokens ?? [];
  return (
    all
      .map((token, i) => {
        if (isMark(token)) return '';
        if (token.type === 'image') return plainText(token.children);
        if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
        if (token.type === 'math') return formulaWords(token.content);
        return all[i - 1]?.type === 'sup_open' ? raised(token.content) : token.content;
      })
      .join('')
      // What glues a mark to its word, see rules/typography.ts.
      .replaceAll('\u2060', '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** A raised number: 10^3^ is no 103. The fonts have the digits of Latin-1. */
export function raised(text: string): string {
  if (/^[123,]+$/.test(text)) return text.replace(/\d/g, (digit) => ['¹', '²', '³'][Number(digit) - 1] ?? digit);
  return /^[-−+]?\d+$/.test(text) ? `^${text}` : text;
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
