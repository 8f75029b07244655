/**
 * The one classic script, run before anything is painted. It chooses deck or article, by the window and by the viewer, sets
 * the viewer's colours, marks the addressed slide while the page is still being read, so that the first paint is the final
 * one, and asks for the deck's module after it.
 * It imports nothing: it is compiled alone and stands as a file of the site.
 */
(() => {
  const root = document.documentElement;

  /** The viewer's own choice; storage may be refused. */
  function stored(storage: () => Storage, key: string): string | null {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  }

  /**
   * Asks for the page's module once the first slide is painted: before, it would only compete with it. A hidden tab paints
   * nothing until it is seen, a window behind others perhaps never: there it is enough that the page is loaded.
   */
  function loadModule(src: string | undefined): void {
    const script = Object.assign(document.createElement('script'), { type: 'module', src });
    const load = () => {
      if (src && !script.isConnected) document.head.append(script);
    };
    addEventListener('load', () => (document.hidden ? load() : setTimeout(load, 1000)));
    new PerformanceObserver((paints) => {
      if (paints.getEntriesByName('first-contentful-paint').length > 0) load();
    }).observe({ type: 'paint', buffered: true });
  }

  const theme = stored(() => localStorage, 'deck-theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;

  // A module script can start on file:// only where it stands in the page itself.
  const single = root.dataset.page === 'single';
  if (location.protocol === 'file:' && !single) {
    root.classList.add('from-file');
    return;
  }

  loadModule(document.currentScript?.dataset.module);

  // Where the theme's colours or the overview's scale are not understood the article serves.
  if (!CSS.supports('color', 'light-dark(#000, #fff)') || !CSS.supports('zoom', '0.5')) return;

  root.classList.add('folds');
  let refused = false;
  // The deck's script was refused or is missing: the article serves.
  addEventListener(
    'error',
    (event) => {
      if (!(event.target instanceof HTMLScriptElement)) return;
      refused = true;
      root.classList.remove('deck', 'speaker', 'folds');
    },
    true,
  );

  if (root.dataset.page === 'speaker' || (single && new URLSearchParams(location.search).has('speaker'))) {
    root.classList.add('deck', 'speaker');
    return;
  }

  // A phone held upright reads better as an article, and so does a page that is magnified to reflow (WCAG 1.4.10).
  const narrow = matchMedia('(max-width: 480px), (max-width: 640px) and (orientation: portrait)');
  let chosen = stored(() => sessionStorage, 'deck-view');

  function showView(): void {
    const view = chosen ?? (narrow.matches ? 'article' : 'deck');
    if (root.classList.toggle('deck', view === 'deck' && !refused)) return;
    // The deck's addresses begin with a slash; the article's are plain.
    const { slide } = readAddress();
    const id = /^\d+$/.test(slide) ? addressed()?.id : slide;
    if (id && location.hash.startsWith('#/')) location.replace(`#${encodeURIComponent(id)}`);
  }

  // Paper is narrow or wide as well: while it is printed a page stays what it is.
  narrow.addEventListener('change', () => {
    if (!matchMedia('print').matches) showView();
  });
  // The other view, on the viewer's wish; kept while the tab lives, and forgotten where it is what the window asks for anyway.
  document.addEventListener('deck:other-view', () => {
    chosen = root.classList.contains('deck') ? 'article' : 'deck';
    if (chosen === (narrow.matches ? 'article' : 'deck')) chosen = null;
    try {
      if (chosen) sessionStorage.setItem('deck-view', chosen);
      else sessionStorage.removeItem('deck-view');
    } catch {
      // Refused storage costs the choice its memory, not its effect.
    }
    showView();
  });

  /** Slide and step that the address names. */
  function readAddress(): { slide: string; step: string } {
    const [, slide = '', step = ''] = /^#\/?([^/]*)(?:\/(\d+))?$/.exec(decode(location.hash)) ?? [];
    return { slide, step };
  }

  function decode(hash: string): string {
    try {
      return decodeURIComponent(hash);
    } catch {
      return '';
    }
  }

  /** The slide that the address names, as far as the page has been read. */
  function addressed(): Element | null | undefined {
    const { slide: id } = readAddress();
    if (id === '') return document.querySelector('.slides > section');
    if (/^\d+$/.test(id)) {
      const slides = document.querySelectorAll('.slides > section');
      // A number behind the last slide leads to that, once it is known to be the last.
      return (
        slides[Math.max(1, Number(id)) - 1] ?? (document.readyState === 'loading' ? undefined : [...slides].at(-1))
      );
    }
    return document.getElementById(id)?.closest('.slides > section');
  }

  function mark(slide: Element | null | undefined): void {
    if (!slide) return;
    slide.classList.add('present');
    const { step } = readAddress();
    if (step === '') return;
    for (const [index, fragment] of slide.querySelectorAll('.fragment').entries()) {
      fragment.classList.toggle('visible', index <= Number(step));
    }
  }

  let marked: Element | null | undefined;
  const observer = new MutationObserver(() => {
    marked ??= addressed();
    mark(marked);
  });
  showView();
  addEventListener('hashchange', showView);
  if (root.classList.contains('deck')) observer.observe(root, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    observer.disconnect();
    showView();
    if (root.classList.contains('deck')) mark(marked ?? addressed() ?? document.querySelector('.slides > section'));
  });
})();
