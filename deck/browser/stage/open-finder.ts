import { SOFT_HYPHEN } from '../../model/soft-hyphen.ts';
import type { Words } from '../../model/words.ts';
import { element, numberOf, titleOf } from '../shell/dom.ts';
import { openDialog } from './open-dialog.ts';

/** How many hits are listed. */
const LIMIT = 8;

/**
 * Jumps to a slide by number, title or words in it. reveal's own search writes inline styles into the page (refused by the
 * policy), marks words inside charts and takes the query for a regular expression; its jump box knows no titles.
 *
 * @param choice called with the place of the chosen slide among `sections`
 */
export function openFinder(sections: readonly HTMLElement[], choice: (index: number) => void, words: Words): void {
  const input = element('input', {
    type: 'search',
    role: 'combobox',
    'aria-label': words.searchFor,
    'aria-expanded': 'true',
    'aria-controls': 'finder-hits',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  const list = element('ul', { id: 'finder-hits', role: 'listbox', 'aria-label': words.searchFor });
  const dialog = openDialog(words.jump, words.close, 'finder', input, list);
  const slides = readSlides(sections);
  let hits: Hit[] = [];
  let chosen = 0;

  const go = () => {
    const hit = hits[chosen];
    dialog.close();
    if (hit) choice(hit.index);
  };
  const choose = (index: number) => {
    chosen = Math.max(0, Math.min(index, hits.length - 1));
    for (const [each, item] of [...list.children].entries())
      item.setAttribute('aria-selected', String(each === chosen));
    input.setAttribute('aria-activedescendant', hits.length > 0 ? `finder-hit-${chosen}` : '');
  };
  const update = () => {
    hits = findSlides(slides, input.value).slice(0, LIMIT);
    list.replaceChildren(...hits.map((hit, index) => renderHit(hit, index)));
    choose(0);
  };
  input.addEventListener('input', update);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') go();
    else if (event.key === 'ArrowDown') choose(chosen + 1);
    else if (event.key === 'ArrowUp') choose(chosen - 1);
    else return;
    event.preventDefault();
  });
  list.addEventListener('click', (event) => {
    if (!(event.target instanceof Element)) return;
    choose([...list.children].indexOf(event.target.closest('li') as Element));
    go();
  });
  input.focus();
  update();
}

function readSlides(sections: readonly HTMLElement[]): FindableSlide[] {
  return sections.map((section) => ({
    id: section.id,
    number: numberOf(section).split(' ')[0] ?? '',
    title: titleOf(section),
    text: [...section.querySelectorAll(':scope > :is(.slide-body, .band)')].map(textOf).join(' '),
  }));
}

/** The words of a slide's body or band, one space between blocks; citation marks, drawings and buttons are no words to find. */
function textOf(body: Element): string {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement?.closest('.cite, svg, button'))
      words.push(walker.currentNode.nodeValue ?? '');
  }
  return words.join(' ').replaceAll(SOFT_HYPHEN, '').replace(/\s+/g, ' ').trim();
}

function renderHit(hit: Hit, index: number): HTMLLIElement {
  const item = element('li', { id: `finder-hit-${index}`, role: 'option' });
  item.append(element('span', {}, hit.slide.number), element('span', {}, hit.slide.title));
  if (hit.excerpt) {
    const [before, match, after] = hit.excerpt;
    item.append(element('span', { class: 'hit' }, before, element('mark', {}, match), after));
  }
  return item;
}

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
