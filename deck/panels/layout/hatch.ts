import type { Colour } from './panel-tokens.ts';
import type { Box, Scene } from './scene.ts';

const PERIOD = 13;
const STROKE = 6;

/**
 * Fills a box with slanted strokes inside a frame. The strokes are cut to the box by calculation: a canvas pattern would become
 * a raster image in Skia's SVG, and a clip would need an id in it.
 */
export function drawHatch({ pen, tokens }: Scene, box: Box, colour: Colour): void {
  if (box.width < 1 || box.height < 1) return;
  pen.fillStyle = tokens.colours[colour];
  pen.beginPath();
  // A stroke is the band a ≤ u < a + STROKE, where u = (x − left) + (y − top) grows from the top left corner to the bottom right one.
  for (let a = -STROKE / 2; a < box.width + box.height; a += PERIOD) {
    const corners = [
      ...edge(box, Math.max(0, a)),
      ...edge(box, Math.min(box.width + box.height, a + STROKE)).reverse(),
    ];
    addPolygon(pen, withCorners(box, corners, a, a + STROKE));
  }
  pen.fill();
  pen.strokeStyle = tokens.colours[colour];
  pen.lineWidth = 2;
  pen.strokeRect(box.x + 1, box.y + 1, Math.max(0, box.width - 2), Math.max(0, box.height - 2));
}

type Point = [number, number];

/** Where the slanted line u cuts the box: on its left or bottom edge, and on its top or right edge. */
function edge({ x, y, width, height }: Box, u: number): [Point, Point] {
  return [
    u <= height ? [x, y + u] : [x + u - height, y + height],
    u <= width ? [x + u, y] : [x + width, y + u - width],
  ];
}

/** The band's polygon with the corners of the box that lie inside the band. */
function withCorners({ x, y, width, height }: Box, [a, b, c, d]: Point[], from: number, to: number): Point[] {
  const right = width > from && width < to;
  const left = height > from && height < to;
  const points = [
    a,
    b,
    right ? ([x + width, y] as Point) : undefined,
    c,
    d,
    left ? ([x, y + height] as Point) : undefined,
  ];
  return points.filter((point) => point !== undefined);
}

function addPolygon(pen: Scene['pen'], points: Point[]): void {
  points.forEach((point, i) => {
    if (i === 0) pen.moveTo(...point);
    else pen.lineTo(...point);
  });
  pen.closePath();
}
