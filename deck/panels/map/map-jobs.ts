import type { MapFeature, MapLayer, MapPanel } from '../../model/map.ts';
import type { Measure } from '../../model/measure.ts';
import { formatWithUnit } from '../layout/format.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { alongLines, aroundPlace, besideLine, besidePoint, insideArea } from './map-candidates.ts';
import type { Drawn } from './map-draw.ts';
import { distanceWords } from './map-geometry.ts';
import { type Block, blockOf, blocksOf } from './map-letters.ts';
import {
  BORDER_LETTERS,
  DISTANCE_LETTERS,
  type LetterStyle,
  LINE_LETTERS,
  NAME_LETTERS,
  POINT_LETTERS,
} from './map-looks.ts';
import type { Candidate, LabelJob } from './map-placement.ts';

/** What labels are set with. */
export interface LetterKit {
  size: PanelSize;
  lang: string;
  measure: Measure;
}

/** Names of places and measured distances are read first: they stand clear of lines twice as gladly as others. */
const CAREFUL = 2;

/** The order in which labels are served: those with the least freedom first. */
const ORDER: Readonly<Record<MapLayer['draw'], number>> = { points: 0, distance: 1, names: 2, lines: 3, areas: 4 };

/** The labels of a map with all ways to set each, those that matter most first. */
export function labelJobs(panel: MapPanel, drawn: readonly Drawn[][], kit: LetterKit): LabelJob[] {
  const jobs = panel.layers.flatMap((layer, i) =>
    layerJobs(layer, drawn[i] ?? [], panel, kit).map((job) => ({ order: ORDER[layer.draw], job, step: layer.step })),
  );
  return jobs
    .sort((a, b) => a.order - b.order)
    .map(({ job, step }) => ({ ...job, ...(step === undefined ? {} : { step }) }));
}

function layerJobs(layer: MapLayer, drawn: readonly Drawn[], panel: MapPanel, kit: LetterKit): LabelJob[] {
  switch (layer.draw) {
    case 'distance': {
      const points = drawn[0]?.lines[0]?.points ?? [];
      const [from, to] = [points[0], points.at(-1)];
      const blocks = blocksOf(distanceWords(layer, kit.lang), DISTANCE_LETTERS, kit.lang, kit.measure);
      return [{ label: layer.text, weight: CAREFUL, candidates: from && to ? besideLine(blocks, from, to) : [] }];
    }
    case 'names':
      return layer.names.map(({ label }, i) => {
        const at = drawn[i]?.at;
        const blocks = blocksOf(label.text, NAME_LETTERS[layer.look], kit.lang, kit.measure);
        return { label, onGround: layer.look === 'area', candidates: at ? aroundPlace(blocks, at) : [] };
      });
    default:
      return layer.features.flatMap((feature, i) => {
        const { label, value } = feature;
        const place = drawn[i];
        if (!label || !place) return [];
        const candidates = featureCandidates(layer, valueWords(layer, feature, panel, kit), place, kit);
        const onGround = layer.draw === 'lines' || value !== undefined;
        return [{ label, candidates, onGround, ...(place.at ? { mark: place.at, weight: CAREFUL } : {}) }];
      });
  }
}

/** A name, with its value if one is joined: under it in an area, beside it at a point. */
function valueWords({ draw }: MapLayer, { label, value }: MapFeature, { unit }: MapPanel, { lang }: LetterKit): string {
  const name = label?.text ?? '';
  return value === undefined ? name : `${name}${draw === 'areas' ? '\n' : ': '}${formatWithUnit(value, unit, lang)}`;
}

function featureCandidates(
  layer: Exclude<MapLayer, { draw: 'distance' | 'names' }>,
  text: string,
  place: Drawn,
  kit: LetterKit,
): Candidate[] {
  const set = (style: LetterStyle): Block[] => blocksOf(text, style, kit.lang, kit.measure);
  if (layer.draw === 'points') {
    return place.at ? besidePoint(set(POINT_LETTERS[layer.look]), place.at, place.radius) : [];
  }
  if (layer.draw === 'lines') {
    const style = layer.look === 'border' ? BORDER_LETTERS : LINE_LETTERS;
    return alongLines(blockOf([text], style, kit.measure), place.lines);
  }
  const name = layer.look === 'land' || layer.look === 'neighbour' ? 'country' : 'area';
  return insideArea(set(NAME_LETTERS[name]), place.lines, kit.size);
}
