import type { Browser } from 'puppeteer-core';

/**
 * The limit page: a plain HTML page of the same slides, with the deck's own stylesheets and fonts, without any script. It is
 * the built page as a browser reads it that runs no scripts, with the scripts taken out.
 *
 * @param url address of the built page
 * @param slides how many it must hold
 * @throws Error if the page holds another number of slides
 */
export async function limitPage(browser: Browser, url: string, slides: number): Promise<string> {
  const page = await browser.newPage();
  try {
    await page.setJavaScriptEnabled(false);
    await page.goto(url, { waitUntil: 'load' });
    const found = await page.evaluate(plainPage);
    if (found.slides !== slides) {
      throw new Error(
        `The page has ${found.slides} slides without scripts, not ${slides}: it is no limit to compare with.`,
      );
    }
    return found.html;
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
function plainPage(): { html: string; slides: number } {
  // What stands in it is shown where scripts are off, and nothing where they are on.
  for (const each of document.querySelectorAll('noscript')) each.replaceWith(...each.childNodes);
  for (const each of document.querySelectorAll('script, link[as="script"], link[rel="modulepreload"]')) each.remove();
  return {
    html: `<!doctype html>\n${document.documentElement.outerHTML}`,
    slides: document.querySelectorAll('section.slide').length,
  };
}
