/** How the viewer sees the page, as deck or article and in light or dark: what is shown, how it is changed, and who is told. */

import { writeStorage } from './dom.ts';

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

const KEY = 'deck-theme';

/** Which colours the page shows now, whoever chose them. */
export function currentTheme(): 'light' | 'dark' {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/**
 * Switches between light and dark, and keeps the viewer's choice where storage is allowed.
 * @param key under which it is kept
 */
export function toggleTheme(key = KEY): void {
  const theme = currentTheme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = theme;
  writeStorage('localStorage', key, theme);
}

/** Calls back whenever the colours may have changed: by key, or by the system. */
export function onThemeChange(changed: () => void): void {
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
}
