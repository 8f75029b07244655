import { type Pattern, type Series, SHAPES, type Shape } from '../../model/panel.ts';
import type { Colour, PanelTokens } from './panel-tokens.ts';
import { type BarSet, type Box, type DotSet, drawLines, drawRect, type Kit, type Scene } from './scene.ts';
import { lineHeight, widest, wrap } from './text.ts';

/**
 * The shapes of marks: Chart.js' name, how much larger than its radius says it must be to look as large as the others (Chart.js
 * gives them all one radius), and its corners where a key draws it, the first turned from the top.
 */
const MARKS: Readonly<Record<Shape, { style: DotSet['pointStyle']; scale: number; sides: number; turn: number }>> = {
  circle: { style: 'circle', scale: 1, sides: 0, turn: 0 },
  diamond: { style: 'rectRot', scale: 1.2, sides: 4, turn: 0 },
  square: { style: 'rect', scale: 1.2, sides: 4, turn: Math.PI / 4 },
  triangle: { style: 'triangle', scale: 1.2, sides: 3, turn: 0 },
};

/** The mark of a series: its own, else the next in turn. */
export function shapeOf({ shape }: Series, index: number): Shape {
  return shape ?? SHAPES[index % SHAPES.length] ?? 'circle';
}

/** Chart.js point options of a mark; an open one is an outline on paper. */
export function markOptions(
  shape: Shape,
  open: boolean,
  colour: Colour,
  radius: number,
  tokens: PanelTokens,
): Omit<DotSet, 'data'> {
  return {
    pointStyle: MARKS[shape].style,
    pointRadius: radius * MARKS[shape].scale - (open ? 1.5 : 0),
    pointBorderWidth: open ? 3 : 0,
    pointBorderColor: tokens.colours[colour],
    pointBackgroundColor: tokens.colours[open ? 'paper' : colour],
  };
}

/** Bars of one thickness, each where it is said to be: Chart.js would share its room out among them. */
export function barSet(data: BarSet['data'], thick: number, colours: string[]): BarSet {
  return { data, grouped: false, barThickness: thick, inflateAmount: 0, backgroundColor: colours };
}

/** Radius of marks in a key. */
const KEY_MARK = 8;

/** A mark outside the data, as a key needs it. */
function drawMark({ pen, tokens }: Scene, x: number, y: number, shape: Shape, open: boolean, colour: Colour): void {
  const { sides, turn, scale } = MARKS[shape];
  const r = KEY_MARK * scale - (open ? 1.5 : 0);
  pen.beginPath();
  if (shape === 'circle') pen.arc(x, y, r, 0, 2 * Math.PI);
  for (let i = 0; i < sides; i += 1) {
    const angle = (2 * Math.PI * i) / sides - Math.PI / 2 + turn;
    const corner = [x + r * Math.cos(angle), y + r * Math.sin(angle)] as const;
    if (i === 0) pen.moveTo(...corner);
    else pen.lineTo(...corner);
  }
  pen.closePath();
  pen.fillStyle = tokens.colours[open ? 'paper' : colour];
  pen.fill();
  if (!open) return;
  pen.strokeStyle = tokens.colours[colour];
  pen.lineWidth = 3;
  pen.stroke();
}

/** How bars are told apart without colour: hatching or a frame, drawn on paper; a solid one has nothing more to draw. */
export function drawPattern(scene: Scene, box: Box, pattern: Pattern, colour: Colour): void {
  if (pattern === 'hatched') drawHatch(scene, box, colour);
  if (pattern !== 'open' || box.width <= 0 || box.height <= 0) return;
  // A small one keeps its middle free, or it would look solid.
  const line = Math.min(3, box.width / 3, box.height / 3);
  scene.pen.strokeStyle = scene.tokens.colours[colour];
  scene.pen.lineWidth = line;
  scene.pen.strokeRect(box.x + line / 2, box.y + line / 2, box.width - line, box.height - line);
}

const PERIOD = 13;
const STROKE = 6;

/**
 * Fills a box with slanted strokes inside a frame. The strokes are cut to the box by calculation: a canvas pattern would become
 * a raster image in Skia's SVG, and a clip would need an id in it.
 */
function drawHatch({ pen, tokens }: Scene, { x, y, width, height }: Box, colour: Colour): void {
  if (width < 1 || height < 1) return;
  pen.fillStyle = tokens.colours[colour];
  pen.beginPath();
  // A stroke is the band a ≤ u < a + STROKE, where u = (x − left) + (y − top) grows from the top left corner to the bottom right one.
  for (let a = -STROKE / 2; a < width + height; a += PERIOD) {
    const [from, to] = [Math.max(0, a), Math.min(width + height, a + STROKE)];
    pen.moveTo(x + Math.max(0, from - height), y + Math.min(from, height));
    pen.lineTo(x + Math.min(from, width), y + Math.max(0, from - width));
    // The corners of the box that lie inside the band.
    if (width > a && width < a + STROKE) pen.lineTo(x + width, y);
    pen.lineTo(x + Math.min(to, width), y + Math.max(0, to - width));
    pen.lineTo(x + Math.max(0, to - height), y + Math.min(to, height));
    if (height > a && height < a + STROKE) pen.lineTo(x, y + height);
    pen.closePath();
  }
  pen.fill();
  pen.strokeStyle = tokens.colours[colour];
  pen.lineWidth = 2;
  pen.strokeRect(x + 1, y + 1, Math.max(0, width - 2), Math.max(0, height - 2));
}

/** One entry of a key: a swatch of a bar's pattern, or a mark's shape, and its name. */
interface KeyEntry {
  name: string;
  colour: Colour;
  pattern: Pattern;
  shape?: Shape;
}

/** A key set as running lines from the left: only where names have no room at the data themselves. */
export interface KeyLine {
  entries: (KeyEntry & { lines: readonly string[]; x: number; y: number })[];
  height: number;
}

const SWATCH = 18;
const AFTER_SWATCH = 8;
const BETWEEN = 28;

/** Breaks the key into lines no wider than the drawing. */
export function layKey(entries: readonly KeyEntry[], { tokens, measure, size }: Kit): KeyLine {
  const face = { size: tokens.sizes.detail, weight: 400, measure } as const;
  const step = lineHeight(face.size) + 4;
  let x = 0;
  let y = step / 2;
  const placed = entries.map((entry) => {
    const lines = wrap(entry.name, size.width - SWATCH - AFTER_SWATCH, face);
    const width = SWATCH + AFTER_SWATCH + widest(lines, face);
    if (x > 0 && x + width > size.width) {
      x = 0;
      y += step;
    }
    const here = { ...entry, lines, x, y };
    x += width + BETWEEN;
    y += (lines.length - 1) * lineHeight(face.size);
    return here;
  });
  return { entries: placed, height: placed.length === 0 ? 0 : y + step / 2 + 8 };
}

/** Draws the key at the top left. */
export function drawKey(scene: Scene, key: KeyLine): void {
  for (const { lines, colour, pattern, shape, x, y } of key.entries) {
    const box = { x, y: y - SWATCH / 2, width: SWATCH, height: SWATCH };
    if (shape) drawMark(scene, x + SWATCH / 2, y, shape, pattern === 'open', colour);
    else if (pattern === 'solid') drawRect(scene, box, colour);
    else drawPattern(scene, box, pattern, colour);
    const size = scene.tokens.sizes.detail;
    const at = { x: x + SWATCH + AFTER_SWATCH, y: y - lineHeight(size) / 2 };
    drawLines(scene, lines, { ...at, size, weight: 400, colour: 'soft' });
  }
}
