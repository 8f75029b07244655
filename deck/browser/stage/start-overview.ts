import type { Slides } from './start-slides.ts';

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
export function startOverview(slides: Slides): Overview {
  let gather: (() => void) | undefined;
  let from = { index: 0, step: -1 };
  let moved = false;

  const follow = () => {
    if (gather) slides.current?.scrollIntoView({ block: 'nearest' });
  };
  const set = (wanted: boolean) => {
    document.documentElement.classList.toggle('overview', wanted);
    gather?.();
    gather = wanted ? slides.spread() : undefined;
    follow();
    const { index, step } = slides;
    if (wanted) {
      from = { index, step };
      moved = false;
    } else if (index !== from.index || moved) {
      // The way there was no way of the talk: it leads from where that stood straight to the chosen slide.
      slides.go(from.index, from.step);
      if (index !== from.index) slides.jump(index);
    }
  };
  const move = (places: number) => {
    moved = true;
    slides.go(slides.index + places);
  };
  const columns = () => {
    const [first, ...others] = slides.all;
    const row = others.findIndex((slide) => slide.offsetTop > (first?.offsetTop ?? 0));
    return row === -1 ? others.length + 1 : row + 1;
  };

  slides.onChange(follow);
  document.querySelector('.slides')?.addEventListener('click', (event) => {
    if (!gather || !(event.target instanceof Element)) return;
    const index = slides.all.indexOf(event.target.closest('section') as HTMLElement);
    if (index === -1) return;
    event.preventDefault();
    slides.go(index);
    set(false);
  });

  const keys: Readonly<Record<string, () => void>> = {
    ArrowUp: () => move(-columns()),
    ArrowDown: () => move(columns()),
    Enter: () => set(false),
    ' ': () => set(false),
  };
  return {
    get active() {
      return gather !== undefined;
    },
    toggle: () => set(!gather),
    move,
    key: (key) => {
      const action = Object.hasOwn(keys, key) ? keys[key] : undefined;
      action?.();
      return action !== undefined;
    },
  };
}
