/**
 * Lets the article unfold what theme/article.css folds away as long as scripts run: the tables of figures, and the pages of a long
 * list, which are one there. Whatever an address or a link names is unfolded first.
 */
export function startFolds(): void {
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const fold = target.closest<HTMLElement>('button.fold');
    if (fold) setFold(fold, fold.getAttribute('aria-expanded') !== 'true');
    // Before the browser goes there: what is folded away has no place.
    const link = target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (link) unfold(link.hash);
  });
  addEventListener('hashchange', () => goTo(location.hash));
  goTo(location.hash);
}

function setFold(fold: HTMLElement, open: boolean): void {
  fold.setAttribute('aria-expanded', String(open));
  for (const page of pagesOf(fold)) page.classList.toggle('unfolded', open);
  // What the column cannot hold is reachable by keyboard only where it is seen: see start-page.ts.
  dispatchEvent(new Event('resize'));
}

/** The slides of the list whose fold it is; of a figure's table none. */
function pagesOf(fold: HTMLElement): readonly Element[] {
  const list = fold.closest<HTMLElement>('[data-list]')?.dataset.list;
  return list ? [...document.querySelectorAll(`[data-list="${list}"]`)] : [];
}

/** @returns what the address names, if it was folded away */
function unfold(hash: string): Element | undefined {
  const named = document.getElementById(decode(hash.slice(1)));
  const page = named?.closest<HTMLElement>('[data-list]:not(.unfolded)');
  const fold = page && document.querySelector<HTMLElement>(`[data-list="${page.dataset.list}"] > .fold`);
  if (!named || !fold) return undefined;
  setFold(fold, true);
  return named;
}

/** An address that anybody may have written may not be well-formed. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function goTo(hash: string): void {
  if (hash.startsWith('#/')) return;
  unfold(hash)?.scrollIntoView();
}
