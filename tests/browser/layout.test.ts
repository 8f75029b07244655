import { describe, expect, test } from 'vitest';
import { GERMAN, KEYS, SECOND } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { builtSite, onEachSlide, ready } from './site.ts';

// `.`: the deck that lies in slides/ and charts/, whatever it is.
describe.each(['.', GERMAN, SECOND])('on every slide of %s', (folder) => {
  const site = builtSite(folder);

  test.each([
    [1280, 720],
    [1920, 1080],
  ])('nothing is clipped and nothing runs into the foot at %i × %i', { timeout: 120_000 }, (width, height) =>
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

describe('long keys in the lists of claims and references', () => {
  const site = builtSite(KEYS);

  /** Those that take more than a line, or stand beyond their cell. */
  const broken = () => {
    const keys = [...document.querySelectorAll('.ledger [scope="row"], .ledger td:nth-child(5) a, .references .key')];
    const shown = keys.filter((key) => key.getBoundingClientRect().width > 0);
    const faults = shown.flatMap((key) => {
      const range = document.createRange();
      range.selectNodeContents(key);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      const cell = key.closest('th, td, li')?.getBoundingClientRect();
      const beyond = cell && range.getBoundingClientRect().right > cell.right + 1;
      return lines.size > 1 || beyond ? [key.textContent] : [];
    });
    return { count: shown.length, faults };
  };

  test('are broken nowhere and lie over nothing, on slides and on a phone', async () => {
    await withPage(site(), { width: 1280, height: 720, reducedMotion: true }, async (page) => {
      await ready(page);
      await page.goto(`${site()}#/die-behauptungen`);
      await page.waitForFunction(() => document.querySelector('.slides > .present')?.id === 'die-behauptungen');
      expect(await page.evaluate(broken)).toEqual({ count: 9, faults: [] });
    });
    await withPage(site(), { width: 390, height: 844, reducedMotion: true }, async (page) => {
      // The buttons are there before the script that answers them.
      await page.waitForFunction(() => {
        for (const fold of document.querySelectorAll<HTMLElement>('button.fold[aria-expanded="false"]')) fold.click();
        return document.querySelector('.references .key')?.checkVisibility();
      });
      expect(await page.evaluate(broken)).toEqual({ count: 9, faults: [] });
    });
  });
});
