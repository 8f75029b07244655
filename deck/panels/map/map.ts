/** A map drawn in slide pixels, from the ground up, with its labels, scale bar and legend. */

import type { GeoProjection } from 'd3-geo';
import { DeckError } from '../../model/error.ts';
import { figureWords } from '../../model/figure-words.ts';
import type { MapAreas, MapFrame, MapLabel, MapLayer, MapPanel } from '../../model/map.ts';
import { formatValue, formatWithUnit, tenth } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { LineCover, ToneMap } from './map-boxes.ts';
import { alongEdges } from './map-candidates.ts';
import { drawLayer } from './map-draw.ts';
import { type JobKit, type LetterKit, labelJobs, type UnseenLabel, unseenLabels } from './map-jobs.ts';
import {
  CLASS_OPACITIES,
  FIGURE_LETTERS,
  LEADER,
  LEGEND_LETTERS,
  SCALE_LETTERS,
  SCHEMATIC_LETTERS,
} from './map-looks.ts';
import { kilometresPerPixel, mapProjection, ON_SLIDE, roundLength, tightSize } from './map-paths.ts';
import { type Candidate, type LabelJob, type Placed, placeLabels } from './map-placement.ts';
import {
  blockOf,
  type DrawKit,
  type MapGroup,
  type MapShape,
  type MapText,
  scaled,
  setBlock,
  signShapes,
  strokeShapes,
} from './map-shapes.ts';

/** A drawn map in slide pixels, from the ground up. */
export interface DrawnMap {
  /** What of the room is used: a tight map may leave some. */
  size: PanelSize;
  groups: MapGroup[];
  /** Labels that found no room, `map-label`, each at its place in the source. */
  problems: DeckError[];
  names: DrawnNames;
}

/** What of a map's own words is drawn, and what was left out without being a fault. */
export interface DrawnNames {
  drawn: readonly string[];
  left: readonly string[];
  /** Of what lies outside the drawing. */
  outside: readonly UnseenLabel[];
}

/** How a map is seen, where it is not all of its panel. */
export interface MapView {
  frame: MapFrame;
  /** Over the panel's own layers. */
  layers: readonly MapLayer[];
  /** A head over it says when. */
  dated?: boolean;
  /** The ground alone: no words, no scale. */
  mute?: boolean;
  /** What finds no room is left out: all of it, or in a crop names alone. */
  lenient?: boolean | 'names';
  tight?: boolean;
  scaleBar?: boolean;
}

/** From this width on a map reaches from edge to edge: its words keep to the slide's margins. */
const EDGE_TO_EDGE = 1200;

/**
 * Draws a map: projection, geometry, marks and labels as plain shapes. Pure; the same map, size and measure give the same drawing.
 * @param room size in slide pixels; BCP 47 tag; widths of text in the deck's families
 * @param view the panel's own frame and layers if not said
 */
export function drawMap(panel: MapPanel, room: LetterKit, view: MapView = viewOf(panel)): DrawnMap {
  const { frame } = view;
  const kit = view.tight ? { ...room, size: tightSize(frame, panel.projection, room.size) } : room;
  const projection = mapProjection(frame, panel.projection, kit.size, kit.beyond);
  const drawing: DrawKit = {
    projection,
    stray: kit.stray ?? ON_SLIDE,
    size: kit.size,
    marks: [],
    cover: new LineCover(),
    walls: new LineCover(),
    tones: new ToneMap(panel.sea ? 'water' : 'paper'),
    scale: kit.scale ?? 1,
    measure: kit.measure,
    said: (value) => formatWithUnit(value, panel.unit, kit.lang),
  };
  const layers = [...panel.layers, ...view.layers];
  const drawn = layers.map((layer) => drawLayer(layer, drawing));
  const { width, height } = kit.size;
  const sea: MapShape = { d: `M0,0h${width}v${height}h-${width}z`, fill: 'water' };
  const groups: MapGroup[] = panel.sea ? [{ shapes: [sea], texts: [] }] : [];
  layers.forEach(({ step }, i) => {
    const shapes = drawn[i]?.shapes ?? [];
    if (shapes.length > 0) groups.push({ step, shapes, texts: [] });
  });
  if (view.mute) return { size: kit.size, groups, problems: [], names: { drawn: [], left: [], outside: [] } };
  const wide = width >= EDGE_TO_EDGE;
  const jobKit: JobKit = { ...kit, unit: panel.unit, dated: view.dated };
  const places = drawn.map((layer) => layer.drawn);
  const jobs = labelJobs(layers, places, jobKit);
  const extras = extrasOf(panel, view, layers, drawing, kit, wide ? 64 : 8);
  const standing = extras.map(({ name, candidates }): LabelJob => {
    return { label: { text: name, source: { file: panel.id, line: 1 } }, candidates };
  });
  const { placed, left } = placeLabels([...jobs, ...standing], { ...drawing, edge: wide ? 14 : undefined });
  const extraOf = ({ label }: LabelJob) => extras[standing.findIndex((each) => each.label === label)];
  const furniture = placed.flatMap((each) => {
    const extra = extraOf(each.job);
    return extra ? [haloed(extra.draw(each.candidate), each, drawing.tones)] : [];
  });
  const labels = placed.filter(({ job }) => !extraOf(job));
  groups.push(...labelGroups(labels, drawing.tones));
  if (furniture.length > 0) {
    groups.push({ shapes: furniture.flatMap(({ shapes }) => shapes), texts: furniture.flatMap(({ texts }) => texts) });
  }
  const isNeeded = ({ optional }: LabelJob) => !view.lenient || (view.lenient === 'names' && !optional);
  const problems = left.filter(isNeeded).map((job) => noRoom(job.label, panel, extraOf(job)?.what));
  const names = {
    drawn: placed.map(({ job }) => job.label.text),
    left: left.filter((job) => !isNeeded(job) && !extraOf(job)?.what).map(({ label }) => label.text),
    outside: unseenLabels(layers, places, kit),
  };
  return { size: kit.size, groups, problems, names };
}

export function viewOf({ frame, tight, scaleBar }: MapPanel): MapView {
  return { frame, layers: [], tight, scaleBar };
}

function extrasOf(
  panel: MapPanel,
  view: MapView,
  layers: readonly MapLayer[],
  { projection }: DrawKit,
  kit: LetterKit,
  margin: number,
): Extra[] {
  const legends = layers.flatMap((layer) =>
    layer.draw === 'areas' && layer.look === 'values' && layer.classes ? [classLegend(layer, panel, kit, margin)] : [],
  );
  const bar = view.scaleBar === false || panel.projection === 'world' ? [] : [scaleBar(projection, kit, margin)];
  const says = layers.flatMap((layer) =>
    layer.draw === 'movements' || layer.draw === 'rings' ? [layer.schematic ?? figureWords(kit.lang).schematic] : [],
  );
  const notes = [...new Set(says)].flatMap((words) => (words === false ? [] : [schematicNote(words, kit, margin)]));
  return [...legends, ...bar, ...notes];
}

function haloed<Part extends Pick<MapGroup, 'texts'>>(part: Part, { candidate }: Placed, tones: ToneMap): Part {
  const { box } = candidate;
  const colour = tones.at([box.x, box.y]);
  const texts = part.texts.map((text) => ({
    ...text,
    halo: { colour, width: text.size >= FIGURE_LETTERS[0].size * 0.7 ? 8 : 5 },
  }));
  return { ...part, texts };
}

/** Names above all lines, those of one step together; with their leaders and signs. */
function labelGroups(placed: readonly Placed[], tones: ToneMap): MapGroup[] {
  const steps = [...new Set(placed.map(({ job }) => job.step ?? 0))].sort((a, b) => a - b);
  return steps.map((step) => {
    const own = placed.filter(({ job }) => (job.step ?? 0) === step);
    return {
      step: step === 0 ? undefined : step,
      shapes: own.flatMap(({ job, candidate }) => [
        ...(candidate.leader ? strokeShapes([candidate.leader], LEADER) : []),
        ...(job.sign ? signOf(candidate.box) : []),
      ]),
      texts: own.flatMap((each) => haloed({ texts: [each.candidate.text] }, each, tones).texts),
    };
  });
}

function signOf(box: { x: number; y: number; width: number; height: number }) {
  return signShapes(box.x - box.width / 2, box.y - box.height / 2 + 1);
}

function noRoom({ text, source }: MapLabel, { id }: MapPanel, what?: string): DeckError {
  const hint = what
    ? 'Give the frame more degrees at one of its sides, or the map a larger height.'
    : 'Leave it out of the names, shorten it, or give the map a larger frame or height.';
  const name = `"${text.replace(/\s+/g, ' ')}"`;
  const words = text === '' ? 'a value' : what ? `${what} ${name}` : name;
  const place = source.file === id ? { file: `charts/${id}.ts`, line: 1 } : source;
  return new DeckError('map-label', `There is no room on the map for ${words}`, hint, place);
}

/** What belongs to the whole map: where it may stand, and how it looks there. */
interface Extra {
  name: string;
  /** Before its name in a message, where it is none of the author's names. */
  what?: string;
  candidates: Candidate[];
  draw(at: Candidate): { shapes: MapShape[]; texts: MapText[] };
}

/** Share of the drawing's width that a scale bar takes at most. */
const SCALE_SHARE = 0.2;

/** A bar of a round number of kilometres, true in the middle of the drawing. */
function scaleBar(projection: GeoProjection, kit: LetterKit, margin: number): Extra {
  const { size, lang, measure } = kit;
  const perPixel = kilometresPerPixel(projection, size);
  const length = roundLength(perPixel * size.width * SCALE_SHARE);
  const long = length / perPixel;
  const words = new Intl.NumberFormat(lang, { style: 'unit', unit: 'kilometer' }).format(length);
  const block = blockOf([words], scaled(SCALE_LETTERS, kit), measure);
  const [width, height] = [Math.max(long + 2, block.width), block.height + 9];
  const candidates = alongEdges(width, height, size, margin).map(({ x, y, cost }): Candidate => {
    const { text } = setBlock(block, { x: x - width / 2 + block.width / 2, y: y - 4 }, 'start');
    return { box: { x, y, width, height, turn: 0 }, text, cost };
  });
  return {
    name: words,
    what: 'the scale bar,',
    candidates,
    draw({ box, text }) {
      const [left, y] = [tenth(box.x - width / 2 + 1), tenth(box.y + height / 2 - 2)];
      const d = `M${left},${tenth(y - 6)}v6h${tenth(long)}v-6`;
      return {
        texts: [text],
        shapes: [
          { d, stroke: 'paper', strokeWidth: 5, strokeOpacity: 0.7 },
          { d, stroke: 'ink', strokeWidth: 1.6 },
        ],
      };
    },
  };
}

/** Words that say that something on the map is schematic. */
function schematicNote(words: string, kit: LetterKit, margin: number): Extra {
  const block = blockOf([words], scaled(SCHEMATIC_LETTERS, kit), kit.measure);
  const candidates = alongEdges(block.width, block.height, kit.size, margin).map(
    ({ x, y, cost }): Candidate => ({ ...setBlock(block, { x, y }, 'start'), cost }),
  );
  return { name: words, candidates, draw: ({ text }) => ({ shapes: [], texts: [text] }) };
}

const SWATCH = { width: 28, height: 18, pitch: 25 };

/** The classes of a choropleth with their bounds, and what "not available" looks like if it occurs. */
function classLegend(layer: MapAreas, { unit }: MapPanel, kit: LetterKit, margin: number): Extra {
  const classes = layer.classes ?? [];
  const rows = rangeWords(classes, unit, kit.lang);
  if (layer.features.some(({ value }) => value === null)) rows.push(figureWords(kit.lang).notAvailable);
  const blocks = rows.map((words) => blockOf([words], scaled(LEGEND_LETTERS, kit), kit.measure));
  const width = SWATCH.width + 8 + Math.max(...blocks.map((block) => block.width));
  const height = rows.length * SWATCH.pitch;
  const candidates = alongEdges(width, height, kit.size, margin).map(({ x, y, cost }): Candidate => {
    const first = blocks[0] ?? blockOf([''], scaled(LEGEND_LETTERS, kit), kit.measure);
    return { ...setBlock(first, { x, y }), box: { x, y, width, height, turn: 0 }, cost };
  });
  return {
    name: layer.label,
    what: 'the legend of',
    candidates,
    draw({ box }) {
      const [left, top] = [box.x - width / 2, box.y - height / 2];
      const texts = blocks.map((block, i) => {
        const x = left + SWATCH.width + 8 + block.width / 2;
        return setBlock(block, { x, y: top + (i + 0.5) * SWATCH.pitch }, 'start').text;
      });
      const ground: MapShape = { d: boxData(left - 6, top - 4, width + 12, height + 8), fill: 'paper' };
      const swatches = rows.map((_, i) => swatch(left, top + (i + 0.5) * SWATCH.pitch, i, classes.length));
      return { texts, shapes: [ground, ...swatches] };
    },
  };
}

function swatch(left: number, middle: number, i: number, bounds: number): MapShape {
  const d = boxData(left, middle - SWATCH.height / 2, SWATCH.width, SWATCH.height);
  if (i > bounds) return { d, fill: 'paper', stroke: 'mark', strokeWidth: 1, dash: [3, 2] };
  return { d, fill: 'accent', fillOpacity: CLASS_OPACITIES[i] ?? 1 };
}

/** `under 10%`, `10% to 20%`, `20% and more`, in signs that need no language. */
function rangeWords(classes: readonly number[], unit: string, lang: string): string[] {
  const word = unit === '%' ? '' : ` ${unit}`;
  const [first] = classes;
  if (first === undefined) return [];
  const say = (value: number) => formatValue(value, unit, lang);
  // Beside a minus sign a dash is read as another one.
  const dash = classes.some((bound) => bound < 0) ? ` ${figureWords(lang).to} ` : '–';
  const between = classes.slice(1).map((bound, i) => `${say(classes[i] ?? 0)}${dash}${say(bound)}${word}`);
  return [`< ${say(first)}${word}`, ...between, `≥ ${say(classes.at(-1) ?? first)}${word}`];
}

function boxData(x: number, y: number, width: number, height: number): string {
  return `M${tenth(x)},${tenth(y)}h${tenth(width)}v${tenth(height)}h-${tenth(width)}z`;
}
