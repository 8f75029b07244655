import type { ChartPanel } from '../model.ts';
import type { Words } from '../words.ts';

/** What the build left for the script, in `#deck-data`. */
export interface PageData {
  lang: string;
  words: Words;
  panels: Record<string, ChartPanel>;
  /** Planned seconds of every slide in order; null for a slide that is not planned. */
  plan: (number | null)[];
  /** Planned length of the talk in seconds; null if the author gave none. */
  duration: number | null;
  /** Whether the page holds the notes. */
  notes: boolean;
}

/** Reads the page's data block. @throws Error if the page has none: it was not made by this deck */
export function readPageData(page: Document): PageData {
  const block = page.getElementById('deck-data');
  if (!block?.textContent) throw new Error('The page holds no #deck-data block: was it built from this index.html?');
  return JSON.parse(block.textContent) as PageData;
}
