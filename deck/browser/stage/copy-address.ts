import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';
import { openDialog } from '../shell/open-dialog.ts';

/** A slide's address: it opens there in the deck and in the article, with scripts and without. */
function slideAddress(id: string): string {
  return `${location.origin === 'null' ? `${location.protocol}//` : location.origin}${location.pathname}#${encodeURIComponent(id)}`;
}

/** Copies a slide's address; where the browser refuses the clipboard, shows it to be copied by hand. */
export async function copyAddress(id: string, words: Words): Promise<void> {
  const address = slideAddress(id);
  try {
    await navigator.clipboard.writeText(address);
    showNotice(words.addressCopied);
  } catch {
    // The clipboard is there on https: and localhost only, and may be refused there too.
    const field = element('input', { type: 'text', readonly: '', 'aria-label': words.copyAddress, value: address });
    openDialog(words.copyAddress, words.close, 'address', field);
    field.select();
  }
}

/** How long a notice stays, in milliseconds. */
const STAY = 2500;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says in passing that something was done: on screen for a moment, and to a screen reader. */
function showNotice(text: string): void {
  const notice = document.querySelector('.notice') ?? element('p', { class: 'notice', role: 'status' });
  if (!notice.isConnected) document.body.append(notice);
  notice.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    notice.textContent = '';
  }, STAY);
}
