/** HTML and TeX in a line: neither is read here, and what is written in place of it is said. */

import type { StateInline } from 'markdown-it';
import type { SourceRef } from '../../model/deck.ts';
import type { Wrong } from '../../model/error.ts';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { placeInBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { matchAt } from '../token-tools.ts';
import { refuseComment } from './comments.ts';

/** What to write in place of elements: https://html.spec.whatwg.org/multipage/indices.html#elements-3 */
const CURES: readonly (readonly [elements: string, cure: string])[] = [
  ['b strong', 'Write "**words**".'],
  ['i em cite dfn var', 'Write "*words*".'],
  ['sub', 'Write "~words~".'],
  ['sup', 'Write "^words^".'],
  ['s del strike', 'Write "~~words~~".'],
  ['u ins', 'Write "++words++".'],
  ['mark', 'Write "==words==".'],
  ['code kbd samp tt', 'Write the words between backquotes, "`words`".'],
  ['pre', 'Write code between two lines "```".'],
  ['small', 'Write "[words]{.smaller}" or "[words]{.soft}".'],
  ['span font bdi bdo q data time ruby rt', 'Write "[words]{.class}": see docs/dialect.md#classes.'],
  ['big', 'Write "[words]{.big}" for a large number, "[words]{.r-fit-text}" for large words.'],
  ['abbr acronym', 'Write "*[HTML]: what it stands for" on a line of its own.'],
  ['a', 'Write "[words](address)"; a place to link to is the id of a slide, "## Title {#id}".'],
  ['p', 'Leave an empty line between paragraphs.'],
  ['hr', 'A new slide begins with "---" or a heading.'],
  ['h1 h2 h3 h4 h5 h6', 'Write "## Title" for a slide, "### Words" for a heading on it.'],
  ['center', 'Write "{.center}" behind the slide\'s heading, or "fig-align=center" on a picture.'],
  [
    'div article main header footer nav address hgroup fieldset legend search',
    'Write "::: name" and ":::" round it, for columns ":::: columns": see docs/dialect.md#boxes.',
  ],
  ['section', 'A slide begins with a heading or "---"; a box within it is "::: name" and ":::".'],
  ['aside', 'What is for the speaker stands in "::: notes", words beside a chart in "::: aside", each ended by ":::".'],
  ['blockquote', 'Begin its lines with "> ".'],
  ['ul ol li menu dir', 'Write a list, its lines begin with "- " or "1. ".'],
  ['dl dt dd', 'Write the term, and under it ":   its meaning".'],
  ['table thead tbody tfoot tr td th caption col colgroup', 'Write a table with pipes: see docs/dialect.md#tables.'],
  [
    'details summary',
    'Nothing folds on paper: write "::: callout-note" and ":::" round it, or "::: notes" round what is for the speaker.',
  ],
  [
    'img picture figure figcaption svg image area map',
    'Write "![what it shows](images/NAME){width=60%}" with a file of the project: see docs/dialect.md#pictures.',
  ],
  [
    'video source track',
    'Write "{{< video NAME.mp4 >}}" with a file of the project: see docs/dialect.md#parts-and-films.',
  ],
  ['audio', 'Leave it out: paper and phone have no sound; a film of it works, "{{< video NAME.mp4 >}}".'],
  [
    'iframe embed object param frame frameset portal',
    'The deck asks nothing of other sites, and paper shows none: write a picture of it, with a link below.',
  ],
  [
    'script noscript template canvas slot',
    'No script runs in a slide: leave it out; figures are charts, see docs/charts.md.',
  ],
  [
    'style link',
    'The page takes no styles from the text, and paper and phone would not follow them: colours stand in tokens.css, classes in theme/.',
  ],
  ['math', 'Write formulas between dollar signs.'],
  ['wbr', 'Leave it out: long words break by themselves.'],
  [
    'form input button select option optgroup textarea label output datalist progress meter dialog',
    'A deck has no forms: write a list, "- [ ] to do", or a link.',
  ],
];

const CURE_OF: ReadonlyMap<string, string> = new Map(
  CURES.flatMap(([elements, cure]) => elements.split(' ').map((name) => [name, cure] as const)),
);

/** Elements of a page's own head and frame, and those that no browser has had for long. */
const OTHERS = new Set('base body head html meta title blink marquee nobr'.split(' '));

const BREAK = /<br\s*\/?>/iy;
/** What stands in quotation marks may hold brackets; a limit keeps a text of unclosed ones from being read over and over. */
const TAG = /<(\/?)([a-z][\w.:-]*)((?:\s(?:"[^"]{0,20000}"|'[^']{0,20000}'|[^<>"']){0,4000})?)>/iy;
const OTHER_MARKUP = /<(?:\?[a-z]+|!\[CDATA\[|!doctype\b)/iy;

/** Inline rule: `<br>` breaks the line; any other tag is refused with what to write. A word in brackets, as in `List<T>`, is none. */
export function rawHtml(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '<') return false;
  const broken = matchAt(BREAK, src, pos)?.[0];
  if (broken !== undefined) {
    state.pos += broken.length;
    if (!silent) state.push('hardbreak', 'br', 0);
    return true;
  }
  if (silent) return false;
  const scope = scopeOf(state.env);
  if (src.startsWith('<!--', pos)) refuseComment(scope, placeInBlock(scope, src, pos));
  const tag = tagAt(src, pos);
  if (tag) refuseTag(scope, tag, placeInBlock(scope, src, pos));
  return false;
}

interface Tag {
  name: string;
  /** As a message names it. */
  shown: string;
  closes: boolean;
}

function tagAt(text: string, at: number): Tag | undefined {
  const [other] = matchAt(OTHER_MARKUP, text, at) ?? [];
  if (other !== undefined) return { name: '', shown: other, closes: false };
  const [, slash = '', written = '', rest = ''] = matchAt(TAG, text, at) ?? [];
  const name = written.toLowerCase();
  if (name === '') return undefined;
  const known = CURE_OF.has(name) || OTHERS.has(name);
  // An element of another tool has attributes, or is closed; a word between brackets is a word.
  const foreign = slash === '/' || /=|\/$/.test(rest);
  return known || foreign ? { name, shown: `<${known ? name : written}>`, closes: slash === '/' } : undefined;
}

/** What closes an element that is refused already needs no fault of its own. */
function refuseTag(scope: FileScope, { name, shown, closes }: Tag, place: SourceRef): void {
  const message = `HTML cannot stand in a slide: ${shown}.`;
  if (closes && scope.problems.some((problem) => problem.message === message)) return;
  const cure = CURE_OF.get(name) ?? 'Write it in Markdown, or leave it out.';
  const hint = `${cure} To show the sign itself, write "\\<". See docs/dialect.md#raw-html.`;
  report(scope, 'raw-html', place, message, hint);
}

/**
 * TeX that authors of Beamer and Pandoc write in a line: a command with its arguments, or one that stands for itself; those that are known
 * may follow a word. A path, `C:\\Users`, is none of it.
 */
const TEX =
  /(?:\\[A-Za-z]+\*?(?:<[\d,+.|@a-z:-]*>|\[[^\]\n]*\])*(?:\{[^{}\n]*\})+|\\(?:newline|linebreak|newpage|pagebreak|clearpage|pause|(?:La)?TeX|[hv]fill|(?:big|med|small)skip|noindent|centering|q?quad|tiny|scriptsize|footnotesize|normalsize|small|[lL]arge|LARGE|[hH]uge)(?![A-Za-z])|(?<![\p{L}\p{N}:.\\/])\\[A-Za-z]{2,}(?![A-Za-z\\]))/uy;

/** Beamer's and pympress' notes, with what they hold, braces in it too. */
const NOTE = /\\(?:p|speaker)?note(?:<[^>\n]*>|\[[^\]\n]*\])*\{(?:[^{}]|\{[^{}]*\})*\}?/y;

/** No formula of a slide is longer, in characters. */
const LONGEST = 2000;

/** A formula in LaTeX's brackets, which are brackets here: of `\(a\)` nothing tells that it is one. On lines of their own they can be nothing else. */
function bracketsAt(src: string, pos: number): string | undefined {
  const opening = src.slice(pos, pos + 2);
  if (opening !== '\\(' && opening !== '\\[') return undefined;
  // So far and no farther: a text of nothing but openings is read in time too.
  const rest = src.slice(pos + 2, pos + 2 + LONGEST);
  const end = rest.indexOf(opening === '\\(' ? '\\)' : '\\]');
  const formula = end < 0 ? '' : rest.slice(0, end);
  const own = opening === '\\[' && /^[ \t]*\n/.test(formula);
  if (!own && (formula.includes('\n') || !/[\\^_=<>+]/.test(formula))) return undefined;
  return end < 0 ? undefined : src.slice(pos, pos + end + 4);
}

const ENVIRONMENT = /\\begin\{([A-Za-z]+)\*?\}(?:[\s\S]*?\\end\{\1\*?\})?/y;
const OF_FORMULAS =
  /^(?:equation|align(?:ed|at)?|gather(?:ed)?|multline|eqnarray|split|cases|[bpvBV]?matrix|array|math)$/;

const ON_LINES = 'Write "$$" on a line of its own before it and behind it: see docs/dialect.md#mathematics.';

/** The TeX that begins here and is refused, with what is wrong and the cure. */
function refusedAt(src: string, pos: number): (Wrong & { text: string; code?: string }) | undefined {
  const [environment, name = ''] = matchAt(ENVIRONMENT, src, pos) ?? [];
  if (environment !== undefined) {
    const message = `TeX is read in formulas only: \\begin{${name}} stands outside of one.`;
    const plain =
      'Write Markdown: a list begins with "- " or "1. ", a table has pipes; formulas stand between dollar signs.';
    return { text: environment, message, hint: OF_FORMULAS.test(name) ? ON_LINES : plain };
  }
  const formula = bracketsAt(src, pos);
  if (formula !== undefined) {
    const block = formula.startsWith('\\[');
    const message = `No formula stands between "${block ? '\\[' : '\\('}" and "${block ? '\\]' : '\\)'}": it would be printed as words in brackets.`;
    const inLine = 'Write it between dollar signs, "$a = b$": see docs/dialect.md#mathematics.';
    return { text: formula, message, hint: block ? ON_LINES : inLine };
  }
  const [note] = matchAt(NOTE, src, pos) ?? [];
  if (note === undefined) return undefined;
  const message = `In "${/^\\[a-z]+/.exec(note)}" other tools have speaker notes: they would be published here.`;
  const hint = 'Write "::: notes" before what you say and ":::" behind it.';
  return { text: note, code: 'notes-marker', message, hint };
}

/** Inline rule before markdown-it's escapes: TeX stands as it is written, and that is said. A line of it alone is refused, see foreign-blocks.ts. */
export function texInLine(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '\\') return false;
  const refused = refusedAt(src, pos);
  if (refused) {
    const { text, code = 'raw-tex', message, hint } = refused;
    state.pos += text.length;
    if (!silent) report(scopeOf(state.env), code, placeInBlock(scopeOf(state.env), src, pos), message, hint);
    return true;
  }
  const command = matchAt(TEX, src, pos)?.[0];
  if (command === undefined) return false;
  if (!silent) {
    const scope = scopeOf(state.env);
    letPass(scope, 'foreign-mark', placeInBlock(scope, src, pos), command);
    // As what is escaped stands apart, its braces are no attributes.
    Object.assign(state.push('text_special', '', 0), { content: command, markup: command, info: 'escape' });
  }
  state.pos += command.length;
  return true;
}
