import { writeStorage } from './storage.ts';

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
