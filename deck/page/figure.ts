/** A panel as a figure of the page: its place and size, caption, drawing and table, and the numerals that lie over the drawing. */

import type { FigureMark, FigureRef, Slide } from '../model/deck.ts';
import { escapeHtml, htmlLines } from '../model/html.ts';
import { isBackdrop, type Panel } from '../model/panel.ts';
import { voiceSign } from '../model/signs.ts';
import { type Words, wordsFor } from '../model/words.ts';
import { captionWords, type PanelSize, panelTable } from '../panels/index.ts';

/** A panel's drawings, as SVG. */
export interface Drawings {
  wide: string;
  /** The same for a narrow column; none where the first is as narrow. */
  narrow: string;
}

const PLOT_SIZES: Readonly<Record<FigureRef['layout'], PanelSize>> = {
  full: { width: 1152, height: 340 },
  map: { width: 1280, height: 376 },
  cover: { width: 724, height: 720 },
  figure: { width: 752, height: 330 },
  column: { width: 552, height: 300 },
  part: { width: 352, height: 92 },
};

/** A slide's figures, in order. */
export function figuresOf({ body }: Pick<Slide, 'body'>): FigureRef[] {
  return body.filter((part) => typeof part !== 'string' && part.type === 'figure');
}

/** How large a panel is drawn in its place on a slide. */
export function plotSize({ layout, height, width }: Pick<FigureRef, 'layout' | 'height' | 'width'>): PanelSize {
  return { ...PLOT_SIZES[layout], ...(width ? { width } : {}), ...(height ? { height } : {}) };
}

/** The id of a figure, unique in the page. */
export function figureId({ panel, nth }: FigureRef): string {
  return `panel-${panel}${nth > 0 ? `-${nth + 1}` : ''}`;
}

/** A panel with the text alternative that it has in its place. */
export function shownPanel<Kind extends Panel>(panel: Kind, { alt }: FigureRef): Kind {
  return alt === '' ? panel : { ...panel, summary: alt };
}

/** A panel as a `<figure>`: caption, drawing, data table, and a line with period and what to beware of. */
export function renderFigure(panel: Panel, figure: FigureRef, lang: string, { wide, narrow }: Drawings): string {
  const id = escapeHtml(figureId(figure));
  const at = figure.at === undefined ? '' : ` data-at="${figure.at}"`;
  if (isBackdrop(panel)) return `<div class="backdrop" id="${id}"${at}>${wide}</div>`;
  const words = wordsFor(lang);
  const size = plotSize(figure);
  // A title that ends in a point of its own needs no comma.
  const comma = /[.;:]$/.test(panel.title) ? ' ' : ', ';
  const after = captionWords(panel, lang);
  const subtitle = after ? `<span>${comma}${escapeHtml(after)}</span>` : '';
  // Several maps have heads of their own, figures from elsewhere a column that begins as high as the caption.
  const form =
    panel.kind === 'map' && panel.frames ? ' framed' : panel.kind === 'bars' && panel.compare ? ' compared' : '';
  const number = figure.label === undefined ? '' : `${escapeHtml(figure.label)}: `;
  const sign = panel.found ? voiceSign('found') : '';
  const line = [`${escapeHtml(words.asOf)}: ${escapeHtml(panel.asOf)}`, panel.note && escapeHtml(panel.note)]
    .filter(Boolean)
    .join('. ');
  return htmlLines([
    `<figure class="panel panel-${panel.kind}${form}${figure.fragment ? ' fragment' : ''}" id="${id}" data-panel="${escapeHtml(panel.id)}"${at}>`,
    `<figcaption class="caption">${sign}<strong>${number}${escapeHtml(panel.title)}</strong>${subtitle}${figure.citeHtml && `\u2060${figure.citeHtml}`}</figcaption>`,
    `<div class="plot" data-width="${size.width}" data-height="${size.height}">${wide}</div>`,
    narrow,
    `<button type="button" class="fold" aria-expanded="false">${escapeHtml(words.showNumbers)}</button>`,
    `<div class="panel-table">${panelTable(shownPanel(panel, figure), words, lang)}</div>`,
    `<p class="panel-source">${line.replace(/\.\. /g, '. ')}</p>`,
    '</figure>',
  ]);
}

/** A drawing's size, and where its numerals stand on it: by their left end and their middle, each with its step. */
interface Marked {
  size: { width: number; height: number };
  marks: readonly { number: number; x: number; y: number; step: number }[];
}

/** Side of the square in which a numeral stands and can be hit. */
const SIDE = 24;

/**
 * The numerals of a figure, to lie over its drawing: a picture holds no links. They are places in an svg of the drawing's size, since
 * a page under the strict policy sets no styles on its elements.
 * @param ids whether the first of each has its id: not in a second drawing of the same figure
 */
export function renderMarks(
  { size, marks }: Marked,
  figure: readonly FigureMark[],
  words: Words,
  ids: boolean,
): string {
  const done = new Set<number>();
  const links = marks.flatMap(({ number, x, y, step }) => {
    const mark = figure.find((each) => each.number === number);
    if (!mark) return [];
    const id = ids && mark.id && !done.has(number) ? ` id="${escapeHtml(mark.id)}"` : '';
    done.add(number);
    const wide = 2 + 8.5 * String(number).length;
    const place = `x="${round(x + wide / 2 + 1 - SIDE / 2)}" y="${round(y - SIDE / 2)}" width="${SIDE}" height="${SIDE}"`;
    const [first = ''] = mark.cites;
    const all = mark.cites.length > 1 ? ` data-cite="${escapeHtml(mark.cites.join(';'))}"` : '';
    const link =
      `<a href="#cite-${escapeHtml(first)}"${id}${all} ` +
      `aria-label="${escapeHtml(`${words.source} ${number}`)}">${number}</a>`;
    return `<foreignObject ${place}${step ? ` data-step="${step}"` : ''}><sup class="cite">${link}</sup></foreignObject>`;
  });
  return `<svg class="figure-marks" viewBox="0 0 ${size.width} ${size.height}">${links.join('')}</svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
