import type { Token } from 'markdown-it';
import type { Silence } from '../../model/reading.ts';
import { report } from '../../source/faults.ts';
import { placeOfBlock } from '../place.ts';
import type { FileScope } from '../scope.ts';
import { classesOf, plainText, takeBoxes } from '../token-tools.ts';

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
  const codes = String(token.attrGet('codes') ?? '')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const reason = inner.map(({ children }) => plainText(children)).join(' ');
  const source = placeOfBlock(file, token);
  if (codes.length === 0 || reason.trim() === '') {
    const message = `The silence has no ${codes.length === 0 ? 'codes' : 'reason'}.`;
    const hint = 'Write ::: {.silence codes="empty-third"}, then in a sentence why the finding shall stand, then :::.';
    report(file, 'bad-silence', source, message, hint);
  }
  return { codes, reason: reason.trim(), source };
}
