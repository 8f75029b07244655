import type { StateCore, Token } from 'markdown-it';
import { VOICES, type Voice } from '../../model/signs.ts';
import { classesOf, makeToken } from '../token-tools.ts';

/**
 * Core rule: `[text]{.found}`, `{.own}` or `{.voice}`, on a span or at the end of a block, sets the small sign of who speaks
 * before the text. A div of that name is a box and has no sign.
 */
export function signMarks(state: StateCore): void {
  let sign: Token | undefined;
  for (const token of state.tokens) {
    const voice = token.type === 'div_open' ? undefined : voiceOf(token);
    if (voice) sign = makeSign(voice);
    if (token.type !== 'inline') continue;
    token.children = [...(sign ? [sign] : []), ...(token.children ?? []).flatMap(withSign)];
    sign = undefined;
  }
}

function withSign(token: Token): Token[] {
  const voice = token.type === 'span_open' ? voiceOf(token) : undefined;
  return voice ? [token, makeSign(voice)] : [token];
}

function voiceOf(token: Token): Voice | undefined {
  const classes = token.nesting === 1 ? classesOf(token) : [];
  return VOICES.find((voice) => classes.includes(voice));
}

/** The token that the parser's renderer writes as a voice's sign. */
function makeSign(voice: Voice): Token {
  return makeToken('sign', 'svg', 0, { meta: { voice } });
}
