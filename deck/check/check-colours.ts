/** The contrast of texts with what lies behind them, as the page has it in both themes: by styles, or by pixels. */

import { createCanvas, loadImage } from '@napi-rs/canvas';
import Color from 'colorjs.io';
import type { Finding } from '../model/error.ts';
import { luminance } from '../source/attribute-values.ts';
import { onceEach, type Seen, type StillPage, type Tell } from './still-page.ts';

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
function keyOf({ colour, behind, large, picture, text }: Omit<PageColour, 'at'>): string {
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

/** WCAG 2.2, 1.4.3: https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST = 4.5;
const LEAST_LARGE = 3;

/** What is wrong with a text's colour on its ground, in words; nothing if it can be read, or rests on a picture. */
function contrastFault(found: PageColour): string | undefined {
  const { text, colour, behind, large, picture } = found;
  if (picture) return undefined;
  const fault = tooLow(text, contrastOf(colour, behind), large);
  return fault && `${fault} It is ${hex(colour)} on ${behind.map(hex).join(' on ')}.`;
}

/** In words, if a contrast is too low. */
function tooLow(text: string, contrast: number, large: boolean): string | undefined {
  const least = large ? LEAST_LARGE : LEAST;
  // What is printed with one decimal less is not seen.
  if (contrast >= least - 0.05) return undefined;
  return `“${text}” has a contrast of ${contrast.toFixed(1)}; ${least} is the least.`;
}

/** @param behind paints, the nearest first, with their opacity behind an @ where it is not 1 */
function contrastOf(colour: string, behind: readonly string[]): number {
  const ground = behind.toReversed().reduce((below, paint) => over(readColour(paint), below), new Color('white'));
  return over(readColour(colour), ground).contrastWCAG21(ground);
}

function hex(paint: string): string {
  const [name = '', opacity] = paint.split('@');
  const written = new Color(name).to('srgb').toString({ format: 'hex' });
  return opacity === undefined ? written : `${written} at ${Math.round(100 * Number(opacity))}%`;
}

function readColour(paint: string): Color {
  const [name = '', opacity] = paint.split('@');
  const colour = new Color(name).to('srgb');
  if (opacity !== undefined) colour.alpha = Number(colour.alpha) * Number(opacity);
  return colour;
}

/** One colour laid over an opaque one. */
function over(colour: Color, below: Color): Color {
  const alpha = Number(colour.alpha);
  const [r = 0, g = 0, b = 0] = colour.coords.map(
    (each, i) => Number(each) * alpha + Number(below.coords[i]) * (1 - alpha),
  );
  return new Color('srgb', [r, g, b]);
}

/**
 * The lowest contrast of a colour with the pixels of a picture behind it, but for the most extreme twentieth: single pixels do not
 * carry letters.
 * @param pixels RGBA, as a canvas gives them
 */
function contrastWith(colour: string, pixels: Uint8ClampedArray): number {
  const ink = readColour(colour).luminance;
  const contrasts: number[] = [];
  for (let i = 0; i + 2 < pixels.length; i += 4) {
    const ground = luminance(pixels[i] ?? 0, pixels[i + 1] ?? 0, pixels[i + 2] ?? 0);
    contrasts.push((Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05));
  }
  contrasts.sort((a, b) => a - b);
  return contrasts[Math.floor(contrasts.length / 20)] ?? 21;
}

// What follows runs in the page, handed to the browser as text: it uses nothing but what stands in it.

/** A text, its colour, and what lies behind it. */
interface PageColour {
  text: string;
  colour: string;
  /** What is painted behind it, the nearest first, as far as to something opaque. */
  behind: string[];
  /** Large text is read at less contrast. */
  large: boolean;
  /** Part of what lies behind is a picture: where, in the window's pixels. */
  picture?: { x: number; y: number; width: number; height: number };
  at?: number;
}

/** Every text of a part of the page that is shown, one of each colour on each ground. */
function pageColours(root: HTMLElement): PageColour[] {
  const found = new Map<string, PageColour>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.nodeValue?.trim() ?? '';
    if (!element || text === '' || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue;
    if (element.closest('.panel-table, .notes, [aria-disabled="true"]') || isCut(element)) continue;
    range.selectNodeContents(node);
    const { x, y, width, height } = range.getClientRects()[0] ?? new DOMRect();
    if (width < 2 || height < 2) continue;
    const style = getComputedStyle(element);
    const colour = element instanceof SVGElement ? style.fill : style.color;
    const pixels = Number.parseFloat(style.fontSize);
    const { behind, picture } = groundAt(element, x + Math.min(width / 2, 12), y + height / 2);
    const large = pixels >= 24 || (pixels >= 18.66 && Number(style.fontWeight) >= 600);
    const key = `${colour} ${behind.join(' ')} ${large} ${picture ? text : ''}`;
    if (found.has(key)) continue;
    const at = element.closest('[data-at]')?.getAttribute('data-at');
    found.set(key, {
      text: text.slice(0, 40),
      colour,
      behind,
      large,
      ...(picture && { picture: { x, y, width, height } }),
      ...(at && { at: Number(at) }),
    });
  }
  return [...found.values()];
}

/** Whether only a screen reader is told. */
function isCut(element: Element): boolean {
  for (let each: Element | null = element; each && !each.matches('.slide'); each = each.parentElement) {
    if (getComputedStyle(each).clipPath === 'inset(50%)') return true;
  }
  return false;
}

/** What is painted under a point, from the text's element down. A text that cannot be hit rests on its ancestors. */
function groundAt(element: Element, x: number, y: number): { behind: string[]; picture: boolean } {
  const stack = document.elementsFromPoint(x, y);
  const from = stack.indexOf(element);
  const ancestors: Element[] = [];
  for (let each: Element | null = element; each; each = each.parentElement) ancestors.push(each);
  const behind: string[] = [];
  for (const each of from >= 0 ? stack.slice(from) : ancestors) {
    if (each.matches('img, canvas, video')) return { behind, picture: true };
    const style = getComputedStyle(each);
    const shape = each.matches('path, rect, circle, ellipse, polygon') && each !== element;
    if (style.backgroundImage !== 'none' || (shape && style.fill.startsWith('url'))) return { behind, picture: true };
    const paint = shape ? style.fill : each instanceof SVGElement ? 'none' : style.backgroundColor;
    const clear = paint === 'none' || paint === 'rgba(0, 0, 0, 0)' || paint === 'transparent';
    if (clear) continue;
    const opacity = Number(style.opacity) * (shape ? Number(style.fillOpacity) : 1);
    behind.push(opacity < 1 ? `${paint}@${opacity}` : paint);
    if (opacity === 1 && !/rgba|\/ /.test(paint)) return { behind, picture: false };
  }
  return { behind, picture: false };
}

/** Both as text that defines them in a page. */
const COLOURS = [pageColours, isCut, groundAt].map(String).join('\n');
