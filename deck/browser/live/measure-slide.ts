/**
 * What only a laid-out slide shows. All of it runs in the page: `npm run check` hands these functions to the browser as text
 * (`MEASURES`), so they use each other and nothing else; the author's page runs them as they are.
 */

import type { CheckName } from '../../model/checks.ts';

/** Something that is wrong with the slide as it is shown. */
export interface Measured {
  code: CheckName;
  message: string;
  /** Which of the slide's elements, counted through its whole tree; none is the slide itself. */
  element?: number;
  /** Lines from the slide's heading to what made the element. */
  at?: number;
}

/** A box in the slide's own pixels, 1280 wide. */
interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What is wrong with a slide that is shown, with all its steps. */
export function measureSlide(slide: HTMLElement): Measured[] {
  const overflow = findOverflow(slide);
  // What runs over the foot lies over it, too: that follows.
  const overlaps = overflow.length > 0 ? [] : findOverlaps(slide);
  const others = [findClipped, findSmallText, findTitle, findEmpty, findImages].flatMap((measure) => measure(slide));
  return [...overflow, ...overlaps, ...others];
}

/** A finding at an element. */
function told(slide: Element, element: Element | undefined, code: Measured['code'], message: string): Measured {
  const at = element?.closest('[data-at]');
  return {
    code,
    message,
    ...(element && { element: [...slide.querySelectorAll('*')].indexOf(element) }),
    ...(at && slide.contains(at) && { at: Number(at.getAttribute('data-at')) }),
  };
}

function boxIn(slide: Element, { left, top, right, bottom }: Box): Box {
  const frame = slide.getBoundingClientRect();
  const scale = frame.width / 1280;
  const [x, y] = [(value: number) => (value - frame.left) / scale, (value: number) => (value - frame.top) / scale];
  return { left: x(left), top: y(top), right: x(right), bottom: y(bottom) };
}

function isHidden(element: Element): boolean {
  if (element.closest('.panel-table, .panel-files, .copy-address, .notes, .panel-tip, [hidden], [data-later]'))
    return true;
  // What comes with a later step has its room already.
  const comes = element.closest('.fragment:not(.visible), .band') !== null;
  if (!element.checkVisibility({ visibilityProperty: !comes })) return true;
  // What only a screen reader is told is cut away to nothing.
  for (let each: Element | null = element; each && !each.matches('.slide'); each = each.parentElement) {
    if (getComputedStyle(each).clipPath === 'inset(50%)') return true;
  }
  return false;
}

/** Content beyond the margins, or over what stands at the foot. Told once for each side, at the innermost that is out. */
function findOverflow(slide: HTMLElement): Measured[] {
  const foot = ['.band', '.footnotes', '.slide-foot']
    .map((name) => slide.querySelector(`:scope > ${name}`))
    .find(Boolean);
  const limit = foot ? boxIn(slide, foot.getBoundingClientRect()).top : 720;
  const sides = {
    bottom: (box: Box) => box.bottom - limit,
    right: (box: Box) => box.right - 1216,
    left: (box: Box) => 64 - box.left,
  };
  const names = {
    bottom: foot?.matches('.band') ? 'the band at its foot' : 'its foot',
    right: 'its right margin',
    left: 'its left margin',
  };
  const boxes = [...slide.querySelectorAll('.slide-title, .slide-body *')].flatMap((element) => {
    if (isHidden(element) || element.closest('.backdrop, .behind, .map .panel-map')) return [];
    if (element.closest('svg, math') && !element.matches('.plot-svg, math')) return [];
    const box = boxIn(slide, element.getBoundingClientRect());
    return box.right - box.left > 1 && box.bottom - box.top > 1 ? [{ element, box }] : [];
  });
  return (['bottom', 'right', 'left'] as const).flatMap((side) => {
    const out = boxes.filter(({ box }) => sides[side](box) > 1.5);
    const inner = out.find(
      ({ element }) => !out.some((other) => other.element !== element && element.contains(other.element)),
    );
    if (!inner) return [];
    const most = Math.round(Math.max(...out.map(({ box }) => sides[side](box))));
    const fits = side === 'bottom' ? fittingHeight(slide, inner.element, most) : undefined;
    const cure = fits === undefined ? '' : `; with {height=${fits}} the figure leaves it room`;
    return [told(slide, inner.element, 'overflow', `The slide’s content runs ${most} px over ${names[side]}${cure}.`)];
  });
}

/** The height with which the figure in the way of a slide's content would let it end in time: so many px less than it has. */
function fittingHeight(slide: Element, out: Element, over: number): number | undefined {
  const column = out.closest('.column');
  const plots = [...slide.querySelectorAll<HTMLElement>('.slide-body .plot')].filter((plot) => {
    return !isHidden(plot) && (plot.closest('.column') === column || !plot.closest('.column'));
  });
  const [plot] = plots;
  if (!plot || plots.length > 1) return undefined;
  const { top, bottom } = boxIn(slide, plot.getBoundingClientRect());
  if (boxIn(slide, out.getBoundingClientRect()).bottom < bottom - 1) return undefined;
  const fits = Math.floor(bottom - top - over);
  return fits >= 120 ? fits : undefined;
}

/** Boxes that hide what they cannot hold, and drawings that are cut at their edge. */
function findClipped(slide: HTMLElement): Measured[] {
  const found: Measured[] = [];
  for (const element of slide.querySelectorAll<HTMLElement>(
    '.slide-title, .slide-body, .slide-body *, .band, .band *, .deck-title.own',
  )) {
    if (isHidden(element)) continue;
    if (element instanceof SVGTextElement) {
      const svg = element.ownerSVGElement;
      if (!svg || element.closest('.backdrop') || getComputedStyle(svg).overflow === 'visible') continue;
      const [text, frame] = [element.getBoundingClientRect(), svg.getBoundingClientRect()];
      // A text's box is higher than its letters.
      const air = text.height * 0.25;
      const high = Math.max(frame.top - text.top, text.bottom - frame.bottom) - air;
      const out = Math.max(frame.left - text.left, text.right - frame.right, high);
      if (out > 3 && text.width > 0)
        found.push(told(slide, element, 'clipped', `The label “${element.textContent?.trim()}” is cut off.`));
      continue;
    }
    if (!(element instanceof HTMLElement) || !/hidden|clip/.test(getComputedStyle(element).overflow)) continue;
    const high = element.scrollHeight - element.clientHeight;
    const wide = element.scrollWidth - element.clientWidth;
    if (Math.max(high, wide) <= 2 || !element.textContent?.trim()) continue;
    found.push(told(slide, element, 'clipped', `A box cuts off ${Math.max(high, wide)} px of its content.`));
  }
  return found;
}

/** Lines of text, each with the element that it stands in. */
function linesOf(slide: Element, root: Element): { element: Element; box: Box; text: string }[] {
  const lines: { element: Element; box: Box; text: string }[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.nodeValue?.trim() ?? '';
    if (!element || text === '' || isHidden(element)) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width > 1 && rect.height > 1) lines.push({ element, box: boxIn(slide, rect), text });
    }
  }
  return lines;
}

/** Lines of text that lie over each other, or over a figure that is not theirs. */
function findOverlaps(slide: HTMLElement): Measured[] {
  const blockOf = (element: Element) =>
    element.closest('text, p, li, td, th, dt, dd, figcaption, h1, h2, h3, h4, pre, .panel-source') ?? element;
  const over = (a: Box, b: Box) => {
    // A line's box is higher than its letters.
    const [high, low] = [(b.bottom - b.top) * 0.2, (a.bottom - a.top) * 0.2];
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const y = Math.min(a.bottom - low, b.bottom - high) - Math.max(a.top + low, b.top + high);
    return x > 3 && y > 3;
  };
  const isTurned = (element: Element) =>
    element.closest('text')?.getAttribute('transform')?.includes('rotate') ?? false;
  const lines = linesOf(slide, slide).filter(({ element }) => !element.closest('.backdrop, sup') && !isTurned(element));
  const blocks = new Map<Element, { box: Box; text: string }[]>();
  for (const { element, box, text } of lines) {
    const block = blockOf(element);
    blocks.set(block, [...(blocks.get(block) ?? []), { box, text }]);
  }
  const all = [...blocks];
  const found: Measured[] = [];
  for (const [i, [one, own]] of all.entries()) {
    for (const [other, theirs] of all.slice(i + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const hit = own.find((a) => theirs.some((b) => over(a.box, b.box)));
      const hitBy = hit && theirs.find((b) => over(hit.box, b.box));
      if (!hit || !hitBy) continue;
      const message = `“${hit.text.slice(0, 40)}” and “${hitBy.text.slice(0, 40)}” lie over each other.`;
      found.push(told(slide, other, 'overlap', message));
    }
  }
  return found;
}

/** Letters that nobody reads from the back row. What the page sets itself at head and foot has its sizes from the theme. */
function findSmallText(slide: HTMLElement): Measured[] {
  const scale = slide.getBoundingClientRect().width / 1280;
  const found = new Map<Element, Measured>();
  for (const { element, text } of linesOf(slide, slide)) {
    if (element.closest('sup, sub, .backdrop, .slide-head, .slide-foot, math')) continue;
    const drawn = element.closest('svg')?.getBoundingClientRect();
    const box = element.closest('svg')?.viewBox.baseVal;
    const zoom = drawn && box && box.width > 0 ? drawn.width / box.width / scale : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * zoom;
    if (size >= 15.5) continue;
    const place = element.closest('[data-at]') ?? element;
    if (found.has(place)) continue;
    found.set(place, told(slide, element, 'small-text', `“${text.slice(0, 40)}” is set at ${size.toFixed(1)} px.`));
  }
  return [...found.values()];
}

function findTitle(slide: HTMLElement): Measured[] {
  const title = slide.querySelector('.slide-title');
  if (!title || slide.matches('.cover')) return [];
  const rows = new Map<number, string>();
  const range = document.createRange();
  const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement && (isHidden(node.parentElement) || node.parentElement.closest('sup'))) continue;
    for (const { 0: word, index } of (node.nodeValue ?? '').matchAll(/\S+/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const bottom = Math.round(boxIn(slide, range.getBoundingClientRect()).bottom / 12);
      const row = [...rows.keys()].find((each) => Math.abs(each - bottom) <= 1) ?? bottom;
      rows.set(row, `${rows.get(row) ?? ''} ${word}`.trim());
    }
  }
  const last = [...rows.values()].at(-1) ?? '';
  // A quotation that is its slide's title has the slide to itself.
  const quoted = slide.matches('.quote') && !slide.querySelector('blockquote');
  if (rows.size > (quoted ? 4 : 2)) return [told(slide, title, 'title-lines', `The title takes ${rows.size} lines.`)];
  if (rows.size < 2 || /\s/.test(last)) return [];
  return [told(slide, title, 'title-orphan', `“${last}” stands alone on the title’s last line.`)];
}

/** A third of the slide's height without a line, a picture or a figure. Slides that are meant to be airy are left alone. */
function findEmpty(slide: HTMLElement): Measured[] {
  if (
    slide.matches('.cover, .section, .statement, .quote, .divider, .claims, .references') ||
    slide.querySelector('.backdrop, .behind')
  )
    return [];
  const shapes = [...slide.querySelectorAll('.slide-body :is(svg, img, canvas, pre, table, math)')]
    .filter((element) => !isHidden(element))
    .map((element) => boxIn(slide, element.getBoundingClientRect()));
  const parts = ['.slide-title', '.slide-body', '.band', '.footnotes', '.slide-foot', '.slide-head'];
  const lines = parts.flatMap((name) => {
    const part = slide.querySelector(`:scope > ${name}`);
    return part ? linesOf(slide, part).map(({ box }) => box) : [];
  });
  const band = slide.querySelector(':scope > .band');
  const boxes = [...shapes, ...lines, ...(band ? [boxIn(slide, band.getBoundingClientRect())] : [])];
  let [down, gap] = [0, 0];
  for (const { top, bottom } of boxes.sort((a, b) => a.top - b.top)) {
    gap = Math.max(gap, top - down);
    down = Math.max(down, bottom);
  }
  gap = Math.max(gap, 720 - down);
  if (gap < 240) return [];
  return [
    told(slide, undefined, 'empty-third', `${Math.round(gap)} px of the slide’s 720 are empty from edge to edge.`),
  ];
}

function findImages(slide: HTMLElement): Measured[] {
  const scale = slide.getBoundingClientRect().width / 1280;
  // A logo is the deck's, of one size on every slide.
  return [...slide.querySelectorAll<HTMLImageElement>('img:not(.logo)')].flatMap((image) => {
    if (isHidden(image) || image.naturalWidth === 0 || /\.svg(?:$|\?)/.test(image.src)) return [];
    const shown = image.getBoundingClientRect().width / scale;
    const ratio = image.naturalWidth / shown;
    if (ratio >= 0.9 && ratio <= 5) return [];
    const message = `The picture is ${image.naturalWidth} px wide and shown at ${Math.round(shown)} px.`;
    return [told(slide, image, 'image-scale', message)];
  });
}

/** All of the above as text that defines it in a page. */
export const MEASURES = [
  measureSlide,
  told,
  boxIn,
  isHidden,
  findOverflow,
  fittingHeight,
  findClipped,
  linesOf,
  findOverlaps,
  findSmallText,
  findTitle,
  findEmpty,
  findImages,
]
  .map(String)
  .join('\n');
