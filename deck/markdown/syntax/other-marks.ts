import type { StateCore, StateInline } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { findText, placeInBlock, placeOfBlock } from '../place.ts';
import { DIV_NAMES } from '../rules/vocabulary.ts';
import { scopeOf } from '../scope.ts';
import { eachToken, matchAt } from '../token-tools.ts';

/** Inline rule before markdown-it-mark and -ins: `a==b` and `i++j` are signs in a word and begin nothing. */
export function signsInWords(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  const sign = src.slice(pos, pos + 2);
  if (sign !== '==' && sign !== '++') return false;
  if (!/[\p{L}\p{N}_]/u.test(src[pos - 1] ?? '') || !/[\p{L}\p{N}_]/u.test(src[pos + 2] ?? '')) return false;
  if (!silent) state.pending += sign;
  state.pos += 2;
  return true;
}

/** What other tools read in a line and this one does not, and what to write instead. Patterns look so far and no farther: a text of nothing but openings is read in time too. Obsidian's and CriticMarkup's remarks would be published. */
const REFUSED: readonly { pattern: RegExp; message: string; hint: string }[] = [
  {
    // A word processor makes dashes of the hyphens, and single quotation marks of the brackets.
    pattern: /(?<=[<‹])!(?:-?[–—−]|(?<=‹!)--)/y,
    message: 'This is no comment, and would be published: its hyphens or brackets are other signs.',
    hint: 'Write "<!-- … -->", with "<", two hyphens and ">".',
  },
  {
    pattern: /\^\^(?=[^\s^])[^^\n]*\^\^/y,
    message: 'Words between "^^" are not known.',
    hint: 'Write "++words++" for underlined words, "^words^" for raised ones.',
  },
  {
    pattern: /(?<![\p{L}\p{N}])%%(?=[^%])[\s\S]*?%%|^%%(?!%)/uy,
    message: 'What stands between "%%" is a comment elsewhere, and would be published here.',
    hint: 'Write "<!-- … -->": that is in no output.',
  },
  {
    // https://mdxjs.com/docs/what-is-mdx/#mdx-syntax, https://jinja.palletsprojects.com/en/stable/templates/#comments
    pattern: /\{\/\*[\s\S]*?\*\/\}|\{#\s[\s\S]*?#\}/y,
    message: 'A comment does not stand so, and would be published here.',
    hint: 'Write "<!-- … -->": that is in no output.',
  },
  {
    pattern: /\{(\+\+|--|~~|==|>>)[\s\S]*?(?:\1|<<)\}/y,
    message: 'Marks of an editor are not known.',
    hint: 'Take the change in, and write a remark as "<!-- … -->".',
  },
  {
    pattern: /!\[\[[^\]\n]+\]\]/y,
    message: 'A file in double brackets is not shown.',
    hint: 'Write "![what it shows](images/NAME)", or "{{< include NAME.md >}}".',
  },
  {
    // https://github.com/gnab/remark/wiki/Markdown#content-classes; a link, a source or a footnote behind ".env" is none of it.
    pattern: /(?<=(?:^|[\s([])(?:\.[a-z][\w-]*)+)\[(?![\^@]|-@)(?![^[\]\n]*\][({[])/y,
    message: 'Classes before a bracket are not known.',
    hint: 'Write "[words]{.name}" for words, "::: name" and ":::" round blocks, "^[…]" for a footnote.',
  },
  {
    // https://lierdakil.github.io/pandoc-crossref/#references
    pattern: /(?<![\w.@/])[{+*]?@(?:fig|tbl|eq|sec|lst):[\w-]+\}?/y,
    message: 'References of pandoc-crossref are not known.',
    hint: 'Write "@fig-one", with a hyphen, and "{#fig-one}" behind what it leads to.',
  },
  {
    // https://bookdown.org/yihui/bookdown/cross-references.html
    pattern: /\\@ref\([^()\s]+\)|(?<=\()\\#[a-z]+:[^()\s]+\)/y,
    message: 'Marks of bookdown for numbers are not known.',
    hint: 'Leave the label out, and write a link to the slide, "[the figure](#id)".',
  },
  {
    // https://www.bbcode.org/reference.php. Behind a letter or before brackets of its own it is none.
    pattern:
      /(?<![\p{L}\p{N}\]])\[(b|i|u|s|url|img|color|size|font|quote|code|list|center|left|right|sub|sup|spoiler|youtube|h[1-6]|table)(?:=[^\]\n]{0,500})?\](?![({[])(?=[\s\S]{0,2000}?\[\/\1\])/iuy,
    message: 'BBCode is not known: its brackets would be printed.',
    hint: 'Write "**words**", "*words*", "[words](https://…)", "![what it shows](images/NAME)". To show the bracket, write "\\[".',
  },
  {
    // https://codex.wordpress.org/Shortcode
    pattern: /\[\/?[a-z][\w-]*(?:[ \t]+[\w-]+=["“'][^"”'\n]{0,500}["”']){1,20}[ \t]{0,9}\/?\](?![({[])/y,
    message: 'A shortcode in brackets is not known, and would be printed.',
    hint: 'Write what it shows in Markdown, or "{{< video NAME.mp4 >}}" for a film beside the slides. To show the bracket, write "\\[".',
  },
  {
    // https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=advanced: on lines of their own, in pairs or with values.
    pattern:
      /\{(?:(code|noformat|panel|quote|info|note|warning|tip|expand|color|section|column|excerpt|anchor|status)(?::[^}\n]{0,500}\}|\}(?=[\s\S]{0,2000}?\{\1\}))|(?<=(?:^|\n)[ \t]*\{)(?:code|noformat|panel|quote|info|note|warning|tip|expand|color|section|column|excerpt)\}(?=[ \t]*(?:\n|$)))/y,
    message: 'Macros of a wiki are not known, and would be printed.',
    hint: 'Write "```python" and "```" round code, "::: callout-note" and ":::" round a box, "> " before a quotation. To show the brace, write "\\{".',
  },
  {
    pattern: /(?<![^\s(])!(?![\s[])[^\s!|]{1,500}\.(?:png|jpe?g|gif|svg|webp)(?:\|[^!\n]{0,500})?!/iy,
    message: 'A picture does not stand between "!".',
    hint: 'Write "![what it shows](images/NAME)".',
  },
  {
    // Of Jira, MediaWiki and Org, and https://textile-lang.com/doc/links
    pattern:
      /\[[^[\]|\n]{1,200}\|(?:https?:\/\/|mailto:|#)[^\]\s]{1,500}\](?![({[])|\[\[(?:https?:|file:|id:|[#*./])[^[\]\n]{0,500}\]\[[^[\]\n]{1,200}\]\]|(?<=(?<![^\s(])"[^"\n]{1,200}"):(?:https?:\/\/|\/|#)[^\s"]+/y,
    message: 'A link does not stand so.',
    hint: 'Write "[words](https://…)".',
  },
  {
    // https://www.mediawiki.org/wiki/Help:Images
    pattern: /\[\[(?:File|Image|Media|Datei|Bild|Fichier|Archivo):[^\]\n]+\]\]/iy,
    message: 'A file in double brackets is not shown.',
    hint: 'Write "![what it shows](images/NAME)".',
  },
  {
    // https://docs.asciidoctor.org/asciidoc/latest/macros/
    pattern:
      /(?<=(?<![\w:/])(?:image|icon|link|xref|kbd|btn|menu|pass|stem|footnote)):(?!:)[^\s[\]]{0,500}\[[^\]\n]{0,500}\]/y,
    message: 'A macro of AsciiDoc is none here, and would be printed.',
    hint: 'Write "![what it shows](images/NAME)", "[words](https://…)", "^[…]" for a footnote, `key` for a key.',
  },
];

/** A name of an entity (https://html.spec.whatwg.org/multipage/named-characters.html) is the character; any other stands there. */
const ENTITY = /&[a-z][a-z0-9]*;/iy;

/**
 * Obsidian's links, orders of Liquid and of templates, `<% … %>`, AsciiDoc's `<<id,words>>`, the roles of MyST, `{ref}` before code, and expressions of MDX
 * (https://mdxjs.com/docs/what-is-mdx/#expressions): a name in another, a call, a calculation, a text. Sets and one name alone are words.
 */
const PASSED: readonly RegExp[] = [
  /\[\[[^[\]\n]+\]\](?![({[])/y,
  /\{%[^\n]*?%\}/y,
  /<%[^\n]{0,500}?%>/y,
  /<<[\w-]+,[^<>\n]{1,200}>>/y,
  /\{[a-z][\w:-]*\}(?=`)/y,
  /(?<![^\s(>])\{(?:[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*|\[\d+\]|\([^(){}\n]*\))+|\d[\d.]*[ \t]*[-+*/%][ \t]*\d[\d.]*|'[^'{}\n]*'|`[^`{}\n]*`)\}|\{"[^"{}\n]*"\}/y,
];

/** Inline rule: marks of other tools are refused with their cure, or stand as they are written, and that is said once. */
export function otherMarks(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (!'^%{![:&<@\\'.includes(src[pos] ?? ' ')) return false;
  const at = (pattern: RegExp) => matchAt(pattern, src, pos)?.[0];
  const scope = scopeOf(state.env);
  const refused = REFUSED.find(({ pattern }) => at(pattern) !== undefined);
  if (refused) {
    if (!silent) report(scope, 'other-mark', placeInBlock(scope, src, pos), refused.message, refused.hint);
    state.pos += at(refused.pattern)?.length ?? 0;
    return true;
  }
  const entity = at(ENTITY);
  const unknown = entity !== undefined && state.md.utils.unescapeAll(entity) === entity ? entity : undefined;
  const passed = unknown ?? PASSED.map(at).find((found) => found !== undefined);
  if (passed === undefined) return false;
  if (!silent) {
    letPass(scope, 'foreign-mark', placeInBlock(scope, src, pos), passed);
    // As what is escaped stands apart, its braces are no attributes; a role's are before code.
    if (/^[{<]/.test(passed) && src[pos + passed.length] !== '`')
      Object.assign(state.push('text_special', '', 0), { content: passed, markup: passed, info: 'escape' });
    else state.pending += passed;
  }
  state.pos += passed.length;
  return true;
}

/** Bold and slanted words of MediaWiki, https://www.mediawiki.org/wiki/Help:Formatting. Minutes and seconds stand behind a number. */
const QUOTED = /(?<!['\p{L}\p{N}])('{2,3})(?=[^\s'])[^\n]{0,500}?[^\s']\1(?!')/gu;

/** Core rule before quotation marks are set: those that mark words elsewhere. No inline rule sees them, since none of them ends a text. */
export function quoteMarks(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const { token, block } of eachToken(state.tokens)) {
    if (token.type !== 'text') continue;
    for (const [words, marks = ''] of token.content.matchAll(QUOTED)) {
      const from = placeOfBlock(scope, block);
      const place = findText(scope, words, from, block.map?.[1] ?? from.line);
      if (marks.length === 2) letPass(scope, 'foreign-mark', place, words);
      else
        report(scope, 'other-mark', place, 'Words between three quotation marks are not bold.', 'Write "**words**".');
    }
  }
}

/** A link or a picture by reference, `[words][name]` or `[words][]`; behind a letter, `x[1][2]`, it is none. Of sources and footnotes see there. */
const BY_REFERENCE = /(?:!|(?<![\p{L}\p{N}\]!]))\[(?![@^-])([^[\]\n]+)\]\[(?![@^])([^[\]\n]*)\](?![({[])/uy;

/** Inline rule before links: a reference that nothing defines stands as it is written, and that is said. Its words are read on. */
export function undefinedReference(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (silent || (src[pos] !== '[' && src[pos] !== '!')) return false;
  const [all, words = '', name = ''] = matchAt(BY_REFERENCE, src, pos) ?? [];
  const { references = {} } = state.env as { references?: Record<string, unknown> };
  if (all === undefined || Object.hasOwn(references, state.md.utils.normalizeReference(name || words))) return false;
  const scope = scopeOf(state.env);
  letPass(scope, 'undefined-reference', placeInBlock(scope, src, pos), all);
  return false;
}

/** A fence of a box with its name or its attributes, or a bare one; `pkg:::name` of R is a word. */
const FENCE = /(?<![\p{L}\p{N}:]):{3,}(?!:)[ \t]*(\{[^}\n]*\}|\p{L}[\w-]*)?/uy;
const OF_NOTES = /^(?:notes?$|\{[^}]*\.notes?\b)/;

/**
 * Inline rule: the fence of a box that has no line of its own, as in a table's cell or behind four spaces under a paragraph, opens none.
 * What it should have held would be published: for notes the worst that can be.
 */
export function boxInLine(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== ':') return false;
  const [fence, opens = ''] = matchAt(FENCE, src, pos) ?? [];
  if (fence === undefined) return false;
  state.pos += fence.length;
  if (silent) return true;
  const scope = scopeOf(state.env);
  const place = placeInBlock(scope, src, pos);
  const alone = 'at the beginning of a line of its own, outside of tables and with an empty line before it';
  if (OF_NOTES.test(opens)) {
    const hint = `Write "::: notes" ${alone}, under it what you say, then ":::".`;
    const message = 'Within other words "::: notes" begins no notes: they would be published.';
    report(scope, 'notes-marker', place, message, hint);
  } else if (opens.startsWith('{') || DIV_NAMES.includes(opens)) {
    const hint = `Write it ${alone}. For words in a line write "[words]{.name}"; to show the signs, "\\:::".`;
    report(scope, 'misplaced-box', place, `Within other words "${fence}" begins no box.`, hint);
  } else {
    letPass(scope, 'foreign-mark', place, ':::');
    state.pending += fence;
  }
  return true;
}

/**
 * Inline rule after emphasis: by CommonMark `**bold:**word` and `**太字。**です` are no bold words, since what closes has a sign before it and a
 * letter behind it. Both marks stand there, and that is said; `2 ** 3` and one mark alone are words.
 */
export function bareStars(state: StateInline): void {
  const stars = (at: number) => state.tokens[at]?.type === 'text' && state.tokens[at]?.content === '*';
  const starts = state.tokens.flatMap((_, at) => (stars(at) && stars(at + 1) && !stars(at - 1) ? [at] : []));
  const [first] = starts.filter((at) => /^\S/.test(state.tokens[at + 2]?.content ?? ''));
  if (first === undefined || starts.length < 2) return;
  const words = `**${state.tokens[first + 2]?.content}`;
  const at = Math.max(0, state.src.indexOf(words));
  const scope = scopeOf(state.env);
  letPass(scope, 'bare-stars', placeInBlock(scope, state.src, at), `${words}**`);
}
