import type { MapPoints } from '../../model/map.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import type { DrawKit, Drawn } from './map-draw.ts';
import { LARGEST_SYMBOL, POINTS } from './map-looks.ts';
import { circleData, type Point } from './map-paths.ts';
import { pixel } from './map-projection.ts';
import type { MapShape } from './map-scene.ts';

/** Marks at places, or circles whose area is a value. */
export function drawPoints(layer: MapPoints, kit: DrawKit): { shapes: MapShape[]; drawn: Drawn[] } {
  const largest = Math.max(0, ...layer.features.map(({ value }) => value ?? 0));
  const shapes: MapShape[] = [];
  const drawn = layer.features.map(({ geometry, value }): Drawn => {
    const at = geometry.type === 'Point' ? pixel(geometry.coordinates, kit.projection) : undefined;
    if (!at) return { lines: [], radius: 0 };
    const radius = layer.look === 'symbol' ? symbolRadius(value ?? null, largest, kit.size) : POINTS[layer.look].radius;
    kit.marks.push({ x: at[0], y: at[1], width: radius * 1.75, height: radius * 1.75, turn: 0 });
    shapes.push(...(layer.look === 'symbol' ? symbolShapes(at, radius, value ?? null) : pointShapes(at, layer.look)));
    return { lines: [], at, radius };
  });
  return { shapes, drawn };
}

/** The area of a symbol is its value; one whose value is not available is small and open. */
function symbolRadius(value: number | null, largest: number, { width, height }: PanelSize): number {
  if (value === null || largest <= 0) return 5;
  return Math.max(1.5, Math.sqrt(Math.max(0, value) / largest) * LARGEST_SYMBOL * Math.min(width, height));
}

function symbolShapes([x, y]: Point, radius: number, value: number | null): MapShape[] {
  const d = circleData(x, y, radius);
  if (value === null) return [{ d, fill: 'paper', stroke: 'mark', strokeWidth: 1.5, dash: [3, 2] }];
  return [{ d, fill: 'accent', fillOpacity: 0.35, stroke: 'accent', strokeWidth: 1.5 }];
}

function pointShapes([x, y]: Point, look: keyof typeof POINTS): MapShape[] {
  const { radius, ring, filled } = POINTS[look];
  if (ring) {
    const outer: MapShape = { d: circleData(x, y, radius - 1), fill: 'paper', stroke: 'ink', strokeWidth: 2 };
    return [outer, { d: circleData(x, y, radius - 3.8), fill: 'ink' }];
  }
  if (filled) return [{ d: circleData(x, y, radius), fill: 'ink', stroke: 'paper', strokeWidth: 1.5 }];
  return [{ d: circleData(x, y, radius - 1), fill: 'paper', stroke: 'ink', strokeWidth: 2 }];
}
