import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';

/**
 * Core rule: what other tools read as something else than Markdown. Left alone it would be published: the fields of a second front
 * matter as a slide, the presenter's notes as a paragraph.
 */
export function otherTools(state: StateCore): void {
  const scope = scopeOf(state.env);
  if (scope.show.slideLevel === 1) state.tokens.forEach(lowerLevel);
  for (const [i, token] of state.tokens.entries()) {
    if (token.type === 'hr' && token.level === 0) checkRule(scope, token, state.tokens[i + 1], state.tokens[i + 2]);
    if (token.type === 'paragraph_open') checkNotes(scope, token, state.tokens[i + 1]);
  }
}

/** With `slide-level: 1` slides begin at `#`. */
function lowerLevel(token: Token): void {
  if (/^heading_/.test(token.type)) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`;
}

const FIELD = /^[A-Za-z][\w-]*:(?:\s|$)/;

function checkRule(scope: FileScope, rule: Token, next: Token | undefined, inline: Token | undefined): void {
  const line = rule.map?.[0] ?? 0;
  if (
    next?.type === 'heading_open' &&
    next.markup === '-' &&
    next.map?.[0] === line + 1 &&
    FIELD.test(inline?.content ?? '')
  ) {
    const hint =
      'Move its fields to the top of the first file, or onto the heading of the slide: see docs/dialect.md#front-matter. To open a slide with "---", leave an empty line after it.';
    report(scope, 'second-front-matter', placeOfBlock(scope, rule), 'A second front matter stands here.', hint);
  }
  if (rule.markup === '----') letPass(scope, 'vertical-slide', placeOfBlock(scope, rule), rule.markup);
}

function checkNotes(scope: FileScope, paragraph: Token, inline: Token | undefined): void {
  const [marker] = /^notes?:(?=\s|$)/i.exec(inline?.content ?? '') ?? [];
  if (!marker || paragraph.level > 0) return;
  const hint = `Notes stand between "::: notes" and ":::". To show the words, write "**${marker}**".`;
  const message = `This paragraph begins with "${marker}", which other tools take for speaker notes.`;
  report(scope, 'notes-marker', placeOfBlock(scope, paragraph), message, hint);
}
