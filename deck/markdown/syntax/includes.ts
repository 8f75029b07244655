import type { SourceRef } from '../../model/deck.ts';
import { scanText } from '../../source/comments.ts';
import { report } from '../../source/faults.ts';
import { normalise, refuseFrontMatter } from '../../source/front-matter.ts';
import { splitFrontMatter } from '../../source/split-front-matter.ts';
import { isAbsolute, resolvePath, spellings } from '../paths.ts';
import { type FileLog, lookUp, type SourceText } from '../scope.ts';

/** Quarto's shortcode (https://quarto.org/docs/authoring/includes.html), alone on its line. */
const INCLUDE = /^\{\{<[ \t]*include[ \t]+(\S.*?)[ \t]*>\}\}[ \t]*$/;
const MARKDOWN = /\.(?:md|qmd|rmd|markdown)$/i;

/** So many files one file may take in, with what those take in: files that include one another twice each would never end. */
const MOST = 200;

/** The lines of a slide's file and of all that it includes, each with the place that it comes from. */
type Rows = { text: string; file: string; line: number }[];

/**
 * The files that a text may mean by its includes, by path relative to the project: whoever reads files needs them before it is parsed.
 * @param file the path of the text
 * @param slide the path of the slide's file that it is a part of
 */
export function includedIn(text: string, file: string, slide: string): string[] {
  if (!text.includes('{{<')) return [];
  const written = normalise(text)
    .split('\n')
    .flatMap((line) => INCLUDE.exec(line)?.[1] ?? []);
  return written.flatMap((path) => meantBy(bare(path), file, slide));
}

/** A text with those of the files that it includes in their places. What is wrong with an include is reported, and it gives nothing. */
export function withIncludes(log: FileLog, body: string): Pick<SourceText, 'text' | 'origins'> {
  if (!body.includes('{{<')) return { text: body };
  const rows: Rows = [];
  const count = { left: MOST };
  takeRows({ log, rows, count }, body, [log.path]);
  if (count.left === MOST) return { text: body };
  return { text: rows.map(({ text }) => text).join('\n'), origins: rows.map(({ file, line }) => ({ file, line })) };
}

interface Taking {
  log: FileLog;
  rows: Rows;
  count: { left: number };
}

/** @param above the files that lead here, the text's own last */
function takeRows(taking: Taking, text: string, above: readonly string[]): void {
  const { comments, fenced } = scanText(text);
  const file = above.at(-1) ?? taking.log.path;
  let offset = 0;
  for (const [row, line] of text.split('\n').entries()) {
    const at = offset;
    offset += line.length + 1;
    const written = INCLUDE.exec(line)?.[1];
    const heard =
      written !== undefined && !fenced.has(at) && !comments.some(({ start, end }) => start < at && at < end);
    const place = { file, line: row + 1 };
    if (heard) include(taking, bare(written), place, above);
    // What is included stands for itself: no paragraph goes on into it.
    taking.rows.push({ text: heard ? '' : line, ...place });
  }
}

function include(taking: Taking, written: string, place: SourceRef, above: readonly string[]): void {
  const { log, rows, count } = taking;
  if (count.left-- < 0) return;
  rows.push({ text: '', file: place.file, line: place.line });
  const found = count.left < 0 ? TOO_MANY : find(log, written, place.file, above);
  if ('fault' in found) {
    report(log, 'include', { ...place, column: 1 }, ...found.fault);
    return;
  }
  const { body, yaml } = splitFrontMatter(normalise(found.text), false);
  if (yaml !== undefined) refuseFrontMatter(log, found.path);
  takeRows(taking, body, [...above, found.path]);
}

/** What is wrong with an include, and its cure. */
type Fault = { fault: [message: string, hint: string] };

const TOO_MANY: Fault = {
  fault: [
    `This file has more than ${MOST} includes, with those of the files that it includes.`,
    'Include each file once.',
  ],
};
const INSIDE = 'Copy it into the project: a deck publishes only what lies in its project.';

/** What is wrong with the path itself, and its cure. */
function faultOf(written: string): [message: string, hint: string] | undefined {
  if (/^[a-z][a-z0-9+.-]+:/i.test(written)) return [`The file "${written}" is not one of the project.`, INSIDE];
  if (isAbsolute(written))
    return [`The path "${written}" does not begin at this file.`, 'Write the way from this file on, as in "_part.md".'];
  if (MARKDOWN.test(written)) return undefined;
  return [
    `The file "${written}" is no Markdown.`,
    'Include files .md and .qmd; set code between fences, show a picture.',
  ];
}

function find(
  log: FileLog,
  written: string,
  file: string,
  above: readonly string[],
): { path: string; text: string } | Fault {
  const fault = faultOf(written);
  if (fault) return { fault };
  const there = resolvePath(file, written);
  const outside: Fault = { fault: [`The file "${written}" lies outside the project.`, INSIDE] };
  if (there === undefined) return outside;
  for (const path of meantBy(written, file, log.path)) {
    const entry = lookUp(log, 'includes', path);
    if (!entry) continue;
    if ('outside' in entry) return outside;
    if (!above.includes(path)) return { path, text: entry.text };
    const circle = [...above.slice(above.indexOf(path)), path].join(' → ');
    return { fault: [`A file cannot include itself: ${circle}.`, 'Take one of these includes out.'] };
  }
  const hint = `Put it at ${there}, or mend the name: it is meant from this file on.`;
  return { fault: [`There is no file "${written}" to include.`, hint] };
}

/** From the file on that it stands in or, as Quarto has it, from the slide's. */
function meantBy(written: string, file: string, slide: string): string[] {
  if (isAbsolute(written) || !MARKDOWN.test(written)) return [];
  const paths = [...new Set([resolvePath(file, written), resolvePath(slide, written)])];
  return paths.flatMap((path) => (path === undefined ? [] : spellings(path)));
}

function bare(written: string): string {
  return written.replace(/^(["'])(.*)\1$/, '$2');
}
