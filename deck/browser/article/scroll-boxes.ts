import { currentView, onViewChange } from '../shell/page-view.ts';

const BOXES = '.panel-table, .slide-body:has(> table), .panel-map > .plot';

/** Lets the keyboard reach what is wider than the article's column, and nothing else. */
export function startScrollBoxes(): void {
  const update = () => {
    for (const box of document.querySelectorAll<HTMLElement>('[data-scrolls]')) {
      for (const attribute of ['data-scrolls', 'tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
    if (currentView() === 'deck') return;
    for (const box of document.querySelectorAll<HTMLElement>(BOXES)) {
      if (box.scrollWidth <= box.clientWidth) continue;
      const name =
        box.closest('.panel')?.querySelector('.caption') ?? box.closest('.slide')?.querySelector('.slide-title');
      box.dataset.scrolls = '';
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', name?.textContent ?? '');
    }
  };
  update();
  addEventListener('resize', update);
  onViewChange(update);
}
