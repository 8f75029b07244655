/** Footnotes, those defined in their file and those that stand in the line: read, kept for their slides, and rendered. */

import type { Env, StateCore, StateInline, Token } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import { formatPlace } from '../../model/error.ts';
import { escapeHtml } from '../../model/html.ts';
import { report } from '../../source/faults.ts';
import { nearest } from '../../source/nearest.ts';
import { findText, placeInBlock, placeOfBlock, placeOfRow } from '../place.ts';
import { type FileScope, type SlideScope, scopeOf } from '../scope.ts';
import { classesOf, eachToken, makeToken, matchAt, paragraphOf, replaceBoxes } from '../token-tools.ts';
import { withoutPanels } from './panel-figures.ts';

/**
 * Core rule, last: takes the bodies of the footnotes out of the stream and keeps them by label, for the slides that use them
 * (markdown-it-footnote would set them at the end of the file). Reports footnotes that are defined twice or never used.
 */
export function footnotes(state: StateCore): void {
  const scope = scopeOf(state.env);
  const kept: Token[] = [];
  let body: Token[] | undefined;
  let line = 0;
  for (const token of state.tokens) {
    line = token.map?.[0] ?? line;
    if (token.type === 'footnote_reference_open') {
      const label = String(token.meta?.label);
      body = openBody(scope, label, line);
    } else if (token.type === 'footnote_reference_close') body = undefined;
    else (body ?? kept).push(token);
  }
  state.tokens = kept;
  for (const [label, tokens] of scope.footnotes) {
    scope.footnotes.set(label, withoutPanels(scope, withoutBoxes(scope, tokens), 'a footnote'));
  }
  const used = new Set<string>();
  for (const tokens of [kept, ...scope.footnotes.values()]) {
    for (const { token } of eachToken(tokens)) {
      if (token.type === 'footnote_ref') used.add(String(token.meta?.label));
      // In an attribute, a title or a caption, it has no place, which is told there.
      for (const [, value] of token.attrs ?? [])
        for (const [, label = ''] of String(value).matchAll(LABELS)) used.add(label);
    }
  }
  for (const label of scope.footnotes.keys()) if (!used.has(label)) reportUnused(scope, label);
}

/** What is a slide's own, and is cut out of it: in a footnote it would stand in the page, notes too. */
const OF_SLIDES: readonly string[] = ['notes', 'silence', 'footer', 'found', 'strip'];

function withoutBoxes(scope: FileScope, tokens: readonly Token[]): Token[] {
  return replaceBoxes(tokens, (box) => {
    const name = OF_SLIDES.find((each) => classesOf(box).includes(each));
    if (!name) return undefined;
    const hint = 'Set it on the slide, at the beginning of its line: what is indented belongs to the footnote.';
    report(scope, 'misplaced-box', placeOfBlock(scope, box), `"::: ${name}" stands in a footnote.`, hint);
    return [];
  });
}

function openBody(scope: FileScope, label: string, line: number): Token[] {
  const body: Token[] = [];
  if (scope.footnotes.has(label)) {
    const first = placeOfDefinition(scope, label);
    const own = placeOfRow(scope, line);
    // A definition within another has no line of its own.
    const within = own.file === first.file && own.line <= first.line;
    const again = placeOfDefinition(scope, label, within ? { ...first, column: (first.column ?? 1) + 1 } : own);
    if (again.file !== scope.path && formatPlace(again) === formatPlace(first)) {
      const cure = 'Write it in its line there, "words^[note]": such a note is one of each slide.';
      const twice = `The footnote "[^${label}]" comes twice: its file is included twice.`;
      report(scope, 'duplicate-footnote', first, twice, cure);
      return body;
    }
    const where = first.file === again.file ? `on line ${first.line}` : `at ${formatPlace(first)}`;
    const hint = `The first stands ${where}: rename one of them.`;
    report(scope, 'duplicate-footnote', again, `The footnote "[^${label}]" is defined twice.`, hint);
  } else scope.footnotes.set(label, body);
  return body;
}

function placeOfDefinition(scope: FileScope, label: string, from: SourceRef = { file: scope.path, line: 1 }) {
  return findText(scope, `[^${label}]:`, from, scope.lines.length);
}

function reportUnused(scope: FileScope, label: string): void {
  const hint = `Write "[^${label}]" where it belongs, in this file, or remove it.`;
  const source = placeOfDefinition(scope, label);
  report(scope, 'unused-footnote', source, `The footnote "[^${label}]" is never used.`, hint);
}

const LABEL = /\[\^([^\s\]]+)\]/y;
const LABELS = new RegExp(LABEL, 'g');

/** Inline rule after markdown-it-footnote's: a mark whose footnote is not in the file would else print as it stands. */
export function undefinedFootnote(state: StateInline, silent: boolean): boolean {
  const start = state.pos;
  const match = matchAt(LABEL, state.src, start);
  if (!match) return false;
  state.pos = LABEL.lastIndex;
  if (silent) return true;
  const scope = scopeOf(state.env);
  const near = nearest(match[1] ?? '', definedLabels(state.env));
  const hint = `${near ? `Did you mean "[^${near}]"? ` : ''}Footnotes hold in their own file: write "${match[0]}: text" in it.`;
  const message = `There is no footnote "${match[0]}".`;
  report(scope, 'undefined-footnote', placeInBlock(scope, state.src, start), message, hint);
  state.push('text', '', 0).content = match[0];
  return true;
}

function definedLabels(env: Env): string[] {
  return Object.keys((env as { footnotes?: { refs?: object } }).footnotes?.refs ?? {}).map((label) => label.slice(1));
}

/** Renderer of a footnote's mark; numbers begin anew on each slide. */
export function footnoteMark({ meta }: Token, scope: FileScope): string {
  const entry = takeFootnote(scope, String(meta?.label));
  const { slide } = scope;
  if (!slide || !entry) return '';
  const note = footnoteId(slide, entry.number);
  const mark = markId(slide, entry.number, entry.uses);
  return `<sup class="footnote-ref"><a href="#${note}" id="${mark}" role="doc-noteref">${footnoteLetter(entry.number)}</a></sup>`;
}

/** A footnote's mark is a letter, `a` for the first and `aa` for the twenty-seventh: a numeral is a source's. */
export function footnoteLetter(number: number): string {
  const last = String.fromCharCode(97 + ((number - 1) % 26));
  return number > 26 ? footnoteLetter(Math.floor((number - 1) / 26)) + last : last;
}

/** Counts a use of a footnote on the slide being rendered; none if there is no slide. */
export function takeFootnote({ slide }: FileScope, label: string): { number: number; uses: number } | undefined {
  if (!slide) return undefined;
  const entry = slide.footnotes.get(label) ?? { number: slide.footnotes.size + 1, uses: 0 };
  entry.uses++;
  slide.footnotes.set(label, entry);
  return entry;
}

function footnoteId(slide: SlideScope, number: number): string {
  return escapeHtml(`${slide.id}--${slide.inNotes ? 'note-' : ''}fn${number}`);
}

function markId(slide: SlideScope, number: number, use: number): string {
  return escapeHtml(`${slide.id}--${slide.inNotes ? 'note-' : ''}fnref${number}${use > 1 ? `-${use}` : ''}`);
}

/**
 * The footnotes that the slide used so far, as a list with links back; empty if there are none.
 * A footnote may use another one, which then joins the list.
 * @param render renders the tokens of one body
 */
export function footnoteList(scope: FileScope, slide: SlideScope, render: (tokens: Token[]) => string): string {
  const bodies: { number: number; html: string; label: string }[] = [];
  // A Map goes on to entries that are added while it is walked.
  for (const [label, { number }] of slide.footnotes) {
    bodies.push({ label, number, html: render(scope.footnotes.get(label) ?? []).trim() });
  }
  if (bodies.length === 0) return '';
  const items = bodies.map(({ label, number, html }) => {
    const uses = slide.footnotes.get(label)?.uses ?? 1;
    const back = Array.from({ length: uses }, (_, i) => backLink(slide, number, i + 1)).join(' ');
    const body = html.endsWith('</p>') ? `${html.slice(0, -4)} ${back}</p>` : `${html} ${back}`;
    return `<li id="${footnoteId(slide, number)}">${body}</li>`;
  });
  return `<ol type="a">${items.join('')}</ol>`;
}

/** What leads back from a footnote; U+FE0E asks for the plain arrow, not the emoji. */
export const FOOTNOTE_BACK = '↩\uFE0E';

function backLink(slide: SlideScope, number: number, use: number): string {
  return `<a href="#${markId(slide, number, use)}" class="footnote-back" role="doc-backlink" aria-label="${footnoteLetter(number)}">${FOOTNOTE_BACK}</a>`;
}

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
      ...paragraphOf({ content, children, map }, 1, { map }),
      makeToken('footnote_reference_close', '', -1),
    );
  }
  pending.delete(scope);
}
