import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Measure, Weight } from '../model/measure.ts';
import { setFont } from './canvas-font.ts';

const measures = new Map<string, Measure>();

/** So many widths of a weight are kept: more than any chart asks for, and less than a day of editing. */
const KEPT = 20_000;

/** In pixels; what a text is measured at. Nothing is hinted, so that widths grow with the size. */
const SIZE = 100;

/**
 * Widths of text in a registered family, put together of its words': neither typeface kerns across a space. They are kept, since
 * the layouts of a chart ask for the same lines again and again: measuring was two thirds of the drawing.
 * @throws Error when it measures, if the family is not registered
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
  if (!GlobalFonts.has(family)) throw new Error(`The font "${family}" is not registered`);
  const context = createCanvas(1, 1).getContext('2d');
  setFont(context, family, SIZE, weight);
  return context;
}
