import type { Series, UnitsPanel } from '../../../model/panel.ts';
import { partsOf, totalOf } from '../../layout/datum.ts';
import { formatValue } from '../../layout/format.ts';
import { drawPattern } from '../../layout/marks.ts';
import { type Box, drawRect, drawText, hiddenAxis, type Kit, type Plan, type Scene } from '../../layout/scene.ts';
import { inStep, valueKeys } from '../../layout/steps.ts';
import { balance, type Face, lineHeight, widest } from '../../layout/text.ts';
import { drawFoundSign, FOUND_SIGN } from '../bar-compare.ts';

/** Large numbers, the words beside them, and what is between the two. */
const LARGE = 60;
const WORDS = 22;
const BESIDE = 16;
const HEAD = 62;
/** Part of the way to the next mark that a mark fills, and how high it is at most. */
const FILL = 0.82;
const HIGHEST = 92;
/** Between the part and the others, so that they are told apart without colour. */
const PARTING = 12;
/** Parts of the width that the words at the left may take. */
const ROOMS = [0.36, 0.44];

interface Words {
  number: string;
  wide: number;
  lines: readonly string[];
}

/**
 * One group by itself: its marks in one row over the whole width, and over them two large numbers with their words, at the left
 * the part that is emphasised, at the right the whole.
 * @returns undefined where there is not one group with one such part, or no room for it
 */
export function unitsAlone(panel: UnitsPanel, per: number, kit: Kit): Plan | undefined {
  const [category, other] = panel.categories;
  const series = panel.series.findIndex(({ emphasis, bracket }) => emphasis && bracket);
  const shown = panel.series[series];
  const part = panel.values[series]?.[0] ?? null;
  const total = totalOf(panel, 0);
  if (!category || other || !shown || part === null || total === null) return undefined;
  const { width, height } = kit.size;
  const marks = Math.round(total / per);
  const own = series === 0 ? Math.round(part / per) : marks;
  const pitch = (width - (own < marks ? PARTING : 0)) / (marks - (1 - FILL));
  if (pitch < 12 || height < HEAD + 40) return undefined;
  const whole = [category.label, category.detail].join(' ');
  const beside = ROOMS.map((share) => ({
    left: wordsOf(formatValue(part, '', kit.lang), shown.label, width * share, kit),
    right: wordsOf(formatValue(total, '', kit.lang), whole, width * share * 0.62, kit),
  })).find(({ left, right }) => Math.max(left.lines.length, right.lines.length) <= 2);
  if (!beside) return undefined;
  const { left, right } = beside;
  const high = Math.min(HIGHEST, height - HEAD);
  return {
    type: 'scatter',
    fits: true,
    letters: WORDS,
    padding: { left: 0, right: 0, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(0, width), y: hiddenAxis(0, height, true) },
    datasets: [],
    over: (scene) => {
      inStep(scene, [category.key], () => drawWhole(scene, right));
      inStep(scene, valueKeys(panel, series, 0), () => drawPart(scene, left, shown));
      drawRow(scene, panel, per, (n) => {
        return { x: n * pitch + (n < own ? 0 : PARTING), y: HEAD, width: pitch * FILL, height: high };
      });
    },
  };
}

function wordsOf(number: string, text: string, room: number, kit: Kit): Words {
  const measure = kit.serif?.measure ?? kit.measure;
  const face: Face = { size: WORDS, weight: 400, measure: kit.measure };
  return { number, wide: measure(number, LARGE, 600), lines: balance(text, room, face) };
}

const large = { size: LARGE, weight: 600, serif: true } as const;
const small = { size: WORDS, weight: 400, colour: 'ink' } as const;

function lineAt(i: number, count: number): number {
  return HEAD / 2 - 4 + (i - (count - 1) / 2) * lineHeight(WORDS);
}

function drawPart(scene: Scene, { number, wide, lines }: Words, { found }: Series): void {
  drawText(scene, { ...large, text: number, x: 0, y: HEAD / 2 - 4, colour: 'accent' });
  const x = wide + BESIDE;
  if (found) drawFoundSign(scene, x, lineAt(0, lines.length) - FOUND_SIGN / 2);
  lines.forEach((text, i) => {
    drawText(scene, { ...small, text, x: found && i === 0 ? x + FOUND_SIGN + 8 : x, y: lineAt(i, lines.length) });
  });
}

function drawWhole(scene: Scene, { number, wide, lines }: Words): void {
  const { width } = scene.size;
  drawText(scene, { ...large, text: number, x: width, y: HEAD / 2 - 4, colour: 'ink', align: 'right' });
  const face: Face = { size: WORDS, weight: 400, measure: scene.measure };
  const start = width - wide - BESIDE - widest(lines, face);
  lines.forEach((text, i) => {
    drawText(scene, { ...small, text, x: start + widest(lines, face), y: lineAt(i, lines.length), align: 'right' });
  });
}

function drawRow(scene: Scene, panel: UnitsPanel, per: number, place: (n: number) => Box): void {
  let from = 0;
  partsOf(panel, 0).forEach((part, series) => {
    if (part === null || part === 0) return;
    const { emphasis, pattern = 'solid' } = panel.series[series] ?? {};
    const marks = Math.max(1, Math.round(part / per));
    const first = from;
    inStep(scene, valueKeys(panel, series, 0), () => {
      for (let n = first; n < first + marks; n += 1) {
        if (pattern === 'solid') drawRect(scene, place(n), emphasis ? 'accent' : 'mark');
        else drawPattern(scene, place(n), pattern, emphasis ? 'accent' : 'mark');
      }
    });
    const [a, b] = [place(first), place(first + marks - 1)];
    scene.hits.push({ series, index: 0, x: a.x, y: a.y, width: b.x + b.width - a.x, height: a.height });
    from += marks;
  });
}
