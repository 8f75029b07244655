import type { BarsPanel } from '../../model/panel.ts';
import { formatValue } from '../layout/format.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawText, type Kit, type Scene } from '../layout/scene.ts';
import { type Face, widthOf } from '../layout/text.ts';

/** A value in bold and, where several series share a category, its name after it. */
interface ValueLabel {
  /** A word before the value, with the space after it. */
  before: string;
  value: string;
  name: string;
  face: Face;
  nameFace: Face;
  width: number;
}

const NAME_GAP = 8;

/** The label of one bar. @param size of the value, in pixels; null is set quieter: it is no value */
export function valueLabel(
  panel: BarsPanel,
  { series, index }: { series: number; index: number },
  value: number | null,
  size: number,
  kit: Kit,
): ValueLabel {
  const { tokens, measure, lang } = kit;
  const face: Face = {
    size: value === null ? Math.min(size, tokens.sizes.label) : size,
    weight: value === null ? 400 : 700,
    measure,
  };
  const nameFace: Face = { size: Math.min(tokens.sizes.detail, size), weight: 400, measure };
  const several = panel.series.length > 1 && panel.arrangement !== 'stacked';
  const name = several ? (panel.series[series]?.label ?? '') : '';
  const written = formatValue(value, panel.unit, lang);
  const answer = panel.categories[index]?.answer;
  const before = answer === undefined || value === null ? '' : `${answer} `;
  const ahead = before === '' ? 0 : widthOf(before, { ...face, weight: 400 });
  const width = ahead + widthOf(written, face) + (name === '' ? 0 : NAME_GAP + widthOf(name, nameFace));
  return { before, value: written, name, face, nameFace, width: Math.ceil(width) };
}

/** Sets a value label from its left end. */
export function drawValueLabel(scene: Scene, label: ValueLabel, x: number, y: number, colour: Colour): void {
  const quiet = colour === 'ink' && label.face.weight === 400 ? 'soft' : colour;
  const { size, weight } = label.face;
  const start = label.before === '' ? x : x + widthOf(label.before, { ...label.face, weight: 400 });
  if (label.before !== '') drawText(scene, { text: label.before.trimEnd(), x, y, size, weight: 400, colour: quiet });
  drawText(scene, { text: label.value, x: start, y, size, weight, colour: quiet });
  if (label.name === '') return;
  const after = start + widthOf(label.value, label.face) + NAME_GAP;
  const tone = colour === 'ink' ? 'soft' : colour;
  drawText(scene, { text: label.name, x: after, y, size: label.nameFace.size, weight: 400, colour: tone });
}

/** A text with the middle it would like to have. */
export interface Wish {
  text: string;
  middle: number;
  width: number;
}

/**
 * Places texts side by side between two ends: each as near its wish as its neighbours let it, in order, on as few lines as hold them.
 * @returns lines of texts with their left ends
 */
export function packLine(
  wishes: readonly Wish[],
  from: number,
  to: number,
  gap: number,
): { text: string; x: number }[][] {
  const lines: Wish[][] = [[]];
  let used = 0;
  for (const wish of wishes) {
    if (used > 0 && used + gap + wish.width > to - from) {
      lines.push([]);
      used = 0;
    }
    used += wish.width + (used > 0 ? gap : 0);
    lines.at(-1)?.push(wish);
  }
  return lines.filter((line) => line.length > 0).map((line) => placeLine(line, from, to, gap));
}

function placeLine(line: readonly Wish[], from: number, to: number, gap: number): { text: string; x: number }[] {
  let end = from - gap;
  const placed = line.map(({ text, middle, width }) => {
    const x = Math.max(end + gap, middle - width / 2);
    end = x + width;
    return { text, x, width };
  });
  let limit = to;
  for (const item of placed.toReversed()) {
    item.x = Math.min(item.x, limit - item.width);
    limit = item.x - gap;
  }
  return placed;
}
