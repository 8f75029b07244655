/** Lengths and colours of a slide as PowerPoint has them, and the theme that names them. */

import type { ThemeColour } from '../model/site.ts';
import type { Box } from '../panels/layout/scene.ts';
import { el, NS, part } from './xml.ts';

/** A slide in pixels of the page: 13.333 × 7.5 inches, PowerPoint's own wide slide. */
export const SLIDE = { width: 1280, height: 720 } as const;

/** EMU of a slide pixel: 914,400 to the inch of 96. */
export const emu = (px: number): number => Math.round(px * 9525);

/** Hundredths of a point of a size in slide pixels. */
export const points = (px: number): number => Math.round(px * 75);

export type { Box };

/** Where each thing of the foot stands; logo and label only where the deck has them. */
export type FootBoxes = Readonly<Record<'ftr' | 'dt' | 'sldNum', Box>> & {
  readonly logo?: Box;
  readonly marking?: Box;
};

/** The theme's names of PowerPoint's six accents, in their order. */
const ACCENTS = ['accent', 'alert', 'ground', 'mark', 'slate', 'half'];

/** Places in PowerPoint's colour scheme, by the theme's names: what a colleague recolours follows. */
const SCHEME = new Map([
  ['ink', 'tx1'],
  ['paper', 'bg1'],
  ['soft', 'tx2'],
  ['tint', 'bg2'],
  ...ACCENTS.map((name, i) => [name, `accent${i + 1}`] as const),
]);

/** The theme's colours in its light scheme; paper is what slides are printed on. */
export class Colours {
  readonly #light: ReadonlyMap<string, string>;

  constructor(colours: ReadonlyMap<string, ThemeColour>) {
    this.#light = new Map([...colours].map(([name, { light }]) => [name, hex(light)]));
  }

  /** Six digits. Black if the theme has no such colour. */
  hex(name: string): string {
    return /^#/.test(name) ? hex(name) : (this.#light.get(name) ?? '000000');
  }

  /** A colour element: a place in the scheme where the name has one. @param opacity 0 to 1 */
  of(name: string, opacity = 1): string {
    const alpha = opacity < 1 ? el('a:alpha', { val: Math.round(opacity * 1e5) }) : '';
    const place = SCHEME.get(name);
    return place ? el('a:schemeClr', { val: place }, alpha) : el('a:srgbClr', { val: this.hex(name) }, alpha);
  }

  fill(name: string | undefined, opacity = 1): string {
    return name === undefined ? el('a:noFill') : el('a:solidFill', this.of(name, opacity));
  }

  /** A line's look; no line if it has no colour. */
  line(stroke: Stroke | undefined): string {
    if (!stroke) return el('a:ln', el('a:noFill'));
    const { colour, width, dash, round, opacity } = stroke;
    return el(
      'a:ln',
      { w: emu(width), cap: round ? 'rnd' : 'flat' },
      this.fill(colour, opacity),
      dash && dash.length > 0 ? dashes(dash, width) : '',
      round ? el('a:round') : el('a:miter', { lim: 800000 }),
    );
  }
}

export interface Stroke {
  colour: string;
  /** In slide pixels. */
  width: number;
  dash?: readonly number[] | undefined;
  round?: boolean | undefined;
  opacity?: number | undefined;
}

/** Lengths of dashes and gaps, in thousandths of a per cent of the line's width. */
function dashes(dash: readonly number[], width: number): string {
  const lengthOf = (px: number) => Math.max(1000, Math.round((px / Math.max(0.1, width)) * 1e5));
  const [on = 3, off = on] = dash;
  return el('a:custDash', el('a:ds', { d: lengthOf(on), sp: lengthOf(off) }));
}

function hex(colour: string): string {
  const digits = colour.replace('#', '');
  const six = digits.length < 6 ? [...digits].map((digit) => digit + digit).join('') : digits;
  return six.slice(0, 6).toUpperCase();
}

/** Place and size on a slide. @param turn in degrees */
export function xfrm({ x, y, width, height }: Box, name = 'a:xfrm', turn?: number): string {
  return el(
    name,
    { rot: turn && Math.round(turn * 60000) },
    el('a:off', { x: emu(x), y: emu(y) }),
    el('a:ext', { cx: Math.max(0, emu(width)), cy: Math.max(0, emu(height)) }),
  );
}

/** One of PowerPoint's own forms. */
export const preset = (prst: string): string => el('a:prstGeom', { prst }, el('a:avLst'));

/** Typefaces of the theme. Where they are not installed, PowerPoint takes one of the same kind by class and measure (`panose`). */
const FACES = {
  serif: { typeface: 'Source Serif 4', panose: '02040603050405020204', pitchFamily: '18' },
  sans: { typeface: 'Source Sans 3', panose: '020B0503030403020204', pitchFamily: '34' },
} as const;

/** Places in the scheme and the theme's colours that they take. */
const SLOTS: readonly (readonly [place: string, colour: string])[] = [
  ['dk1', 'ink'],
  ['lt1', 'paper'],
  ['dk2', 'soft'],
  ['lt2', 'tint'],
  ...ACCENTS.map((name, i) => [`accent${i + 1}`, name] as const),
  ['hlink', 'accent'],
  ['folHlink', 'accent'],
];

/** The theme's part: colours and typefaces of tokens.css in PowerPoint's scheme (ECMA-376 part 1, 20.1.6). */
export function themePart(colours: Colours, name: string): string {
  const slots = SLOTS.map(([slot, token]) => el(`a:${slot}`, el('a:srgbClr', { val: colours.hex(token) })));
  const font = (tag: string, { typeface, panose, pitchFamily }: (typeof FACES)[keyof typeof FACES]) =>
    el(
      tag,
      el('a:latin', { typeface, panose, pitchFamily, charset: 0 }),
      el('a:ea', { typeface: '' }),
      el('a:cs', { typeface: '' }),
    );
  const elements = el(
    'a:themeElements',
    el('a:clrScheme', { name }, ...slots),
    el('a:fontScheme', { name }, font('a:majorFont', FACES.serif), font('a:minorFont', FACES.sans)),
    FORMATS,
  );
  return part(
    el('a:theme', { 'xmlns:a': NS['xmlns:a'], name }, elements, el('a:objectDefaults'), el('a:extraClrSchemeLst')),
  );
}

const flat = el('a:solidFill', el('a:schemeClr', { val: 'phClr' }));
const line = el('a:ln', { w: 19050, cap: 'flat', cmpd: 'sng', algn: 'ctr' }, flat, el('a:prstDash', { val: 'solid' }));
const effect = el('a:effectStyle', el('a:effectLst'));

/** Three of each kind are asked for; the deck's shapes are flat. */
const FORMATS = el(
  'a:fmtScheme',
  { name: 'Flat' },
  el('a:fillStyleLst', flat, flat, flat),
  el('a:lnStyleLst', line, line, line),
  el('a:effectStyleLst', effect, effect, effect),
  el('a:bgFillStyleLst', flat, flat, flat),
);
