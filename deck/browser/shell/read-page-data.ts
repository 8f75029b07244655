import type { PageData } from '../../model/site.ts';

/** Reads the page's data block. @throws Error if the page has none: it was not made by this deck */
export function readPageData(page: Document): PageData {
  const block = page.getElementById('deck-data');
  if (!block?.textContent) throw new Error('The page holds no #deck-data block: was it built from this index.html?');
  return JSON.parse(block.textContent) as PageData;
}
