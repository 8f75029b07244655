/** Space round the drawing, in its own pixels. */
const MARGIN = 24;

/**
 * A figure's drawing as a file of its own: the colours as they are on the page now, on a ground of the page's, title and
 * text alternative inside. The family is named, not embedded: where it is missing the reader's sans-serif serves.
 */
export function svgFile(svg: SVGSVGElement, title: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const { width, height } = svg.viewBox.baseVal;
  const box = { x: -MARGIN, y: -MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  copy.removeAttribute('class');
  copy.setAttribute('viewBox', `${box.x} ${box.y} ${box.width} ${box.height}`);
  copy.setAttribute('width', String(box.width));
  copy.setAttribute('height', String(box.height));
  const ground = make('rect', { ...box, fill: 'var(--paper)', stroke: 'none' });
  const name = make('title', {}, title);
  const alternative = make('desc', {}, svg.getAttribute('aria-label') ?? '');
  copy.prepend(name, alternative, ground);
  for (const step of copy.querySelectorAll('.fragment')) {
    step.removeAttribute('class');
    step.removeAttribute('data-fragment-index');
  }
  resolveColours(copy);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function make(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** Custom properties are the page's: a probe says what the browser paints for each. */
function resolveColours(root: SVGSVGElement): void {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  for (const element of [root, ...root.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      if (!/^var\(--[\w-]+\)$/.test(value)) continue;
      probe.style.color = value;
      element.setAttribute(name, getComputedStyle(probe).color);
    }
  }
  probe.remove();
}
