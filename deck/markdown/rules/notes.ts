import type { Token } from 'markdown-it';
import { classesOf, takeBoxes } from '../token-tools.ts';

/** A slide's tokens without its notes, and the notes' own. */
export interface CutNotes {
  body: Token[];
  notes: Token[];
}

/** Pass over a slide's tokens: cuts out every `::: notes`, however deep, and joins their contents. */
export function cutNotes(tokens: readonly Token[]): CutNotes {
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
