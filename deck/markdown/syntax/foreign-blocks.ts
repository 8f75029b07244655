/** Blocks of other languages: what begins a paragraph there would be published here as it is typed. */

import type { Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { placeOfBlock } from '../place.ts';
import { CALLOUTS } from '../rules/vocabulary.ts';
import type { FileScope } from '../scope.ts';

interface Foreign {
  code?: 'raw-tex';
  /** What begins so may have become a heading by the line under it, as `[NOTE]` above `====`. */
  heads?: true;
  pattern: RegExp;
  message: string;
  hint: string;
}

const CALLOUT = 'Write "::: callout-note" and ":::" round it: see docs/dialect.md#callouts.';
const TABLE = 'Write a table with pipes and a line of dashes under its head: see docs/dialect.md#tables.';
const TITLE = 'Write "## " before the title of a slide, "# " before that of a section.';

/** What begins a paragraph in other tools' texts and would be published as it is typed, with what to write instead. */
const FOREIGN: readonly Foreign[] = [
  {
    // Raw TeX, which Pandoc leaves out of HTML; of notes see raw-html.ts.
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
    // https://docs.deckset.com/English.lproj/Formatting/01-headings.html
    heads: true,
    pattern: /^\[fit\][ \t]/,
    message: 'Words are not fitted by "[fit]", which would be printed here.',
    hint: 'Write "::: r-fit-text" and ":::" round them.',
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
    pattern: /^\s*(?:\[\[?_?toc_?\]\]?|\{:?toc\}|\$\{toc\}|@\[toc\]|__(?:no)?toc__)\s*$/i,
    message: 'The contents do not stand here.',
    hint: 'Write "toc: true" in the front matter: see docs/dialect.md#agenda.',
  },
  {
    pattern: /^(?:(?:!!!|\?\?\?\+?) ?|\/\/\/[ \t]*)[a-z]+/,
    message: 'A box does not begin so.',
    hint: CALLOUT,
  },
  {
    // https://docs.asciidoctor.org/asciidoc/latest/comments/
    pattern: /^\/\/[ \t]+\S/,
    message: 'A line that begins so is a comment elsewhere, and would be published here.',
    hint: 'Write "<!-- … -->": that is in no output. To show the sign, write a backslash before it.',
  },
  {
    // https://squidfunk.github.io/mkdocs-material/reference/content-tabs/
    pattern: /^===[+!]?[ \t]+["“]/,
    message: 'A tab does not begin so.',
    hint: 'Write "::: panel-tabset" and ":::" round the parts, each under "### Name": see docs/dialect.md#tabs.',
  },
  {
    pattern: /^={2,6}[ \t]+(?!["“])\S/,
    message: 'A heading does not begin with "=".',
    hint: TITLE,
  },
  {
    // https://docs.asciidoctor.org/asciidoc/latest/macros/
    pattern: /^(?:image|video|include)::[^\s[]+\[/,
    message: 'No file is shown so.',
    hint: 'Write "![what it shows](images/NAME)", or "{{< include NAME.md >}}".',
  },
  {
    // https://facelessuser.github.io/pymdown-extensions/extensions/snippets/
    pattern: /^-+8<-+/,
    message: 'No file is taken in so.',
    hint: 'Write "{{< include NAME.md >}}": see docs/dialect.md#parts-and-films.',
  },
  {
    // https://plantuml.com/commons
    pattern: /^@start[a-z]+[ \t]*(?:\n|$)/,
    message: 'A drawing in the language "plantuml" is not made here.',
    hint: 'Draw it once, save it as SVG beside the slides and show that.',
  },
  {
    // AsciiDoc's, and MediaWiki's: https://www.mediawiki.org/wiki/Help:Tables
    pattern: /^(?:\|={3,}|\{\|(?:[ \t]+[\w-]+[ \t]*=[^\n]*)?)[ \t]*(?:\n|$)/,
    message: 'A table does not begin so.',
    hint: TABLE,
  },
  {
    // https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=tables. A norm has no row under it.
    pattern: /^\|\|[^|\n]+\|\|(?:[^|\n]+\|\|)*[ \t]*\n\|/,
    message: 'The head of a table does not stand between "||".',
    hint: TABLE,
  },
  {
    // Of Jira, Confluence and Textile, https://textile-lang.com/doc/headings
    pattern: /^h[1-6](?:[([{<>=][^\s.]*)?\.[ \t]+\S/,
    message: 'A heading does not begin with "h1." to "h6.".',
    hint: TITLE,
  },
  {
    // https://textile-lang.com/doc/block-quotations
    pattern: /^(?:b[qc](?:\([^)\s]+\))?\.{1,2}(?::\S+)?|(?:p|pre|table|fn\d+)\([^)\n]+\)\.)[ \t]+\S/,
    message: 'What a paragraph is does not stand before it so.',
    hint: 'Write "> " before a quotation, "```" on a line before and behind code, "::: name" and ":::" round a box.',
  },
  {
    // https://docutils.sourceforge.io/docs/ref/rst/directives.html
    pattern: /^\.\.[ \t]+(?:[\w:-]+::|_[^:\n]+:|\[[^\]\n]+\]|\|[^|\n]+\|)/,
    message: 'A directive of reStructuredText is none here.',
    hint: 'Write "::: callout-note" and ":::" round a box, "![what it shows](images/NAME)" for a picture, "```python" before code: see docs/dialect.md.',
  },
  {
    pattern: /^\.\.[ \t]+(?![\w:-]+::|_[^:\n]+:|[[|])[^\s.]/,
    message: 'A paragraph that begins so is a comment elsewhere, and would be published here.',
    hint: 'Write "<!-- … -->": that is in no output. To show the dots, write a backslash before them.',
  },
  {
    // https://orgmode.org/manual/In_002dbuffer-Settings.html
    pattern: /^#\+[A-Za-z]+(?:_[A-Za-z]+)*(?::|[ \t\n]|$)/m,
    message: 'A keyword of Org is none here, and would be printed.',
    hint: 'Write the deck\'s fields in the front matter, "```python" and "```" round code, "> " before a quotation.',
  },
  {
    // https://typst.app/docs/reference/syntax/, https://touying-typ.github.io/
    pattern:
      /^#(?:(?:import|include)[ \t]+["“]|set[ \t]+[\w.]+\(|show(?::|[ \t]+[\w.]+(?:\([^)\n]*\))?:)|let[ \t]+\w+(?:\([^)\n]*\))?[ \t]*=|(?:pause|meanwhile)[ \t]*(?:\n|$)|(?:image|figure|align|table|grid|text|[vh]|columns|block|box|stack|place|rect|quote|heading|bibliography|outline|pagebreak|colbreak)\(|[a-z][\w.-]*(?:\([^)\n]*\))?\[(?![\^@\d])(?![^[\]\n]*\][({[]))/m,
    message: 'A command of Typst is none here, and would be printed.',
    hint: 'Write "## " before the title of a slide, ". . ." for a pause, "![what it shows](images/NAME)" for a picture.',
  },
  {
    // https://mdxjs.com/docs/what-is-mdx/#esm
    pattern:
      /^(?:import[ \t]+(?:[\w{}*, \t]+[ \t]from[ \t]+)?(["'])[^"'\n]+\1;?[ \t]*(?:\n|$)|export[ \t]+(?:(?:const|let|var)[ \t]+\w+[ \t]*=|(?:default[ \t]+)?function\b|default[ \t]*[({]))/,
    message: 'Nothing is imported or exported here: the line would be printed.',
    hint: 'Leave it out; what a component would show is written in Markdown, as a chart or as a picture.',
  },
  {
    // https://docs.asciidoctor.org/asciidoc/latest/blocks/
    heads: true,
    pattern:
      /^\[(?:(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)(?:[,#%][^\]\n]*)?|(?:source|quote|verse|listing|literal|example|sidebar|stem|graphviz|plantuml)(?:[,%#][^\]\n]*)|(?:cols|options|width|format|start|background-\w+)=[^\]\n]*|%[a-z][^\]\n]*)\][ \t]*(?:\n|$)/,
    message: 'What a block is does not stand in brackets above it.',
    hint: 'Write "::: callout-note" and ":::" round a box, "```python" and "```" round code, "> " before a quotation.',
  },
  {
    // https://docs.asciidoctor.org/asciidoc/latest/directives/conditionals/
    pattern: /^(?:\.{4,}[ \t]*\n|(?:ifdef|ifndef|ifeval|endif)::)/,
    message: 'A block of AsciiDoc does not begin so here.',
    hint: 'Write "```" on a line of its own before it and behind it for code; what is for others stands in a comment.',
  },
  {
    // https://github.com/visit1985/mdp#supported-markdown-formatting
    pattern: /^(?:%(?:title|author|date):|->[ \t].*[ \t]<-[ \t]*$|\^[ \t]*$)/,
    message: 'What sets a slide elsewhere would be printed here.',
    hint: 'Write fields in the front matter, "## Title {.center}" for the middle, ". . ." for a pause.',
  },
  {
    // A title between two lines, https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#sections: the second makes a heading of all.
    heads: true,
    pattern: /^([=~^"'+*#])\1{3,}[ \t]*\n/,
    message: 'No line stands above a title: it would be printed.',
    hint: TITLE,
  },
  {
    // https://perldoc.perl.org/perlpod
    pattern: /^=(?:head[1-6]|over|item|back|cut|pod|begin|end)\b/,
    message: 'A command of POD is none here, and would be printed.',
    hint: 'Write "## " before a title, "- " before the items of a list.',
  },
];

/** Titles that reStructuredText marks by a line under them which is none of Markdown's; it is as long as they are. */
const UNDERLINED = /^(\S[^\n]*[^\s:])\n([\^"'+.`:#*])\2{3,}[ \t]*$/;

function isUnderlined(text: string): boolean {
  const [, title = '', sign = ''] = UNDERLINED.exec(text) ?? [];
  return sign !== '' && (text.split('\n')[1] ?? '').trimEnd().length >= title.length;
}

/** Code between lines of "~" whose first is as long as the line above it; a blank line or a colon is before code. */
export function isUnderline(scope: FileScope, { type, map, markup, info }: Token): boolean {
  const title = scope.lines[(map?.[0] ?? 0) - 1]?.trim() ?? '';
  if (type !== 'fence' || !/^~{4,}$/.test(markup) || info.trim() !== '') return false;
  return /[^\s:>]$/.test(title) && markup.length >= title.length;
}

export function refuseUnderlined(scope: FileScope, title: Token): void {
  const message = 'This line makes no heading of the one above it, which opens no slide.';
  report(scope, 'malformed-heading', placeOfBlock(scope, title), message, TITLE);
}

/** Reports what begins a block in another language. A heading is one already. */
export function refuseForeign(scope: FileScope, block: Token, text: string): void {
  for (const { code = 'other-mark', heads, pattern, message, hint } of FOREIGN) {
    const match = heads || block.type !== 'heading_open' ? pattern.exec(text) : null;
    if (!match) continue;
    const line = text.slice(0, match.index).split('\n').length - 1;
    report(scope, code, placeOfBlock(scope, block, line), message, hint);
  }
}

/** What other languages have at the beginning of a paragraph is refused with its cure, or stands as it is written, and that is said. */
export function checkForeign(scope: FileScope, paragraph: Token, text: string): void {
  // A comment of MyST, https://mystmd.org/guide/syntax-overview, or a unit: "% of all households". Items of lists are the latter.
  const [percent] = (paragraph.hidden ? undefined : /^%[ \t]+\S[^\n]*/.exec(text)) ?? [];
  // A title of AsciiDoc or Typst, or what something comes to; a heading of Org or the explanation of two stars.
  const [title] = (paragraph.level > 0 ? undefined : /^(?:=|\*{2,5})[ \t]+\p{L}[^\n]*/u.exec(text)) ?? [];
  // Names that Obsidian gives blocks, and its states of a task that are neither done nor to do.
  const [label] = /(?<=\s)\^[A-Za-z0-9][\w-]{2,}$/.exec(text) ?? [];
  const [task] = (paragraph.level > 0 && /^\[(?:[-/><!?*oO]|)\](?=\s)/.exec(text)) || [];
  // Fields of Dataview and Logseq, terms of AsciiDoc.
  const fields =
    text.match(/^[\p{L}][\p{L}\p{N} _-]{0,40}::(?=[ \t]+\S)|[[(][\p{L}][\p{L}\p{N} _-]{0,40}::(?=[ \t]+\S)/gmu) ?? [];
  for (const mark of [percent, title, label, task, ...fields])
    if (mark) letPass(scope, 'foreign-mark', placeOfBlock(scope, paragraph), mark);
  if (paragraph.level > 0) refuseStars(scope, paragraph, text);
  if (isUnderlined(text)) refuseUnderlined(scope, paragraph);
  refuseForeign(scope, paragraph, text);
  refuseAlert(scope, paragraph, text);
}

/** Items of a list within a list, as AsciiDoc, Jira and MediaWiki have them: they would run into the one above. */
function refuseStars(scope: FileScope, item: Token, text: string): void {
  const lines = text.split('\n');
  const line = lines.findIndex((each, at) => at > 0 && /^\*{2,5}[ \t]+\S/.test(each));
  const [stars = ''] = /^\*+/.exec(lines[line] ?? '') ?? [];
  if (stars === '') return;
  const hint = `Write "${'  '.repeat(stars.length - 1)}- " before it, as far in. To show the stars, write a backslash before each.`;
  report(scope, 'other-mark', placeOfBlock(scope, item, line), `"${stars}" begins no item of a list.`, hint);
}

function refuseAlert(scope: FileScope, paragraph: Token, text: string): void {
  // GitHub's five kinds, and those of Obsidian.
  const [, kind = ''] = /^\[!([a-z]+)\]/i.exec(text) ?? [];
  if (!kind) return;
  const own = CALLOUTS.find((each) => each === kind.toLowerCase()) ?? 'note';
  const hint = `Write "::: callout-${own}" and ":::" round it: see docs/dialect.md#callouts.`;
  report(scope, 'github-alert', placeOfBlock(scope, paragraph), `A box "[!${kind}]" is not known.`, hint);
}
