import type { GeoProjection } from 'd3-geo';
import { figureWords } from '../../model/figure-words.ts';
import type { MapAreas, MapPanel } from '../../model/map.ts';
import { formatValue, tenth } from '../layout/format.ts';
import { alongEdges } from './map-candidates.ts';
import type { LetterKit } from './map-jobs.ts';
import { blockOf, type MapText, scaled, setBlock } from './map-letters.ts';
import { CLASS_OPACITIES, LEGEND_LETTERS, SCALE_LETTERS, SCHEMATIC_LETTERS } from './map-looks.ts';
import type { Candidate } from './map-placement.ts';
import { kilometresPerPixel, roundLength } from './map-projection.ts';
import type { MapShape } from './map-shapes.ts';

/** What belongs to the whole map: where it may stand, and how it looks there. */
export interface Extra {
  name: string;
  /** Before its name in a message, where it is none of the author's names. */
  what?: string;
  candidates: Candidate[];
  draw(at: Candidate): { shapes: MapShape[]; texts: MapText[] };
}

/** Share of the drawing's width that a scale bar takes at most. */
const SCALE_SHARE = 0.2;

/** A bar of a round number of kilometres, true in the middle of the drawing. */
export function scaleBar(projection: GeoProjection, kit: LetterKit, margin: number): Extra {
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
export function schematicNote(words: string, kit: LetterKit, margin: number): Extra {
  const block = blockOf([words], scaled(SCHEMATIC_LETTERS, kit), kit.measure);
  const candidates = alongEdges(block.width, block.height, kit.size, margin).map(
    ({ x, y, cost }): Candidate => ({ ...setBlock(block, { x, y }, 'start'), cost }),
  );
  return { name: words, candidates, draw: ({ text }) => ({ shapes: [], texts: [text] }) };
}

const SWATCH = { width: 28, height: 18, pitch: 25 };

/** The classes of a choropleth with their bounds, and what "not available" looks like if it occurs. */
export function classLegend(layer: MapAreas, { unit }: MapPanel, kit: LetterKit, margin?: number): Extra {
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
