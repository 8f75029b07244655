/** Runs in the page, handed to the browser as text: it uses nothing but what stands in it. */

/** A text, its colour, and what lies behind it. */
export interface PageColour {
  text: string;
  colour: string;
  /** What is painted behind it, the nearest first, as far as to something opaque. */
  behind: string[];
  /** Large text is read at less contrast. */
  large: boolean;
  /** Part of what lies behind is a picture: where, in the window's pixels. */
  picture?: { x: number; y: number; width: number; height: number };
  element: number;
  at?: number;
}

/** Every text of a part of the page that is shown, one of each colour on each ground. */
function pageColours(root: HTMLElement): PageColour[] {
  const all = [...root.querySelectorAll('*')];
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
      element: all.indexOf(element),
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
export const COLOURS = [pageColours, isCut, groundAt].map(String).join('\n');
