import type { Token } from 'markdown-it';
import type { Voice } from '../model/signs.ts';
import type { Run } from '../model/text.ts';
import { citationInline } from './cite/numerals.ts';
import { type NumberMeta, numberInline, type ReferenceMeta, referenceInline } from './cross-references.ts';
import { formulaWords } from './formula-words.ts';
import type { Inline } from './inline-html.ts';
import type { CitationMeta } from './rules/citations.ts';
import { footnoteLetter, takeFootnote } from './rules/footnotes.ts';
import type { FileScope } from './scope.ts';
import { calculationMark } from './syntax/small-rules.ts';
import { attributeOf } from './token-tools.ts';

/** What of a run's look is handed down to what stands in it. */
export type Look = Omit<Run, 'text' | 'sign'>;

/** What an element makes of the text in it. */
const TAGS: Readonly<Record<string, Look>> = {
  strong: { bold: true },
  b: { bold: true },
  em: { italic: true },
  i: { italic: true },
  s: { strike: true },
  del: { strike: true },
  ins: { underline: true },
  u: { underline: true },
  sup: { shift: 'up' },
  sub: { shift: 'down' },
  code: { code: true },
  mark: { classes: ['mark'] },
};

/** Inlines, which the deck makes itself, as runs. */
export function runsOf(inline: Inline | readonly Inline[], look: Look = {}): Run[] {
  if (typeof inline === 'string') return inline === '' ? [] : [{ ...look, text: inline }];
  if (!('tag' in inline)) return joinRuns(inline.flatMap((each) => runsOf(each, look)));
  const { tag, attrs = {}, of } = inline;
  return runsOf(
    of,
    within(look, tag, (name) => attrs[name]),
  );
}

function within(look: Look, tag: string, attribute: (name: string) => string | undefined): Look {
  const own = TAGS[tag] ?? {};
  const classes = [
    ...(look.classes ?? []),
    ...(own.classes ?? []),
    ...(attribute('class') ?? '').split(/\s+/).filter(Boolean),
  ];
  const [link, lang] = [tag === 'a' ? attribute('href') : undefined, attribute('lang')];
  return {
    ...look,
    ...own,
    ...(classes.length > 0 ? { classes } : {}),
    ...(link ? { link } : {}),
    ...(lang ? { lang } : {}),
  };
}

/**
 * Reads inline tokens as runs; numerals and footnotes count on the slide being rendered.
 * @param unknown told of tokens that are known by their text alone
 */
export function readInlines(file: FileScope, unknown: Set<string>, tokens: readonly Token[]): Run[] {
  const looks: Look[] = [{}];
  const runs: Run[] = [];
  let sign: Voice | undefined;
  for (const token of tokens) {
    const look = looks.at(-1) ?? {};
    if (token.nesting > 0) looks.push(within(look, token.tag, (name) => attributeOf(token, name)));
    else if (token.nesting < 0) looks.pop();
    else if (token.type === 'sign') sign = (token.meta as { voice: Voice }).voice;
    else {
      const own = leafRuns(file, unknown, token, look);
      const [first, ...rest] = own;
      if (sign && first) {
        runs.push({ ...first, sign }, ...rest);
        sign = undefined;
      } else runs.push(...own);
    }
  }
  return joinRuns(runs);
}

/** What is said of a task's box, as a box of text; what else is only spoken has its word on the slide. */
function boxOf({ words }: FileScope, said: string): string {
  const { done, open } = words.tasks;
  return said === `${done}: ` ? '☑\u00a0' : said === `${open}: ` ? '☐\u00a0' : '';
}

function leafRuns(file: FileScope, unknown: Set<string>, token: Token, look: Look): Run[] {
  const { type, content, children, meta } = token;
  switch (type) {
    case 'text':
    case 'text_special':
    case 'nowrap':
    case 'value':
      return runsOf(content, look);
    case 'code_inline':
      return runsOf(content, { ...look, code: true });
    case 'softbreak':
      return runsOf(' ', look);
    case 'hardbreak':
      return runsOf('\n', look);
    // Nothing breaks here in a browser; another format has its own ways.
    case 'joiner':
    // A sign that stands beside its word.
    case 'drawn':
      return [];
    case 'spoken':
      return runsOf(boxOf(file, content), look);
    case 'math':
      return runsOf(formulaWords(content), { ...look, italic: true, classes: [...(look.classes ?? []), 'math'] });
    case 'image':
      return runsOf(String(token.attrGet('alt') ?? content), look);
    case 'calculation':
      return [...runsOf(' ', look), ...runsOf(calculationMark(file.words), look)];
    case 'citation':
      return runsOf(citationInline(file, meta as unknown as CitationMeta), look);
    case 'number': {
      const { kind } = meta as unknown as NumberMeta;
      const inline = numberInline(file, meta as unknown as NumberMeta);
      return inline === '' ? [] : [...runsOf(kind === 'eq' ? '\u2003' : '', look), ...runsOf(inline, look)];
    }
    case 'reference':
      return runsOf(referenceInline(file, meta as unknown as ReferenceMeta), look);
    case 'footnote_ref': {
      const taken = takeFootnote(file, String(meta?.label));
      return taken ? runsOf(footnoteLetter(taken.number), { ...look, shift: 'up', classes: ['footnote-ref'] }) : [];
    }
    default:
      unknown.add(type);
      return children?.length ? readInlines(file, unknown, children) : runsOf(content, look);
  }
}

/** Neighbours of one look as one run. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last && !run.sign && lookOf(last) === lookOf(run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

function lookOf({ text: _, sign: _sign, ...look }: Run): string {
  return JSON.stringify(Object.entries(look).sort());
}
