import type { StateCore, Token } from 'markdown-it';
import type { CodePiece } from '../../model/text.ts';
import { letPass } from '../../source/notices.ts';
import { placeOfBlock } from '../place.ts';
import { scopeOf } from '../scope.ts';
import { closingIndex } from '../token-tools.ts';

/** `<1>` in a comment that ends its line, by the signs with which languages begin and end one: https://quarto.org/docs/authoring/code-annotation.html */
const MARK =
  /[ \t]*(?:#+|\/\/|--|%+|;+|!|⍝|'(?=[ \t])|\/?\*|\(\*|<!--)[ \t]*((?:<\d{1,2}>[ \t]*)+)(?:\*\/|\*\)|-->|;)?[ \t]*$/;

/** The list that explains marks; its items come with the code, not as steps. */
export const CODE_NOTES = 'code-notes';

/**
 * Core rule after the attributes: marks at the ends of a block's lines become numerals, which are no part of the code, and the ordered
 * list right after the block is what they say.
 */
export function codeMarks(state: StateCore): void {
  const { tokens } = state;
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'fence' || !/<\d/.test(token.content)) continue;
    const marks = takeMarks(token);
    const list = tokens[i + 1];
    if (marks.length === 0 || list?.type !== 'ordered_list_open') continue;
    list.attrJoin('class', CODE_NOTES);
    const [first, count] = [Number(list.attrGet('start') ?? 1), countItems(tokens, i + 1)];
    for (const mark of marks.filter((each) => each < first || each >= first + count)) {
      const scope = scopeOf(state.env);
      letPass(scope, 'code-mark', placeOfBlock(scope, token), `<${mark}>`);
    }
  }
}

/** Takes the marks off a block's lines and keeps them with it. @returns their numbers */
function takeMarks(token: Token): number[] {
  const marks = token.content.split('\n').map((line) => {
    const [, written = ''] = MARK.exec(line) ?? [];
    return [...written.matchAll(/\d+/g)].map(Number);
  });
  if (marks.flat().length === 0) return [];
  token.content = token.content
    .split('\n')
    .map((line) => line.replace(MARK, ''))
    .join('\n');
  token.meta = { ...token.meta, marks };
  return marks.flat();
}

function countItems(tokens: readonly Token[], open: number): number {
  const level = (tokens[open]?.level ?? 0) + 1;
  return tokens
    .slice(open, closingIndex(tokens, open))
    .filter((token) => token.type === 'list_item_open' && token.level === level).length;
}

/** The numerals at the end of a line of code, each in brackets. @param line its index */
export function numeralsAt({ meta }: Token, line: number): CodePiece[] {
  const marks = ((meta?.marks ?? []) as number[][])[line] ?? [];
  return marks.flatMap((mark) => [{ text: '  ' }, { text: `(${mark})`, name: 'c-mark' }]);
}
