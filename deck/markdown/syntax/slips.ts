import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';

/** A slip in a mark of the dialect itself: the line would be published as it is typed. */
interface Slip {
  code: string;
  message: string;
  hint: string;
}

/** Core rule: lines of a paragraph that are a mark of the dialect but for a slip. */
export function slips(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const [i, token] of state.tokens.entries()) {
    const lines = token.type === 'paragraph_open' ? (state.tokens[i + 1]?.content.split('\n') ?? []) : [];
    for (const [at, line] of lines.entries()) tell(scope, token, at, fenceSlip(line));
  }
}

function tell(scope: FileScope, block: Token, line: number, slip: Slip | undefined): void {
  if (!slip) return;
  const { code, message, hint } = slip;
  report(scope, code, placeOfBlock(scope, block, line), message, hint);
}

/** The fence of a box with a colon too few. */
function fenceSlip(line: string): Slip | undefined {
  const [, name] = /^\s*::[ \t]*(\p{L}[\w-]*|\{[^{}]*\})[ \t]*$/u.exec(line) ?? [];
  if (name === undefined) return undefined;
  const notes = /^(?:notes?$|\{[^}]*\.notes?\b)/.test(name);
  return {
    code: notes ? 'notes-marker' : 'malformed-div',
    message: `A box does not begin with two colons: ${notes ? 'these notes' : 'the line'} would be published.`,
    hint: `Write "::: ${name}" before what stands in it and ":::" behind it.`,
  };
}
