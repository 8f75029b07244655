import type { RevealApi } from 'reveal.js';

/** Writes slide and step into the address at once: reveal waits up to a second, in which a reload would lose them. */
export function keepAddress(reveal: RevealApi): void {
  const write = () => {
    const id = reveal.getCurrentSlide()?.id;
    const { f } = reveal.getIndices();
    if (!id) return;
    const step = f !== undefined && f >= 0 ? `/${f}` : '';
    try {
      history.replaceState(history.state, '', `#/${encodeURIComponent(id)}${step}`);
    } catch {
      // Browsers refuse hundreds of changes within seconds; reveal's own, a second later, is allowed again.
    }
  };
  for (const event of ['slidechanged', 'fragmentshown', 'fragmenthidden']) reveal.on(event, write);
}
