import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Finding } from '../model/finding.ts';

import { contrastFault, contrastWith, tooLow } from './contrast.ts';
import { COLOURS, type PageColour } from './page-colours.ts';
import type { Seen } from './page-visits.ts';
import type { StillPage } from './still-page.ts';
import { onceEach, type Tell } from './tell.ts';

const THEMES = ['light', 'dark'] as const;

/** Texts that stand out too little, in both themes: by their styles, and over pictures by the pixels. */
export async function coloursIn(still: StillPage, tell: Tell): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const theme of THEMES) {
    await still.page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const seen = await still.each<PageColour[]>('pageColours', COLOURS, true);
    const faulty: Seen<{ at?: number; fault: string; key: string }[]>[] = [];
    for (const state of seen) {
      const { given } = state;
      const overPictures = given.filter(({ picture }) => picture);
      const judged = given.map((each) => ({ ...each, fault: contrastFault(each) }));
      if (overPictures.length > 0) judged.push(...(await readPixels(still, state, overPictures)));
      const faults = judged.flatMap(({ at, fault, ...each }) =>
        fault ? [{ fault, key: keyOf(each), ...(at !== undefined && { at }) }] : [],
      );
      faulty.push({ ...state, given: faults });
    }
    for (const { id, when, given } of onceEach(faulty, ({ key }) => key)) {
      found.push(tell(id, given.at, 'contrast', `${when}In the ${theme} theme ${given.fault}`));
    }
  }
  return found;
}

/** The same texts held against what is painted behind them: the slide is taken without its letters. */
async function readPixels({ page }: StillPage, { id, step }: Seen<unknown>, colours: readonly PageColour[]) {
  await page.evaluate(showAlone, id, true, step);
  const image = await loadImage(await page.screenshot({ type: 'png' }));
  await page.evaluate(showAlone, id, false, Number.POSITIVE_INFINITY);
  const canvas = createCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0);
  return colours.map((each) => {
    const { x, y, width, height } = each.picture ?? { x: 0, y: 0, width: 1, height: 1 };
    const { data } = context.getImageData(Math.round(x), Math.round(y), Math.ceil(width), Math.ceil(height));
    return { ...each, fault: tooLow(each.text, contrastWith(each.colour, data), each.large) };
  });
}

/** What makes a text's colour another one: see `pageColours`. */
function keyOf({ colour, behind, large, picture, text }: Omit<PageColour, 'at' | 'element'>): string {
  return `${colour} ${behind.join(' ')} ${large} ${picture ? text : ''}`;
}

/** Runs in the page: shows one slide with some of its steps, its letters clear, and hides it again. */
function showAlone(id: string, shown: boolean, step: number): void {
  const slide = document.getElementById(id);
  for (const [i, each] of slide?.querySelectorAll('.fragment').entries() ?? [])
    each.classList.toggle('visible', i < step);
  slide?.classList.toggle('present', shown);
  for (const element of slide?.querySelectorAll<HTMLElement | SVGElement>('*') ?? []) {
    if (element.closest('text')) element.style.fillOpacity = shown ? '0' : '';
    else if (element instanceof HTMLElement) element.style.color = shown ? 'transparent' : '';
  }
}
