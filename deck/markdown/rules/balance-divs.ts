import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { ownsHeadings } from '../syntax/boxes.ts';
import { DEEPEST, reportDepth } from '../syntax/too-deep.ts';
import { makeToken } from '../token-tools.ts';

/**
 * Core rule: pairs the fences of `fenced-div` inside each list item, quote and file, reports those left over,
 * and mends the stream: an unclosed div ends before the next slide heading, so that it swallows no slide.
 */
export function balanceDivs(state: StateCore): void {
  const scope = scopeOf(state.env);
  const unclosed = findUnclosed(scope, state.tokens);
  state.tokens = mend(scope, state.tokens, unclosed);
  let level = 0;
  for (const token of state.tokens) {
    if (token.nesting < 0) level--;
    token.level = level;
    if (token.nesting > 0) level++;
  }
}

function findUnclosed(scope: FileScope, tokens: readonly Token[]): ReadonlySet<Token> {
  const unclosed = new Set<Token>();
  const stack: Token[] = [];
  const leave = () => {
    for (let top = stack.at(-1); top?.type === 'div_open'; top = stack.at(-1)) {
      unclosed.add(top);
      stack.pop();
    }
  };
  for (const token of tokens) {
    if (token.nesting > 0) {
      stack.push(token);
      if (stack.length > DEEPEST && token.type === 'div_open') reportDepth(scope, token.map?.[0] ?? 0, 0);
    } else if (token.type === 'div_close') {
      if (stack.at(-1)?.type === 'div_open') stack.pop();
      else {
        const hint = 'Remove it, or open a div before it in the same list item, quote or slide.';
        report(scope, 'stray-div', placeOfBlock(scope, token), 'This fence closes a div that was never opened.', hint);
      }
    } else if (token.nesting < 0) {
      leave();
      stack.pop();
    }
  }
  leave();
  for (const token of unclosed) {
    const hint = 'Close it with a line of three colons, ":::".';
    report(scope, 'unclosed-div', placeOfBlock(scope, token), 'This div is never closed.', hint);
  }
  return unclosed;
}

function mend(scope: FileScope, tokens: readonly Token[], unclosed: ReadonlySet<Token>): Token[] {
  const mended: Token[] = [];
  const stack: Token[] = [];
  const closeTo = (depth: number) => {
    while (stack.length > depth) {
      stack.pop();
      mended.push(makeToken('div_close', 'div', -1, { block: true }));
    }
  };
  for (const token of tokens) {
    if (isSlideHeading(token) && stack.length > 0 && stack.every((each) => each.type === 'div_open')) {
      const outermost = stack.findIndex((each) => unclosed.has(each));
      if (outermost >= 0) closeTo(outermost);
      else if (!stack.some(ownsHeadings)) reportHeading(scope, token);
    }
    if (token.nesting > 0) stack.push(token);
    else if (token.type === 'div_close') {
      if (stack.at(-1)?.type !== 'div_open') continue;
      stack.pop();
    } else if (token.nesting < 0) {
      closeTo(stack.findLastIndex((each) => each.type !== 'div_open') + 1);
      stack.pop();
    }
    mended.push(token);
  }
  closeTo(0);
  return mended;
}

function isSlideHeading(token: Token): boolean {
  return token.type === 'heading_open' && (token.tag === 'h1' || token.tag === 'h2');
}

function reportHeading(scope: FileScope, token: Token): void {
  const message = `A heading "${token.markup}" inside a fenced div opens no slide.`;
  const hint = 'Close the div before it, or use "###" for a heading on the slide.';
  report(scope, 'heading-in-div', placeOfBlock(scope, token), message, hint);
}
