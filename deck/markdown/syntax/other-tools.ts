import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { placeOfBlock, placeOfInline } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { classesOf } from '../token-tools.ts';
import { checkForeign, isUnderline, refuseForeign, refuseUnderlined } from './foreign-blocks.ts';

/**
 * Core rule: what other tools read as something else than Markdown. Left alone it would be published: the fields of a second front
 * matter as a slide, the presenter's notes as a paragraph.
 */
export function otherTools(state: StateCore): void {
  const scope = scopeOf(state.env);
  if (scope.show.slideLevel === 1) state.tokens.forEach(lowerLevel);
  // In lists and quotations a note is a word of its own, speaker notes are not; in notes both are where they belong.
  let within = 0;
  let notes: number | undefined;
  for (const [i, token] of state.tokens.entries()) {
    if (OWN_LINES.test(token.type)) within += token.nesting;
    if (token.type === 'div_open' && classesOf(token).includes('notes')) notes ??= token.level;
    if (token.type === 'div_close' && token.level === notes) notes = undefined;
    if (token.type === 'hr' && token.level === 0) checkRule(scope, token, state.tokens[i + 1], state.tokens[i + 2]);
    const content = state.tokens[i + 1]?.content ?? '';
    if (token.type === 'paragraph_open' && notes === undefined) checkNotes(scope, token, content, within > 0);
    if (token.type === 'heading_open' && notes === undefined) checkHeading(scope, token, content);
    if (token.type === 'code_block' && notes === undefined) checkIndented(scope, token);
    if (token.type === 'fence') checkFence(scope, token, notes === undefined);
    if (token.type === 'paragraph_open') checkForeign(scope, token, content);
  }
}

const OWN_LINES = /^(?:(?:bullet|ordered)_list|blockquote|dl)_(?:open|close)$/;

/** With `slide-level: 1` slides begin at `#`. */
function lowerLevel(token: Token): void {
  if (/^heading_/.test(token.type)) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + 1)}`;
}

const FIELD = /^(?:#[^\n]*\n)*[A-Za-z][\w-]*:(?:\s|$)/;
/** Fields that a list or an empty line goes on, and remark's, which no line closes (https://github.com/gnab/remark/wiki/Markdown). */
const PROPERTY = /^[a-z][\w-]*:(?:\s|$)/;

function checkRule(scope: FileScope, rule: Token, next: Token | undefined, inline: Token | undefined): void {
  const line = rule.map?.[0] ?? 0;
  const follows = next?.map?.[0] === line + 1 && inline?.type === 'inline';
  const closed = next?.type === 'heading_open' && next.markup === '-';
  if (follows && (closed ? FIELD : PROPERTY).test(inline.content)) {
    const hint =
      'Move its fields to the top of the first file, or onto the heading of the slide: see docs/dialect.md#front-matter. To open a slide with "---", leave an empty line after it.';
    report(scope, 'second-front-matter', placeOfBlock(scope, rule), 'A second front matter stands here.', hint);
  }
  if (rule.markup === '----') letPass(scope, 'vertical-slide', placeOfBlock(scope, rule), rule.markup);
}

/** Speaker notes as reveal-md, remark, landslide (`.notes:`) and Deckset (`^ words`) have them. */
const NOTES = /^(?:(?:(?:speaker|presenter)[ -]?)?notes?:(?![/:])|\.notes:|\?\?\?(?=\s|$)|\^(?=[ \t]))/i;

function checkHeading(scope: FileScope, heading: Token, text: string): void {
  // With a line "--" below it, AsciiDoc's mark is a heading.
  if (NOTES_HEADING.test(text.trim())) {
    const hint = 'Write "::: notes" before what you say and ":::" behind it.';
    const message = `Under "${text.trim()}" other tools have what is said: it would be published here.`;
    report(scope, 'notes-marker', placeOfBlock(scope, heading), message, hint);
  }
  refuseForeign(scope, heading, text);
}

/** What speaker notes are called, so that nothing else is meant. */
const NAMES = [
  "(?:speaker|presenter)(?:['’]s)?[ -]notes?",
  '(?:Sprecher|Redner|Vortrags)notiz(?:en)?',
  "notes (?:de l['’]orateur|du présentateur)",
  'notas d(?:el?|o) (?:orador|ponente|presentador|apresentador)',
  'konuşmacı not(?:u|ları)',
  'заметки (?:докладчика|спикера)',
  'нотатки (?:доповідача|спікера)',
  'ملاحظات (?:المتحدث|المقدم)',
  'הערות (?:לדובר|למציג|הדובר)',
  '演讲者备注|演講者備註',
].join('|');

/**
 * Words that can mean nothing else, with marks, brackets or signs round them too, as in `**Speaker notes:** …`: behind a colon, or alone on
 * their line. AsciiDoc has `[NOTE.speaker]` and `[.notes]` before them.
 */
const SPOKEN = new RegExp(
  `^(?:[^\\p{L}\\p{N}\\s\\\\]{1,4}[ \\t]*){0,3}(?:${NAMES})(?:[*_]*[ \\u00a0\\u202f]?[:：]|[*_)\\]]+$)|^\\[(?:NOTE)?\\.(?:speaker|notes)\\][ \\t]*$`,
  'iu',
);

/** A heading over them: so MarkItDown has what stands under a slide of PowerPoint, https://github.com/microsoft/markitdown. */
const NOTES_HEADING = new RegExp(
  `^[*_]*(?:(?:${NAMES})[*_ \\u00a0]*[:：]?|notes?[*_ \\u00a0]*[:：]|\\[(?:NOTE)?\\.(?:speaker|notes)\\])[*_]*$`,
  'iu',
);

function checkNotes(scope: FileScope, paragraph: Token, content: string, inside: boolean): void {
  for (const [i, text] of content.split('\n').entries()) {
    const [marker] = (inside ? undefined : NOTES.exec(text)) ?? [];
    const [spoken] = SPOKEN.exec(text) ?? [];
    if (!marker && !spoken) continue;
    const hint = 'Write "::: notes" before what you say and ":::" behind it.';
    const word = /^[^.[].*:$/.test(spoken ?? marker ?? '');
    const show = spoken ? spoken.replace(/:$/, '\\:') : `**${marker}**`;
    const message = word
      ? `This line begins with "${spoken ?? marker}", which other tools take for speaker notes.`
      : `Behind "${spoken ?? marker}" other tools have speaker notes: they would be published here.`;
    const place = placeOfBlock(scope, paragraph, i);
    report(scope, 'notes-marker', place, message, word ? `${hint} To show the words, write "${show}".` : hint);
    return;
  }
}

/** Four spaces make code of everything. */
function checkIndented(scope: FileScope, code: Token): void {
  const i = code.content.split('\n').findIndex((line) => /^\s*:{3,}\s*(?:notes\b|\{[^}]*\.notes\b)/.test(line));
  if (i < 0) return;
  const message = 'What is indented by four spaces is code: these notes would be published.';
  report(scope, 'notes-marker', placeOfBlock(scope, code, i), message, 'Begin ":::" at the beginning of its line.');
}

/** Names of no language: what is said, and GitHub's formulas (https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions). */
const FENCED = /^\s*(?:\{\s*\.?)?((?:(?:speaker|presenter)[-_]?)?notes?|math)(?=[\s}]|$)/i;

function checkFence(scope: FileScope, fence: Token, published: boolean): void {
  if (isUnderline(scope, fence)) refuseUnderlined(scope, fence);
  const [, name] = FENCED.exec(fence.info) ?? [];
  if (name?.toLowerCase() === 'math') {
    const hint = 'Write "$$" on a line of its own before it and behind it: see docs/dialect.md#mathematics.';
    report(scope, 'other-mark', placeOfBlock(scope, fence), 'No formula is set in a block of code.', hint);
  } else if (name !== undefined && published) {
    const message = `A block of code "${name}" is no notes: they would be published.`;
    const hint = 'Write "::: notes" before what you say and ":::" behind it.';
    report(scope, 'notes-marker', placeOfBlock(scope, fence), message, hint);
  }
}

/** Code that Quarto or knitr would run within a line, https://quarto.org/docs/computations/inline-code.html, or Obsidian's Dataview. */
const INLINE_CELL = /^(?:(?:\{[A-Za-z]\w*\}|r)\s+\S|\$?=\s*(?:this|dv)\.)/;

/** https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#embedded-uris-and-aliases, with a sign "_" behind it. */
const NAMED_LINK = /^[^<>]*<[^<>\s]+>$/;

/**
 * Core rule before the attributes: words between backquotes for another format, `\`…\`{=latex}`, are left out; for HTML there are none.
 * Code that would be run stands as it is written.
 */
export function rawInlines(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const block of state.tokens) {
    const children = block.type === 'inline' ? (block.children ?? []) : [];
    for (const [i, code] of children.entries()) {
      const next = children[i + 1];
      if (code.type === 'code_inline' && INLINE_CELL.test(code.content))
        letPass(scope, 'code-cell', placeOfInline(scope, code, block), `\`${code.content}\``);
      if (code.type === 'code_inline' && NAMED_LINK.test(code.content) && /^_/.test(next?.content ?? '')) {
        const hint = 'Write "[words](https://…)".';
        report(scope, 'other-mark', placeOfInline(scope, code, block), 'A link does not stand so.', hint);
      }
      const [all = '', format = ''] = (next?.type === 'text' && /^\{=([\w+-]+)\}/.exec(next.content)) || [];
      if (code.type !== 'code_inline' || !next || all === '') continue;
      const place = placeOfInline(scope, code, block);
      const hint = 'Write it in Markdown: see docs/dialect.md#raw-html.';
      if (format.startsWith('html')) report(scope, 'raw-html', place, 'HTML cannot stand in a slide.', hint);
      else letPass(scope, 'raw-block', place, all);
      next.content = next.content.slice(all.length);
      Object.assign(code, { type: 'text', tag: '', content: '' });
    }
  }
}
