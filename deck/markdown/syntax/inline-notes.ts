import type { StateCore, StateInline, Token } from 'markdown-it';
import { type FileScope, scopeOf } from '../scope.ts';
import { makeToken } from '../token-tools.ts';

/** Notes of a file that stand in its lines, until the core rule sets them behind it; they have labels that no author can write. */
const pending = new WeakMap<FileScope, { label: string; content: string; children: Token[]; map: Token['map'] }[]>();

/** Inline rule: `^[words]` is a footnote at its place (https://pandoc.org/MANUAL.html#extension-inline_notes). */
export function inlineNote(state: StateInline, silent: boolean): boolean {
  const { src, pos, posMax } = state;
  if (!src.startsWith('^[', pos)) return false;
  const end = state.md.helpers.parseLinkLabel(state, pos + 1);
  if (end < 0 || end >= posMax) return false;
  if (!silent) {
    const scope = scopeOf(state.env);
    const notes = pending.get(scope) ?? [];
    pending.set(scope, notes);
    const content = src.slice(pos + 2, end);
    const children: Token[] = [];
    const label = `in line ${notes.length + 1}`;
    notes.push({ label, content, children, map: scope.block ? [scope.block.line, scope.block.line + 1] : null });
    state.md.inline.parse(content, state.md, state.env, children);
    state.push('footnote_ref', '', 0).meta = { label };
  }
  state.pos = end + 1;
  return true;
}

/** Core rule after the inlines: the notes go where footnotes stand, and every later rule sees them. */
export function inlineNotes(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const { label, content, children, map } of pending.get(scope) ?? []) {
    state.tokens.push(
      makeToken('footnote_reference_open', '', 1, { meta: { label }, map }),
      makeToken('paragraph_open', 'p', 1, { block: true, map, level: 1 }),
      makeToken('inline', '', 0, { content, children, map, level: 2 }),
      makeToken('paragraph_close', 'p', -1, { block: true, level: 1 }),
      makeToken('footnote_reference_close', '', -1),
    );
  }
  pending.delete(scope);
}
