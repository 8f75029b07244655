import { type Document, isMap, isNode, LineCounter, type Node, type ParsedNode, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { SourceRef } from '../model/deck.ts';
import { reasonOf } from '../model/error.ts';
import { lineEnd } from './comments.ts';
import { placeAt, type Reporter, report, reportBound } from './faults.ts';
import { suggest } from './nearest.ts';
import { letPass } from './notices.ts';

/** A path into a document, as zod gives it. */
type Path = readonly PropertyKey[];

/** A YAML text read, with the way back from a path to its place. */
export interface YamlSource {
  value: unknown;
  /** Place of the key at a path, or of the value where it is no map's; the text's first line if there is none. */
  placeOf(path: Path): SourceRef;
  /** The name that YAML's `&name` gives the value at a path. */
  anchorOf(path: Path): string | undefined;
}

/**
 * Reads YAML; what YAML itself refuses is reported.
 * @param code code of the problems
 * @param line lines that stand in the file before the text
 * @returns nothing if the text could not be read
 */
export function readYaml(deck: Reporter, code: string, file: string, source: string, line = 0): YamlSource | undefined {
  // A last line `---`, as Pandoc closes its metadata, begins no second document.
  const text = withoutComments(deck, file, source, line).replace(/(?<=\n)---[ \t]*\n?$/, '');
  const counter = new LineCounter();
  // Merge keys of YAML 1.1, https://yaml.org/type/merge.html, are still in use.
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error', merge: true });
  const placeAt = (offset: number): SourceRef => {
    const { line: row, col } = counter.linePos(offset);
    return { file, line: row + line, column: col };
  };
  // Where the reader has lost its way it finds fault with all that follows.
  const lost = document.errors.findIndex(({ code: fault }) => fault !== 'DUPLICATE_KEY');
  for (const { code: fault, message, pos } of lost < 0 ? document.errors : document.errors.slice(0, lost + 1)) {
    const [what, hint] = faultOf(fault, firstLine(message), lineAt(text, pos[0]));
    report(deck, code, placeAt(pos[0]), `The YAML cannot be read: ${what}.`, hint);
  }
  if (document.errors.length > 0 || !checkMarks(deck, code, document, placeAt)) return undefined;
  readPlain(deck, document, placeAt);
  reportBound(deck, { path: file, text: text.replace(/^[ \t]*#.*$/gm, (comment) => ' '.repeat(comment.length)) }, line);
  try {
    return {
      value: document.toJS(),
      placeOf: (path) => placeAt(offsetOf(document, path)),
      anchorOf: (path) => {
        const node = document.getIn(path, true);
        return isNode(node) && 'anchor' in node ? node.anchor : undefined;
      },
    };
  } catch (error) {
    const message = `The YAML cannot be read: ${firstLine(reasonOf(error))}.`;
    const at = Math.max(0, text.search(/<<[ \t]*:/));
    report(deck, code, placeAt(at), message, 'Write the text out instead of using aliases.');
    return undefined;
  }
}

/**
 * Marks of YAML before a value that would not do what they are meant for: a tag, `!expr`, and an alias of what is marked
 * nowhere.
 * @returns whether the document can be read
 */
function checkMarks(
  deck: Reporter,
  code: string,
  document: Document.Parsed<ParsedNode>,
  placeAt: (offset: number) => SourceRef,
): boolean {
  let readable = true;
  const tell = (at: number, what: string, hint: string) =>
    report(deck, code, placeAt(at), `The YAML cannot be read: ${what}.`, hint);
  visit(document, {
    Node(_, { tag, range }) {
      if (tag === undefined || /^(?:!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq|merge))$/.test(tag)) return;
      const hint = `Nothing is run or looked up by a tag: write the value itself, or in quotes if the text begins with "!".`;
      tell(range?.[0] ?? 0, `"${tag}" is a tag, which means nothing here`, hint);
    },
    Alias(_, alias) {
      if (alias.resolve(document) !== undefined) return;
      readable = false;
      const hint = `Write the value out. A text that begins with "*" needs quotes.`;
      tell(startOf(alias), `no "&${alias.source}" stands before "*${alias.source}"`, hint);
    },
  });
  return readable;
}

/** Comments in the way of Markdown are the author's own here too; the lines stay as many as they were. */
function withoutComments(deck: Reporter, file: string, text: string, line: number): string {
  return text.replace(
    /(?<!\\)<!--[\s\S]*?(?:-->|$(?![\s\S]))(?:(?<=[ \t]<!--[\s\S]*)[ \t])?/g,
    (comment, at: number) => {
      if (!comment.trimEnd().endsWith('-->')) {
        const place = placeAt({ path: file, text }, at);
        report(
          deck,
          'unclosed-comment',
          { ...place, line: place.line + line },
          'This comment is never closed.',
          'Close it with "-->".',
        );
      }
      return comment.replace(/[^\n]+/g, '');
    },
  );
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(start, lineEnd(text, offset));
}

/** What is wrong, and what mends it; the reader's own words where they say it. */
function faultOf(fault: string, message: string, line: string): [what: string, hint: string] {
  if (fault === 'MULTIPLE_DOCS')
    return ['a line "---" begins a second document', 'Take the line out: a file holds one list.'];
  if (/^@\w+\s*\{/.test(line))
    return [
      'this is BibTeX',
      'Turn it into CSL data once: "pandoc refs.bib -t csljson -o references.json", then "bibliography: references.json".',
    ];
  return [message, cureOf(fault, line)];
}

/** What mends a fault, by its code and by the line that it stands on. */
function cureOf(fault: string, line: string): string {
  const [, value = ''] = /^\s*(?:- )?(?:[\w-]+:)?\s*(.*)$/.exec(line) ?? [];
  if (fault === 'DUPLICATE_KEY') return 'Remove one of the two.';
  if (fault === 'TAB_AS_INDENT' || /^[ ]*\t/.test(line)) return 'Indent with spaces: YAML takes no tabs.';
  if (fault === 'BAD_ALIAS') return 'A value that begins with "*" needs quotes.';
  if (/^["']/.test(value)) {
    const quote = value.charAt(0);
    return `Close the quotation mark at the end of the value; one inside it is doubled or written as ${quote === '"' ? '\\"' : "''"}.`;
  }
  if (/^[[{]/.test(value))
    return 'A text that begins with a bracket needs quotes; a list "[one, two]" needs its closing bracket.';
  if (/^[@`%&!*|>?,\]}]/.test(value)) return `A value that begins with "${value.charAt(0)}" needs quotes.`;
  if (/:$/.test(value)) return 'A value that ends with ":" needs quotes.';
  if (/:\s/.test(value)) return 'Text with ": " in it needs quotes.';
  if (/^\s*[\w-]+:\S/.test(line)) return 'Write a space behind the colon.';
  return 'Each line is "field: value", those of a list are indented alike; text with ": " or " #" in it needs quotes.';
}

/**
 * Says where ` #` cuts a text short without quotes: what follows it is a comment, and would vanish without a word. A number that YAML would
 * write in another way becomes the text that stands there: a version 3.10 is not 3.1, an id 007 not 7.
 */
function readPlain(
  deck: Reporter,
  document: Document.Parsed<ParsedNode>,
  placeAt: (offset: number) => SourceRef,
): void {
  visit(document, {
    Scalar(_, scalar) {
      const { type, value, comment, range, source } = scalar;
      if (typeof value === 'number' && source !== undefined && String(value) !== source) scalar.value = source;
      if (type !== 'PLAIN' || typeof value !== 'string' || !comment || !range) return;
      letPass(deck, 'yaml-comment', placeAt(range[0]), `"${value} #${firstLine(comment)}" is read as "${value}"`);
    },
  });
}

/** A number that is kept as it is written, where a number is wanted. */
export function asNumber(value: unknown): unknown {
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/[.:]$/, '');
}

function offsetOf(document: Document.Parsed<ParsedNode>, path: Path): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isNode(item.key) && String(item.key) === String(step));
      if (!pair) break;
      if (isNode(pair.key)) offset = startOf(pair.key);
      node = pair.value;
    } else {
      const items = isNode(node) && 'items' in node ? (node.items as unknown[]) : [];
      node = items[Number(step)];
      if (isNode(node)) offset = startOf(node);
    }
  }
  return offset || (path.length === 0 && isNode(node) ? startOf(node) : offset);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}

/** Reports what zod found, each at its own key: unknown keys one by one with the near miss. */
export function reportIssues(
  deck: Reporter,
  code: string,
  source: YamlSource,
  issues: readonly z.core.$ZodIssue[],
  known: readonly string[],
): void {
  for (const issue of issues) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        const place = source.placeOf([...issue.path, key]);
        const anchor = source.anchorOf([...issue.path, key]);
        const hint = anchor
          ? `Write what it holds where "*${anchor}" stands: no field is there for that alone.`
          : suggest(key, known, 'Fields');
        report(deck, code, place, `The field "${key}" is not known.`, hint);
      }
      continue;
    }
    const field = issue.path.at(-1);
    const [fault, hint = 'See docs/dialect.md for an example.'] = issue.message.split(' | ');
    const message = `${typeof field === 'string' ? `"${field}"` : 'This entry'} ${fault}.`;
    report(deck, code, source.placeOf(issue.path), message, hint);
  }
}
