/** Makes an element: attributes by name, then children; text is text. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

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

/** A slide from its HTML. @throws Error if it is no section */
export function parseSection(html: string): HTMLElement {
  const template = document.createElement('template');
  template.innerHTML = html;
  const section = template.content.firstElementChild;
  if (!(section instanceof HTMLElement)) throw new Error('The dev server sent a slide that is not a section.');
  return section;
}
