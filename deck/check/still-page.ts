/** A built page whose own script stays away: how it is opened, what is asked of it slide by slide, and how that becomes findings. */

import type Axe from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { type CheckName, finding } from '../model/checks.ts';
import type { Slide } from '../model/deck.ts';
import type { Finding } from '../model/error.ts';

/** How long a page is waited for, in milliseconds: longer than 300 slides take. */
export const PATIENCE = 240_000;

/** The deck as the styles alone lay it out, one slide at a time. */
export interface StillPage {
  page: Page;
  /**
   * Runs a function of the page for every slide, in one evaluation.
   * @param look the function's name; @param source what defines it and all that it uses
   * @param atSteps whether before each of its steps as well
   */
  each<T>(look: string, source: string, atSteps: boolean): Promise<Seen<T>[]>;
  close(): Promise<void>;
}

/**
 * Opens a built page without its module, in a context of its own.
 * @param headScript the one script that may run: it chooses between deck and article
 * @param visits source of `eachSlide`
 */
export async function openStill(browser: Browser, url: string, headScript: string, visits: string): Promise<StillPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.setViewport({ width: 1280, height: 720 });
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const isModule = request.resourceType() === 'script' && !request.url().endsWith(headScript);
    if (isModule) void request.respond({ status: 200, contentType: 'text/javascript', body: '' });
    else void request.continue();
  });
  await page.goto(url, { waitUntil: 'load' });
  const each = async <T>(look: string, source: string, atSteps: boolean) => {
    const given = await page.evaluate(`(() => { ${visits}; ${source}; return eachSlide(${look}, ${atSteps}); })()`);
    return given as Seen<T>[];
  };
  return { page, each, close: () => context.close() };
}

/** Makes a finding on a slide out of what the page gave. */
export type Tell = (id: string, at: number | undefined, code: CheckName, message: string, cure?: string) => Finding;

/** Findings are placed in the file of their slide; those of no slide at the deck's first. */
export function teller(slides: readonly Slide[]): Tell {
  const byId = new Map(slides.map((slide) => [slide.id, slide]));
  return (id, at, code, message, cure) => {
    const slide = byId.get(id) ?? slides[0];
    const source = slide?.source ?? { file: 'slides', line: 1 };
    const place = at === undefined ? source : { file: source.file, line: source.line + at };
    return { ...finding(code, place, message, cure), ...(slide && { on: slide.id }) };
  };
}

/**
 * What was seen of the slides, each once: what all steps together show is not told again at one of them.
 *
 * @param keyOf tells one thing on a slide from another
 * @returns each with the words that say at which step it is seen, empty with all of them
 */
export function onceEach<T>(
  seen: readonly Seen<readonly T[]>[],
  keyOf: (given: T) => string,
): { id: string; when: string; given: T }[] {
  const known = new Set<string>();
  return seen.flatMap(({ id, step, steps, given }) => {
    const fresh = given.filter((each) => step === steps || !known.has(`${id} ${keyOf(each)}`));
    for (const each of fresh) known.add(`${id} ${keyOf(each)}`);
    const when = step === steps ? '' : step === 0 ? 'Before the first step: ' : `At step ${step} of ${steps}: `;
    return fresh.map((each) => ({ id, when, given: each }));
  });
}

// What follows runs in the page, handed to the browser as text: see `StillPage.each`.

/** What `look` gave of a slide when `step` of its `steps` steps had come. */
export interface Seen<T> {
  id: string;
  step: number;
  steps: number;
  given: T;
}

/**
 * Lets `look` see one slide after the other, each alone in the window, and gathers what it gives: with all its steps first, then,
 * if asked for, before each of them. What is still to be seen is marked `data-later` meanwhile, for it has its room already.
 */
export async function eachSlide<T>(look: (slide: HTMLElement) => T | Promise<T>, atSteps: boolean): Promise<Seen<T>[]> {
  const all = [...document.querySelectorAll<HTMLElement>('.slides > section')];
  const gathered: Seen<T>[] = [];
  document.querySelector('.reveal')?.classList.add('no-transition');
  for (const slide of all) slide.classList.remove('present');
  for (const slide of all) {
    const steps = slide.querySelectorAll('.fragment');
    const come = (count: number) => {
      for (const [i, step] of steps.entries()) step.classList.toggle('visible', i < count);
      for (const [i, step] of steps.entries()) {
        step.toggleAttribute('data-later', i >= count && !step.checkVisibility({ visibilityProperty: true }));
      }
      slide.querySelector(':scope > .band')?.toggleAttribute('data-later', count < steps.length);
    };
    slide.classList.add('present');
    for (let step = steps.length; step >= (atSteps ? 0 : steps.length); step--) {
      come(step);
      gathered.push({ id: slide.id, step, steps: steps.length, given: await look(slide) });
    }
    come(steps.length);
    slide.classList.remove('present');
  }
  return gathered;
}

/** Loads all that the page may show; gives the faces of fonts that are missing. */
export async function loadAll(): Promise<string[]> {
  const faces = [...document.fonts];
  await Promise.allSettled(faces.map((face) => face.load()));
  const images = [...document.images];
  for (const image of images) image.loading = 'eager';
  await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
  return faces
    .filter(({ status }) => status === 'error')
    .map(({ family, weight }) => `${family.replaceAll('"', '')} ${weight}`);
}

/** What a reader on a phone meets in the article: text too small to read, content wider than the column. */
export function phoneFaults(): { id: string; at?: number; code: 'overflow' | 'small-text'; message: string }[] {
  const wide = document.documentElement.clientWidth;
  const scrolls = (element: Element): boolean => {
    for (let each: Element | null = element; each; each = each.parentElement) {
      if (
        /auto|scroll|hidden|clip/.test(getComputedStyle(each).overflowX) &&
        each !== document.body &&
        each !== document.documentElement
      )
        return true;
    }
    return false;
  };
  const found = new Map<string, { id: string; at?: number; code: 'overflow' | 'small-text'; message: string }>();
  for (const element of document.querySelectorAll('.slides > section *')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden, sup, sub, math'))
      continue;
    const id = element.closest('.slides > section')?.id ?? '';
    const mark = element.closest('[data-at]')?.getAttribute('data-at');
    const place = { id, ...(mark && { at: Number(mark) }) };
    const { right, width, height } = element.getBoundingClientRect();
    const out = Math.round(right - wide);
    const inside = element.closest('svg') !== null && !element.matches('svg');
    if (out > 1 && width > 1 && height > 1 && !inside && !scrolls(element) && !found.has(`wide ${id}`))
      found.set(`wide ${id}`, {
        ...place,
        code: 'overflow',
        message: `On a phone the content runs ${out} px over the column.`,
      });
    const text = [...element.childNodes].find((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (!text || width < 1) continue;
    const svg = element.closest('svg');
    const box = svg?.viewBox.baseVal;
    const zoom = svg && box && box.width > 0 ? svg.getBoundingClientRect().width / box.width : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * zoom;
    if (size >= 12.5 || found.has(`small ${id} ${mark}`)) continue;
    const said = text.nodeValue?.trim().slice(0, 40);
    found.set(`small ${id} ${mark}`, {
      ...place,
      code: 'small-text',
      message: `On a phone “${said}” is set at ${size.toFixed(1)} px.`,
    });
  }
  return [...found.values()];
}

/** A barrier that axe-core finds. */
export interface Barrier {
  /** Id of the slide. */
  id?: string;
  rule: string;
  help: string;
  url: string;
  html: string;
  at?: number;
}

/** axe-core's findings in a place; colours are not its business, nor is what only a whole page can lack. */
export async function barriersIn(where: HTMLElement | Document): Promise<Barrier[]> {
  const { axe } = window as unknown as { axe: typeof Axe };
  const slides = where instanceof Document ? undefined : where.parentElement;
  const others = [...(slides?.children ?? [])];
  // axe-core maps the whole document for each run: the other slides are taken out meanwhile.
  for (const other of others) if (other !== where) other.remove();
  const { violations } = await axe.run(where, {
    resultTypes: ['violations'],
    elementRef: true,
    rules: { 'color-contrast': { enabled: false } },
  });
  slides?.replaceChildren(...others);
  // A formula names a head: axe-core takes MathML for no text.
  const named = (rule: string, element?: Element) => rule === 'empty-table-header' && element?.querySelector('math');
  return violations.flatMap(({ id, help, helpUrl, nodes }) =>
    nodes.flatMap(({ html, element }) => {
      if (named(id, element)) return [];
      const at = element?.closest('[data-at]')?.getAttribute('data-at');
      const slide = element?.closest('.slides > section')?.id;
      return {
        ...(slide !== undefined && { id: slide }),
        rule: id,
        help,
        url: helpUrl,
        html: html.slice(0, 120),
        ...(at && { at: Number(at) }),
      };
    }),
  );
}
