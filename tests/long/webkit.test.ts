import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtSite } from '../browser/site.ts';
import { HAS_WEBKIT, openWebkit, type WebkitWindow } from '../browser/webkit.ts';
import { GERMAN } from '../build-deck.ts';

/** Runs in the page: resolves when the deck's script has taken over. */
async function taken(): Promise<void> {
  while (!document.documentElement.classList.contains('ready')) await new Promise((next) => setTimeout(next, 50));
}

// As the browser that Safari is, on the machines that have it.
describe.skipIf(!HAS_WEBKIT)('in WebKit', () => {
  let webkit: WebkitWindow;
  beforeAll(async () => {
    webkit = await openWebkit();
  });
  afterAll(() => webkit?.close());

  describe('the German deck', () => {
    const site = builtSite(GERMAN);

    test.each([
      [1280, 720],
      [1600, 700],
      [1000, 800],
    ])('a slide fits a window of %i × %i and stands in its middle', async (width, height) => {
      await webkit.open(`${site()}#/umsatz`);
      await webkit.resize(width, height);
      await webkit.run(taken);
      const { left, top, ...slide } = await webkit.run(() =>
        document.querySelector('.slides > .present')?.getBoundingClientRect().toJSON(),
      );
      const fit = Math.min(width / 1280, height / 720);
      const due = [1280 * fit, 720 * fit, (width - 1280 * fit) / 2, (height - 720 * fit) / 2];
      for (const [index, is] of [slide.width, slide.height, left, top].entries())
        expect(is, String(index)).toBeCloseTo(due[index] ?? Number.NaN, 0);
    });

    test('the speaker view shows the whole slide in its frame', async () => {
      await webkit.open(`${site()}speaker.html`);
      await webkit.resize(1280, 720);
      await webkit.run(taken);
      const [frame, screen] = await webkit.run(() =>
        ['.frame', '.screen'].map((each) => document.querySelector(each)?.getBoundingClientRect().width ?? 0),
      );
      expect(frame).toBeGreaterThan(200);
      expect(Math.abs((frame ?? 0) - (screen ?? 0))).toBeLessThan(1);
    });
  });

  // `.`: the deck that lies in slides/ and charts/, whatever it is.
  describe.each(['.', GERMAN])('the deck in %s', (folder) => {
    const site = builtSite(folder);

    test('throws nothing and breaks no policy; its live charts say what their still drawings say, at the same places', {
      timeout: 120_000,
    }, async () => {
      await webkit.open(site());
      await webkit.resize(1280, 720);
      await webkit.run(taken);
      const { wrong, charts, away } = await webkit.run(visit);
      expect(wrong).toEqual([]);
      expect(charts).toBeGreaterThan(0);
      expect(away).toEqual([]);
    });
  });
});

/** Runs in the page: goes to every slide; gives what went wrong and the words of live charts that stand elsewhere than in the drawing under them. */
async function visit(): Promise<{ wrong: string[]; charts: number; away: string[] }> {
  const wrong: string[] = [];
  addEventListener('error', ({ message }) => wrong.push(message));
  addEventListener('unhandledrejection', ({ reason }) => wrong.push(String(reason)));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => wrong.push(violatedDirective));
  let drawn: { text: string; x: number; y: number; canvas: HTMLCanvasElement }[] = [];
  const fillText = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...rest) {
    drawn.push({ text, x, y, canvas: this.canvas });
    fillText.call(this, text, x, y, ...rest);
  };
  const until = async (is: () => unknown) => {
    for (let tries = 0; tries < 200 && !is(); tries++) await new Promise((next) => setTimeout(next, 50));
  };
  const found = { wrong, charts: 0, away: [] as string[] };
  for (const { id } of document.querySelectorAll('.slides > section')) {
    drawn = [];
    location.hash = `/${id}/99`;
    await until(() => document.querySelector('.slides > .present')?.id === id);
    const plots = [...document.querySelectorAll('.slides > .present .panel:not(.panel-map) .plot')];
    for (const plot of plots) {
      await until(() => plot.querySelector(':scope > canvas') && plot.hasAttribute('data-live'));
      // Small multiples have a canvas for each part, with places of its own.
      if (plot.querySelectorAll(':scope > canvas').length !== 1) continue;
      found.charts += 1;
      const still = [...plot.querySelectorAll('.plot-svg text')].map((text) => {
        const [x = 0, y = 0] = ['x', 'y'].map((name) => Number(text.getAttribute(name)));
        return { words: text.textContent, x, y };
      });
      for (const { text, x, y, canvas } of drawn) {
        if (!plot.contains(canvas)) continue;
        if (!still.some((each) => each.words === text && Math.hypot(each.x - x, each.y - y) < 2))
          found.away.push(`${id}: ${text} at ${x}, ${y}`);
      }
    }
  }
  CanvasRenderingContext2D.prototype.fillText = fillText;
  return found;
}
