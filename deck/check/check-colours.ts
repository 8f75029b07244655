import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Finding } from '../model/finding.ts';

import { contrastFault, contrastWith, tooLow } from './contrast.ts';
import { COLOURS, type PageColour } from './page-colours.ts';
import type { StillPage } from './still-page.ts';
import type { Tell } from './tell.ts';

const THEMES = ['light', 'dark'] as const;

/** Texts that stand out too little, in both themes: by their styles, and over pictures by the pixels. */
export async function coloursIn(still: StillPage, tell: Tell): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const theme of THEMES) {
    await still.page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const slides = await still.each<PageColour[]>('pageColours', COLOURS);
    for (const { id, given } of slides) {
      const overPictures = given.filter(({ picture }) => picture);
      const faults = given.map((each) => ({ ...each, fault: contrastFault(each) }));
      if (overPictures.length > 0) faults.push(...(await readPixels(still, id, overPictures)));
      for (const { at, fault } of faults) {
        if (fault) found.push(tell(id, at, 'contrast', `In the ${theme} theme ${fault}`));
      }
    }
  }
  return found;
}

/** The same texts held against what is painted behind them: the slide is taken without its letters. */
async function readPixels({ page }: StillPage, id: string, colours: readonly PageColour[]) {
  await page.evaluate(showAlone, id, true);
  const image = await loadImage(await page.screenshot({ type: 'png' }));
  await page.evaluate(showAlone, id, false);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return colours.map((each) => {
    const { x, y, width, height } = each.picture ?? { x: 0, y: 0, width: 1, height: 1 };
    const { data } = context.getImageData(Math.round(x), Math.round(y), Math.ceil(width), Math.ceil(height));
    return { ...each, fault: tooLow(each.text, contrastWith(each.colour, data), each.large) };
  });
}

/** Runs in the page: shows one slide, its letters clear, and hides it again. */
function showAlone(id: string, shown: boolean): void {
  const slide = document.getElementById(id);
  slide?.classList.toggle('present', shown);
  for (const element of slide?.querySelectorAll<HTMLElement | SVGElement>('*') ?? []) {
    if (element.closest('text')) element.style.fillOpacity = shown ? '0' : '';
    else if (element instanceof HTMLElement) element.style.color = shown ? 'transparent' : '';
  }
}
