import type { Token } from 'markdown-it';
import { makeToken } from '../token-tools.ts';

/** Is this the opening of a paragraph that holds only `. . .`? */
function isPause(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.type === 'paragraph_open' && tokens[index + 1]?.content.trim() === '. . .';
}

/**
 * Pass over a slide's tokens: after a paragraph `. . .`, what follows up to the next one or to the end of its container comes as one step.
 * Runs when notes are cut out, so that a step is never empty because of them.
 */
export function pauses(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  /** For each open container: is a step open in it? */
  const steps = [false];
  const close = () => {
    if (!steps.at(-1)) return;
    // A pause at the end of its container has nothing to show: no empty step.
    if (out.at(-1)?.meta?.pause) out.pop();
    else out.push(makeToken('div_close', 'div', -1, { block: true }));
    steps[steps.length - 1] = false;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (isPause(tokens, i)) {
      close();
      out.push(makeToken('div_open', 'div', 1, { block: true, attrs: [['class', 'fragment']], meta: { pause: true } }));
      steps[steps.length - 1] = true;
      i += 2;
      continue;
    }
    if (token.nesting < 0) {
      close();
      steps.pop();
    }
    out.push(token);
    if (token.nesting > 0) steps.push(false);
  }
  close();
  return out;
}
