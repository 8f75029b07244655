/**
 * Blocks of code: cells of other tools, the words behind the fence, marks at the ends of lines, a fence that is never closed, and how code
 * is rendered.
 */

import type { StateCore, Token } from 'markdown-it';
import { escapeHtml } from '../../model/html.ts';
import type { CodePiece } from '../../model/text.ts';
import { report } from '../../source/faults.ts';
import { letPass } from '../../source/notices.ts';
import { inlineHtml, span } from '../inline-html.ts';
import { findText, placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { classesOf, closingIndex } from '../token-tools.ts';
import { isUnderline } from './foreign-blocks.ts';

/** `{r}`, `{python echo=false}`: a cell of Quarto or R Markdown. */
const CELL = /^\{\s*([A-Za-z][\w+#-]*)\s*(?:[\s,]([^}]*))?\}$/;
/** `{.python code-line-numbers="1"}`: Pandoc's way to name the language. */
const ATTRIBUTES = /^\{\s*\.([\w+#-]+)\s*([^}]*)\}$/;
/** What reveal.js (https://revealjs.com/code/#step-by-step-highlights) and Slidev (https://sli.dev/features/) write behind a language. */
const WORDS = /^([\w+#.-]+)((?:\s*(?:\btwoslash\b|\[[^[\]]*\]|\{[^{}]*\}))+)$/;
const WORD = /twoslash|\[([^[\]]*)\]|\{([^{}]*)\}/g;
const FILE = /^[^\s|,]*[^\s|,\d]\.\w+$/;
/** Lines in focus, one step after the other: `1-2|3`, `all|2`. */
const FOCUS = /^(?:all|none|\*|\d+(?:-\d+)?)(?:\s*[,|]\s*(?:all|none|\*|\d+(?:-\d+)?))*$/;
const SETTING =
  /(?:lines|startLine|maxHeight|at|finally|autorun|height|showOutputAt)\s*:\s*(?:'[^']*'|"[^"]*"|[^,'"{}]+)/;
const SETTINGS = new RegExp(
  `^(?:twoslash|monaco(?:-run|-diff|-write)?|${SETTING.source}(?:\\s*,\\s*${SETTING.source})*)$`,
);

/** What words in braces are to Slidev, behind a block of code or a formula. */
export function slidevWord(words: string): 'focus' | 'setting' | undefined {
  if (FOCUS.test(words)) return 'focus';
  return SETTINGS.test(words) ? 'setting' : undefined;
}

const RAW = /^\{=([\w+-]+)\}$/;
const OPTION = /^\s*(?:#|\/\/|--|%%)\|\s*([\w-]+)\s*:\s*(.*)$/s;

/** Languages whose source other tools turn into a drawing, wherever it stands. */
const DRAWN = ['mermaid', 'plantuml', 'graphviz', 'vega-lite'];

/** Questions to a collection of notes, which Obsidian and others replace by what they find: https://blacksmithgu.github.io/obsidian-dataview/ */
const ASKED = /^(?:dataview(?:js)?|query|tasks|datacorejsx?|meta-bind(?:-button)?|button|base)$/;

/** Core rule before the attributes: code cells show their source, or nothing where `echo` says so; nothing is run. */
export function codeCells(state: StateCore): void {
  const scope = scopeOf(state.env);
  state.tokens = state.tokens.filter((token) => {
    if (token.type !== 'fence') return true;
    const info = token.info.trim();
    const [, language, more = ''] = ATTRIBUTES.exec(info) ?? [];
    if (language) token.info = more.trim() ? `${language} {${more.trim()}}` : language;
    readWords(scope, token);
    const [, engine, options = ''] = CELL.exec(info) ?? [];
    if (engine) return readCell(scope, token, engine, options);
    if (ASKED.test(info)) letPass(scope, 'code-cell', placeOfBlock(scope, token), info);
    const [name = ''] = token.info.trim().split(/[\s{]/);
    if (DRAWN.includes(name.toLowerCase())) return refuseDrawing(scope, token, name);
    return !RAW.test(info) || readRaw(scope, token, info);
  });
}

/**
 * Lines in focus and a file's name become attributes; settings of an editor or of a height mean nothing here. A block with other words beside them
 * is left as it is: the words are refused.
 */
function readWords(scope: FileScope, token: Token): void {
  const [, language = '', words = ''] = WORDS.exec(token.info.trim()) ?? [];
  const parts = [...words.matchAll(WORD)].map(([written, name, braced]) => {
    const inner = (name ?? braced ?? written).trim();
    return { written, inner, kind: slidevWord(inner) ?? (name !== undefined && FILE.test(inner) ? 'file' : undefined) };
  });
  if (parts.length === 0 || parts.some(({ kind }) => kind === undefined)) return;
  const settings = parts.filter(({ kind }) => kind === 'setting');
  const of = (kind: string) => parts.find((part) => part.kind === kind)?.inner;
  const lines = of('focus') ?? (settings.some(({ inner }) => /\blines\s*:\s*true\b/.test(inner)) ? 'true' : undefined);
  const file = of('file');
  const attributes = [
    ...(lines === undefined ? [] : [`code-line-numbers="${lines.replace(/\s/g, '').replaceAll('*', 'all')}"`]),
    ...(file === undefined ? [] : [`filename="${file}"`]),
  ];
  token.info = attributes.length === 0 ? language : `${language} {${attributes.join(' ')}}`;
  for (const { inner, written } of settings)
    if (!/^lines\s*:\s*true$/.test(inner)) letPass(scope, 'foreign-attribute', placeOfBlock(scope, token), written);
}

function refuseDrawing(scope: FileScope, token: Token, language: string): false {
  const hint =
    'Draw it once, save it as SVG beside the slides and show that; to show the source, name its language "text": see docs/dialect.md#code.';
  const message = `A drawing in the language "${language}" is not made here.`;
  report(scope, 'refused-cell', placeOfBlock(scope, token), message, hint);
  return false;
}

function readCell(scope: FileScope, token: Token, engine: string, header: string): boolean {
  const place = placeOfBlock(scope, token);
  if (engine === 'dot' || DRAWN.includes(engine)) return refuseDrawing(scope, token, engine);
  letPass(scope, 'code-cell', place, `{${engine}}`);
  const lines = token.content.split('\n');
  const first = lines.findIndex((line) => !OPTION.test(line));
  const options = new Map(
    lines.slice(0, Math.max(0, first)).map((line) => OPTION.exec(line)?.slice(1) as [string, string]),
  );
  for (const [, name = '', value = ''] of header.matchAll(/([\w.-]+)\s*=\s*([^,\s]+)/g)) options.set(name, value);
  const off = (name: string) => /^["']?(?:false|f)["']?$/i.test(options.get(name)?.trim() ?? '');
  if (off('echo') || off('include')) return false;
  token.info = [engine, ...attributesOf(options)].join(' ');
  token.content = lines.slice(Math.max(0, first)).join('\n');
  return true;
}

/** Options of a cell that say how its source is shown: https://quarto.org/docs/reference/cells/cells-jupyter.html */
function attributesOf(options: ReadonlyMap<string, string>): string[] {
  const own = ['code-line-numbers', 'filename'].flatMap((name) => {
    const value = options
      .get(name)
      ?.trim()
      .replace(/^(["'])(.*)\1$/, '$2');
    return value === undefined || /["{}]/.test(value) ? [] : [`${name}="${value}"`];
  });
  return own.length > 0 ? [`{${own.join(' ')}}`] : [];
}

/** Raw text for another format is not for this one; for HTML there is none. */
function readRaw(scope: FileScope, token: Token, info: string): boolean {
  if (!/^\{=html/.test(info)) letPass(scope, 'raw-block', placeOfBlock(scope, token), info);
  else {
    const hint = 'Write it in Markdown: see docs/dialect.md#raw-html.';
    report(scope, 'raw-html', placeOfBlock(scope, token), 'HTML cannot stand in a slide.', hint);
  }
  return false;
}

/** So many steps have rules in theme/code.css. */
const STEPS = 8;

/** A block of code: its language, its lines, and whether they are numbered. */
export function readCode(
  { host }: Pick<FileScope, 'host'>,
  token: Token,
): { language: string; lines: CodePiece[][]; numbered: boolean } {
  const language = /^[^\s{]+/.exec(token.info.trim())?.[0] ?? '';
  const numbers = token.attrGet('code-line-numbers');
  const plain = () => token.content.replace(/\n$/, '').split('\n');
  const read = host.highlight?.(token.content, language) ?? plain().map((text) => [{ text }]);
  const lines = read.map((pieces, line) => [...pieces, ...numeralsAt(token, line)]);
  return { language, lines, numbered: numbers !== null && String(numbers) !== 'false' };
}

/** Renderer of code: coloured by classes at build time; lines may be numbered, and come into focus step by step. */
export function codeBlock(scope: FileScope, token: Token): string {
  const { language, lines: read, numbered } = readCode(scope, token);
  const numbers = token.attrGet('code-line-numbers');
  const file = token.attrGet('filename');
  const classes = classesOf(token).filter((name) => !/^language-/.test(name));
  const lines = read.map((pieces) => pieces.map(pieceHtml).join(''));
  const steps = numbered && String(numbers) !== 'true' ? stepsOf(String(numbers)) : [];
  const code = numbered ? lines.map((line, i) => lineHtml(line, i + 1, steps)).join('\n') : lines.join('\n');
  const name = language ? ` class="language-${escapeHtml(language)}"` : '';
  // In a narrow column long lines are scrolled to, by keyboard too.
  const pre = `<pre tabindex="0"${classes.length > 0 ? ` class="${escapeHtml(classes.join(' '))}"` : ''}><code${name}>${code}\n</code></pre>\n`;
  if (!numbered && file === null) return pre;
  const marks = steps.slice(1).map(() => '<i class="fragment code-step"></i>');
  const head = file === null ? '' : `<p class="code-file">${escapeHtml(String(file))}</p>`;
  const box = ['code', numbered && 'numbered', steps.length > 0 && 'stepped'].filter(Boolean).join(' ');
  return `<div class="${box}">${marks.join('')}${head}${pre}</div>\n`;
}

/** `2-3|5` as the lines of each step (https://quarto.org/docs/presentations/revealjs/#line-highlighting). */
function stepsOf(written: string): ((line: number) => boolean)[] {
  return written
    .split('|')
    .slice(0, STEPS)
    .map((step) => {
      const ranges = step.split(',').map((range) => range.split('-').map(Number));
      const all = step.trim() === '' || step.trim() === 'all';
      return (line: number) => all || ranges.some(([from = 0, to = from]) => line >= from && line <= to);
    });
}

function pieceHtml({ text, name }: CodePiece): string {
  // Seen as a numeral in a ring, which is not copied with the code; read aloud, or taken out of a PDF, it stands in brackets.
  const [, mark] = (name === 'c-mark' && /^\((\d+)\)$/.exec(text)) || [];
  if (mark) return inlineHtml(span('c-mark', [span('visually-hidden', '('), mark, span('visually-hidden', ')')]));
  return name === undefined ? escapeHtml(text) : `<span class="${name}">${escapeHtml(text)}</span>`;
}

function lineHtml(html: string, number: number, steps: readonly ((line: number) => boolean)[]): string {
  const shown = steps.flatMap((holds, i) => (holds(number) ? [`in-${i}`] : []));
  return `<span class="${['line', ...shown].join(' ')}">${html}</span>`;
}

/** `<1>` in a comment that ends its line, by the signs with which languages begin and end one: https://quarto.org/docs/authoring/code-annotation.html */
const MARK =
  /[ \t]*(?:#+|\/\/|--|%+|;+|!|⍝|'(?=[ \t])|\/?\*|\(\*|<!--)[ \t]*((?:<\d{1,2}>[ \t]*)+)(?:\*\/|\*\)|-->|;)?[ \t]*$/;

/** The list that explains marks; its items come with the code, not as steps. */
export const CODE_NOTES = 'code-notes';

/**
 * Core rule after the attributes: marks at the ends of a block's lines become numerals, which are no part of the code, and the ordered
 * list right after the block is what they say.
 */
export function codeMarks(state: StateCore): void {
  const { tokens } = state;
  for (const [i, token] of tokens.entries()) {
    if (token.type !== 'fence' || !/<\d/.test(token.content)) continue;
    const marks = takeMarks(token);
    const list = tokens[i + 1];
    if (marks.length === 0 || list?.type !== 'ordered_list_open') continue;
    list.attrJoin('class', CODE_NOTES);
    const [first, count] = [Number(list.attrGet('start') ?? 1), countItems(tokens, i + 1)];
    for (const mark of marks.filter((each) => each < first || each >= first + count)) {
      const scope = scopeOf(state.env);
      letPass(scope, 'code-mark', placeOfBlock(scope, token), `<${mark}>`);
    }
  }
}

/** Takes the marks off a block's lines and keeps them with it. @returns their numbers */
function takeMarks(token: Token): number[] {
  const marks = token.content.split('\n').map((line) => {
    const [, written = ''] = MARK.exec(line) ?? [];
    return [...written.matchAll(/\d+/g)].map(Number);
  });
  if (marks.flat().length === 0) return [];
  token.content = token.content
    .split('\n')
    .map((line) => line.replace(MARK, ''))
    .join('\n');
  token.meta = { ...token.meta, marks };
  return marks.flat();
}

function countItems(tokens: readonly Token[], open: number): number {
  const level = (tokens[open]?.level ?? 0) + 1;
  return tokens
    .slice(open, closingIndex(tokens, open))
    .filter((token) => token.type === 'list_item_open' && token.level === level).length;
}

/** The numerals at the end of a line of code, each in brackets. @param line its index */
function numeralsAt({ meta }: Token, line: number): CodePiece[] {
  const marks = ((meta?.marks ?? []) as number[][])[line] ?? [];
  return marks.flatMap((mark) => [{ text: '  ' }, { text: `(${mark})`, name: 'c-mark' }]);
}

/** Core rule after the attributes: of the words that open a code block only the first has a meaning; the others would be dropped. */
export function fenceWords(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const token of state.tokens) {
    if (token.type !== 'fence') continue;
    const more = /^\s*\S+\s+(.*\S)/.exec(token.info)?.[1];
    // A list of nothing gives nothing.
    if (more === undefined || /^\{\s*\}$/.test(more)) continue;
    const from = placeOfBlock(scope, token);
    const hint = 'Write the language alone, as in "```js", and attributes in braces after it.';
    const place = findText(scope, more, from, from.line);
    report(scope, 'fence-words', place, `"${more}" has no effect on a code block.`, hint);
  }
}

/** Core rule: CommonMark lets an unclosed code fence run to the end of the file, over every slide after it; here it is an error. */
export function unclosedFence(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const token of state.tokens) {
    if (token.type !== 'fence' || !token.map || isUnderline(scope, token)) continue;
    const [start, end] = token.map;
    const last = (scope.lines[end - 1] ?? '').replace(/^[\s>]+/, '').trimEnd();
    const closed = end - 1 > start && last.startsWith(token.markup) && !last.replaceAll(token.markup[0] ?? '`', '');
    if (closed) continue;
    const hint = `Close it with a line "${token.markup}".`;
    report(scope, 'unclosed-fence', placeOfBlock(scope, token), 'This code fence is never closed.', hint);
  }
}
