import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';

/** A slip in a mark of the dialect itself: the line would be published as it is typed. */
type Slip = readonly [code: string, message: string, hint: string];

/** Core rule: lines of a paragraph that are a mark of the dialect but for a slip. */
export function slips(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const [i, token] of state.tokens.entries()) {
    const content = state.tokens[i + 1]?.content ?? '';
    const lines = token.type === 'paragraph_open' ? content.split('\n') : [];
    for (const [at, line] of lines.entries()) tell(scope, token, at, fenceSlip(line) ?? headingSlip(line));
    const listed = listSlip(lines);
    if (listed) tell(scope, token, listed.line, listed.slip);
    if (token.type === 'heading_open') tell(scope, token, 0, bracesSlip(content));
    if (token.type === 'code_block' && token.level === 0) tell(scope, token, 0, indentedSlip(token.content));
  }
}

function tell(scope: FileScope, block: Token, line: number, slip: Slip | undefined): void {
  if (!slip) return;
  const [code, message, hint] = slip;
  report(scope, code, placeOfBlock(scope, block, line), message, hint);
}

/** The fence of a box with a colon too few. */
function fenceSlip(line: string): Slip | undefined {
  const [, name] = /^\s*::[ \t]*(\p{L}[\w-]*|\{[^{}]*\})[ \t]*$/u.exec(line) ?? [];
  if (name === undefined) return undefined;
  const notes = /^(?:notes?$|\{[^}]*\.notes?\b)/.test(name);
  const message = `A box does not begin with two colons: ${notes ? 'these notes' : 'the line'} would be published.`;
  const hint = `Write "::: ${name}" before what stands in it and ":::" behind it.`;
  return [notes ? 'notes-marker' : 'malformed-div', message, hint];
}

/** Signs that are not seen, and the space that does not break, which a keyboard gives with the key for "#" still held. */
const UNSEEN = '\\u00A0\\u200B-\\u200F\\u2060\\uFEFF';
const UNSEEN_BEFORE = new RegExp(`^[ \\t]*[${UNSEEN}][\\s${UNSEEN}]*#{1,6}[\\s${UNSEEN}]`);
const UNSEEN_BEHIND = new RegExp(`^\\s*#{1,6}[ \\t]*[${UNSEEN}]`);

/** A heading that is none: its slide would be lost in the one before. `#word` may be a word of its own. */
function headingSlip(line: string): Slip | undefined {
  const unseen = UNSEEN_BEFORE.test(line) || UNSEEN_BEHIND.test(line);
  if (unseen || /^\ufeff?#{1,6}[ \t]+\S/.test(line)) {
    const message = 'This heading is none: a sign that is not seen stands beside its "#".';
    return ['malformed-heading', message, 'Write the beginning of the line anew, "## " before the title.'];
  }
  const [, marks] = /^\s*(#{2,6})[\p{L}\p{N}]/u.exec(line) ?? [];
  if (marks === undefined) return undefined;
  const message = `This heading is none: no space stands behind "${marks}".`;
  return ['malformed-heading', message, `Write "${marks} " before the title. To show the signs, write "\\${marks}".`];
}

/** A title that four spaces make code of. Of several lines it is code; "## [1] 5" is what R prints. */
function indentedSlip(code: string): Slip | undefined {
  if (!/^##[ \t]+\p{L}[^\n]*\n?$/u.test(code)) return undefined;
  const message = 'What is indented by four spaces is code: this heading opens no slide.';
  const hint = 'Begin "##" at the beginning of its line. For code write a line "```" before it and behind it.';
  return ['malformed-heading', message, hint];
}

/** Attributes whose brace is not closed are a part of the title. */
function bracesSlip(title: string): Slip | undefined {
  const [braces] = /(?<![\\{])\{[ \t]*(?:[#.][A-Za-z]|[A-Za-z][\w-]*=["'\w])[^{}`$]*$/.exec(title) ?? [];
  if (braces === undefined) return undefined;
  const message = `The attributes of this heading are not closed: "${braces}" would stand in the title.`;
  return ['malformed-heading', message, `Write "${braces.trimEnd()}}". To show the brace, write "\\{".`];
}

/** Bullets of word processors, those of Wingdings and the letter "o" before a tab among them. */
const BULLET = /^\s*(?:[•◦‣⁃▪▫●○■□➢➤➔→✓✔❖⮚∙·–—\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8][ \t\u00a0]|o\t)/;
const UNSEEN_BULLET = new RegExp(
  `^[ \\t]*(?:[${UNSEEN}][\\s${UNSEEN}]*(?:[-*+]|\\d{1,3}[.)])[ \\t]|[-+*][ \\t]*[${UNSEEN}])`,
);

const UNSEEN_LIST = 'This list is none: a sign that is not seen stands beside its mark.';

/** Lines with the bullets of a word processor run into one another, unless the author breaks them. */
function listSlip(lines: readonly string[]): { line: number; slip: Slip } | undefined {
  const none = lines.findIndex((each, at) => {
    return UNSEEN_BULLET.test(each) && (UNSEEN_BULLET.test(lines[at + 1] ?? '') || /^\s*-/.test(each));
  });
  if (none >= 0) {
    const hint = 'Write the beginning of each line anew, "- " or "1. " before its words.';
    return { line: none, slip: ['other-mark', UNSEEN_LIST, hint] };
  }
  const line = lines.findIndex((each, at) => {
    return BULLET.test(each) && BULLET.test(lines[at + 1] ?? '') && !/(?:\\|<br ?\/?>| {2})$/.test(each);
  });
  if (line < 0) return undefined;
  const [sign = ''] = /\S/.exec(lines[line] ?? '') ?? [];
  const message = `Lines that begin with "${sign}" are no list: they would run into one line.`;
  return { line, slip: ['other-mark', message, 'Begin each with "- ".'] };
}
