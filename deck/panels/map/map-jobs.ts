import { figureWords } from '../../model/figure-words.ts';
import type { MapFeature, MapLabel, MapLayer } from '../../model/map.ts';
import { formatWithUnit } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { alongLines, aroundPlace, besideLine, besidePoint, insideArea, ledTo } from './map-candidates.ts';
import { distanceWords, meetsBox } from './map-geometry.ts';
import {
  BORDER_LETTERS,
  CALLOUT_LETTERS,
  DISTANCE_LETTERS,
  FIGURE_LETTERS,
  INDICATIVE_LETTERS,
  type LetterStyle,
  LINE_LETTERS,
  LINES,
  MOVEMENT_LETTERS,
  NAME_LETTERS,
  POINT_LETTERS,
  SIGN,
  STRONG_LETTERS,
} from './map-looks.ts';
import type { Point } from './map-paths.ts';
import type { Candidate, LabelJob } from './map-placement.ts';
import { type Block, blockOf, blocksOf, type Drawn, familyOf, type Letters, richBlock, scaled } from './map-shapes.ts';

/** What labels are set with. */
export interface LetterKit extends Letters {
  size: PanelSize;
  lang: string;
  /** How far its lines may stray, in pixels, if not as far as on a slide. */
  stray?: number;
  /** How far its shapes go on over its edges, if that is not left to the projection. */
  beyond?: number;
}

/** Names of places and measured distances are read first: they stand clear of lines twice as gladly as others. */
const CAREFUL = 2;

/** The order in which labels are served: those with the least freedom first. */
const ORDER: Readonly<Record<MapLayer['draw'], number>> = {
  rings: 0,
  points: 1,
  distance: 0,
  callouts: 2,
  movements: 3,
  names: 4,
  lines: 5,
  areas: 6,
};

/** The labels of a map with all ways to set each, those that matter most first. */
export function labelJobs(layers: readonly MapLayer[], drawn: readonly Drawn[][], kit: JobKit): LabelJob[] {
  const jobs = layers.flatMap((layer, i) =>
    layerJobs(layer, drawn[i] ?? [], kit).map((job) => ({ ...job, step: layer.step, order: ORDER[layer.draw] })),
  );
  return jobs.sort((a, b) => a.order - b.order);
}

export interface JobKit extends LetterKit {
  /** The unit of joined values. */
  unit: string;
  /** A head over the map says when: ways need no words of their own. */
  dated?: boolean;
}

function layerJobs(layer: MapLayer, drawn: readonly Drawn[], kit: JobKit): LabelJob[] {
  switch (layer.draw) {
    case 'distance': {
      const [line] = drawn;
      if (!line || !isSeen(line, kit.size)) return [];
      const points = line.lines[0]?.points ?? [];
      const [from, to] = [points[0], points.at(-1)];
      const words = distanceWords(layer, kit.lang);
      const blocks =
        layer.look === 'figure'
          ? [richBlock(words, FIGURE_LETTERS, figureKit(kit))]
          : blocksOf(words, scaled(DISTANCE_LETTERS, kit), kit.lang, kit.measure);
      const candidates = from && to ? besideLine(blocks, from, to, layer.look === 'figure' ? 300 : 0.3) : [];
      return [{ label: layer.text, weight: CAREFUL, candidates }];
    }
    case 'names':
      return layer.names.flatMap(({ label }, i) => {
        const place = drawn[i];
        if (!place || !isSeen(place, kit.size)) return [];
        const { at } = place;
        const candidates = at ? nameCandidates(layer.look, label.text, at, kit) : [];
        const optional = layer.look !== 'figure';
        return [{ label, onGround: layer.look === 'area', oneTone: true, optional, candidates }];
      });
    case 'movements':
      return movementJobs(layer, drawn, kit);
    case 'rings':
      return layer.rings.flatMap(({ label, word, found }, i) => ringJobs(label, word, found === true, drawn[i], kit));
    case 'callouts':
      return layer.callouts.flatMap(({ label, found }, i) => {
        const place = drawn[i];
        if (!place || !isSeen(place, kit.size)) return [];
        const block = withSign(richBlock(label.text, CALLOUT_LETTERS, kit), found === true);
        const candidates = place.at ? ledTo(block, place.at, place.radius, place.aim, [40, 66, 92, 20, 120]) : [];
        return [{ label, weight: CAREFUL, oneTone: true, sign: found, mark: place.at, candidates }];
      });
    default:
      return layer.features.flatMap((feature, i) => {
        const { label } = feature;
        const place = drawn[i];
        if (!label || !place || !isSeen(place, kit.size)) return [];
        const candidates = featureCandidates(layer, valueWords(layer, feature, kit), place, kit);
        const onGround = layer.draw === 'lines' || feature.value !== undefined;
        const isPoint = place.at !== undefined;
        const weight = isPoint ? CAREFUL : 1;
        return [{ label, candidates, onGround, optional: true, oneTone: isPoint, mark: place.at, weight }];
      });
  }
}

/** Large figures give way most in a narrow column. */
function figureKit(kit: JobKit): JobKit {
  const { scale = 1 } = kit;
  return scale < 1 ? { ...kit, scale: scale * 0.85 } : kit;
}

/** Words with room before them for the sign. */
function withSign(block: Block, found: boolean): Block {
  return found ? { ...block, width: block.width + SIGN + 8, indent: SIGN + 8 } : block;
}

/** Whether anything of a feature lies on the drawing. */
function isSeen({ at, lines }: Drawn, { width, height }: PanelSize): boolean {
  const on = ([x, y]: Point) => x >= 0 && y >= 0 && x <= width && y <= height;
  if (at) return on(at);
  // A straight line may cross the drawing with both its ends beyond the edges.
  const crosses = (points: readonly Point[]) =>
    points.some((b, i) => meetsBox(points[i - 1] ?? b, b, [0, 0, width, height]));
  return lines.some(({ points, closed }) => (closed ? points.length > 2 : crosses(points)));
}

/** Words of what lies outside a drawing, and what draws it. */
export type UnseenLabel = MapLabel & Pick<MapLayer, 'draw'>;

/** The words asked for at what lies outside the drawing, where they cannot stand. */
export function unseenLabels(
  layers: readonly MapLayer[],
  drawn: readonly Drawn[][],
  { size, lang }: Pick<LetterKit, 'size' | 'lang'>,
): UnseenLabel[] {
  return layers.flatMap((layer, i) => {
    // A layer without names is told by its own.
    if ('features' in layer && layer.source && layer.features.every(({ label }) => !label)) {
      const seen = (drawn[i] ?? []).some((place) => isSeen(place, size));
      return seen ? [] : [{ text: layer.label, source: layer.source, draw: layer.draw }];
    }
    return wordsOf(layer, lang).flatMap((label, n) => {
      const place = drawn[i]?.[n];
      return label && place && !isSeen(place, size) ? [{ ...label, draw: layer.draw }] : [];
    });
  });
}

/** What each feature of a layer is called on the map, in the order of its drawings; of a value alone, whose it is. */
function wordsOf(layer: MapLayer, lang: string): (MapLabel | undefined)[] {
  switch (layer.draw) {
    case 'distance':
      return [{ ...layer.text, text: distanceWords(layer, lang) }];
    case 'names':
      return layer.names.map(({ label }) => label);
    case 'movements':
      return layer.ways.map(({ label }) => label ?? layer.date);
    case 'rings':
      return layer.rings.map(({ label, word }) => label ?? word);
    case 'callouts':
      return layer.callouts.map(({ label }) => label);
    default:
      return layer.features.map(({ label, name, key }) => label && { ...label, text: label.text || name || key || '' });
  }
}

function nameCandidates(look: keyof typeof NAME_LETTERS | 'figure', text: string, at: Point, kit: JobKit): Candidate[] {
  if (look === 'figure') return aroundPlace([richBlock(text, FIGURE_LETTERS, figureKit(kit))], at, 'start');
  const style = scaled(look === 'area' ? INDICATIVE_LETTERS : NAME_LETTERS[look], kit);
  return aroundPlace(blocksOf(text, style, kit.lang, kit.measure), at);
}

/** What each way is called, else when it was: once, at the first way that is seen, unless a head says it. */
function movementJobs(
  layer: Extract<MapLayer, { draw: 'movements' }>,
  drawn: readonly Drawn[],
  kit: JobKit,
): LabelJob[] {
  const named = layer.ways.some(({ label }) => label);
  const seen = layer.ways.map((_, i) => isSeen(drawn[i] ?? { lines: [], radius: 0 }, kit.size));
  return layer.ways.flatMap(({ label }, i) => {
    if (!seen[i]) return [];
    const own = label ?? (i === seen.indexOf(true) && !named && !kit.dated ? layer.date : undefined);
    const points = drawn[i]?.lines[0]?.points ?? [];
    // Where it goes is said at its head.
    const [from, to] = [points[Math.floor(points.length / 2)], points.at(-1)];
    if (!own || !from || !to) return [];
    const blocks = blocksOf(own.text, scaled(MOVEMENT_LETTERS, kit), kit.lang, kit.measure);
    const ends = besidePoint(blocks, to, 8, [3, 7, 15, 24]).map((each) => ({ ...each, cost: each.cost + 0.5 }));
    return [{ label: own, oneTone: true, candidates: [...besideLine(blocks, from, to), ...ends] }];
  });
}

function ringJobs(
  label: MapLabel | undefined,
  word: MapLabel | undefined,
  found: boolean,
  place: Drawn | undefined,
  kit: JobKit,
) {
  if (!place?.at || !isSeen(place, kit.size)) return [];
  const jobs: LabelJob[] = [];
  if (word) {
    const style = { ...scaled(CALLOUT_LETTERS[1], kit), weight: 600 as const };
    const candidates = aroundPlace([blockOf(word.text.split('\n'), style, kit.measure)], place.at).slice(0, 9);
    jobs.push({ label: word, candidates });
  }
  if (label) {
    const block = withSign(richBlock(label.text, CALLOUT_LETTERS, kit), found);
    const candidates = ledTo(block, place.at, place.radius, undefined, [8, 14, 22, 40, 60, 84]);
    jobs.push({ label, weight: CAREFUL, oneTone: true, sign: found, mark: place.at, candidates });
  }
  return jobs;
}

type FeatureLayer = Extract<MapLayer, { features: MapFeature[] }>;

/** A name, with its value if one is joined: under it in an area, beside it at a point. */
function valueWords({ draw }: FeatureLayer, { label, value }: MapFeature, { unit, lang }: JobKit): string {
  const name = label?.text ?? '';
  if (value === undefined) return name;
  const written = value === null ? figureWords(lang).notAvailable : formatWithUnit(value, unit, lang);
  return name === '' ? written : `${name}${draw === 'areas' ? '\n' : ': '}${written}`;
}

function featureCandidates(layer: FeatureLayer, text: string, place: Drawn, kit: JobKit): Candidate[] {
  const set = (own: LetterStyle): Block[] => {
    const style = scaled(own, kit);
    return blocksOf(text, style, kit.lang, familyOf(style, kit));
  };
  if (layer.draw === 'points') {
    return place.at ? besidePoint(set(POINT_LETTERS[layer.look]), place.at, place.radius) : [];
  }
  if (layer.draw === 'lines') {
    const style = scaled(layer.look === 'border' ? BORDER_LETTERS : LINE_LETTERS, kit);
    const away = layer.look === 'border' ? (LINES.border.casing ?? 0) / 2 + 4 : undefined;
    return alongLines(blockOf([text], style, kit.measure), place.lines, away);
  }
  if (layer.look === 'strong') return clearOfNames(insideArea(set(STRONG_LETTERS), place.lines, kit.size), kit.scale);
  const name = layer.look === 'land' || layer.look === 'neighbour' ? 'country' : 'area';
  return insideArea(set(NAME_LETTERS[name]), place.lines, kit.size);
}

/** Free over and under the name of a country, so that a town's does not read as its first line; and what it costs to go without. */
const CLEAR = { height: 22, cost: 4 } as const;

function clearOfNames(candidates: readonly Candidate[], scale = 1): Candidate[] {
  return candidates.flatMap((candidate) => {
    const { box, cost } = candidate;
    const clear = { ...box, height: box.height + 2 * CLEAR.height * scale };
    return [
      { ...candidate, box: clear },
      { ...candidate, cost: cost + CLEAR.cost },
    ];
  });
}
