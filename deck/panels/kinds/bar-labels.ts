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
  const written = formatValue(value, panel, lang);
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
