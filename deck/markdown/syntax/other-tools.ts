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
  // In lists and quotations a note is a word of its own, speaker notes are not; in notes both are where they belong.
  let within = 0;
  let notes: number | undefined;
  for (const [i, token] of state.tokens.entries()) {
    if (OWN_LINES.test(token.type)) within += token.nesting;
    if (token.type === 'div_open' && classesOf(token).includes('notes')) notes ??= token.level;
    if (token.type === 'div_close' && token.level === notes) notes = undefined;
    if (token.type === 'hr' && token.level === 0) checkRule(scope, token, state.tokens[i + 1], state.tokens[i + 2]);
    if (token.type === 'paragraph_open' && notes === undefined)
      checkNotes(scope, token, state.tokens[i + 1]?.content ?? '', within > 0);
    if (token.type === 'heading_open' && notes === undefined)
      checkHeading(scope, token, state.tokens[i + 1]?.content ?? '');
    if (token.type === 'code_block' && notes === undefined) checkIndented(scope, token);
    if (token.type === 'fence') checkFence(scope, token, notes === undefined);
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
  // With a line "--" below it, AsciiDoc's mark is a heading.
  if (NOTES_HEADING.test(text.trim())) {
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

/** What begins a paragraph in other tools' texts and would be published as it is typed, with what to write instead. */
const FOREIGN: readonly { code?: 'raw-tex'; pattern: RegExp; message: string; hint: string }[] = [
  {
    // Raw TeX, which Pandoc leaves out of HTML; of notes see other-marks.ts.
    code: 'raw-tex',
    pattern: /^\\(?!begin\{|(?:p|speaker)?note\b)(?:[a-z]+(?:\[[^\]]*\]|\{[^}]*\})*\s*(?:\n|$))/i,
    message: 'TeX is read in formulas only.',
    hint: 'Write "---" or a heading for a new slide, ". . ." for a pause, and formulas between dollar signs.',
  },
  {
    code: 'raw-tex',
    pattern: /^\$\$(?!\$)(?![\s\S]*\$\$)/,
    message: 'This formula is never closed.',
    hint: 'Write "$$" on a line of its own behind it. To show the signs, write "\\$\\$".',
  },
  {
    pattern: /^(?:(?:--|\+\+\+)(?:\n|$)|\+\+\+\?)/,
    message: 'This line parts slides or steps elsewhere, and would be printed here.',
    hint: 'Write "---" or a heading for a new slide, ". . ." for a pause.',
  },
  {
    // https://docs.deckset.com/English.lproj/Customization/01-configuration-commands.html
    pattern: /^\[\.(?!notes\])[a-z][\w-]*(?::[^\]\n]*)?\][ \t]*(?:\n|$)/m,
    message: 'What sets a slide from within brackets elsewhere would be printed here.',
    hint: 'Write classes and attributes on the slide\'s heading, "## Title {.center}", and ":::: columns" for columns.',
  },
  {
    pattern: /^<<<[ \t]*@?\S/,
    message: 'No code is taken from a file so.',
    hint: 'Write the code itself between two lines "```".',
  },
  {
    // https://sli.dev/features/slot-sugar
    pattern: /^::[a-z][\w-]*::[ \t]*(?:\n|$)/m,
    message: 'This line sets what follows into a part of the slide elsewhere, and would be printed here.',
    hint: 'Write ":::: columns" and a "::: column" for each part: see docs/dialect.md#columns.',
  },
  {
    pattern: /^\s*(?:\[\[?_?toc_?\]\]?|\{:toc\}|\$\{toc\}|@\[toc\])\s*$/i,
    message: 'The contents do not stand here.',
    hint: 'Write "toc: true" in the front matter: see docs/dialect.md#agenda.',
  },
  {
    pattern: /^(?:!!!|\?\?\?\+?) ?[a-z]+/,
    message: 'A box does not begin so.',
    hint: 'Write "::: callout-note" and ":::" round it: see docs/dialect.md#callouts.',
  },
  {
    // https://docs.asciidoctor.org/asciidoc/latest/comments/
    pattern: /^\/\/[ \t]+\S/,
    message: 'A line that begins so is a comment elsewhere, and would be published here.',
    hint: 'Write "<!-- … -->": that is in no output. To show the sign, write a backslash before it.',
  },
  {
    pattern: /^={2,6}[ \t]+\S/,
    message: 'A heading does not begin with "=".',
    hint: 'Write "## " before the title of a slide, "# " before that of a section.',
  },
  {
    // https://docs.asciidoctor.org/asciidoc/latest/macros/
    pattern: /^(?:image|video|include)::[^\s[]+\[/,
    message: 'No file is shown so.',
    hint: 'Write "![what it shows](images/NAME)", or "{{< include NAME.md >}}".',
  },
  {
    pattern: /^\|={3,}[ \t]*(?:\n|$)/,
    message: 'A table does not begin so.',
    hint: 'Write a table with pipes and a line of dashes under its head: see docs/dialect.md#tables.',
  },
];

function checkForeign(scope: FileScope, paragraph: Token, text: string): void {
  if (FIT.test(text)) refuseFit(scope, paragraph);
  // A comment of MyST, https://mystmd.org/guide/syntax-overview, or a unit: "% of all households". Items of lists are the latter.
  const [percent] = (paragraph.hidden ? undefined : /^%[ \t]+\S[^\n]*/.exec(text)) ?? [];
  if (percent) letPass(scope, 'foreign-mark', placeOfBlock(scope, paragraph), percent);
  // Names that Obsidian gives blocks, and its states of a task that are neither done nor to do.
  const [label] = /(?<=\s)\^[A-Za-z0-9][\w-]{2,}$/.exec(text) ?? [];
  const [task] = (paragraph.level > 0 && /^\[(?:[-/><!?*oO]|)\](?=\s)/.exec(text)) || [];
  for (const mark of [label, task]) if (mark) letPass(scope, 'foreign-mark', placeOfBlock(scope, paragraph), mark);
  for (const { code = 'other-mark', pattern, message, hint } of FOREIGN)
    if (pattern.test(text)) report(scope, code, placeOfBlock(scope, paragraph), message, hint);
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
