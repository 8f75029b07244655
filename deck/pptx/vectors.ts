import type { VectorDrawing, VectorShape, VectorText } from '../panels/draw/vector.ts';
import { type Builder, type Named, NO_INSETS } from './builder.ts';
import { type Box, emu, points, preset, xfrm } from './look.ts';
import { hyperlink } from './write-text.ts';
import { el, escapeXml } from './xml.ts';

/** Where a drawing is put: its own pixels times `scale`, from `x` and `y` on. */
export interface Place {
  x: number;
  y: number;
  scale: number;
}

/** A line of a drawing, and the numeral of what it cites. */
export type CitedLine = VectorText & { numeral?: Numeral };

interface Numeral {
  text: string;
  link: string | undefined;
}

type Drawing = Omit<VectorDrawing, 'texts'> & { texts: readonly CitedLine[] };

/** A drawing as one group of named shapes and lines of text. @param named its name and its text alternative */
export function drawGroup(builder: Builder, named: Named, drawing: Drawing, at: Place): void {
  const { width, height } = drawing.size;
  const box = { x: at.x, y: at.y, width: width * at.scale, height: height * at.scale };
  builder.group(named, box, () => drawVectors(builder, drawing, at), true);
}

/** The shapes and texts of a drawing, one after the other. */
export function drawVectors(builder: Builder, { shapes, texts }: Pick<Drawing, 'shapes' | 'texts'>, at: Place): void {
  for (const shape of joined(shapes)) drawShape(builder, shape, at);
  for (const text of texts) writeLine(builder, text, at);
}

/** A form that is filled and then stroked along the same path is one shape. */
function joined(shapes: readonly VectorShape[]): VectorShape[] {
  const all: VectorShape[] = [];
  for (const shape of shapes) {
    const last = all.at(-1);
    if (last?.fill && !last.stroke && shape.stroke && !shape.fill && samePath(last, shape)) {
      all[all.length - 1] = { ...last, stroke: shape.stroke };
    } else all.push(shape);
  }
  return all;
}

function samePath(one: VectorShape, other: VectorShape): boolean {
  return one.path.length === other.path.length && JSON.stringify(one.path) === JSON.stringify(other.path);
}

function drawShape(builder: Builder, shape: VectorShape, at: Place): void {
  const { colours } = builder;
  const { simple, fill, fillOpacity, stroke } = shape;
  const box = boundsOf(shape, at);
  const line = colours.line(stroke && { ...stroke, width: stroke.width * at.scale });
  const look = [xfrm(box), simple ? preset(simple) : freeform(shape, box, at), colours.fill(fill, fillOpacity), line];
  builder.sp({ name: nameOf(shape) }, el('p:cNvSpPr'), look);
}

function nameOf({ simple, fill, path }: VectorShape): string {
  if (simple) return simple === 'rect' ? 'Bar' : 'Mark';
  return fill || path.some(([step]) => step === 'Z') ? 'Area' : 'Line';
}

function boundsOf({ path }: VectorShape, { x, y, scale }: Place): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [, ...numbers] of path) {
    numbers.forEach((value, i) => {
      if (i % 2 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)];
      else [top, bottom] = [Math.min(top, value), Math.max(bottom, value)];
    });
  }
  return { x: x + left * scale, y: y + top * scale, width: (right - left) * scale, height: (bottom - top) * scale };
}

const STEPS = { M: 'a:moveTo', L: 'a:lnTo', C: 'a:cubicBezTo', Z: 'a:close' } as const;

/** A path in EMU of its own box (ECMA-376 part 1, 20.1.9.15). */
function freeform({ path, fill }: VectorShape, box: Box, { x, y, scale }: Place): string {
  const steps = path.map(([name, ...numbers]) => {
    const points: string[] = [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const [px, py] = [x + (numbers[i] ?? 0) * scale - box.x, y + (numbers[i + 1] ?? 0) * scale - box.y];
      points.push(el('a:pt', { x: emu(px), y: emu(py) }));
    }
    return el(STEPS[name], ...points);
  });
  const size = { w: emu(box.width), h: emu(box.height), fill: fill ? undefined : 'none' };
  return el(
    'a:custGeom',
    el('a:avLst'),
    el('a:gdLst'),
    el('a:ahLst'),
    el('a:cxnLst'),
    el('a:rect', { l: 0, t: 0, r: 'r', b: 'b' }),
    el('a:pathLst', el('a:path', size, ...steps)),
  );
}

/** How far the base line lies under the upper end of a line, and how high the line is, in sizes. */
const BASE = 0.94;
const LINE = 1.2;

/** One line of text in a box of its own, held where its anchor is: another typeface stays in place. */
function writeLine(builder: Builder, text: CitedLine, at: Place): void {
  const { kit, rtl } = builder;
  const size = text.size * at.scale;
  const measure = isSerif(text) ? kit.measures.serif : kit.measures.sans;
  const cited = text.numeral?.text ?? '';
  const more = size * 0.4 + (text.spacing ?? 0) * text.text.length + cited.length * 9 * at.scale;
  const width = measure(text.text, size, text.weight) + more;
  const [px, py] = [at.x + text.x * at.scale, at.y + text.y * at.scale];
  const left = { start: 0, middle: width / 2, end: width }[text.anchor];
  const box = turnedBox({ x: px - left, y: py - BASE * size, width, height: LINE * size }, px, py, text.turn);
  const paragraph = el(
    'a:p',
    el(
      'a:pPr',
      { algn: { start: 'l', middle: 'ctr', end: 'r' }[text.anchor], rtl: rtl ? 1 : undefined },
      el('a:lnSpc', el('a:spcPts', { val: points(LINE * size) })),
    ),
    textRun(builder, text, at.scale),
    text.numeral ? numeralRun(builder, text, text.numeral, at.scale) : '',
  );
  const body = el('a:bodyPr', { wrap: 'none', ...NO_INSETS, anchor: 't' }, el('a:noAutofit'));
  const look = [xfrm(box, 'a:xfrm', text.turn || undefined), preset('rect'), el('a:noFill')];
  const written = el('p:txBody', body, el('a:lstStyle'), paragraph);
  builder.sp({ name: text.text }, el('p:cNvSpPr', { txBox: 1 }), look, written);
}

function isSerif({ family }: CitedLine): boolean {
  return /serif/i.test(family);
}

function textRun(builder: Builder, text: CitedLine, scale: number): string {
  const { size, weight, italic, spacing, colour } = text;
  const look = {
    lang: builder.lang,
    sz: points(size * scale),
    b: weight >= 600 ? 1 : 0,
    i: italic ? 1 : undefined,
    spc: spacing ? points(spacing * scale) : undefined,
  };
  const face = el('a:latin', { typeface: isSerif(text) ? '+mj-lt' : '+mn-lt' });
  const properties = el('a:rPr', look, builder.colours.fill(colour), halo(builder, text), face);
  return el('a:r', properties, el('a:t', escapeXml(text.text)));
}

/** As high behind large letters as behind small ones. Raised letters are set at two thirds of their size. */
function numeralRun(builder: Builder, line: CitedLine, { text, link }: Numeral, scale: number): string {
  const own = 22;
  const baseline = Math.round(Math.min(1, Math.max(0.3, (line.size * 0.4) / own)) * 1e5);
  const look = { lang: builder.lang, sz: points(own * scale), b: 1, baseline };
  const target = link === undefined ? undefined : builder.link(link);
  const rest = el('a:latin', { typeface: '+mn-lt' }) + (target ? hyperlink(target) : '');
  const properties = el('a:rPr', look, builder.colours.fill('accent'), halo(builder, line), rest);
  return el('a:r', properties, el('a:t', text));
}

/** PowerPoint turns a box about its middle; a drawing turns a line about its anchor. */
function turnedBox(box: Box, px: number, py: number, turn: number): Box {
  if (!turn) return box;
  const angle = (turn * Math.PI) / 180;
  const [dx, dy] = [box.x + box.width / 2 - px, box.y + box.height / 2 - py];
  const [mx, my] = [px + dx * Math.cos(angle) - dy * Math.sin(angle), py + dx * Math.sin(angle) + dy * Math.cos(angle)];
  return { ...box, x: mx - box.width / 2, y: my - box.height / 2 };
}

/** The tone round words on a map, as a glow: an outline would eat into the letters. */
function halo({ colours }: Builder, { halo: own }: CitedLine): string {
  return own ? el('a:effectLst', el('a:glow', { rad: emu(own.width / 2) }, colours.of(own.colour, 0.9))) : '';
}
