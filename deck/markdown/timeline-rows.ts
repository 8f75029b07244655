import type { Token } from 'markdown-it';
import { BODY_WIDTH, TITLE_WIDER } from '../model/measure.ts';
import type { Draft } from './drafts.ts';

/** Between two steps, and what each keeps free at its right, in px: see theme/layouts.css. */
const GAP = 24;
const FREE = 20;
/** Letters of a step's head, and of the rest. */
const HEAD = 30 * TITLE_WIDER;
const TEXT = 26;

/**
 * The classes of a slide, `rows` among them where it is a timeline one of whose words is wider than its column: it would be broken, and
 * not every browser knows where words of a language part.
 */
export function classesWithRows({ classes, tokens, file }: Draft): string[] {
  if (!classes.includes('timeline')) return classes;
  const items = tokens.filter(({ type, level }) => type === 'list_item_open' && level === 1);
  const room = (BODY_WIDTH - GAP * (items.length - 1)) / items.length - FREE;
  const wide = steps(tokens).some(({ words, head }) =>
    words.some((word) => file.host.measure(word, head ? HEAD : TEXT, 400) > room),
  );
  return wide ? [...classes, 'rows'] : classes;
}

/** Words of the list's paragraphs; the first paragraph of an item is its head. */
function steps(tokens: readonly Token[]): { words: string[]; head: boolean }[] {
  return tokens.flatMap((token, i) => {
    if (token.type !== 'inline' || tokens[i - 1]?.level !== 2) return [];
    const text = (token.children ?? []).map(({ type, content }) => (/break/.test(type) ? ' ' : content)).join('');
    return [{ words: text.split(/[\s-]+/), head: tokens[i - 2]?.type === 'list_item_open' }];
  });
}
