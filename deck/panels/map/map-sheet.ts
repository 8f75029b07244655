/** A drawn map on its sheet: as a whole, in frames or in crops, with what stands around it, and the steps that it comes in. */

import { directionOf } from '../../model/direction.ts';
import type { DeckError } from '../../model/error.ts';
import type { MapLabel, MapLayer, MapPanel, MapPart } from '../../model/map.ts';
import { tenth } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { balance } from '../layout/text.ts';
import { type DrawnNames, drawMap, type MapView, viewOf } from './map.ts';
import type { LetterKit } from './map-jobs.ts';
import { CAPTION_LETTERS, CROP_LETTERS, DATE_LETTERS, HEAD_LETTERS, SIGN } from './map-looks.ts';
import { IN_COLUMN, mapProjection, pixel } from './map-paths.ts';
import { blockOf, familyOf, type MapGroup, type MapShape, scaled, setBlock, signShapes } from './map-shapes.ts';

/** A drawn map at its place on a sheet, and what stands around it. */
export interface SheetPart {
  x: number;
  y: number;
  size: PanelSize;
  groups: MapGroup[];
  step?: number;
  /** In the sheet's own pixels: head, date, sentence, sign. */
  around: MapGroup;
}

/** One or several maps as one drawing. */
export interface MapSheet {
  size: PanelSize;
  parts: SheetPart[];
  problems: DeckError[];
  /** Names that had room in none of its parts, which is no fault in a narrow column. */
  left: string[];
  /** Names of what lies outside all of its parts. */
  outside: MapLabel[];
}

const GAP = 24;
/** Width of the column on a narrow page, and how large letters are there against those on a slide. */
const NARROW = { width: 350, edgeToEdge: 390, scale: 0.8 };
/** Letters in one of several maps: the smallest of them still have 16 pixels. */
const PART_SCALE = 0.9;
/** Several under each other are lower than wide, so that one and its words are seen at once; the frame is whole all the same. */
const LOW = 0.8;
const NOTHING: MapGroup = { shapes: [], texts: [] };

/** A map in its room on a slide: as large as that, or several side by side. */
export function mapSheet(panel: MapPanel, kit: LetterKit): MapSheet {
  const { frames } = panel;
  if (!frames) {
    const { size, groups, problems, names } = drawMap(panel, kit);
    const parts = [{ x: 0, y: 0, size, groups, around: NOTHING }];
    return { size, parts, problems, left: [], outside: outsideOf([names]) };
  }
  const columns = Math.min(frames.length, panel.columns ?? frames.length);
  const rows = Math.ceil(frames.length / columns);
  const [width, high] = [part(kit.size.width, columns), part(kit.size.height, rows)];
  const captions = frames.map((each) => captionLines(captionOf(each), width, kit));
  const foot = Math.max(...captions.map((lines) => captionHeight(lines, kit)));
  const size = { width: Math.floor(width), height: Math.floor(high - headHeight(kit) - foot) };
  const drawn = frames.map((each, i) => {
    const [x, y] = [i % columns, Math.floor(i / columns)];
    const place = { x: Math.round(x * (width + GAP)), y: Math.round(y * (high + GAP)) };
    return drawPart(panel, each, { ...place, size, caption: captions[i] ?? [] }, kit);
  });
  const problems = drawn.flatMap((each) => each.problems);
  const outside = outsideOf(drawn.map(({ names }) => names));
  return { size: kit.size, parts: drawn.map((each) => each.part), problems, left: [], outside };
}

/** The length of one of so many parts. */
function part(length: number, count: number): number {
  return (length - GAP * (count - 1)) / count;
}

/** A map for a column too narrow for the whole: letters as large as ever, less of the ground, parts under each other. */
export function narrowSheet(panel: MapPanel, whole: LetterKit, edgeToEdge: boolean): MapSheet {
  const width = edgeToEdge ? NARROW.edgeToEdge : NARROW.width;
  const kit = { ...whole, scale: NARROW.scale, stray: IN_COLUMN };
  const { frames, narrow } = panel;
  if (frames) return stackParts(panel, frames, width, kit);
  if (narrow) return stackCrops(panel, narrow, width, kit);
  const size = { width, height: heightOf(panel, panel.frame, width) };
  const drawn = drawMap(panel, { ...kit, size }, { ...viewOf(panel), tight: false, lenient: true });
  const { groups, problems, names } = drawn;
  return { size, parts: [{ x: 0, y: 0, size, groups, around: NOTHING }], problems, ...lostIn([names]) };
}

/** What none of the parts shows. */
function outsideOf(names: readonly DrawnNames[]): MapLabel[] {
  const all = new Map(names.flatMap(({ outside }) => outside).map((label) => [label.text, label]));
  const others = new Set(names.flatMap(({ drawn, left }) => [...drawn, ...left]));
  return [...all.values()].filter(({ text }) => text !== '' && !others.has(text));
}

/** What is left out wherever it belongs, and what none of the parts shows. */
function lostIn(names: readonly DrawnNames[]): Pick<MapSheet, 'left' | 'outside'> {
  const drawn = new Set(names.flatMap((each) => each.drawn));
  const left = new Set(names.flatMap((each) => each.left));
  return { left: [...left].filter((name) => name !== '' && !drawn.has(name)), outside: outsideOf(names) };
}

/** As high as the frame asks for at a width, never so low that no name has room. */
function heightOf({ projection }: MapPanel, frame: MapPanel['frame'], width: number): number {
  const corners = mapProjection(frame, projection, { width, height: 10_000 });
  const [north, south] = [pixel([frame.west, frame.north], corners), pixel([frame.west, frame.south], corners)];
  const middle = (frame.west + frame.east) / 2;
  const top = pixel([middle, frame.north], corners);
  const high = Math.abs((south?.[1] ?? 0) - Math.min(north?.[1] ?? 0, top?.[1] ?? 0));
  return Math.round(Math.min(480, Math.max(150, high)));
}

function stackParts(panel: MapPanel, frames: readonly MapPart[], width: number, kit: LetterKit): MapSheet {
  let y = 0;
  const drawn = frames.map((part) => {
    const caption = captionLines(captionOf(part), width, kit);
    const size = { width, height: Math.min(heightOf(panel, panel.frame, width), Math.round(width * LOW)) };
    const made = drawPart(panel, part, { x: 0, y, size, caption }, kit, true);
    y += headHeight(kit) + size.height + captionHeight(caption, kit) + 20;
    return made;
  });
  const parts = drawn.map(({ part }) => part);
  const problems = drawn.flatMap((each) => each.problems);
  const lost = lostIn(drawn.map(({ names }) => names));
  return { size: { width, height: Math.ceil(y - 20) }, parts, problems, ...lost };
}

type Crops = NonNullable<MapPanel['narrow']>;

/** Each crop as wide as the column; several under a locator that shows where they are. */
function stackCrops(panel: MapPanel, crops: Crops, width: number, kit: LetterKit): MapSheet {
  // A map may run from edge to edge; its words stand where all others do.
  const column = Math.min(width, NARROW.width);
  const parts: SheetPart[] = [];
  const problems: DeckError[] = [];
  const names: DrawnNames[] = [];
  let y = 0;
  if (crops.length > 1) {
    const size = { width, height: heightOf(panel, panel.frame, width) };
    const view: MapView = { frame: panel.frame, layers: [], mute: true };
    const { groups } = drawMap(panel, { ...kit, size }, view);
    parts.push({ x: 0, y, size, groups: [...groups, locatorGroup(panel, crops, size, kit)], around: NOTHING });
    y += size.height + 16;
  }
  for (const { key, frame, caption } of crops) {
    const lines = captionLines(caption && crops.length > 1 ? `${key}  ${caption}` : caption, column, kit);
    const text = textGroup(lines, { x: (width - column) / 2, y, width: column }, kit);
    y += captionHeight(lines, kit);
    const size = { width, height: heightOf(panel, frame, width) };
    const drawn = drawMap(panel, { ...kit, size }, { frame, layers: [], scaleBar: false, lenient: 'names' });
    problems.push(...drawn.problems);
    // A crop is meant to show less of the ground, but what happened is told by one of them.
    names.push({ ...drawn.names, outside: drawn.names.outside.filter(({ draw }) => EVENTS.has(draw)) });
    const sign = crops.length > 1 ? [signGroup(key, { x: 0, y: 0 }, kit)] : [];
    parts.push({ x: 0, y, size, groups: [...drawn.groups, ...sign], around: text });
    y += size.height + 20;
  }
  return { size: { width, height: Math.ceil(y - 20) }, parts, problems, ...lostIn(names) };
}

/** The frames of crops on the locator, each with its sign. */
function locatorGroup(panel: MapPanel, crops: Crops, size: PanelSize, kit: LetterKit): MapGroup {
  const projection = mapProjection(panel.frame, panel.projection, size);
  const groups = crops.flatMap(({ key, frame }): MapGroup[] => {
    const [a, b] = [pixel([frame.west, frame.north], projection), pixel([frame.east, frame.south], projection)];
    if (!a || !b) return [];
    const d = `M${tenth(a[0])},${tenth(a[1])}H${tenth(b[0])}V${tenth(b[1])}H${tenth(a[0])}z`;
    const box: MapGroup = { shapes: [{ d, stroke: 'ink', strokeWidth: 2 }], texts: [] };
    return [box, signGroup(key, { x: a[0], y: a[1] }, kit)];
  });
  return { shapes: groups.flatMap(({ shapes }) => shapes), texts: groups.flatMap(({ texts }) => texts) };
}

function signGroup(key: string, { x, y }: { x: number; y: number }, kit: LetterKit): MapGroup {
  const style = scaled(CROP_LETTERS, kit);
  const block = blockOf([key], style, kit.measure);
  const [width, height] = [Math.max(24, block.width + 12), 24];
  const ground: MapShape = { d: `M${tenth(x)},${tenth(y)}h${tenth(width)}v${height}h-${tenth(width)}z`, fill: 'ink' };
  return { shapes: [ground], texts: [setBlock(block, { x: x + width / 2, y: y + height / 2 }).text] };
}

interface Place {
  x: number;
  y: number;
  size: PanelSize;
  caption: readonly string[];
}

function drawPart(panel: MapPanel, part: MapPart, { x, y, size, caption }: Place, kit: LetterKit, lenient = false) {
  const { layers, date, step } = part;
  const dated = date !== undefined;
  const view: MapView = { frame: panel.frame, layers, lenient, dated, scaleBar: panel.scaleBar === true };
  const own = { ...kit, scale: Math.min(kit.scale ?? 1, PART_SCALE), size };
  const { groups, problems, names } = drawMap(panel, own, view);
  const top = y + headHeight(kit);
  const head = headGroup(part, { x, y }, size.width, kit);
  const foot = textGroup(caption, { x, y: top + size.height + 8, width: size.width }, kit);
  const around = { shapes: [...head.shapes, ...foot.shapes], texts: [...head.texts, ...foot.texts] };
  return { part: { x, y: top, size, groups, around, step } satisfies SheetPart, problems, names };
}

function headHeight({ scale = 1 }: LetterKit): number {
  return Math.round(44 * scale);
}

/** The head at the left, the date at the right, before it the sign if it is the deck's own finding. */
function headGroup(
  { head, date, found }: MapPart,
  { x, y }: { x: number; y: number },
  width: number,
  kit: LetterKit,
): MapGroup {
  const style = scaled(HEAD_LETTERS, kit);
  const block = blockOf([head], style, familyOf(style, kit));
  const middle = y + headHeight(kit) * 0.42;
  const texts = [setBlock(block, { x: x + block.width / 2, y: middle }, 'start').text];
  if (!date) return { shapes: [], texts };
  const small = blockOf([date], scaled(DATE_LETTERS, kit), kit.measure);
  const at = { x: x + width - small.width / 2, y: middle + block.height * 0.1 };
  texts.push(setBlock(small, at, 'end').text);
  const sign = found ? signShapes(at.x - small.width / 2 - SIGN - 7, at.y - SIGN / 2) : [];
  return { shapes: sign, texts };
}

function captionOf({ sentences }: MapPart): string | undefined {
  return sentences?.map(({ text }) => text).join(' ');
}

function captionLines(caption: string | undefined, width: number, kit: LetterKit): readonly string[] {
  if (!caption) return [];
  const { size, weight } = scaled(CAPTION_LETTERS, kit);
  return balance(caption, width, { size, weight, measure: kit.measure });
}

function captionHeight(lines: readonly string[], kit: LetterKit): number {
  return lines.length === 0 ? 0 : 14 + lines.length * captionPitch(kit);
}

function captionPitch(kit: LetterKit): number {
  return Math.round(scaled(CAPTION_LETTERS, kit).size * 1.21);
}

/** Lines of a caption in a room, from the side at which their language begins. */
function textGroup(
  lines: readonly string[],
  { x, y, width }: { x: number; y: number; width: number },
  kit: LetterKit,
): MapGroup {
  if (lines.length === 0) return NOTHING;
  const { size, weight, colour } = scaled(CAPTION_LETTERS, kit);
  const rtl = directionOf(kit.lang) === 'rtl';
  const set = lines.map((text, i) => ({ text, x: rtl ? x + width : x, y: y + size + i * captionPitch(kit) }));
  return { shapes: [], texts: [{ lines: set, size, weight, colour, anchor: rtl ? 'end' : 'start' }] };
}

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
