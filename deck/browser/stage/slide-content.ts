import type { RevealApi } from 'reveal.js';

/**
 * In place of reveal.js's controllers/slidecontent.js in a built site, see build/files/reveal-parts.ts: what that does of what the deck's slides
 * have, by its names. Its slides have no frames, nothing that is loaded by `data-src`, and no film that starts by itself.
 */
export default class SlideContent {
  readonly #reveal: RevealApi;

  constructor(reveal: RevealApi) {
    this.#reveal = reveal;
  }

  /** A slide that comes near the shown one takes part in the layout. */
  load(slide: HTMLElement): void {
    slide.style.display = this.#reveal.getConfig().display ?? 'block';
  }

  unload(slide: HTMLElement): void {
    slide.style.display = 'none';
  }

  /** Films do not run on where nobody sees them. */
  stopEmbeddedContent(slide?: Element | null): void {
    for (const film of slide?.querySelectorAll('video') ?? []) film.pause();
  }

  startEmbeddedContent(): void {}

  formatEmbeddedContent(): void {}

  afterSlideChanged(): void {}

  /** Asked at a first touch, before what was refused is started again. */
  isAllowedToPlayAudio(): boolean {
    return true;
  }
}
