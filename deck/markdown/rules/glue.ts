import type { StateCore, Token } from 'markdown-it';
import { makeToken } from '../token-tools.ts';

/** A longer word may part from its mark: it would not fit in a column. */
const LONGEST = 24;

/** Core rule after `nowrap`: the numerals of citations and the word before them stand on one line, in a span of the class `nowrap`. */
export function glue(state: StateCore): void {
  for (const { type, children } of state.tokens) {
    if (type !== 'inline' || !children?.some((token) => token.type === 'citation')) continue;
    const glued: Token[] = [];
    for (let i = 0; i < children.length; ) {
      const marks = marksFrom(children, i);
      if (marks.length > 0) glued.push(...gluedTo(glued, marks));
      else glued.push(...children.slice(i, i + 1));
      i += Math.max(1, marks.length);
    }
    children.splice(0, children.length, ...glued);
  }
}

/** Citations side by side. */
function marksFrom(children: readonly Token[], from: number): Token[] {
  const rest = children.slice(from);
  const end = rest.findIndex(({ type }) => type !== 'citation');
  return end === -1 ? rest : rest.slice(0, end);
}

/** The marks with the word before them, which is taken off the end of what stands there. */
function gluedTo(before: Token[], marks: readonly Token[]): Token[] {
  for (const [i, mark] of marks.entries()) if (i > 0) mark.meta = { ...mark.meta, follows: true };
  // A mark on a line of its own in the source stands behind the line before.
  while (before.at(-1)?.type === 'softbreak') before.pop();
  const last = before.at(-1);
  const wrap = (...word: Token[]) => [
    makeToken('glue_open', 'span', 1, { attrs: [['class', 'nowrap']] }),
    ...word,
    ...marks,
    makeToken('glue_close', 'span', -1),
  ];
  if (last?.type === 'nowrap' || last?.type === 'value') return wrap(...before.splice(-1));
  if (!last || last.nesting === 1 || last.type === 'hardbreak') return [...marks];
  const joined = [makeToken('joiner', '', 0), ...marks];
  if (last.type !== 'text') return joined;
  const [word = ''] = /\S*$/.exec(last.content) ?? [];
  if (word === '' || word.length > LONGEST) return joined;
  const head = last.content.slice(0, last.content.length - word.length);
  // A quotation mark or a stop behind a word that is kept whole hangs on it.
  const whole = head === '' && before.at(-2)?.type === 'nowrap' ? before.splice(-2, 1) : [];
  if (head === '') before.pop();
  else last.content = head;
  return wrap(...whole, makeToken('text', '', 0, { content: word }));
}
