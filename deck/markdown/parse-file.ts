import type { MarkdownIt } from 'markdown-it';
import type { Carry } from './drafts.ts';
import { type DeckMemory, noting, type RememberedFile } from './memory.ts';
import { type DeckScope, makeFileScope } from './scope.ts';
import { splitSlides } from './slides.ts';

/** One slide file, its front matter blanked. */
export interface Body {
  path: string;
  text: string;
}

/**
 * The slides of one file, remembered or parsed.
 * @param before the section that the file before ended in
 * @param first whether this is the deck's first file
 */
export function parseFile(
  deck: DeckScope,
  md: MarkdownIt,
  { path, text }: Body,
  { before, first }: { before: Carry; first: boolean },
  memory: DeckMemory,
): RememberedFile {
  const known = memory.files.get(path);
  if (known && known.text === text && known.first === first && isSame(known.before, before)) {
    if (known.reads.holdIn(deck)) {
      known.reads.giveTo(deck);
      return inDeck(deck, known);
    }
  }
  const after = { ...before };
  const { result: drafts, reads } = noting(deck, (own) => {
    const scope = makeFileScope(own, path, text);
    return splitSlides(scope, md.parse(text, { scope }), after, first);
  });
  const file = { text, first, before: { ...before }, after, drafts, reads };
  memory.files.set(path, file);
  return inDeck(deck, file);
}

/** The slides of a file belong to the deck of this call. */
function inDeck(deck: DeckScope, remembered: RememberedFile): RememberedFile {
  for (const { file } of remembered.drafts) file.deck = deck;
  return remembered;
}

function isSame(one: Carry, other: Carry): boolean {
  return one.section === other.section && one.backup === other.backup;
}
