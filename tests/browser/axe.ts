import axe from 'axe-core';
import type { Page } from 'puppeteer-core';

/**
 * What axe-core finds on the page as it is now: rule, element and why.
 *
 * @param where what it looks at; the whole document if not given
 * @param colours whether it looks at the colours alone: of a theme nothing else is its own
 */
export async function violations(page: Page, where?: string, colours = false): Promise<string[]> {
  // By the debugger, not by a script element: the page's policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const found = await page.evaluate(
    async (selector, options) => {
      // axe-core maps the whole document for each run: what stands beside the place, the deck's other slides, is taken out meanwhile.
      const place = selector ? document.querySelector(selector) : undefined;
      const all = [...(place?.parentElement?.children ?? [])];
      for (const other of all) if (other !== place) other.remove();
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(selector ?? document, options);
      place?.parentElement?.append(...all);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
      );
    },
    where,
    // Text over the drawing's own shapes has no background in the DOM: the panels room checks its colours.
    { resultTypes: ['violations' as const], ...(colours ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}) },
  );
  return found;
}
