import { scanText } from './comments.ts';

/** A file's text, its front matter replaced by as many empty lines: every later place stays true. */
export interface SplitFile {
  /** The YAML between the two lines, if there is any. */
  yaml?: string;
  /** Lines of the file before it. */
  above?: number;
  body: string;
  /** No line closes it: it ends before the first line that is none of its fields. */
  unclosed?: true;
  /** It cannot be read at all, and is left out whole: why, for `refuseForeign`. */
  foreign?: string;
}

/**
 * Takes the front matter off a file.
 * @param first in the first file a leading `---` always opens it; in a later one only if a field follows, since it may be a slide
 */
export function splitFrontMatter(source: string, first: boolean): SplitFile {
  const block = first ? /^(?:%[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){1,3}/.exec(source)?.[0] : undefined;
  if (block) {
    // A comment that goes on behind the block is the text's: there it ends, or is told to end nowhere.
    const end = scanText(block).comments.find(({ closed }) => !closed)?.start ?? block.length;
    const [, lines = '', begun = ''] = /^([\s\S]*\n)?([^\n]*)$/.exec(block.slice(0, end)) ?? [];
    const emptied = lines.replace(/[^\n]+/g, '') + '\u00a0'.repeat(begun.length);
    return { yaml: fromTitleBlock(block.slice(0, end)), above: 0, body: emptied + source.slice(end) };
  }
  const foreign = splitForeign(source) ?? (first ? splitBare(source) : undefined);
  if (foreign) return foreign;
  const match =
    /^((?:[ \t]*\n|<!--(?:(?!-->)[\s\S])*-->[ \t]*\n)*)---[ \t]*\n(?:([\s\S]*?)\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(
      source,
    );
  const [all = '', empty = '', yaml = ''] = match ?? [];
  if (first && (!match || HEADED.test(yaml))) return splitUnclosed(source);
  if (!match || !((first && empty === '') || FIELD.test(yaml))) return { body: source };
  return { yaml, above: empty.split('\n').length, body: emptied(source, all) };
}

const FIELD = /^[A-Za-z][\w-]*:(?:\s|$)/;

/**
 * A heading under an empty line with no field, comment or indented line behind it is that of a slide: the rule "---" that comes later
 * closes no front matter, and YAML would take the heading for a comment.
 */
const HEADED =
  /^[A-Za-z][\w-]*:(?:\s[^\n]*)?\n(?:[^\n]+\n)*(?:[ \t]*\n)+##[ \t][^\n]*(?:\n[ \t]*(?=\n|$))*(?:\n(?![A-Za-z][\w-]*:(?:\s|$)|[#\s])|$)/;
const OPENED = /^(?:[ \t]*\n)*---[ \t]*\n(?=[A-Za-z][\w-]*:(?:\s|$))((?:(?!##)[ \t]*\S[^\n]*(?:\n|$))+)/;

/** Fields under a line "---" that no line closes are the front matter all the same, to the first empty line. */
function splitUnclosed(source: string): SplitFile {
  const [all = '', fields] = OPENED.exec(source) ?? [];
  if (fields === undefined) return { body: source };
  const above = all.slice(0, all.length - fields.length).split('\n').length - 1;
  return {
    yaml: fields.trimEnd(),
    above,
    body: emptied(source, all),
    unclosed: true,
  };
}

/** A field of TOML, the head of a table of it or a comment, which begin what stands between two lines "+++". */
export const TOML = /^(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:["'\w.-]+[ \t]*=|\[\[?["'\w.-]+\]\]?[ \t]*(?:\n|$))/;

/**
 * Front matter of Hugo and others in TOML and JSON (https://gohugo.io/content-management/front-matter/), and of gray-matter with the name of its
 * language behind the first line. One that no line closes ends at an empty line.
 */
const FOREIGN =
  /^((?:[ \t]*\n)*)(?:(\+\+\+|;;;)[ \t]*\n([\s\S]*?)(?:(?:^|\n)\2[ \t]*(?:\n|$)|\n[ \t]*\n|$)|---[ \t]*(toml|json5?|ya?ml|js|coffee)[ \t]*\n[\s\S]*?\n---[ \t]*(?:\n|$)|\{[ \t]*\n[ \t]*"[\w-]+"[ \t]*:[\s\S]*?\n\}[ \t]*(?:\n|$))/i;

function splitForeign(source: string): SplitFile | undefined {
  const [all, empty = '', fence, fields = '', name] = FOREIGN.exec(source) ?? [];
  if (all === undefined || (fence === '+++' && !TOML.test(fields))) return undefined;
  const language = (name ?? (fence === '+++' ? 'toml' : 'json')).toUpperCase();
  const foreign = /^YA?ML$/.test(language) ? 'has a word behind its first line' : isForeign(language);
  return { yaml: '', above: empty.split('\n').length, body: emptied(source, all), foreign };
}

export function isForeign(language: string): string {
  return `is ${language}, and only YAML is read`;
}

function emptied(source: string, all: string): string {
  return all.replace(/[^\n]+/g, '') + source.slice(all.length);
}

/** MultiMarkdown's (https://fletcher.github.io/MultiMarkdown-6/syntax/metadata.html) stands between no lines, to the first empty one. */
const BARE =
  /^((?:[ \t]*\n)*)(?=(?:[^\n]+\n)*?title:)(?:[a-z][\w -]*:[ \t]*\S[^\n]*(?:\n[ \t]+\S[^\n]*)*(?:\n|$))+(?=[ \t]*(?:\n|$))/i;

function splitBare(source: string): SplitFile | undefined {
  const [all, empty = ''] = BARE.exec(source) ?? [];
  if (all === undefined) return undefined;
  const foreign = 'does not stand between two lines "---"';
  return { yaml: '', above: empty.split('\n').length, body: emptied(source, all), foreign };
}

/** Pandoc's title block (https://pandoc.org/MANUAL.html#extension-pandoc_title_block) as YAML: title, authors, date, each on the line where it begins. */
function fromTitleBlock(block: string): string {
  const parts = block
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]+/g, ''))
    .split(/^%/m)
    .slice(1);
  const words = (text: string) => text.replace(/\s+/g, ' ').trim();
  const fields = ['title', 'author', 'date'].map((key, nth) => {
    const part = parts[nth] ?? '';
    const names = part.split(/;|\n/).map(words).filter(Boolean);
    const value = key === 'author' ? names : words(part);
    const said = key === 'title' || value.length > 0 ? `${key}: ${JSON.stringify(value)}` : '';
    return said + part.replace(/[^\n]+/g, '');
  });
  return fields.join('').trimEnd();
}
