import type { StateCore } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import { scopeOf } from '../scope.ts';

/** Core rule: CommonMark lets an unclosed code fence run to the end of the file, over every slide after it; here it is an error. */
export function unclosedFence(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const token of state.tokens) {
    if (token.type !== 'fence' || !token.map) continue;
    const [start, end] = token.map;
    const last = (scope.lines[end - 1] ?? '').replace(/^[\s>]+/, '').trimEnd();
    const closed = end - 1 > start && last.startsWith(token.markup) && !last.replaceAll(token.markup[0] ?? '`', '');
    if (closed) continue;
    const hint = `Close it with a line "${token.markup}".`;
    report(scope, 'unclosed-fence', placeOfBlock(scope, token), 'This code fence is never closed.', hint);
  }
}
