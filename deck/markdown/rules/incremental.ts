import type { StateCore } from 'markdown-it';
import { classesOf } from '../token-tools.ts';

/** Core rule: in `::: incremental` each item of a list directly in it comes as a step of its own. */
export function incremental(state: StateCore): void {
  const levels: number[] = [];
  for (const token of state.tokens) {
    if (token.type === 'div_open') levels.push(classesOf(token).includes('incremental') ? token.level : Number.NaN);
    if (token.type === 'div_close') levels.pop();
    // Div, list, item: an item of a list directly in the div stands two levels below it.
    if (
      token.type === 'list_item_open' &&
      token.level - 2 === levels.at(-1) &&
      !classesOf(token).includes('fragment')
    ) {
      token.attrJoin('class', 'fragment');
    }
  }
}
