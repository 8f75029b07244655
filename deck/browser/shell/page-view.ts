/** The two ways to see the page: head.ts chooses, by the window and by the viewer's wish, and CSS shows. */
export type View = 'deck' | 'article';

/** What is shown now. */
export function currentView(): View {
  return document.documentElement.classList.contains('deck') ? 'deck' : 'article';
}

/** Shows the other view, for as long as the tab lives. */
export function otherView(): void {
  document.dispatchEvent(new Event('deck:other-view'));
}

/** Calls back whenever the view has changed: by wish, or because the window did. */
export function onViewChange(changed: (view: View) => void): void {
  let before = currentView();
  new MutationObserver(() => {
    const view = currentView();
    if (view === before) return;
    before = view;
    changed(view);
  }).observe(document.documentElement, { attributeFilter: ['class'] });
}
