import type { StateCore } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { findText, placeOfBlock } from '../place.ts';
import { scopeOf } from '../scope.ts';

/** Core rule after the attributes: of the words that open a code block only the first has a meaning; the others would be dropped. */
export function fenceWords(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const token of state.tokens) {
    if (token.type !== 'fence') continue;
    const more = /^\s*\S+\s+(.*\S)/.exec(token.info)?.[1];
    if (more === undefined) continue;
    const from = placeOfBlock(scope, token);
    const hint = 'Write the language alone, as in "```js", and attributes in braces after it.';
    const place = findText(scope, more, from, from.line);
    report(scope, 'fence-words', place, `"${more}" has no effect on a code block.`, hint);
  }
}
