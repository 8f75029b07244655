import { figureWords } from '../../model/figure-words.ts';
import type { Measured } from '../../model/panel.ts';
import { formatValue } from './format.ts';
import { drawLine, drawText, type Kit, type Scene } from './scene.ts';
import { widest } from './text.ts';

/** Room under a level axis in equal ratios: its powers of ten, and its name. */
export const LOG_FOOT = 50;
const SIZE = 16;

/** Where a value stands on an axis in equal ratios. */
export const toLog = (value: number): number => Math.log10(value);

/** From the power of ten under the least value to the greatest value. @param values above zero */
export function logDomain(values: readonly number[]): [number, number] {
  const logs = values.filter((value) => value > 0).map(toLog);
  if (logs.length === 0) return [0, 1];
  const min = Math.floor(Math.min(...logs));
  return [min, Math.max(min + 1, ...logs)];
}

/** The powers of ten on an axis, as many as have room. */
export function powersOf([min, max]: readonly [number, number], most: number): number[] {
  const step = Math.max(1, Math.ceil((Math.floor(max) - min) / Math.max(1, most - 1)));
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, i) => min + i * step);
}

/** A scene whose axis takes values and sets them in equal ratios. */
export function logScene(scene: Scene, along: 'x' | 'y'): Scene {
  return { ...scene, at: (axis, value) => scene.at(axis, axis === along ? toLog(value) : value) };
}

/** A power of ten as an axis names it. */
function powerWords(power: number, { unit, factor }: Measured, lang: string): string {
  return formatValue(10 ** power, factor ? { unit, factor } : unit, lang);
}

/** Width of the widest name under a level axis: half of it may stand beyond the axis's ends. */
export function powerWidth(
  [min, max]: readonly [number, number],
  measured: Measured,
  { lang, measure }: Pick<Kit, 'lang' | 'measure'>,
): number {
  const names = [min, Math.floor(max)].map((power) => powerWords(power, measured, lang));
  return widest(names, { size: SIZE, weight: 400, measure });
}

/** The powers of ten under a level axis, as many as have room, each with a thin line, and what kind of axis it is. */
export function drawLogAxis(
  scene: Scene,
  ends: readonly [number, number],
  measured: Measured,
  top: number,
  bottom: number,
): void {
  const pitch = Math.max(90, powerWidth(ends, measured, scene) + 16);
  for (const power of powersOf(ends, (scene.area.right - scene.area.left) / pitch)) {
    const x = scene.at('x', power);
    drawLine(scene, [x, top], [x, bottom], 'rule', 1.5);
    const text = powerWords(power, measured, scene.lang);
    drawText(scene, { text, x, y: bottom + 14, size: SIZE, weight: 400, colour: 'soft', align: 'center' });
  }
  const text = figureWords(scene.lang).logScale;
  drawText(scene, { text, x: scene.area.left, y: bottom + 37, size: SIZE, weight: 400, colour: 'soft' });
}
