import { createCanvas, GlobalFonts, type SvgCanvas, SvgExportFlag } from '@napi-rs/canvas';
import { escapeHtml } from '../html.ts';
import type { ChartPanel } from '../model.ts';
import { Chart } from '../panels/chart.ts';
import { panelConfig } from '../panels/config.ts';
import { fitPanel } from '../panels/plan-panel.ts';
import { COLOURS, type Measure, type PanelSize, type PanelTokens } from '../panels/tokens.ts';
import { setFont } from './canvas-font.ts';
import { circles } from './svg-circles.ts';
import { recordText, type SetText, textElement } from './svg-text.ts';

/**
 * A panel as inline SVG: vectors and whole lines of text, every colour a custom property of the page, no size but its viewBox,
 * the panel's summary as its name. The same panel gives the same bytes.
 * @param size in slide pixels; @param idPrefix unique in the page
 * @throws Error if the family is not registered, or if anything but vectors and theme colours came out
 */
export function drawSvg(
  panel: ChartPanel,
  tokens: PanelTokens,
  size: PanelSize,
  lang: string,
  idPrefix: string,
): string {
  return drawPanel(panel, tokens, size, lang, idPrefix).svg;
}

/**
 * The SVG, the lines of text in it as set, and how many times larger than its box it was laid out to have room (1: it had).
 * @param box in slide pixels
 */
export function drawPanel(
  panel: ChartPanel,
  tokens: PanelTokens,
  box: PanelSize,
  lang: string,
  idPrefix: string,
): { svg: string; texts: SetText[]; factor: number } {
  if (!GlobalFonts.has(tokens.family)) throw new Error(`The font "${tokens.family}" is not registered`);
  const measure = measureText(tokens.family);
  const { size, factor } = fitPanel(panel, tokens, box, lang, measure);
  const canvas = emptyCanvas(size, tokens.family);
  const texts = recordText(canvas.getContext('2d'));
  const config = panelConfig(panel, { ...tokens, colours: MARKERS }, size, lang, measure);
  // Chart.js takes any canvas where there is no document (its BasicPlatform); its types only know the browser's.
  const chart = new Chart(canvas as never, config);
  const drawn = canvas.getContent().toString('utf8');
  chart.destroy();
  const shapes = themeColours(prefixIds(innerOf(circles(drawn)), idPrefix));
  const lines = themeColours(texts.map(textElement).join(''));
  const open =
    `<svg class="plot-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" ` +
    `aria-label="${escapeHtml(panel.summary)}" font-family="${escapeHtml(`'${tokens.family}', sans-serif`)}">`;
  const svg = `${open}${shapes}${lines}</svg>`;
  if (/<image|\sstyle=/.test(svg)) throw new Error(`The drawing of "${panel.id}" is not made of plain vectors`);
  return { svg, texts, factor };
}

let drawn: SvgCanvas | undefined;

/**
 * The one canvas, emptied. Each of its own would keep half a megabyte beside JavaScript's heap until the whole deck is drawn:
 * what a native object holds is given back between tasks, not while one runs.
 */
function emptyCanvas({ width, height }: PanelSize, family: string): SvgCanvas {
  drawn ??= createCanvas(width, height, SvgExportFlag.NoPrettyXML);
  // To set its size empties a canvas and forgets its state (https://html.spec.whatwg.org/#dom-canvas-width).
  drawn.width = width;
  drawn.height = height;
  // What Chart.js measures by itself, the labels of an axis, is of the usual weight.
  setFont(drawn.getContext('2d'), family, 16, 400);
  return drawn;
}

/** One colour a token that no other drawing step makes: they come out of the canvas as custom properties. */
const MARKERS = Object.fromEntries(
  COLOURS.map((name, i) => [name, `#fe01${(i + 16).toString(16)}`]),
) as PanelTokens['colours'];
const NAMES = new Map(COLOURS.map((name) => [MARKERS[name], name]));

function themeColours(svg: string): string {
  return svg.replace(/\b(fill|stroke)="(?!none)([^"]*)"/g, (_, attribute: string, colour: string) => {
    const name = NAMES.get(colour.toLowerCase() as PanelTokens['colours']['ink']);
    if (!name) throw new Error(`The colour ${colour} is not one of the theme's`);
    return `${attribute}="var(--${name})"`;
  });
}

/** What Skia drew, without its envelope and its empty background. Positions to a tenth of a pixel are exact enough and short. */
function innerOf(svg: string): string {
  return svg
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/<rect fill-opacity="0"[^>]*\/>/g, '')
    .replace(/-?\d+\.\d+/g, (number) => String(short(Number(number))));
}

function short(value: number): number {
  return Math.round(value * 10) / 10;
}

function prefixIds(svg: string, prefix: string): string {
  const ids = [...new Set([...svg.matchAll(/\bid="([^"]+)"/g)].map((match) => match[1] ?? ''))];
  const renamed = new Map(ids.map((id, i) => [id, `${prefix}-${i + 1}`]));
  return svg
    .replace(/\bid="([^"]+)"/g, (_, id: string) => `id="${renamed.get(id)}"`)
    .replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${renamed.get(id) ?? id})`);
}

const pens = new Map<string, Measure>();

/** So many widths of a font are kept: more than any chart asks for, and less than a day of editing. */
const KEPT = 20_000;

/**
 * Widths of text in a registered family. They are kept, since the layouts of a chart ask for the same words at every size that
 * they try: measuring was two thirds of the drawing.
 */
export function measureText(family: string): Measure {
  const known = pens.get(family);
  if (known) return known;
  const context = createCanvas(1, 1).getContext('2d');
  const fonts = new Map<number, Map<string, number>>();
  const measure: Measure = (text, size, weight) => {
    const font = size * 1000 + weight;
    const widths = fonts.get(font) ?? new Map<string, number>();
    fonts.set(font, widths);
    const known = widths.get(text);
    if (known !== undefined) return known;
    if (widths.size >= KEPT) widths.clear();
    setFont(context, family, size, weight);
    const { width } = context.measureText(text);
    widths.set(text, width);
    return width;
  };
  pens.set(family, measure);
  return measure;
}
