/** What comes step by step: items of lists, and what stands behind a pause `. . .`. */

import type { StateCore, Token } from 'markdown-it';
import { letPass } from '../../source/notices.ts';
import { placeOfBlock } from '../place.ts';
import { scopeOf } from '../scope.ts';
import { CODE_NOTES } from '../syntax/code.ts';
import { classesOf, closingIndex, makeToken, opensSlide } from '../token-tools.ts';

/** In these, lists do not come by themselves: notes are not shown, and the chain draws its own. */
const WHOLE = ['nonincremental', 'notes', 'chain'];

/** Core rule: in `::: incremental` each item of each list comes as a step of its own, through columns, boxes and lists in lists; on all of a slide, or of the deck, if its heading or the front matter says so. */
export function incremental(state: StateCore): void {
  const scope = scopeOf(state.env);
  let all = scope.show.incremental;
  const steps: boolean[] = [];
  let whole = 0;
  for (const [i, token] of state.tokens.entries()) {
    if (token.type === 'div_open' && classesOf(token).includes('incremental')) {
      const within = state.tokens.slice(i, closingIndex(state.tokens, i));
      if (!within.some(({ type }) => type === 'list_item_open'))
        letPass(scope, 'no-steps', placeOfBlock(scope, token), '');
    }
    if (steps.length === 0 && isQuotedList(state.tokens, i))
      letPass(scope, 'quoted-list', placeOfBlock(scope, token), '');
    if (token.type === 'ordered_list_open' && classesOf(token).includes(CODE_NOTES))
      whole = closingIndex(state.tokens, i);
    if (opensSlide(token)) all = inSteps(token, scope.show.incremental);
    if (token.type === 'div_open') steps.push(inSteps(token, steps.at(-1) ?? all));
    if (token.type === 'div_close') steps.pop();
    if (token.type !== 'list_item_open' || i < whole || !(steps.at(-1) ?? all) || classesOf(token).includes('fragment'))
      continue;
    token.attrJoin('class', 'fragment');
  }
}

function inSteps(box: Token, before: boolean): boolean {
  const classes = classesOf(box);
  if (classes.includes('incremental')) return true;
  return before && !WHOLE.some((name) => classes.includes(name));
}

/** A list alone in a quotation, by which Pandoc turns steps on and off: https://pandoc.org/MANUAL.html#incremental-lists */
function isQuotedList(tokens: readonly Token[], at: number): boolean {
  const list = at + 1;
  if (tokens[at]?.type !== 'blockquote_open' || !/_list_open$/.test(tokens[list]?.type ?? '')) return false;
  return tokens[closingIndex(tokens, list) + 1]?.type === 'blockquote_close';
}

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
