import { GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { fontOf, type Weight } from '../model/measure.ts';
import { FAMILIES } from './font-source.ts';
import { type CanvasFont, canvasFonts } from './fonts.ts';

const registered = new Set<string>();

/** Gives the canvas a family in every script of `text`, each file once. @param family the charts' own if not named */
export async function registerFamily(text: string, family?: string): Promise<void> {
  registerFonts(await canvasFonts(text, family));
}

/** Registers fonts for drawing and measuring, each once. */
export function registerFonts(fonts: readonly CanvasFont[]): void {
  for (const { key, family, source } of fonts) {
    if (registered.has(key)) continue;
    if (!GlobalFonts.register(source, family)) throw new Error(`The canvas cannot read a font of "${family}"`);
    registered.add(key);
  }
}

/**
 * Sets a canvas to a font of a registered family. The files are variable: without its place on the axis, text comes out in
 * their thinnest weight.
 * @param size in pixels
 */
export function setFont(context: SKRSContext2D, family: string, size: number, weight: Weight): void {
  context.font = fontOf(family, size, weight);
  const { axes = {} } = FAMILIES.find((face) => face.family === family) ?? {};
  const settings = Object.entries({ ...axes, wght: weight }).map(([axis, value]) => `'${axis}' ${value}`);
  context.fontVariationSettings = settings.join(', ');
}
