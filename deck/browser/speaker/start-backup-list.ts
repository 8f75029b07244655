import type { Words } from '../../model/words.ts';
import { element } from '../shell/dom.ts';
import type { SpeakerSlide } from './read-slides.ts';

export interface BackupList {
  /** Marks the slide that is shown, and offers the way back from a backup slide. */
  show(index: number): void;
  /** Goes back to where the talk was left; nothing if it was not left. */
  back(): void;
}

/** The backup slides as a list to jump from, folded until it is asked for, a long ledger once; and the way back. */
export function startBackupList(
  place: HTMLElement,
  words: Words,
  slides: readonly SpeakerSlide[],
  go: (index: number) => void,
): BackupList {
  let left: number | undefined;
  let shown = -1;
  const back = element('button', { type: 'button', class: 'back', hidden: '' });
  const jump = (slide: SpeakerSlide, index: number) => {
    const button = element('button', { type: 'button' }, element('b', {}, slide.number), ` ${slide.title}`);
    button.addEventListener('click', () => go(index));
    return [index, element('li', {}, button)] as const;
  };
  const items = new Map(
    slides.flatMap((slide, index) => (slide.backup && !slide.continues ? [jump(slide, index)] : [])),
  );
  place.hidden = items.size === 0;
  const summary = element('summary', {}, element('h2', {}, words.backup), ` ${items.size}`);
  const list = element('details', {}, summary, element('ul', {}, ...items.values()));
  place.replaceChildren(back, list);
  const goBack = () => {
    if (left !== undefined && slides[shown]?.backup) go(left);
  };
  back.addEventListener('click', goBack);
  return {
    back: goBack,
    show(index) {
      shown = index;
      if (!slides[index]?.backup) left = index;
      const target = left === undefined ? undefined : slides[left];
      back.hidden = !slides[index]?.backup || !target;
      if (target) back.textContent = `← ${words.speaker.backTo} ${target.number.split(' ')[0]}: ${target.title}`;
      for (const [each, item] of items) item.firstElementChild?.toggleAttribute('aria-current', each === index);
    },
  };
}
