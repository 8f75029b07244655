import type { MarkdownIt, Token } from 'markdown-it';
import { type DeckMeta, MARKED_FIELDS, type MarkedField } from '../model/deck.ts';
import { escapeHtml } from '../model/html.ts';
import { keepTogether } from '../model/text.ts';
import { report } from '../source/faults.ts';
import type { Passed } from '../source/notices.ts';
import { findText, placeInLine } from './place.ts';
import { type DeckScope, type FileLog, type FileScope, makeFileScope } from './scope.ts';
import { plainText } from './token-tools.ts';

/** What the front matter says in words, each field as a line of inlines, as Pandoc reads it. */
export type FrontWords = Partial<Record<MarkedField, Token>>;

/** The fields' names as authors write them: see source/foreign-fields.ts. */
const NAMES: Readonly<Record<MarkedField, string>> = {
  title: 'title',
  subtitle: 'subtitle',
  description: 'description|abstract',
  author: 'author|authors|by-author',
  institute: 'institutes?|institution|affiliations?',
  date: 'date',
  asOf: 'as-of',
  footer: 'footer',
};

/** The fields that hold words, out of a front matter. */
export function wordsIn(meta: DeckMeta): DeckScope['show']['front'] {
  return Object.fromEntries(
    MARKED_FIELDS.flatMap((field) => {
      const text = meta[field];
      return text ? [[field, text] as const] : [];
    }),
  );
}

/**
 * Parses the words of the front matter; what is wrong with them is reported at their place.
 * @param scope the first file's, which takes over what they lead to
 * @param lines of that file, its front matter with them
 */
export function readFrontWords(
  deck: DeckScope,
  md: MarkdownIt,
  scope: FileScope,
  log: FileLog,
  lines: readonly string[],
): FrontWords {
  const front: FrontWords = {};
  for (const field of MARKED_FIELDS) {
    const text = deck.show.front[field];
    if (text === undefined) continue;
    const line = lineOf(lines, field, text);
    const own = makeFileScope(deck, log, { text, lines, lineOf: [line] });
    const [inline] = md.parseInline(text, { scope: own });
    if (!inline) continue;
    refuseMarks(own, inline, field, line);
    scope.passed.push(...refuseAttributes(own, field));
    scope.slideLinks.push(...own.slideLinks);
    scope.references.push(...own.references);
    front[field] = inline;
  }
  return front;
}

/** The line that a field's words stand on, from 0, or that of its name. */
function lineOf(lines: readonly string[], field: MarkedField, text: string): number {
  const name = new RegExp(`^\\s*(?:- )?["']?(?:${NAMES[field]})["']?\\s*:`);
  const named = lines.findIndex((line) => name.test(line));
  const first = Math.max(0, named);
  const [begin = ''] = text.split('\n');
  const near = lines.slice(first, first + 20);
  // Several authors are one line of words, whatever lines they stand on.
  const found = [begin, ...begin.split(', ')].map((words) => near.findIndex((line) => line.includes(words)));
  return first + Math.max(0, found.find((at) => at >= 0) ?? 0);
}

function nameOf(field: MarkedField): string {
  return field === 'asOf' ? 'as-of' : field;
}

/** A cover has no foot for its sources, and these words stand in many other places than the cover. */
function refuseMarks(scope: FileScope, inline: Token, field: MarkedField, line: number): void {
  const children = inline.children ?? [];
  const marks = children.filter(({ type }) => type === 'citation' || type === 'footnote_ref' || type === 'image');
  if (marks.length === 0) return;
  const column = /\S/.exec(scope.lines[line] ?? '')?.index ?? 0;
  const message = `"${nameOf(field)}" holds words: no sources, footnotes or pictures.`;
  const hint = 'Cite on a slide, set a picture on the cover under the front matter, or write "logo: images/NAME".';
  report(scope, 'front-matter', placeInLine(scope, line, column), message, hint);
  inline.children = children.filter((child) => !marks.includes(child));
}

/**
 * A title is no heading: what stands in braces behind it would be printed. Behind `[words]` and marks braces are theirs, as on a slide.
 * @returns what else is let pass
 */
function refuseAttributes(scope: FileScope, field: MarkedField): Passed[] {
  return scope.passed.filter(({ kind, name, source }) => {
    if (kind !== 'foreign-mark' || !/^\{(?!%)/.test(name)) return true;
    const message = `Attributes have nothing to stand on in "${nameOf(field)}": ${name}.`;
    const hint = `Leave them out, or set some words apart, "[words]{.soft}". A brace to be shown is "\\{", in single quotes.`;
    report(scope, 'front-matter', findText(scope, name, source, source.line + 20), message, hint);
    return false;
  });
}

/** The front matter with its words as they read in plain text and, where they have marks, as HTML. */
export function withFrontWords(md: MarkdownIt, meta: DeckMeta, front: FrontWords, scope: FileScope): DeckMeta {
  const html: DeckMeta['html'] = {};
  const plain: Partial<Record<MarkedField, string>> = {};
  for (const field of MARKED_FIELDS) {
    const children = front[field]?.children;
    if (!children) continue;
    const read = plainText(children);
    const text = field === 'title' || field === 'subtitle' ? keepTogether(read) : read;
    plain[field] = text;
    const marked = md.renderer.renderInline(children, md.options, { scope }).trim();
    if (field !== 'title' && field !== 'description' && marked !== escapeHtml(text)) html[field] = marked;
  }
  return { ...meta, ...plain, ...(Object.keys(html).length > 0 && { html }) };
}
