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
    // reveal.js names the lines in brackets: https://revealjs.com/code/#step-by-step-highlights
    const [, lines] = /^\[([\d,|\s-]+)\]$/.exec(more) ?? [];
    const hint = lines
      ? `Write the lines as an attribute: {code-line-numbers="${lines}"}.`
      : 'Write the language alone, as in "```js", and attributes in braces after it.';
    report(
      scope,
      'fence-words',
      findText(scope, more, from, from.line),
      `"${more}" has no effect on a code block.`,
      hint,
    );
  }
}
