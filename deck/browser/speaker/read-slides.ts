/** What the speaker view knows of a slide. */
export interface SpeakerSlide {
  section: HTMLElement;
  id: string;
  /** As printed: `3 / 17`, or `B2`. */
  number: string;
  title: string;
  /** The running header: the section's heading. */
  part: string;
  steps: number;
  backup: boolean;
  /** It goes on with a list that the slide before began. */
  continues: boolean;
}

/** The deck's sections as slides, in order. */
export function readSlides(sections: Iterable<HTMLElement>): SpeakerSlide[] {
  return [...sections].map((section) => {
    const number = section.querySelector('.slide-foot > .number')?.textContent ?? '';
    return {
      section,
      id: section.id,
      number,
      title:
        section.dataset.title ??
        section.querySelector('.slide-title')?.textContent ??
        section.getAttribute('aria-label') ??
        '',
      part: section.querySelector('.slide-head .running')?.textContent ?? '',
      steps: section.querySelectorAll('.fragment').length,
      backup: !number.includes('/'),
      continues: section.classList.contains('continues'),
    };
  });
}

/** A slide by its place in the deck, and how many of its steps are shown. */
export interface Place {
  index: number;
  step: number;
}

/**
 * The place one step on: the slide's next step, else the next slide before its first step; none at the end.
 * @param steps how many steps each slide has
 */
export function placeAfter(steps: readonly number[], { index, step }: Place): Place | undefined {
  if (step < (steps[index] ?? 0)) return { index, step: step + 1 };
  return index + 1 < steps.length ? { index: index + 1, step: 0 } : undefined;
}

/** The place one step back: without the slide's last step, else the slide before with all its steps; none at the start. */
export function placeBefore(steps: readonly number[], { index, step }: Place): Place | undefined {
  if (step > 0) return { index, step: step - 1 };
  return index > 0 ? { index: index - 1, step: steps[index - 1] ?? 0 } : undefined;
}
