import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { escapeHtml } from '../html.ts';
import type { ChartPanel } from '../model.ts';
import { Chart } from '../panels/chart.ts';
import { panelConfig } from '../panels/config.ts';
import type { FittedPlan } from '../panels/plan-panel.ts';
import { COLOURS, type Measure, type PanelTokens, type Weight } from '../panels/tokens.ts';
import { setFont } from './canvas-font.ts';
import { SvgContext } from './svg-context.ts';
import { type SetText, textElement } from './svg-text.ts';

/** A panel drawn: the SVG, and the lines of text in it as set. */
export interface DrawnPanel {
  svg: string;
  texts: SetText[];
}

/** A theme's colours as the page's custom properties: one drawing serves light, dark and paper. */
export const COLOURS_AS_PROPERTIES = Object.fromEntries(
  COLOURS.map((name) => [name, `var(--${name})`]),
) as PanelTokens['colours'];

/**
 * A panel as inline SVG: vectors and whole lines of text, every colour a custom property of the page, no size but its viewBox,
 * the panel's summary as its name. The same panel gives the same bytes.
 * @param fitted its layout, with colours as properties; @param idPrefix unique in the page
 * @throws Error if the family is not registered, or if anything but vectors and theme colours came out
 */
export function drawSvg(panel: ChartPanel, { plan, kit }: FittedPlan, idPrefix: string): DrawnPanel {
  const { size, tokens, measure } = kit;
  if (!GlobalFonts.has(tokens.family)) throw new Error(`The font "${tokens.family}" is not registered`);
  const context = new SvgContext(size, measure, idPrefix);
  // Chart.js takes any canvas where there is no document (its BasicPlatform); its types only know the browser's.
  new Chart(context.canvas as never, panelConfig(panel, kit, plan)).destroy();
  const { shapes, texts } = context;
  const open =
    `<svg class="plot-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" role="img" ` +
    `aria-label="${escapeHtml(panel.summary)}" font-family="${escapeHtml(`'${tokens.family}', sans-serif`)}">`;
  const drawing = `${shapes.join('')}${texts.map(textElement).join('')}`;
  refuseColours(drawing);
  return { svg: `${open}${drawing}</svg>`, texts };
}

function refuseColours(svg: string): void {
  const [, colour] = /\b(?:fill|stroke)="(?!none"|var\(--[a-z-]+\)")([^"]*)"/.exec(svg) ?? [];
  if (colour !== undefined) throw new Error(`The colour ${colour} is not one of the theme's`);
}

const measures = new Map<string, Measure>();

/** So many widths of a weight are kept: more than any chart asks for, and less than a day of editing. */
const KEPT = 20_000;

/** In pixels; what a text is measured at. Nothing is hinted, so that widths grow with the size. */
const SIZE = 100;

/**
 * Widths of text in a registered family, put together of its words': neither typeface kerns across a space. They are kept, since
 * the layouts of a chart ask for the same lines again and again: measuring was two thirds of the drawing.
 */
export function measureText(family: string): Measure {
  const known = measures.get(family);
  if (known) return known;
  const pens = new Map<Weight, TextPen>();
  const measure: Measure = (text, size, weight) => {
    const pen = pens.get(weight) ?? { context: penOf(family, weight), widths: new Map<string, number>() };
    pens.set(weight, pen);
    return widthOf(pen, text) * size;
  };
  measures.set(family, measure);
  return measure;
}

interface TextPen {
  context: SKRSContext2D;
  /** Of words and of lines, in parts of the size. */
  widths: Map<string, number>;
}

function widthOf(pen: TextPen, text: string): number {
  const { context, widths } = pen;
  const known = widths.get(text);
  if (known !== undefined) return known;
  const end = text.lastIndexOf(' ');
  const width =
    end > 0
      ? widthOf(pen, text.slice(0, end)) + widthOf(pen, ' ') + widthOf(pen, text.slice(end + 1))
      : context.measureText(text).width / SIZE;
  if (widths.size >= KEPT) widths.clear();
  widths.set(text, width);
  return width;
}

function penOf(family: string, weight: Weight): SKRSContext2D {
  const context = createCanvas(1, 1).getContext('2d');
  setFont(context, family, SIZE, weight);
  return context;
}
