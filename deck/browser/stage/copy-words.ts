import { SOFT_HYPHEN } from '../../model/soft-hyphen.ts';

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
