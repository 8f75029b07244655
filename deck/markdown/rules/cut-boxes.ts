/** Boxes that are cut out of a slide's tokens, however deep: its notes, what its author says to the checks, and its own foot. */

import type { Token } from 'markdown-it';
import type { Silence } from '../../model/reading.ts';
import { report } from '../../source/faults.ts';
import type { Draft } from '../drafts.ts';
import { placeOfBlock } from '../place.ts';
import type { FileScope } from '../scope.ts';
import { attributeOf, classesOf, makeToken, plainText, takeBoxes } from '../token-tools.ts';

/** Pass over a slide's tokens: cuts out every `::: notes`, however deep, and joins their contents. */
export function cutNotes(tokens: readonly Token[]): { body: Token[]; notes: Token[] } {
  const notes: Token[] = [];
  const body = takeBoxes(tokens, (box, inner) => {
    const cut = classesOf(box).includes('notes');
    // In a list without empty lines a paragraph goes without its element; joined to others it needs that.
    if (cut) for (const token of inner) if (token.level === box.level + 1) token.hidden = false;
    if (cut) notes.push(...inner);
    return cut;
  });
  return { body, notes };
}

/**
 * Pass over a slide's tokens: cuts out every `::: {.silence codes="…"}`. It says which findings of `npm run check` shall stand on
 * the slide, and why; nothing of it is shown.
 */
export function cutSilences(file: FileScope, tokens: readonly Token[]): { rest: Token[]; silences: Silence[] } {
  const silences: Silence[] = [];
  const rest = takeBoxes(tokens, (box, inner) => {
    const silent = classesOf(box).includes('silence');
    if (silent) silences.push(readSilence(file, box, inner));
    return silent;
  });
  return { rest, silences };
}

function readSilence(file: FileScope, token: Token, inner: readonly Token[]): Silence {
  const codes = (attributeOf(token, 'codes') ?? '').split(/[\s,;]+/).filter(Boolean);
  const reason = inner.map(({ children }) => plainText(children)).join('');
  const source = placeOfBlock(file, token);
  if (codes.length === 0 || reason === '') {
    const message = `The silence has no ${codes.length === 0 ? 'codes' : 'reason'}.`;
    const hint = 'Write ::: {.silence codes="empty-third"}, then in a sentence why the finding shall stand, then :::.';
    report(file, 'bad-silence', source, message, hint);
  }
  return { codes, source };
}

/**
 * Pass over a slide's tokens, its notes cut out: cuts out `::: footer`, however deep, whose words stand at the foot of this slide in place
 * of the deck's (https://quarto.org/docs/presentations/revealjs/#footer-logo), and reports one that cannot stand there. Quarto's
 * `footer=false` on the heading leaves the foot empty.
 */
export function cutFoot(
  { file, kind, attrs, notes }: Pick<Draft, 'file' | 'kind' | 'attrs' | 'notes'>,
  tokens: readonly Token[],
): { body: Token[]; foot?: Token } {
  let foot = attrs.footer === undefined ? undefined : makeToken('inline', '', 0, { children: [] });
  const body = takeBoxes(tokens, (box, inner) => {
    if (!isFoot(box)) return false;
    if (kind === 'cover') refuse(file, box, 'The cover has no foot for words of its own.', ON_A_SLIDE);
    else if (foot) refuse(file, box, 'The slide has a foot already.', 'Join the two, or leave one of them out.');
    foot ??= wordsOf(file, box, inner);
    return true;
  });
  for (const token of notes.filter(isFoot)) refuse(file, token, 'A foot stands in the notes.', ON_A_SLIDE);
  return { body, ...(foot && { foot }) };
}

const ON_A_SLIDE = 'Set it on a slide, outside of its notes; "footer:" in the front matter is for all slides.';

function isFoot(token: Token): boolean {
  return token.type === 'div_open' && classesOf(token).includes('footer');
}

/** The words of the box's one paragraph; what else hangs on the box goes over to them. */
function wordsOf(file: FileScope, box: Token, [open, inline, ...rest]: readonly Token[]): Token {
  const none = makeToken('inline', '', 0, { children: [] });
  if (!open) return none;
  const children = inline?.children ?? [];
  const line = open.type === 'paragraph_open' && rest.length === 1;
  if (!line || children.some(({ type }) => type === 'image' || type === 'hardbreak')) {
    refuse(file, box, 'The foot of a slide is one line of words.', 'Write one paragraph without pictures and breaks.');
    return none;
  }
  const attrs = (box.attrs ?? []).flatMap(([name, value]): [string, string | number][] => {
    const own = name === 'class' ? classesOf(box).filter((each) => each !== 'footer') : [];
    if (name !== 'class') return name === 'lang' || name === 'dir' ? [[name, value]] : [];
    return own.length > 0 ? [['class', own.join(' ')]] : [];
  });
  if (attrs.length === 0) return makeToken('inline', '', 0, { ...inline });
  const around = [makeToken('span_open', 'span', 1, { attrs }), makeToken('span_close', 'span', -1)] as const;
  return makeToken('inline', '', 0, { ...inline, children: [around[0], ...children, around[1]] });
}

function refuse(file: FileScope, token: Token, message: string, hint: string): void {
  report(file, 'bad-footer', placeOfBlock(file, token), message, hint);
}
