import type { RevealApi } from 'reveal.js';

/** All slides as thumbnails, laid out by theme/stage.css; the current slide is the chosen one. */
export interface Overview {
  readonly active: boolean;
  toggle(): void;
  /** Chooses the slide so many places on. */
  move(places: number): void;
  /** Handles keys that mean something else here; says whether it did. */
  key(key: string): boolean;
}

/**
 * The overview is a grid in CSS over the same sections: reveal's own lays one endless row and draws only the ten nearest
 * slides.
 */
export function startOverview(reveal: RevealApi): Overview {
  const root = document.documentElement;
  const slides = () => [...document.querySelectorAll<HTMLElement>('.slides > section')];
  let active = false;

  /** reveal makes all but the current slide inert and hidden; in the overview each can be clicked. */
  const lift = () => {
    if (!active) return;
    for (const slide of slides()) {
      slide.inert = false;
      slide.hidden = false;
    }
    reveal.getCurrentSlide()?.scrollIntoView({ block: 'nearest' });
  };
  const set = (wanted: boolean) => {
    active = wanted;
    root.classList.toggle('overview', active);
    if (active) lift();
    else reveal.sync();
  };
  const choose = (index: number) => reveal.slide(Math.max(0, Math.min(index, slides().length - 1)));
  const columns = () => {
    const [first, ...others] = slides();
    const row = others.findIndex((slide) => slide.offsetTop > (first?.offsetTop ?? 0));
    return row === -1 ? others.length + 1 : row + 1;
  };

  reveal.on('slidechanged', lift);
  document.querySelector('.slides')?.addEventListener('click', (event) => {
    if (!active || !(event.target instanceof Element)) return;
    const index = slides().indexOf(event.target.closest('section') as HTMLElement);
    if (index === -1) return;
    event.preventDefault();
    choose(index);
    set(false);
  });

  const here = () => reveal.getIndices().h;
  const keys: Readonly<Record<string, () => void>> = {
    ArrowUp: () => choose(here() - columns()),
    ArrowDown: () => choose(here() + columns()),
    Enter: () => set(false),
    ' ': () => set(false),
  };
  return {
    get active() {
      return active;
    },
    toggle: () => set(!active),
    move: (places) => choose(here() + places),
    key: (key) => {
      const action = Object.hasOwn(keys, key) ? keys[key] : undefined;
      action?.();
      return action !== undefined;
    },
  };
}
