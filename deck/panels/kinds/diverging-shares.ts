import { figureWords } from '../../model/figure-words.ts';
import { type DivergingPanel, measuredAt, type Pattern, SIDES, type Side } from '../../model/panel.ts';
import { partsOf, restOf, TOTAL } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { drawPattern } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawText, type Kit, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { type Face, lineHeight, packLine, widthOf } from '../layout/text.ts';

/** One share of a row: from and to are points from the row's middle. */
export interface Share {
  /** TOTAL for what is missing to 100. */
  series: number;
  value: number;
  /** The value as it is printed. */
  written: string;
  label: string;
  from: number;
  to: number;
  colour: Colour;
  pattern: Pattern;
  /** Behind the ends of all rows. */
  apart: boolean;
}

/** Where a share's label stands. */
type Place = 'inside' | 'left' | 'right' | 'under';

/** What the labels of shares need to know of their drawing. */
export interface ShareKit {
  panel: DivergingPanel;
  kit: Kit;
  thick: number;
  narrow: boolean;
}

export const GAP = 12;
/** Size of what stands under a bar. */
const SMALL = 18;
const SMALL_NARROW = 16;
/** Between two shares, in pixels. */
const SEAM = 2;

/** Between the end of the longest row and what stands apart, in points. */
export const APART = 6;

/**
 * The shares of each row: against to the left of its middle, for to the right, the neutral ones round the middle itself, and what
 * stands apart behind the farthest end of all. What is missing to 100 is neutral, or apart where anything is.
 */
export function sharesByRow(panel: DivergingPanel, lang: string): Share[][] {
  const rows = panel.categories.map((_, index) => sharesOf(panel, index, lang));
  const end = Math.max(0, ...rows.flat().map(({ apart, to }) => (apart ? 0 : to))) + APART;
  return rows.map((shares) => {
    const first = shares.find(({ apart }) => apart);
    const by = first ? end - first.from : 0;
    return shares.map((share) => (share.apart ? { ...share, from: share.from + by, to: share.to + by } : share));
  });
}

/** The shares of one row, what stands apart right behind the others. */
export function sharesOf(panel: DivergingPanel, index: number, lang: string): Share[] {
  const parts = partsOf(panel, index);
  const degrees = panel.series.map(({ label, side = 'neutral', pattern = 'solid' }, series) => {
    return { series, value: parts[series] ?? 0, label, side, pattern };
  });
  const label = panel.rest ?? figureWords(lang).rest;
  const side = panel.series.some((each) => each.side === 'apart') ? 'apart' : 'neutral';
  const all = [...degrees, { series: TOTAL, value: restOf(panel, index), label, side, pattern: 'solid' } as const];
  const on = (own: Side) => all.filter((each) => each.side === own && each.value > 0);
  const sum = (of: typeof all) => of.reduce((points, { value }) => points + value, 0);
  const of = measuredAt(panel, index);
  let at = -sum(on('neutral')) / 2 - sum(on('against'));
  return SIDES.flatMap(on).map(({ side, ...share }) => {
    const from = at;
    at += share.value;
    const colour = side === 'against' ? 'accent' : side === 'for' ? 'slate' : 'track';
    const written = formatValue(share.value, of, lang);
    return { ...share, written, from, to: at, colour, apart: side === 'apart' };
  });
}

function faces({ kit, narrow, thick }: ShareKit): { value: Face; name: Face; small: Face } {
  const size = Math.max(16, Math.min(narrow ? 20 : 26, Math.floor(thick * 0.62)));
  return {
    value: { size, weight: 700, measure: kit.measure },
    name: { size: Math.max(16, size - 2), weight: 400, measure: kit.measure },
    small: { size: narrow ? SMALL_NARROW : SMALL, weight: 400, measure: kit.measure },
  };
}

/** Whether a label is set large and bold: on a solid degree for or against. */
const isLoud = ({ colour, pattern }: Share) => colour !== 'track' && pattern === 'solid';

/** The width of a share's label where it stands in its bar or beside it. */
export function labelWidth(own: ShareKit, share: Share): number {
  const { value, name, small } = faces(own);
  const { written } = share;
  if (!isLoud(share)) return widthOf(`${written} ${share.label}`, small);
  return widthOf(`${written} `, value) + widthOf(share.label, name);
}

/** Where the label of each share of a row has room. @param scale pixels of a point */
export function placesOf(own: ShareKit, shares: readonly Share[], scale: number): Place[] {
  return shares.map((share, i) => {
    const room = (share.to - share.from) * scale - (isLoud(share) ? 2 * GAP : 8);
    if (share.pattern === 'solid' && labelWidth(own, share) <= room) return 'inside';
    if (own.narrow || !isLoud(share)) return 'under';
    return i === 0 ? 'left' : i === shares.length - 1 ? 'right' : 'under';
  });
}

/** Labels under a bar, each as near its share as the others let it. @param at pixel of a point */
export function linesUnder(own: ShareKit, shares: readonly Share[], scale: number, at: (point: number) => number) {
  const places = placesOf(own, shares, scale);
  const { small } = faces(own);
  const wishes = shares
    .filter((_, i) => places[i] === 'under')
    .map((share) => {
      const text = `${share.written} ${share.label}`;
      return { text, middle: (at(share.from) + at(share.to)) / 2, width: Math.ceil(widthOf(text, small)) };
    });
  return packLine(wishes, 0, own.kit.size.width, own.narrow ? 14 : 18);
}

/** Height of so many lines under a bar. */
export const underHeight = ({ narrow }: Pick<ShareKit, 'narrow'>, lines: number) =>
  lines === 0 ? 0 : lines * lineHeight(narrow ? SMALL_NARROW : SMALL) + 6;

/** Patterns, seams and labels of a row; `over`: those without room in their shares stand over it. @param y middle of its bar */
export function drawShares(
  scene: Scene,
  own: ShareKit,
  { index, shares, over }: { index: number; shares: readonly Share[]; over?: boolean },
  y: number,
): void {
  const { thick, panel } = own;
  if (partsOf(panel, index).every((part) => part === null)) {
    const text = formatValue(null, panel, scene.lang);
    const face: Face = { size: own.narrow ? 18 : 22, weight: 400, measure: scene.measure };
    const width = widthOf(text, face);
    const x = Math.min(scene.size.width - width, Math.max(0, scene.at('x', 0) - width / 2));
    drawText(scene, { text, x, y, size: face.size, weight: 400, colour: 'soft' });
    scene.hits.push({ series: 0, index, x, y: y - thick / 2, width, height: thick });
    return;
  }
  const scale = scene.at('x', 1) - scene.at('x', 0);
  const places = placesOf(own, shares, scale);
  shares.forEach((share, i) => {
    const [left, right] = [scene.at('x', share.from), scene.at('x', share.to)];
    const box = { x: left, y: y - thick / 2, width: right - left, height: thick };
    scene.hits.push({ series: share.series, index, ...box });
    inStep(scene, valueKeys(panel, share.series, index), () => {
      if (share.pattern !== 'solid') drawPattern(scene, box, share.pattern, share.colour);
      const isEnd = shares[i + 1]?.from !== share.to;
      // A seam of paper parts it from its neighbour, in grey as in colour.
      if (!isEnd) {
        scene.pen.fillStyle = scene.tokens.colours.paper;
        scene.pen.fillRect(right - SEAM / 2, box.y, SEAM, thick);
      }
      drawLabel(scene, own, share, { left, right, y }, places[i] ?? 'under', isEnd);
    });
  });
  const { small } = faces(own);
  const loose = shares.filter((_, i) => places[i] === 'under');
  linesUnder(own, shares, scale, (point) => scene.at('x', point)).forEach((line, n) => {
    const away = thick / 2 + 4 + lineHeight(small.size) * (n + 0.5);
    const middle = over ? y - away : y + away;
    for (const { text, x } of line) {
      const share = loose.find((each) => text === `${each.written} ${each.label}`);
      inStep(scene, valueKeys(panel, share?.series ?? TOTAL, index), () =>
        drawText(scene, { text, x, y: middle, size: small.size, weight: 400, colour: 'soft' }),
      );
    }
  });
}

function drawLabel(
  scene: Scene,
  own: ShareKit,
  share: Share,
  { left, right, y }: { left: number; right: number; y: number },
  place: Place,
  isLast: boolean,
): void {
  if (place === 'under') return;
  const { value, name, small } = faces(own);
  const { written } = share;
  if (!isLoud(share)) {
    const text = `${written} ${share.label}`;
    drawText(scene, { text, x: (left + right) / 2, y, size: small.size, weight: 400, colour: 'ink', align: 'center' });
    return;
  }
  const width = labelWidth(own, share);
  const inside = isLast ? right - GAP - 4 - width : left + GAP + 4;
  const x = place === 'inside' ? inside : place === 'left' ? left - GAP - width : right + GAP;
  const colour: Colour = place === 'inside' ? 'paper' : 'ink';
  drawText(scene, { text: written, x, y, size: value.size, weight: 700, colour });
  const after = x + widthOf(`${written} `, value);
  drawText(scene, { text: share.label, x: after, y, size: name.size, weight: 400, colour });
}
