import { element, soon } from '../shell/dom.ts';
import type { PointerPlace } from '../sync/start-sync.ts';

export interface SlidePointerOptions {
  /** The element whose box is the slide's as shown. */
  frame(): Element | null;
  /** Where the pointer may be drawn, above the slide. */
  layer: HTMLElement;
  /** Tells the other windows; null when it is put away. */
  send(pointer: PointerPlace | null): void;
}

export interface SlidePointer {
  /** Laser, then spotlight, then none. */
  next(): void;
  off(): void;
  /** Draws another window's pointer. */
  show(pointer: PointerPlace | null): void;
}

/** One message in so many milliseconds is as often as anyone can see. */
const FRAME = 16;

const KINDS = [undefined, 'laser', 'spotlight'] as const;

/** A laser dot or a spotlight that follows mouse, pen or finger over the slide, and shows in every window of the deck. */
export function startPointer({ frame, layer, send }: SlidePointerOptions): SlidePointer {
  const mark = element('div', { class: 'slide-pointer', hidden: '', 'aria-hidden': 'true' });
  layer.append(mark);
  let kind: (typeof KINDS)[number];
  let place: PointerPlace | null = null;

  const show = (pointer: PointerPlace | null) => {
    const box = frame()?.getBoundingClientRect();
    mark.hidden = !pointer || !box;
    if (!pointer || !box) return;
    mark.dataset.kind = pointer.kind;
    const around = layer.getBoundingClientRect();
    mark.style.setProperty('--x', `${box.left - around.left + pointer.x * box.width}px`);
    mark.style.setProperty('--y', `${box.top - around.top + pointer.y * box.height}px`);
    mark.style.setProperty('--unit', `${box.width / 1280}px`);
  };
  const tell = soon(
    () => send(place),
    (task) => setTimeout(task, FRAME),
  );
  const put = (pointer: PointerPlace | null) => {
    place = pointer;
    show(pointer);
    tell();
  };
  const choose = (wanted: typeof kind) => {
    kind = wanted;
    document.documentElement.classList.toggle('pointing-out', kind !== undefined);
    // A finger that points is no swipe.
    layer.toggleAttribute('data-prevent-swipe', kind !== undefined);
    if (!kind) put(null);
    else if (place) put({ ...place, kind });
  };
  document.addEventListener('pointermove', (event) => {
    const box = kind && frame()?.getBoundingClientRect();
    if (!kind || !box) return;
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    const inside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    if (inside || place) put(inside ? { kind, x, y } : null);
  });
  return {
    next: () => choose(KINDS[(KINDS.indexOf(kind) + 1) % KINDS.length]),
    off: () => choose(undefined),
    show,
  };
}
