import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { placeOfBlock, placeOfInline } from '../place.ts';
import { CALLOUTS } from '../rules/vocabulary.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { classesOf } from '../token-tools.ts';

/**
 * Core rule: what other tools read as something else than Markdown. Left alone it would be published: the fields of a second front
 * matter as a slide, the presenter's notes as a paragraph.
 */
export function otherTools(state: StateCore): void {
  const scope = scopeOf(state.env);
  if (scope.show.slideLevel === 1) state.tokens.forEach(lowerLevel);
  // In lists and quotations a note is a word of its own, and in notes it is where it belongs.
  let within = 0;
  let notes: number | undefined;
  for (const [i, token] of state.tokens.entries()) {
    if (OWN_LINES.test(token.type)) within += token.nesting;
    if (token.type === 'div_open' && classesOf(token).includes('notes')) notes ??= token.level;
    if (token.type === 'div_close' && token.level === notes) notes = undefined;
    if (token.type === 'hr' && token.level === 0) checkRule(scope, token, state.tokens[i + 1], state.tokens[i + 2]);
    const shown = notes === undefined && within === 0;
    if (token.type === 'paragraph_open' && shown) checkNotes(scope, token, state.tokens[i + 1]);
    if (token.type === 'heading_open' && notes === undefined)
      checkHeading(scope, token, state.tokens[i + 1]?.content ?? '');
    if (token.type === 'code_block' && notes === undefined) checkIndented(scope, token);
    if (token.type === 'paragraph_open') checkForeign(scope, token, state.tokens[i + 1]?.content ?? '');
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
  if (/^(?:presenter|speaker) notes$/i.test(text.trim())) {
    const hint = 'Write "::: notes" before what you say and ":::" behind it.';
    const message = `Under "${text.trim()}" other tools have what is said: it would be published here.`;
    report(scope, 'notes-marker', placeOfBlock(scope, heading), message, hint);
  }
  if (FIT.test(text)) refuseFit(scope, heading);
}

/** https://docs.deckset.com/English.lproj/Formatting/01-headings.html */
const FIT = /^\[fit\][ \t]/;

function refuseFit(scope: FileScope, block: Token): void {
  const message = 'Words are not fitted by "[fit]", which would be printed here.';
  report(scope, 'other-mark', placeOfBlock(scope, block), message, 'Write "::: r-fit-text" and ":::" round them.');
}

function checkNotes(scope: FileScope, paragraph: Token, inline: Token | undefined): void {
  const lines = inline?.content.split('\n') ?? [];
  for (const [i, text] of lines.entries()) {
    const [marker] = NOTES.exec(text) ?? [];
    if (!marker) continue;
    const word = /^[^.].*:$/.test(marker);
    const hint = `Write "::: notes" before what you say and ":::" behind it.${word ? ` To show the words, write "**${marker}**".` : ''}`;
    const message = word
      ? `This line begins with "${marker}", which other tools take for speaker notes.`
      : `Behind "${marker}" other tools have speaker notes: they would be published here.`;
    report(scope, 'notes-marker', placeOfBlock(scope, paragraph, i), message, hint);
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

/** Raw TeX, which Pandoc leaves out of HTML, and GitHub's alerts: both would stand there as they are typed. */
function checkForeign(scope: FileScope, paragraph: Token, text: string): void {
  if (/^\\(?!begin\{)(?:[a-z]+(?:\[[^\]]*\]|\{[^}]*\})*\s*(?:\n|$))/i.test(text)) {
    const hint = 'Write "---" or a heading for a new slide, ". . ." for a pause, and formulas between dollar signs.';
    report(scope, 'raw-tex', placeOfBlock(scope, paragraph), 'TeX is read in formulas only.', hint);
  }
  if (/^(?:(?:--|\+\+\+)(?:\n|$)|\+\+\+\?)/.test(text)) {
    const hint = 'Write "---" or a heading for a new slide, ". . ." for a pause.';
    const message = 'This line parts slides or steps elsewhere, and would be printed here.';
    report(scope, 'other-mark', placeOfBlock(scope, paragraph), message, hint);
  }
  if (FIT.test(text)) refuseFit(scope, paragraph);
  // https://docs.deckset.com/English.lproj/Customization/01-configuration-commands.html
  if (/^\[\.[a-z][\w-]*(?::[^\]\n]*)?\][ \t]*(?:\n|$)/m.test(text)) {
    const hint =
      'Write classes and attributes on the slide\'s heading, "## Title {.center}", and ":::: columns" for columns.';
    const message = 'What sets a slide from within brackets elsewhere would be printed here.';
    report(scope, 'other-mark', placeOfBlock(scope, paragraph), message, hint);
  }
  if (/^<<<[ \t]*@?\S/.test(text)) {
    const hint = 'Write the code itself between two lines "```".';
    report(scope, 'other-mark', placeOfBlock(scope, paragraph), 'No code is taken from a file so.', hint);
  }
  // https://sli.dev/features/slot-sugar
  if (/^::[a-z][\w-]*::[ \t]*(?:\n|$)/m.test(text)) {
    const hint = 'Write ":::: columns" and a "::: column" for each part: see docs/dialect.md#columns.';
    const message = 'This line sets what follows into a part of the slide elsewhere, and would be printed here.';
    report(scope, 'other-mark', placeOfBlock(scope, paragraph), message, hint);
  }
  if (/^(?:\[\[?_?toc_?\]\]?|\{:toc\}|\$\{toc\}|@\[toc\])$/i.test(text.trim())) {
    const hint = 'Write "toc: true" in the front matter: see docs/dialect.md#agenda.';
    report(scope, 'other-mark', placeOfBlock(scope, paragraph), 'The contents do not stand here.', hint);
  }
  if (/^(?:!!!|\?\?\?\+?) ?[a-z]+/.test(text)) {
    const hint = 'Write "::: callout-note" and ":::" round it: see docs/dialect.md#callouts.';
    report(scope, 'other-mark', placeOfBlock(scope, paragraph), 'A box does not begin so.', hint);
  }
  // GitHub's five kinds, and those of Obsidian.
  const [, kind = ''] = /^\[!([a-z]+)\]/i.exec(text) ?? [];
  if (!kind) return;
  const own = CALLOUTS.find((each) => each === kind.toLowerCase()) ?? 'note';
  const hint = `Write "::: callout-${own}" and ":::" round it: see docs/dialect.md#callouts.`;
  report(scope, 'github-alert', placeOfBlock(scope, paragraph), `A box "[!${kind}]" is not known.`, hint);
}

/** Code that Quarto or knitr would run within a line: https://quarto.org/docs/computations/inline-code.html */
const INLINE_CELL = /^(?:\{[A-Za-z]\w*\}|r)\s+\S/;

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
