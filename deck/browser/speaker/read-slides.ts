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
      part: section.querySelector('.slide-head > .running')?.textContent ?? '',
      steps: section.querySelectorAll('.fragment').length,
      backup: !number.includes('/'),
      continues: section.classList.contains('continues'),
    };
  });
}
