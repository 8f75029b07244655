import { describe, expect, test } from 'vitest';
import { SECOND } from '../build-deck.ts';
import { withPage } from './driver.ts';
import { builtSite, goTo, ready } from './site.ts';

describe('the card at a numeral', () => {
  const site = builtSite(SECOND);

  // What axe-core says of it: tests/long/axe-deck.test.ts.
  test('opens and closes by keyboard', () =>
    withPage(site(), { reducedMotion: true }, async (page) => {
      await ready(page);
      await goTo(page, 'case');
      const focused = () => page.evaluate(() => document.activeElement?.outerHTML.slice(0, 60));
      await page.keyboard.press('Tab');
      await page.focus('#case--n1');
      await page.keyboard.press('Shift');
      await page.waitForSelector('.card');
      expect(await page.$eval('.card .card-head b', (id) => id.textContent)).toBe('C03');
      expect(await page.$eval('.card-check b', (grade) => grade.textContent)).toBe('Partly supported');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('.card') !== null)).toBe(true);
      await page.keyboard.press('Escape');
      expect(await page.$('.card')).toBeNull();
      expect(await focused()).toContain('#cite-C03');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.card');
      await page.keyboard.press('Escape');
      expect(await page.$('.card')).toBeNull();
    }));

  test('leaves a clicker its keys', () =>
    withPage(`${site()}#/case`, {}, async (page) => {
      await ready(page);
      await page.focus('#case--n1');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.card a');
      await page.focus('.card a');
      await page.keyboard.press('PageDown');
      await expect.poll(() => page.$('.card')).toBeNull();
      expect(await page.$eval('.slides > .present', ({ id }) => id)).not.toBe('case');
    }));

  test('is a sheet at the foot of a narrow window, in letters of their own size', () =>
    withPage(`${site()}#/case`, { width: 667, height: 375 }, async (page) => {
      await ready(page);
      await page.click('#case--n1');
      await page.waitForSelector('.card');
      const box = await page.$eval('.card', (card) => card.getBoundingClientRect().toJSON());
      expect(box).toMatchObject({ left: 0, right: 667, bottom: 375 });
      expect(box.height).toBeGreaterThan(120);
      await page.keyboard.press('Escape');
      expect(await page.$('.card')).toBeNull();
    }));

  test(
    'opens by pointer beside its numeral, not over it nor over the band, and leads to the ledger',
    { timeout: 60_000 },
    () =>
      withPage(site(), { reducedMotion: true }, async (page) => {
        await ready(page);
        // In text, and over a figure's drawing.
        for (const id of ['army', 'case']) {
          await goTo(page, id);
          for (const mark of await page.$$('.slides > .present .cite a')) {
            // The drawing for a narrow column has its own.
            if (!(await mark.isVisible())) continue;
            await mark.click();
            // Its code is fetched at first use.
            await page.waitForSelector('.card');
            const over = await mark.evaluate((link) => {
              const card = document.querySelector('.card')?.getBoundingClientRect();
              const hit = (other: DOMRect | undefined) =>
                card &&
                other &&
                card.left < other.right &&
                other.left < card.right &&
                card.top < other.bottom &&
                other.top < card.bottom;
              const band = document.querySelector('.slides > .present .band')?.getBoundingClientRect();
              return [card !== undefined, hit(link.getBoundingClientRect()), hit(band)];
            });
            expect(over).toEqual([true, false, false]);
            await page.keyboard.press('Escape');
          }
        }
        await page.click('#case--n1');
        await page.click('.card-end a');
        await page.waitForSelector('.slides > .present.claims #cite-C03');
        expect(await page.$('.card')).toBeNull();
      }),
  );
});
