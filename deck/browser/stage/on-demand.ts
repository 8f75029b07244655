/** What is not needed until a viewer asks for it: one file, fetched when the deck rests; see at-first-use.ts. */

import { SOFT_HYPHEN } from '../../model/soft-hyphen.ts';

export { saveFigure } from '../figures/save-figure.ts';
export { openCard } from './open-card.ts';
export { copyAddress, openHelp } from './open-dialog.ts';
export { openFinder } from './open-finder.ts';
export { startOverview } from './start-overview.ts';
export { startPointer } from './start-pointer.ts';

/** What a viewer copies holds whole words: the page's soft hyphens are for its narrow columns alone. */
document.addEventListener('copy', (event) => {
  const selection = getSelection();
  const text = String(selection ?? '');
  if (!selection || !event.clipboardData || !text.includes(SOFT_HYPHEN)) return;
  const copied = document.createElement('div');
  for (let i = 0; i < selection.rangeCount; i++) copied.append(selection.getRangeAt(i).cloneContents());
  event.clipboardData.setData('text/plain', text.replaceAll(SOFT_HYPHEN, ''));
  event.clipboardData.setData('text/html', copied.innerHTML.replaceAll(SOFT_HYPHEN, ''));
  event.preventDefault();
});
