/** A slide as the finder sees it; its place in the list is its place in the deck. */
export interface FindableSlide {
  id: string;
  /** As printed: `11` or `B2`. */
  number: string;
  title: string;
  text: string;
}

export interface Hit {
  slide: FindableSlide;
  index: number;
  /** Words before the match, the match, words after it; only where the match is in the text. */
  excerpt?: [string, string, string];
}

/** How much of the text is shown on either side of a match, in characters. */
const CONTEXT = 36;

/**
 * Slides that answer a query, best first: the printed number, then titles, then ids, then text. Case and accents do not
 * count; the query is text, not a pattern. An empty query finds every slide.
 */
export function findSlides(slides: readonly FindableSlide[], query: string): Hit[] {
  const wanted = fold(query.trim());
  const ranked = slides.flatMap((slide, index) => {
    const rank = rankOf(slide, wanted);
    return rank === undefined ? [] : [{ rank, hit: { slide, index, ...excerptOf(slide, wanted, rank) } }];
  });
  return ranked.sort((a, b) => a.rank - b.rank || a.hit.index - b.hit.index).map(({ hit }) => hit);
}

const IN_TEXT = 4;

function rankOf(slide: FindableSlide, wanted: string): number | undefined {
  if (wanted === '' || fold(slide.number) === wanted) return 0;
  const title = fold(slide.title);
  if (title.startsWith(wanted)) return 1;
  if (title.includes(wanted)) return 2;
  if (fold(slide.id).includes(wanted)) return 3;
  return fold(slide.text).includes(wanted) ? IN_TEXT : undefined;
}

function excerptOf({ text }: FindableSlide, wanted: string, rank: number): Pick<Hit, 'excerpt'> {
  if (rank !== IN_TEXT) return {};
  const start = fold(text).indexOf(wanted);
  const end = start + wanted.length;
  const [from, to] = [Math.max(0, start - CONTEXT), Math.min(text.length, end + CONTEXT)];
  const before = `${from > 0 ? '…' : ''}${text.slice(from, start)}`;
  return { excerpt: [before, text.slice(start, end), `${text.slice(end, to)}${to < text.length ? '…' : ''}`] };
}

/** Lower case without accents, one character for one, so that places in the folded text are places in the text. */
function fold(text: string): string {
  return Array.from(text, (character) => {
    const folded = character.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    return folded.length === character.length ? folded : character;
  }).join('');
}
