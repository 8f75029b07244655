import type { StateCore, Token } from 'markdown-it';
import { VOICES, type Voice } from '../../model/signs.ts';
import type { Words } from '../../model/words.ts';
import type { Inline } from '../inline-html.ts';
import { classesOf, closingIndex, makeToken, plainText } from '../token-tools.ts';

/**
 * Core rule: `[text]{.found}`, `{.own}` or `{.voice}`, on a span or at the end of a block, sets the small sign of who speaks
 * before the text. A div of that name is a box and has no sign. A span of `.own` with a figure in it is the deck's own arithmetic:
 * that is said in words behind it, for the sign stands for a judgement.
 */
export function signMarks(state: StateCore): void {
  let sign: Token | undefined;
  for (const token of state.tokens) {
    const voice = token.type === 'div_open' ? undefined : voiceOf(token);
    if (voice) sign = makeSign(voice);
    if (token.type !== 'inline') continue;
    token.children = [...(sign ? [sign] : []), ...withMarks(token.children ?? [])];
    sign = undefined;
  }
}

/** The tokens of a line, each marked span with its sign, or with its word before its end. */
function withMarks(tokens: readonly Token[]): Token[] {
  const reckoned = new Set<number>();
  return tokens.flatMap((token, index) => {
    if (reckoned.has(index)) return [makeToken('calculation', 'small', 0), token];
    const voice = token.type === 'span_open' ? voiceOf(token) : undefined;
    if (!voice) return [token];
    const end = closingIndex(tokens, index);
    if (voice !== 'own' || !isReckoned(tokens.slice(index + 1, end))) return [token, makeSign(voice)];
    reckoned.add(end);
    return [token];
  });
}

/** Whether words state a figure, typed or worked out of data. */
function isReckoned(tokens: readonly Token[]): boolean {
  return tokens.some(({ type }) => type === 'value') || /\p{Nd}/u.test(plainText(tokens));
}

function voiceOf(token: Token): Voice | undefined {
  const classes = token.nesting === 1 ? classesOf(token) : [];
  return VOICES.find((voice) => classes.includes(voice));
}

/** What is said behind the deck's own arithmetic. */
export function calculationMark({ calculation }: Words): Inline {
  return { tag: 'small', attrs: { class: 'calculation' }, of: `(${calculation})` };
}

/** The token that the parser's renderer writes as a voice's sign. */
function makeSign(voice: Voice): Token {
  return makeToken('sign', 'svg', 0, { meta: { voice } });
}
