import type { FigureMark } from './deck.ts';
import type { MapLayer, MapPanel } from './map.ts';
import type { Measure } from './measure.ts';
import type { ChartPanel, Panel, TimelinePanel, ValuesPanel } from './panel.ts';
import { SOFT_HYPHEN } from './soft-hyphen.ts';

/**
 * Numerals within a figure. A part that cites something, a category, an event, a callout, has its numeral behind its words: while a
 * drawing is laid out the numeral is one character of a private use area, so that it has its room and is never parted from its word.
 */
const FIRST = 0xe000;
const MARK = /[\ue001-\ue3ff]/;
const MARKS = /[\ue001-\ue3ff]/g;

/** A numeral in slide pixels: its digits, and what it keeps free before it. The theme sets the same: see `.figure-marks`. */
const DIGIT = 8.5;
const BEFORE = 2;

/** A piece of a line: words, or a numeral. */
export type Run = { text: string; width: number } | { number: number; width: number };

/** Where a numeral begins that stands at the left of a point, as far from it as one at the right: in a drawing that is mirrored. */
export function markLeftOf(number: number, x: number): number {
  return x - DIGIT * String(number).length - 2 * BEFORE;
}

export function hasMarks(text: string): boolean {
  return MARK.test(text);
}

/** Words alone: without numerals, and without the soft hyphens at which a line may end. */
export function withoutMarks(text: string): string {
  return text.replace(MARKS, '').replaceAll(SOFT_HYPHEN, '');
}

/** A line in its pieces, in order, each with its width. */
export function runsOf(text: string, width: (words: string) => number): Run[] {
  return text.split(/([\ue001-\ue3ff])/).flatMap((piece): Run[] => {
    if (piece === '') return [];
    if (!MARK.test(piece)) return [{ text: piece, width: width(piece) }];
    const number = (piece.codePointAt(0) ?? FIRST) - FIRST;
    return [{ number, width: BEFORE + DIGIT * String(number).length }];
  });
}

/** A measure that knows how wide numerals are. */
export function markedMeasure(measure: Measure): Measure {
  return (text, size, weight) => {
    if (text.includes(SOFT_HYPHEN)) return markedMeasure(measure)(text.replaceAll(SOFT_HYPHEN, ''), size, weight);
    if (!hasMarks(text)) return measure(text, size, weight);
    return runsOf(text, (words) => measure(words, size, weight)).reduce((sum, { width }) => sum + width, 0);
  };
}

/** What the parts of a panel cite, part by part as they are read: each list has one numeral. */
export function citedParts(panel: Panel): string[][] {
  const parts: string[][] = [];
  mapParts(panel, (text, cites) => {
    if (cites && cites.length > 0) parts.push(cites);
    return text;
  });
  return parts;
}

/** The panel for drawing: behind the words of each part that cites something stands its numeral. */
export function markPanel<Kind extends Panel>(panel: Kind, marks: readonly FigureMark[]): Kind {
  if (marks.length === 0) return panel;
  const numbers = new Map(marks.map(({ cites, number }) => [cites.join(' '), number]));
  return mapParts(panel, (text, cites) => {
    const number = cites && numbers.get(cites.join(' '));
    return number === undefined ? text : text + String.fromCodePoint(FIRST + number);
  });
}

/** A chart for drawing: its long words have soft hyphens where they may be broken. Names on maps are never broken. */
export function breakablePanel<Kind extends Panel>(panel: Kind, hyphenate: (text: string) => string): Kind {
  if (panel.kind === 'map') return panel;
  const broken = mapParts(panel, hyphenate);
  if (broken.kind !== 'timeline' || !broken.lanes) return broken;
  return { ...broken, lanes: broken.lanes.map((lane) => ({ ...lane, label: hyphenate(lane.label) })) };
}

/** What is to become of the words of a part that cites so much. */
type Visit = (text: string, cites: string[] | undefined) => string;

/** A copy of a panel, its parts visited in the order in which they are read. */
function mapParts<Kind extends Panel>(panel: Kind, change: Visit): Kind {
  if (panel.kind === 'map') return mapMap(panel, change) as Kind;
  if (panel.kind === 'timeline') return mapTimeline(panel, change) as Kind;
  return mapValues(panel, change) as Kind;
}

function mapValues(panel: ValuesPanel, change: Visit): ChartPanel {
  // Small multiples repeat their parts: what they cite stands in the caption.
  if (panel.small) return panel;
  const labelled = <Part extends { label: string; cites?: string[] }>(part: Part): Part => {
    return { ...part, label: change(part.label, part.cites) };
  };
  const changed = {
    ...panel,
    categories: panel.categories.map(labelled),
    // One by itself is not named in the figure: what it cites stands in the caption.
    series: panel.series.length > 1 ? panel.series.map(labelled) : panel.series,
  };
  if (changed.kind !== 'bars' || !changed.compare) return changed;
  const values = changed.compare.values.map((each) => {
    if (each.detail !== undefined) return { ...each, detail: change(each.detail, each.cites) };
    if (each.text !== undefined) return { ...each, text: change(each.text, each.cites) };
    return { ...each, figure: change(each.figure, each.cites) };
  });
  return { ...changed, compare: { ...changed.compare, values } };
}

function mapTimeline(panel: TimelinePanel, change: Visit): TimelinePanel {
  const worded = <Part extends { text: string; cites?: string[] }>(part: Part): Part => {
    return { ...part, text: change(part.text, part.cites) };
  };
  const { lanes = [] } = panel;
  const flags = panel.flags?.map(worded);
  const notes = panel.notes?.map(worded);
  const rank = (event: TimelinePanel['events'][number]) => lanes.findIndex(({ key }) => key === event.lane);
  const read = [...panel.events].sort((a, b) => rank(a) - rank(b) || (a.date < b.date ? -1 : 1)).map(worded);
  const events = panel.events.map((event) => read.find(({ key }) => key === event.key) ?? event);
  return { ...panel, ...(flags ? { flags } : {}), ...(notes ? { notes } : {}), events };
}

function mapMap(panel: MapPanel, change: Visit): MapPanel {
  const layers = (of: readonly MapLayer[]) => of.map((layer) => mapLayer(layer, change));
  const frames = panel.frames?.map((part) => {
    const sentences = part.sentences?.map((each) => ({ ...each, text: change(each.text, each.cites) }));
    return { ...part, layers: layers(part.layers), ...(sentences ? { sentences } : {}) };
  });
  return { ...panel, layers: layers(panel.layers), ...(frames ? { frames } : {}) };
}

function mapLayer(layer: MapLayer, change: Visit): MapLayer {
  const worded = <Part extends { label?: { text: string }; cites?: string[] }>(part: Part): Part => {
    return part.label ? { ...part, label: { ...part.label, text: change(part.label.text, part.cites) } } : part;
  };
  if (layer.draw === 'names') return { ...layer, names: layer.names.map(worded) };
  if (layer.draw === 'rings') return { ...layer, rings: layer.rings.map(worded) };
  if (layer.draw === 'callouts') return { ...layer, callouts: layer.callouts.map(worded) };
  return layer;
}
