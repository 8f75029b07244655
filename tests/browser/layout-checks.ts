import { describe, expect, test } from 'vitest';
import { withPage } from './driver.ts';
import { builtSite, onEachSlide, ready } from './site.ts';

/**
 * Tests that nothing is clipped on any slide of a deck, and that nothing runs into its foot.
 *
 * @param folder the deck's, relative to the root
 * @param width of the window, in CSS pixels
 * @param height likewise
 */
export function nothingIsClipped(folder: string, width: number, height: number): void {
  describe(`on every slide of ${folder}`, () => {
    const site = builtSite(folder);

    test(`nothing is clipped and nothing runs into the foot at ${width} × ${height}`, { timeout: 120_000 }, () =>
      withPage(site(), { width, height, reducedMotion: true }, async (page) => {
        await ready(page);
        const faults = await onEachSlide(page, () => {
          const slide = document.querySelector<HTMLElement>('.slides > .present');
          if (!slide) return ['no slide'];
          const frame = slide.getBoundingClientRect();
          const scale = frame.width / 1280;
          const [left, right] = [frame.left + 64 * scale, frame.left + 1216 * scale];
          const foot = slide.querySelector('.slide-foot')?.getBoundingClientRect();
          const band = slide.querySelector('.band')?.getBoundingClientRect();
          const bottom = band?.top ?? foot?.top ?? frame.bottom;
          const found = [];
          for (const element of slide.querySelectorAll('.slide-title, .slide-body *')) {
            if (
              element.closest('svg, .panel-table, .panel-source, .framed > .caption, .visually-hidden') &&
              !element.matches('.plot-svg')
            )
              continue;
            // Maps go up to the slide's edge.
            if (element.closest('.backdrop, .map .panel-map')) continue;
            const box = element.getBoundingClientRect();
            if (box.width === 0 || box.height === 0) continue;
            if (box.left < left - 1 || box.right > right + 1 || box.bottom > bottom + 1)
              found.push(
                `${slide.id}: ${element.outerHTML.slice(0, 80)} ${Math.round((box.bottom - frame.top) / scale)}`,
              );
          }
          for (const element of slide.querySelectorAll('.band *')) {
            const box = element.getBoundingClientRect();
            const inside = band && box.top >= band.top - 1 && box.bottom <= band.bottom + 1 && box.right <= right + 1;
            if (!inside) found.push(`${slide.id}: the band does not hold ${element.outerHTML.slice(0, 80)}`);
          }
          if (foot && foot.bottom > frame.bottom) found.push(`${slide.id}: the foot leaves the slide`);
          const title = slide.querySelector('.slide-title');
          const lines = title
            ? title.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(title).lineHeight) / scale
            : 0;
          if (!slide.matches('.cover') && Math.round(lines) > 2)
            found.push(`${slide.id}: the title takes ${Math.round(lines)} lines`);
          return found;
        });
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.flat()).toEqual([]);
      }),
    );
  });
}
