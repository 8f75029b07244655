import type { StateCore, Token } from 'markdown-it';
import { report } from '../../source/faults.ts';
import { numberToken } from '../cross-references.ts';
import { placeOfBlock } from '../place.ts';
import { type FileScope, scopeOf } from '../scope.ts';
import { makeToken } from '../token-tools.ts';

/** `: Words` or `Table: words`, beside a table (https://pandoc.org/MANUAL.html#extension-table_captions); one may have attributes alone. */
const CAPTION = /^(?:(?:Table)?:\s+|:$)/;

/** Core rule after the attributes: the paragraph before or behind a table that begins with a colon is its caption. */
export function tableCaptions(state: StateCore): void {
  const { tokens } = state;
  const scope = scopeOf(state.env);
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    out.push(token);
    if (token.type !== 'table_open') continue;
    const end = tokens.findIndex((each, at) => at > i && each.type === 'table_close' && each.level === token.level);
    const behind = captionAt(scope, tokens, end + 1);
    const before = behind ? undefined : captionAt(scope, tokens, i - 3);
    if (before) out.splice(-4, 3);
    const caption = behind ?? before;
    if (caption && hasWords(caption))
      out.push(
        makeToken('caption_open', 'caption', 1, { block: true }),
        caption,
        makeToken('caption_close', 'caption', -1),
      );
    out.push(...tokens.slice(i + 1, end + 1));
    i = behind ? end + 3 : end;
  }
  state.tokens = out;
}

function captionAt(scope: FileScope, tokens: readonly Token[], at: number): Token | undefined {
  const [open, inline] = [tokens[at], tokens[at + 1]];
  const first = open?.type === 'paragraph_open' ? inline?.children?.[0] : undefined;
  if (!inline || first?.type !== 'text' || !CAPTION.test(first.content)) return undefined;
  first.content = first.content.replace(CAPTION, '');
  const id: unknown = open?.meta?.id;
  if (open && hasWords(inline) && typeof id === 'string')
    inline.children?.unshift(numberToken(scope, 'tbl', id, placeOfBlock(scope, open)));
  return inline;
}

/** Whether anything is left of a caption: one of attributes alone has no words. */
function hasWords({ children }: Token): boolean {
  return children?.some(({ type, content }) => type !== 'text' || content !== '') ?? false;
}

const WITH_PIPES = 'Write it with pipes, "| a | b |" and under it "|---|---|": see docs/dialect.md#tables.';

/** Core rule: what is drawn as a table and is none would be published as lines of dashes and pipes, or cut a slide in two. */
export function otherTables(state: StateCore): void {
  const scope = scopeOf(state.env);
  for (const [i, token] of state.tokens.entries()) {
    const lines = token.type === 'paragraph_open' ? (state.tokens[i + 1]?.content.split('\n') ?? []) : [];
    const line = scope.lines[token.map?.[0] ?? -1] ?? '';
    const dashes = token.type === 'hr' && /^\s*-{2,}(?:[ \t]+-{2,})+\s*$/.test(line);
    const grid = /^\+(?:[-=:]+\+)+\s*$/.test(lines[0] ?? '');
    if (dashes || grid) {
      const message = `A table drawn ${grid ? 'as a grid' : 'with spaces'} is not read.`;
      report(scope, 'other-table', placeOfBlock(scope, token), message, WITH_PIPES);
    }
    const under = lines.findIndex((each, at) => at > 0 && isUnder(each) && lines[at - 1]?.includes('|'));
    if (under < 0) continue;
    const [head, rule] = [columnsOf(lines[under - 1] ?? ''), columnsOf(lines[under] ?? '')];
    if (head === rule) continue;
    const message = `This is no table: the line of dashes has ${rule} ${rule === 1 ? 'column' : 'columns'}, the line above it ${head}.`;
    report(
      scope,
      'other-table',
      placeOfBlock(scope, token, under),
      message,
      'Give both as many: see docs/dialect.md#tables.',
    );
  }
}

/** Whether a line is what stands under a table's head. */
function isUnder(line: string): boolean {
  return line.includes('|') && /^\s*\|?(?:\s*:?-+:?\s*\|)*(?:\s*:?-+:?\s*)?$/.test(line);
}

function columnsOf(line: string): number {
  const [, inner = ''] = /^\s*\|?(.*?)(?<!\\)\|?\s*$/.exec(line) ?? [];
  return inner.split(/(?<!\\)\|/).length;
}
