/**
 * The one classic script, run before anything is painted. It chooses deck or article, sets the viewer's colours, and marks
 * the addressed slide while the page is still being read, so that the first paint is the final one.
 * It imports nothing: it is compiled alone and stands as a file of the site.
 */
(() => {
  const root = document.documentElement;

  /** The viewer's own choice of colours; storage may be refused. */
  function storedTheme(): string | null {
    try {
      return localStorage.getItem('deck-theme');
    } catch {
      return null;
    }
  }

  const theme = storedTheme();
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  // A module script can start on file:// only where it stands in the page itself.
  const single = root.dataset.page === 'single';
  if (location.protocol === 'file:' && !single) return;

  // The deck's script was refused or is missing: the article serves.
  addEventListener(
    'error',
    (event) => {
      if (event.target instanceof HTMLScriptElement) root.classList.remove('deck', 'speaker');
    },
    true,
  );

  if (root.dataset.page === 'speaker' || (single && new URLSearchParams(location.search).has('speaker'))) {
    root.classList.add('deck', 'speaker');
    return;
  }
  // A phone held upright reads better as an article.
  if (matchMedia('(max-width: 640px) and (orientation: portrait)').matches) return;
  root.classList.add('deck');

  const [, id = '', step = ''] = /^#\/?([^/]*)(?:\/(\d+))?$/.exec(decode(location.hash)) ?? [];

  function decode(hash: string): string {
    try {
      return decodeURIComponent(hash);
    } catch {
      return '';
    }
  }

  /** The slide that the address names, as far as the page has been read. */
  function addressed(): Element | null | undefined {
    if (id === '') return document.querySelector('.slides > section');
    if (/^\d+$/.test(id)) return document.querySelectorAll('.slides > section')[Number(id) - 1];
    return document.getElementById(id)?.closest('.slides > section');
  }

  function mark(slide: Element | null | undefined): boolean {
    if (!slide) return false;
    slide.classList.add('present');
    if (step !== '') stepTo(slide, Number(step));
    return true;
  }

  function stepTo(slide: Element, last: number): void {
    for (const [index, fragment] of slide.querySelectorAll('.fragment').entries()) {
      fragment.classList.toggle('visible', index <= last);
    }
  }

  let marked: Element | null | undefined;
  const observer = new MutationObserver(() => {
    marked ??= addressed();
    if (marked) mark(marked);
  });
  observer.observe(root, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    observer.disconnect();
    mark(marked ?? addressed() ?? document.querySelector('.slides > section'));
  });
})();
