import { element } from './dom.ts';

/** A modal dialog with a heading and a close button, removed from the page when it is closed. */
export function openDialog(
  title: string,
  closeLabel: string,
  className: string,
  ...children: Node[]
): HTMLDialogElement {
  const close = element('button', { class: 'close', type: 'button', 'aria-label': closeLabel, title: closeLabel }, '×');
  const heading = element('h2', { id: 'dialog-title' }, title);
  const dialog = element('dialog', { class: `dialog ${className}`, 'aria-labelledby': 'dialog-title' }, close, heading);
  dialog.append(...children);
  // A closed one goes with its `close` event, which Chromium sends with the next frame: a window behind others paints none.
  for (const closed of document.querySelectorAll('.dialog:not([open])')) closed.remove();
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
