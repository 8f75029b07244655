import { DeckError } from '../../model/error.ts';
import type { MapLabel, MapPanel } from '../../model/map.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { LineCover } from './map-boxes.ts';
import { type DrawKit, drawLayer, type MapGroup } from './map-draw.ts';
import { classLegend, type Extra, scaleBar } from './map-extras.ts';
import { type LetterKit, labelJobs } from './map-jobs.ts';
import { type LabelJob, type Placed, placeLabels } from './map-placement.ts';
import { mapProjection, tightSize } from './map-projection.ts';

/** A drawn map in slide pixels, from the ground up. */
interface DrawnMap {
  /** What of the room is used: a tight map may leave some. */
  size: PanelSize;
  groups: MapGroup[];
  /** Labels that found no room, `map-label`, each at its place in the source. */
  problems: DeckError[];
}

/**
 * Draws a map: projection, geometry, marks and labels as plain shapes. Pure; the same map, size and measure give the same drawing.
 * @param room size in slide pixels; BCP 47 tag; widths of text in the deck's family
 */
export function drawMap(panel: MapPanel, room: LetterKit): DrawnMap {
  const kit = panel.tight ? { ...room, size: tightSize(panel.frame, panel.projection, room.size) } : room;
  const projection = mapProjection(panel.frame, panel.projection, kit.size);
  const drawing: DrawKit = { projection, size: kit.size, marks: [], cover: new LineCover() };
  const drawn = panel.layers.map((layer) => drawLayer(layer, drawing));
  const groups: MapGroup[] = panel.sea ? [seaGroup(kit)] : [];
  panel.layers.forEach(({ step }, i) => {
    const shapes = drawn[i]?.shapes ?? [];
    if (shapes.length > 0) groups.push({ ...(step ? { step } : {}), shapes, texts: [] });
  });
  const extras = extrasOf(panel, projection, kit);
  const jobs = labelJobs(
    panel,
    drawn.map((layer) => layer.drawn),
    kit,
  );
  const standing = extras.map((extra) => extraJob(extra, panel));
  const { placed, unplaced } = placeLabels([...jobs, ...standing], drawing);
  const furniture = placed.flatMap(({ job, candidate }) => {
    const extra = extras[standing.findIndex(({ label }) => label === job.label)];
    return extra ? [{ ...extra.draw(candidate) }] : [];
  });
  const named = placed.filter(({ job }) => !standing.some(({ label }) => label === job.label));
  groups.push(...labelGroups(named));
  if (furniture.length > 0) {
    groups.push({ shapes: furniture.flatMap(({ shapes }) => shapes), texts: furniture.flatMap(({ texts }) => texts) });
  }
  return { size: kit.size, groups, problems: unplaced.map(noRoom) };
}

function seaGroup({ size }: LetterKit): MapGroup {
  return { shapes: [{ d: `M0,0h${size.width}v${size.height}h-${size.width}z`, fill: 'water' }], texts: [] };
}

function extrasOf(panel: MapPanel, projection: DrawKit['projection'], kit: LetterKit): Extra[] {
  const legends = panel.layers.flatMap((layer) =>
    layer.draw === 'areas' && layer.look === 'values' && layer.classes ? [classLegend(layer, panel, kit)] : [],
  );
  const bar = panel.scaleBar === false || panel.projection === 'world' ? [] : [scaleBar(projection, kit)];
  return [...legends, ...bar];
}

function extraJob({ name, candidates }: Extra, { id }: MapPanel): LabelJob {
  return { label: { text: name, source: { file: id, line: 1 } }, candidates };
}

/** Names above all lines, those of one step together. */
function labelGroups(placed: readonly Placed[]): MapGroup[] {
  const steps = [...new Set(placed.map(({ job }) => job.step ?? 0))].sort((a, b) => a - b);
  return steps.map((step) => ({
    ...(step ? { step } : {}),
    shapes: [],
    texts: placed.filter(({ job }) => (job.step ?? 0) === step).map(({ candidate }) => candidate.text),
  }));
}

function noRoom({ text, source }: MapLabel): DeckError {
  const hint = 'Leave it out of the names, shorten it, or give the map a larger frame or height.';
  return new DeckError('map-label', `There is no room on the map for "${text.replace(/\s+/g, ' ')}"`, hint, source);
}
