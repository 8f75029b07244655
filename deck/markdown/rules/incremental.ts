import type { StateCore, Token } from 'markdown-it';
import { letPass } from '../../source/notices.ts';
import { placeOfBlock } from '../place.ts';
import { scopeOf } from '../scope.ts';
import { CODE_NOTES } from '../syntax/code-marks.ts';
import { classesOf, closingIndex, opensSlide } from '../token-tools.ts';

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
