import type { Token } from 'markdown-it';
import type { SlideKind } from '../../model/deck.ts';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import type { FileScope } from '../scope.ts';
import { classesOf, makeToken, takeBoxes } from '../token-tools.ts';

/** A slide's tokens without its own foot, and that as a run of inlines, empty where nothing shall stand there. */
export interface CutFoot {
  body: Token[];
  foot?: Token;
}

/** The slide that is cut. */
interface Slide {
  file: FileScope;
  kind: SlideKind;
  /** Those of its heading: Quarto's `footer=false` leaves the foot empty. */
  attrs: Readonly<Record<string, string>>;
  notes: readonly Token[];
}

/**
 * Pass over a slide's tokens, its notes cut out: cuts out `::: footer`, however deep, whose words stand at the foot of this slide in place
 * of the deck's (https://quarto.org/docs/presentations/revealjs/#footer-logo), and reports one that cannot stand there.
 */
export function cutFoot({ file, kind, attrs, notes }: Slide, tokens: readonly Token[]): CutFoot {
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
