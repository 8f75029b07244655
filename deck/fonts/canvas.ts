import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { fontOf, type Measure, type Weight } from '../model/measure.ts';
import { glyphsOf, readFallback } from './fallbacks.ts';
import { beyondAscii, FAMILIES, readScript, SANS, scriptsOf } from './families.ts';

/** A font file for the Node canvas. */
export interface CanvasFont {
  /** Its own name: of files of one name, the canvas uses only one. The family's own for the file that comes first. */
  name: string;
  family: string;
  source: Buffer;
}

/** The names of what is registered, by family, in the order that a character is looked for in. */
const registered = new Map<string, Set<string>>();

/** Gives the canvas a family in every script of `text`, each file once. @param family the charts' own if not named */
export async function registerFamily(text: string, family?: string): Promise<void> {
  registerFonts(await canvasFonts(text, family));
}

/** Registers fonts for drawing and measuring, each once. */
export function registerFonts(fonts: readonly CanvasFont[]): void {
  for (const { name, family, source } of fonts) {
    const names = registered.get(family) ?? new Set();
    registered.set(family, names);
    if (names.has(name)) continue;
    if (!GlobalFonts.register(source, name)) throw new Error(`The canvas cannot read a font of "${family}"`);
    names.add(name);
    // What was measured without it may have had another face.
    for (const key of measures.keys()) if (key === family || key.startsWith(`${family} {`)) measures.delete(key);
  }
}

/**
 * A typeface, the charts' own if none is named, as its package has it: variable, one file a script. The canvas knows the axis, see
 * `setFont`, and nothing need be cut before the first chart is drawn.
 * @param text everything the charts show: which scripts are needed
 */
export async function canvasFonts(text: string, family: string = SANS): Promise<CanvasFont[]> {
  const face = FAMILIES.find((each) => each.family === family) ?? FAMILIES[0];
  const { own, fallbacks } = await glyphsOf(face, ['a', ...beyondAscii([text])]);
  const scripts = (await scriptsOf(face)).filter((script) => own.has(script));
  return Promise.all([
    ...scripts.map(async ({ script }) => {
      const name = script === 'latin' ? face.family : `${face.name} ${script}`;
      return { name, family: face.family, source: await readScript(face, script) };
    }),
    ...[...fallbacks.keys()].map(async (file) => {
      return { name: `${face.name} ${file.name}`, family: face.family, source: await readFallback(file) };
    }),
  ]);
}

/**
 * Sets a canvas to a font of a registered family. The files are variable: without its place on each axis, text comes out in
 * their thinnest weight.
 * @param size in pixels @param cut its places on other axes, if they are not those of the deck's own cut
 */
export function setFont(context: SKRSContext2D, family: string, size: number, weight: Weight, cut?: Axes): void {
  const others = [...(registered.get(family) ?? [])].filter((name) => name !== family).map((name) => `, "${name}"`);
  context.font = fontOf(family, size, weight) + others.join('');
  const { axes = {} } = FAMILIES.find((face) => face.family === family) ?? {};
  const settings = Object.entries({ ...axes, ...cut, wght: weight }).map(([axis, value]) => `'${axis}' ${value}`);
  context.fontVariationSettings = settings.join(', ');
}

/** Places on the axes of a variable font, by their tags. */
type Axes = Readonly<Record<string, number>>;

const measures = new Map<string, Measure>();

/** So many widths of a weight are kept: more than any chart asks for, and less than a day of editing. */
const KEPT = 20_000;

/** In pixels; what a text is measured at. Nothing is hinted, so that widths grow with the size. */
const SIZE = 100;

/**
 * Widths of text in a registered family, put together of its words': neither typeface kerns across a space. They are kept, since
 * the layouts of a chart ask for the same lines again and again: measuring was two thirds of the drawing.
 * @param cut as for `setFont`
 * @throws Error when it measures, if the family is not registered
 */
export function measureText(family: string, cut?: Axes): Measure {
  const key = cut ? `${family} ${JSON.stringify(cut)}` : family;
  const known = measures.get(key);
  if (known) return known;
  const pens = new Map<Weight, TextPen>();
  const measure: Measure = (text, size, weight) => {
    const pen = pens.get(weight) ?? { context: penOf(family, weight, cut), widths: new Map<string, number>() };
    pens.set(weight, pen);
    return widthOf(pen, text) * size;
  };
  measures.set(key, measure);
  return measure;
}

interface TextPen {
  context: SKRSContext2D;
  /** Of words and of lines, in parts of the size. */
  widths: Map<string, number>;
}

/** Three fifths of all that charts ask for: no typeface kerns between these. */
const NUMERAL = /^[\d.,%+−–]+$/;

function widthOf(pen: TextPen, text: string): number {
  const { context, widths } = pen;
  const known = widths.get(text);
  if (known !== undefined) return known;
  const end = text.lastIndexOf(' ');
  let width = 0;
  if (end > 0) width = widthOf(pen, text.slice(0, end)) + widthOf(pen, ' ') + widthOf(pen, text.slice(end + 1));
  else if (text.length > 1 && NUMERAL.test(text)) for (const character of text) width += widthOf(pen, character);
  else width = context.measureText(text).width / SIZE;
  if (widths.size >= KEPT) widths.clear();
  widths.set(text, width);
  return width;
}

function penOf(family: string, weight: Weight, cut: Axes | undefined): SKRSContext2D {
  if (!GlobalFonts.has(family)) throw new Error(`The font "${family}" is not registered`);
  const context = createCanvas(1, 1).getContext('2d');
  setFont(context, family, SIZE, weight, cut);
  return context;
}
