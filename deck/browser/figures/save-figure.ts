/** Hands the viewer a file made in the page: a figure's drawing, its data, or any text. */

import { element } from '../shell/dom.ts';

/** Hands the viewer a figure's drawing, or its data, as a file. */
export function saveFigure(panel: HTMLElement, type: 'SVG' | 'CSV'): void {
  const name = panel.dataset.panel ?? 'chart';
  const drawing = panel.querySelector<SVGSVGElement>('.plot-svg');
  const table = panel.querySelector('table');
  if (type === 'SVG' && drawing) {
    const title = captionOf(panel);
    saveFile(`${name}.svg`, 'image/svg+xml', svgFile(drawing, title));
  }
  if (type === 'CSV' && table) saveFile(`${name}.csv`, 'text/csv;charset=utf-8', writeCsv(tableRows(table)));
}

/** Space round the drawing, in its own pixels. */
const MARGIN = 24;

/**
 * A figure's drawing as a file of its own: the colours as they are on the page now, on a ground of the page's, title and
 * text alternative inside. The family is named, not embedded: where it is missing the reader's sans-serif serves, as wide as the
 * family is, so that words keep clear of what stands beside them.
 */
function svgFile(svg: SVGSVGElement, title: string): string {
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
  }
  resolveColours(copy);
  keepWidths(copy);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(copy)}\n`;
}

function make(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.textContent = text;
  return made;
}

/** Says of each text how wide it is. Only what is laid out can be measured: in a narrow column the drawing is not. */
function keepWidths(drawing: SVGSVGElement): void {
  const place = document.createElement('div');
  Object.assign(place.style, { position: 'absolute', visibility: 'hidden' });
  place.append(drawing);
  document.body.append(place);
  for (const text of drawing.querySelectorAll('text')) {
    const width = text.getComputedTextLength();
    if (width === 0) continue;
    text.setAttribute('textLength', width.toFixed(1));
    text.setAttribute('lengthAdjust', 'spacingAndGlyphs');
  }
  place.remove();
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

/**
 * A figure's data table as rows of text, its first row the heads. Numbers are bare, their unit in the heads; dates are ISO 8601, a missing value is
 * empty. What stands above a group of rows becomes their first cell.
 */
function tableRows(table: HTMLTableElement): string[][] {
  const grouped = table.querySelector('th[scope=rowgroup]') !== null;
  const { unit } = table.dataset;
  let group = '';
  return [...table.rows].flatMap((row) => {
    // What is said beside the values is no row of data.
    if (row.parentElement?.tagName === 'TFOOT') return [];
    const [first] = row.cells;
    if (first?.getAttribute('scope') === 'rowgroup') {
      group = first.textContent ?? '';
      return [];
    }
    const head = row.parentElement?.tagName === 'THEAD';
    const cells = [...row.cells].map((cell, i) => cellText(cell) + (head && unit && i > 0 ? ` (${unit})` : ''));
    return [grouped ? [head ? '' : group, ...cells] : cells];
  });
}

function cellText(cell: HTMLTableCellElement): string {
  return cell.dataset.value ?? cell.querySelector('time')?.dateTime ?? (cell.textContent ?? '').trim();
}

/** A figure's caption in words, without the numeral of its sources. */
function captionOf(panel: HTMLElement): string {
  const caption = panel.querySelector('.caption')?.cloneNode(true);
  if (!(caption instanceof Element)) return '';
  for (const mark of caption.querySelectorAll('sup')) mark.remove();
  return (caption.textContent ?? '').replaceAll('\u2060', '');
}

/** Hands the viewer a file made in the page; nothing is asked of the host. */
export function saveFile(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = element('a', { href: address, download: name });
  link.click();
  // The download has its own hold on the data once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * A cell as spreadsheets can open it without running it: text that one of them would take for a formula gets an apostrophe
 * before it (https://owasp.org/www-community/attacks/CSV_Injection). A plain number is no text: `-5` stays what it is.
 */
function csvCell(cell: string): string {
  const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(cell);
  const formula = !number && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell);
  const text = formula ? `'${cell}` : cell;
  return formula || /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows as CSV (RFC 4180): comma, CRLF, a byte order mark so that spreadsheets read it as UTF-8; formulas are neutralised. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
