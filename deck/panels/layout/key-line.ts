import type { Pattern, Shape } from '../../model/panel.ts';
import { drawMark, drawPattern } from './marks.ts';
import type { Colour } from './panel-tokens.ts';
import { drawRect, drawText, type Kit, type Scene } from './scene.ts';
import { lineHeight, widthOf } from './text.ts';

/** One entry of a key: a swatch of a bar's pattern, or a mark's shape, and its name. */
export interface KeyEntry {
  name: string;
  colour: Colour;
  pattern: Pattern;
  shape?: Shape;
}

/** A key set as running lines from the left: only where names have no room at the data themselves. */
export interface KeyLine {
  entries: (KeyEntry & { x: number; y: number })[];
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
    const width = SWATCH + AFTER_SWATCH + widthOf(entry.name, face);
    if (x > 0 && x + width > size.width) {
      x = 0;
      y += step;
    }
    const here = { ...entry, x, y };
    x += width + BETWEEN;
    return here;
  });
  return { entries: placed, height: placed.length === 0 ? 0 : y + step / 2 + 8 };
}

/** Draws the key at the top left. */
export function drawKey(scene: Scene, key: KeyLine): void {
  for (const { name, colour, pattern, shape, x, y } of key.entries) {
    const box = { x, y: y - SWATCH / 2, width: SWATCH, height: SWATCH };
    if (shape) drawMark(scene, { x: x + SWATCH / 2, y, radius: 8, shape, open: pattern === 'open', colour });
    else if (pattern === 'solid') drawRect(scene, box, colour);
    else drawPattern(scene, box, pattern, colour);
    const size = scene.tokens.sizes.detail;
    drawText(scene, { text: name, x: x + SWATCH + AFTER_SWATCH, y, size, weight: 400, colour: 'soft' });
  }
}
