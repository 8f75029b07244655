/** A comment in a text, as offsets: its end is behind `-->`. */
export interface Comment {
  start: number;
  end: number;
  closed: boolean;
}

/** What opens at a place where a comment might: an escape, a run of backticks, a comment. */
const OPENING = /\\[\s\S]|`+|<!--/g;
const FENCE = /^[\s>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(`{3,}(?=[^`\n]*$)|~{3,})/;
/** An item of nothing ends with a blank line below it: what is indented there is code. */
const EMPTY_ITEM = /^ ?(?:[-*+]|\(?\w{1,9}[.)])[ \t]*$/;
const LIST_LIKE = /^ {0,3}(?:[-*+:]|\(?\w{1,9}[.)]|\[\^[^\]]+\]:)(?:\s|$)/;

/**
 * The comments of a text, `<!-- … -->`, and where each line of fenced code begins, as an offset; what looks like a comment in code is
 * none. They are found before anything is parsed, because a comment may begin in one block and end in another, as in Pandoc.
 */
export function scanText(text: string): { comments: Comment[]; fenced: ReadonlySet<number> } {
  const found: Comment[] = [];
  const fenced = new Set<number>();
  let at = 0;
  let fence = '';
  let before = { blank: true, code: false, list: false, empty: false };
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const indented = /^(?: {4}|\t)/.test(line);
    const [, opening = ''] = fence || (indented && !before.list) ? [] : (FENCE.exec(line) ?? []);
    if (fence || opening) {
      fenced.add(at);
      if (fence && closes(line, fence)) fence = '';
      else fence ||= opening;
      before = { blank: false, code: false, list: before.list, empty: false };
      at = end + 1;
      continue;
    }
    const code = indented && (before.blank || before.code) && !before.list && staysCode(text, at, end);
    const next = code ? end + 1 : scanLine(text, at, end, found);
    const blank = line.trim() === '';
    const goesOn = before.list && !(blank && before.empty) && (blank || indented || /^ /.test(line));
    before = { blank, code, list: LIST_LIKE.test(line) || goesOn, empty: EMPTY_ITEM.test(line) };
    at = next;
  }
  return { comments: found, fenced };
}

/** Whether a comment that begins on a line of code ends in it too: one that goes on in the text would be published there. */
function staysCode(text: string, start: number, end: number): boolean {
  const opening = text.slice(start, end).lastIndexOf('<!--');
  if (opening < 0) return true;
  const inside = text
    .slice(start + opening, commentAt(text, start + opening).end)
    .split('\n')
    .slice(1);
  return inside.every((line) => line.trim() === '' || /^(?: {4}|\t)/.test(line));
}

/** Where the line ends that `from` stands in. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function closes(line: string, fence: string): boolean {
  const bare = line.replace(/^[\s>]+/, '').trimEnd();
  return bare.length >= fence.length && bare === (fence[0] ?? '').repeat(bare.length);
}

/** Notes the comments that begin on a line. @returns where the next line to look at begins */
function scanLine(text: string, start: number, end: number, found: Comment[]): number {
  let at = start;
  for (;;) {
    OPENING.lastIndex = at;
    const match = OPENING.exec(text);
    if (!match || match.index >= end) return end + 1;
    const [opened] = match;
    if (opened === '<!--') {
      const comment = commentAt(text, match.index);
      found.push(comment);
      at = comment.end;
    } else at = opened.startsWith('`') ? codeEnd(text, match.index, opened) : match.index + opened.length;
    if (at > end) return at >= text.length ? at : lineStart(text, at);
  }
}

/** Behind a span of code that began on an earlier line, the rest of the line is scanned too. */
function lineStart(text: string, at: number): number {
  return text[at] === '\n' ? at + 1 : at;
}

/** The end of a span of code, else of its backticks. One that would end inside a comment is no code: better lost than published. */
function codeEnd(text: string, from: number, ticks: string): number {
  const inside = from + ticks.length;
  const paragraph = /\n[ \t]*\n/g;
  paragraph.lastIndex = inside;
  const rest = text.slice(inside, paragraph.exec(text)?.index ?? text.length);
  const run = /`+/g;
  for (let match = run.exec(rest); match; match = run.exec(rest)) {
    if (match[0].length !== ticks.length) continue;
    const content = rest.slice(0, match.index);
    if (content.lastIndexOf('<!--') > content.lastIndexOf('-->')) break;
    return inside + match.index + ticks.length;
  }
  return inside;
}

/** https://html.spec.whatwg.org/multipage/syntax.html#comments: `<!-->` and `<!--->` are whole ones. */
function commentAt(text: string, start: number): Comment {
  const short = /<!--(-?>)/y;
  short.lastIndex = start;
  const match = short.exec(text);
  if (match) return { start, end: start + match[0].length, closed: true };
  const end = text.indexOf('-->', start + 4);
  return end < 0 ? { start, end: text.length, closed: false } : { start, end: end + 3, closed: true };
}
