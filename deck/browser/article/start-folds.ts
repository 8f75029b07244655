import { readAddress } from '../stage/keep-address.ts';

/**
 * Lets the article unfold what theme/article.css folds away as long as scripts run: the tables of figures, and the pages of a long
 * list, which are one there. Whatever an address or a link names is unfolded first.
 *
 * @param changed called when something was folded or unfolded
 */
export function startFolds(changed: () => void): void {
  const setFold = (fold: HTMLElement, open: boolean) => {
    fold.setAttribute('aria-expanded', String(open));
    for (const page of pagesOf(fold)) page.classList.toggle('unfolded', open);
    changed();
  };
  /** @returns what the address names, if it was folded away */
  const unfold = (hash: string): Element | undefined => {
    const named = document.getElementById(readAddress(hash).name);
    const page = named?.closest<HTMLElement>('[data-list]:not(.unfolded)');
    const fold = page && document.querySelector<HTMLElement>(`[data-list="${page.dataset.list}"] > .fold`);
    if (!named || !fold) return undefined;
    setFold(fold, true);
    return named;
  };
  const goTo = (hash: string) => {
    if (!hash.startsWith('#/')) unfold(hash)?.scrollIntoView();
  };
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

/** The slides of the list whose fold it is; of a figure's table none. */
function pagesOf(fold: HTMLElement): readonly Element[] {
  const list = fold.closest<HTMLElement>('[data-list]')?.dataset.list;
  return list ? [...document.querySelectorAll(`[data-list="${list}"]`)] : [];
}
