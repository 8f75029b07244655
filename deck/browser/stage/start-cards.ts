import type { Words } from '../../model/words.ts';
import { currentView } from '../shell/page-view.ts';
import { atFirstUse } from './at-first-use.ts';
import type { Slides } from './start-slides.ts';

/** In the deck a numeral, or a square of the wall, opens its card; in the article it is the link that it is without scripts. */
export function startCards(slides: Slides, words: Words): void {
  for (const type of ['click', 'focusin', 'pointerover'] as const)
    document.addEventListener(
      type,
      (event) => {
        const { target } = event;
        const link = target instanceof Element && target.closest<HTMLAnchorElement>('.cite:not(.keys) a, .wall a');
        if (!link || currentView() === 'article' || document.documentElement.classList.contains('overview')) return;
        if (type === 'focusin' && !link.matches(':focus-visible')) return;
        if (type === 'click') {
          if ((event as MouseEvent).ctrlKey || (event as MouseEvent).metaKey) return;
          event.preventDefault();
          event.stopPropagation();
        }
        atFirstUse(({ openCard }) => openCard(link, slides, words));
      },
      true,
    );
}
