import type { Token } from 'markdown-it';
import { report } from '../source/faults.ts';
import type { Carry, Draft } from './drafts.ts';
import { placeOfBlock } from './place.ts';
import type { FileScope } from './scope.ts';
import { classesOf, plainText } from './token-tools.ts';

/** What opens a slide: a heading of level 1 or 2, or a rule, on the top level only. */
interface Opener {
  tag: 'h1' | 'h2' | 'hr';
  token: Token;
  heading?: Token;
}

/**
 * Splits one file's tokens into slides. Tokens are split, never text: a `---` in a code fence or a table is none of them.
 * @param carry the section that the file before ended in; set to the one that this file ends in
 * @param first whether this is the deck's first file, whose text before any heading is the cover's
 * @param next the slide that follows, where the tokens are not the whole file's
 */
export function splitSlides(
  file: FileScope,
  tokens: readonly Token[],
  carry: Carry,
  first: boolean,
  next?: Draft,
): Draft[] {
  const drafts: Draft[] = first ? [coverDraft(file, carry)] : [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    const opener = openerAt(tokens, i);
    if (opener) {
      drafts.push(openSlide(file, opener, carry));
      if (opener.heading) i += 2;
      continue;
    }
    let draft = drafts.at(-1);
    if (!draft) {
      draft = openStray(file, token, carry);
      drafts.push(draft);
    }
    draft.tokens.push(lowerHeading(token));
  }
  return drafts.filter((draft, i) => isShown(draft, drafts[i + 1] ?? next));
}

function openerAt(tokens: readonly Token[], index: number): Opener | undefined {
  const token = tokens[index];
  if (token?.level !== 0) return undefined;
  if (token.type === 'hr') return { tag: 'hr', token };
  const heading = tokens[index + 1];
  if (token.type !== 'heading_open' || !heading || (token.tag !== 'h1' && token.tag !== 'h2')) return undefined;
  return { tag: token.tag, token, heading };
}

function coverDraft(file: FileScope, carry: Carry): Draft {
  const source = { file: file.path, line: 1 };
  const before = { ...carry };
  return { file, kind: 'cover', classes: [], attrs: {}, section: '', backup: false, tokens: [], before, source };
}

function openSlide(file: FileScope, { tag, token, heading }: Opener, carry: Carry): Draft {
  const classes = classesOf(token);
  const before = { ...carry };
  if (tag === 'h1')
    Object.assign(carry, { section: plainText(heading?.children ?? null), backup: classes.includes('backup') });
  const attrs = Object.fromEntries(
    (token.attrs ?? [])
      .filter(([name]) => name !== 'class' && name !== 'id')
      .map(([name, value]) => [name, String(value)]),
  );
  const id = token.attrGet('id');
  return {
    file,
    kind: tag === 'h1' ? 'section' : 'slide',
    ...(heading ? { heading } : {}),
    ...(id === null ? {} : { explicitId: String(id) }),
    classes: classes.filter((name) => name !== 'backup'),
    attrs,
    section: carry.section,
    backup: carry.backup || classes.includes('backup'),
    tokens: [],
    before,
    source: placeOfBlock(file, token),
  };
}

function openStray(file: FileScope, token: Token, carry: Carry): Draft {
  const source = placeOfBlock(file, token);
  const hint =
    'Begin the file with "## Title" or "---"; only the first file has text before its headings, for the cover.';
  report(file.deck, 'text-before-heading', source, 'This text stands before the first heading of its file.', hint);
  return { ...coverDraft(file, carry), kind: 'slide', ...carry, source };
}

/** A heading in a list or a quote opens no slide; below the slide's own heading it is of level 3 at most. */
function lowerHeading(token: Token): Token {
  if (token.tag === 'h1' || token.tag === 'h2') token.tag = 'h3';
  return token;
}

/**
 * A section is a slide of its own only with content or `.divider`. A bare rule straight before a heading adds no empty slide:
 * authors who come from other tools put one between all slides.
 */
function isShown(draft: Draft, next: Draft | undefined): boolean {
  if (draft.kind === 'cover' || draft.heading === undefined) {
    return draft.kind === 'cover' || draft.tokens.length > 0 || draft.classes.length > 0 || !next?.heading;
  }
  if (draft.kind !== 'section' || draft.tokens.length > 0 || draft.classes.includes('divider')) return true;
  if (draft.explicitId !== undefined) {
    const hint = 'Give it content or ".divider", or move the id to the first slide under it.';
    const message = `The section's id "${draft.explicitId}" leads nowhere: the section has no slide of its own.`;
    report(draft.file.deck, 'bad-id', draft.source, message, hint);
  }
  return false;
}
