import type { Token } from 'markdown-it';
import { classesOf, closingIndex } from '../token-tools.ts';

/** A slide's tokens without its notes, and the notes' own. */
export interface CutNotes {
  body: Token[];
  notes: Token[];
}

/** Pass over a slide's tokens: cuts out every `::: notes`, however deep, and joins their contents. */
export function cutNotes(tokens: readonly Token[]): CutNotes {
  const cut: CutNotes = { body: [], notes: [] };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) continue;
    if (token.type === 'div_open' && classesOf(token).includes('notes')) {
      const end = closingIndex(tokens, i);
      cut.notes.push(...tokens.slice(i + 1, end));
      i = end;
    } else cut.body.push(token);
  }
  return cut;
}
