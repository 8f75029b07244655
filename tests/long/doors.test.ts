import { afterAll, describe, expect, test } from 'vitest';
import { withPage } from '../browser/driver.ts';
import { standsAt as at, ready } from '../browser/site.ts';
import { builtTalk, stands, withWindows } from '../browser/windows.ts';
import { writeDeck } from '../build-deck.ts';

const CODE = `const long = '${'and on, '.repeat(60)}';`;

const SLIDES = `---
title: Moving about
---

## Here {#here}

::: incremental
- One
- Two
- Three
:::

## Between {#between}

Text.

## Code {#code}

\`\`\`
${CODE}
\`\`\`

# Backup {.backup}

## More behind {#more}

Text.
`;

const { folder, remove } = await writeDeck(SLIDES);
const talk = builtTalk(folder);
afterAll(remove);

describe('an address', () => {
  test.each([
    '?print-pdf',
    '?view=print',
    '?view=scroll',
    '?view=reader',
    '?scrollActivationWidth=5000',
    '?transition=slide&autoAnimate=true&controls=true&progress=true&overview=true',
    '?keyboard=true&help=true&jumpToSlide=true&showNotes=true',
    '?postMessage=true&postMessageEvents=true',
    '?embedded=true&hash=true&rtl=true&loop=true&shuffle=true',
    '?autoSlide=50&receiver&disableLayout=false&display=block&width=400',
    '?#/between/9/9/9',
    '?#/%',
    '?#%E0%A4%A',
    '?a[b]=%3Cstyle%3E#/99999999999999999999',
  ])('opens none of reveal’s doors, and breaks no policy: %s', (end) =>
    withPage(talk().site + end, {}, async (page) => {
      await ready(page);
      const look = await page.evaluate(() => ({
        styles: document.querySelectorAll('style').length,
        pages: document.querySelectorAll('.pdf-page, .scroll-page, .reveal-print, .reveal-scroll').length,
        tools: document.querySelectorAll(
          '.reveal > :is(.controls, .progress, .slide-number, .speaker-notes)[style*=block]',
        ).length,
        width: Math.round(document.querySelector('.slides > .present')?.getBoundingClientRect().width ?? 0),
        address: location.search,
      }));
      expect(look).toEqual({ styles: 0, pages: 0, tools: 0, width: 1280, address: new URL(page.url()).search });
      await page.evaluate(() => postMessage(JSON.stringify({ method: 'slide', args: [2] }), '*'));
      await page.keyboard.press('End');
      await at(page, 'more 0');
    }),
  );
});

describe('a finger', () => {
  test('over code in the speaker view likewise', () =>
    withWindows(async ({ open }) => {
      const speaker = await open(`${talk().single}?speaker`);
      await speaker.keyboard.press('End');
      await speaker.keyboard.press('ArrowLeft');
      await stands('code 0', speaker);
      const swipe = (selector: string) =>
        speaker.$eval(selector, (place) => {
          const at = (type: string, clientX: number) =>
            place.dispatchEvent(new PointerEvent(type, { pointerType: 'touch', clientX, clientY: 200, bubbles: true }));
          at('pointerdown', 400);
          at('pointerup', 200);
        });
      await swipe('.now pre code');
      await new Promise((resolve) => setTimeout(resolve, 200));
      await stands('code 0', speaker);
      await swipe('.now .slide-title');
      await stands('more 0', speaker);
    }));
});
