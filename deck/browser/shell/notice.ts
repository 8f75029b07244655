import { element } from './dom.ts';

/** How long a notice stays, in milliseconds. */
const STAY = 2500;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Says in passing that something was done: on screen for a moment, and to a screen reader. */
export function showNotice(text: string): void {
  const notice = document.querySelector('.notice') ?? element('p', { class: 'notice', role: 'status' });
  if (!notice.isConnected) document.body.append(notice);
  notice.textContent = text;
  clearTimeout(timer);
  timer = setTimeout(() => {
    notice.textContent = '';
  }, STAY);
}
