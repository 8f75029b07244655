import type { MapLayer, MapPanel } from '../../model/map.ts';

/** Layers that tell what happened: what others show is the ground, which is there from the beginning. */
const EVENTS: ReadonlySet<MapLayer['draw']> = new Set(['movements', 'rings', 'callouts', 'distance']);

/**
 * A map that comes in steps (`.steps`): as its module says; else one frame after the other, the first from the beginning, or on one
 * map what happened, layer by layer.
 * @returns nothing where a map has only its ground to show
 */
export function steppedMap(panel: MapPanel): MapPanel | undefined {
  const { layers, frames = [] } = panel;
  const all = [...layers, ...frames, ...frames.flatMap((part) => part.layers)];
  if (all.some(({ step }) => step !== undefined)) return panel;
  if (frames.length > 0) return { ...panel, frames: frames.map((part, i) => (i === 0 ? part : { ...part, step: i })) };
  const events = layers.filter(({ draw }) => EVENTS.has(draw));
  if (events.length === 0) return undefined;
  return {
    ...panel,
    layers: layers.map((layer) => (events.includes(layer) ? { ...layer, step: events.indexOf(layer) + 1 } : layer)),
  };
}
