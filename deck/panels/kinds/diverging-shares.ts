import { figureWords } from '../../model/figure-words.ts';
import { type DivergingPanel, measuredAt, type Pattern, SIDES, type Side } from '../../model/panel.ts';
import { partsOf, restOf, TOTAL } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { drawPattern } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLine, drawRect, drawText, type Kit, type Scene } from '../layout/scene.ts';
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
  /** Series that a key over the rows names: their labels are numbers alone. */
  keyed: ReadonlySet<number>;
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

function faces({ kit, narrow, thick }: Omit<ShareKit, 'keyed'>): { value: Face; name: Face; small: Face } {
  const size = Math.max(16, Math.min(narrow ? 20 : 26, Math.floor(thick * 0.62)));
  return {
    value: { size, weight: 700, measure: kit.measure },
    name: { size: Math.max(16, size - 2), weight: 400, measure: kit.measure },
    small: { size: narrow ? SMALL_NARROW : SMALL, weight: 400, measure: kit.measure },
  };
}

/** Whether a label is set large and bold: on a solid degree for or against. */
const isLoud = ({ colour, pattern }: Share) => colour !== 'track' && pattern === 'solid';

/** The words of a share's label behind its number. */
const nameOf = ({ keyed }: ShareKit, { series, label }: Share) => (keyed.has(series) ? '' : ` ${label}`);

/** The width of a share's label where it stands in its bar or beside it. */
export function labelWidth(own: ShareKit, share: Share): number {
  const { value, name, small } = faces(own);
  const label = nameOf(own, share);
  if (!isLoud(share)) return widthOf(share.written + label, small);
  if (label === '') return widthOf(share.written, value);
  return widthOf(`${share.written} `, value) + widthOf(share.label, name);
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

/** A label under a bar, or over it. */
export interface LooseLabel {
  share: Share;
  text: string;
  x: number;
  width: number;
  /** Middle of its share, in pixels. */
  middle: number;
  /** At its share it needs no leader; one that has gone far would need a long one, across others. */
  stands: 'near' | 'led' | 'far';
}

/** How far the middle of a label may be beside its share without a leader, and with one. */
const BESIDE = { near: 12, led: 40 };

/** Labels under a bar, each as near its share as the others let it. @param at pixel of a point */
export function linesUnder(
  own: ShareKit,
  shares: readonly Share[],
  scale: number,
  at: (point: number) => number,
): LooseLabel[][] {
  const places = placesOf(own, shares, scale);
  const { small } = faces(own);
  const right = own.kit.size.width;
  const loose = shares
    .filter((_, i) => places[i] === 'under')
    .map((share) => {
      const text = share.written + nameOf(own, share);
      const middle = (at(share.from) + at(share.to)) / 2;
      return { share, text, middle, width: Math.ceil(widthOf(text, small)) };
    });
  return packLine(loose, 0, right, own.narrow ? 14 : 18).map((line) =>
    line.map((label): LooseLabel => {
      const { share, middle, width, x } = label;
      const off = Math.abs(x + width / 2 - middle) - ((share.to - share.from) * scale) / 2;
      const atEdge = x < 1 || x + width > right - 1;
      const near = x <= middle && middle <= x + width && (off <= BESIDE.near || atEdge);
      return { ...label, stands: near ? 'near' : off <= BESIDE.led ? 'led' : 'far' };
    }),
  );
}

/** Height of leaders from shares to labels that have no room at them. */
const LEAD = 12;

/** Room that leaders take between a bar and its labels. */
export const leadHeight = (lines: readonly LooseLabel[][]) =>
  lines[0]?.some(({ stands }) => stands !== 'near') ? LEAD : 0;

/** Height of the lines of labels under a bar. */
export const underHeight = ({ narrow }: Pick<ShareKit, 'narrow'>, lines: readonly LooseLabel[][]) =>
  lines.length === 0 ? 0 : lines.length * lineHeight(narrow ? SMALL_NARROW : SMALL) + 6 + leadHeight(lines);

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
      if (!isEnd) drawRect(scene, { ...box, x: right - SEAM / 2, width: SEAM }, 'paper');
      drawLabel(scene, own, share, { left, right, y }, places[i] ?? 'under', isEnd);
    });
  });
  const { small } = faces(own);
  const lines = linesUnder(own, shares, scale, (point) => scene.at('x', point));
  const lead = leadHeight(lines);
  const side = over ? -1 : 1;
  lines.forEach((line, n) => {
    const middle = y + side * (thick / 2 + 4 + lead + lineHeight(small.size) * (n + 0.5));
    for (const { share, text, x, width, middle: from, stands } of line) {
      inStep(scene, valueKeys(panel, share.series, index), () => {
        drawText(scene, { text, x, y: middle, size: small.size, weight: 400, colour: 'soft' });
        const start = y + side * (thick / 2 + 2);
        if (stands !== 'near' && n === 0)
          drawLine(scene, [from, start], [x + width / 2, start + side * lead], 'rule', 1.5);
      });
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
    const text = written + nameOf(own, share);
    drawText(scene, { text, x: (left + right) / 2, y, size: small.size, weight: 400, colour: 'ink', align: 'center' });
    return;
  }
  const width = labelWidth(own, share);
  const inside = isLast ? right - GAP - 4 - width : left + GAP + 4;
  const x = place === 'inside' ? inside : place === 'left' ? left - GAP - width : right + GAP;
  const colour: Colour = place === 'inside' ? 'paper' : 'ink';
  drawText(scene, { text: written, x, y, size: value.size, weight: 700, colour });
  if (nameOf(own, share) === '') return;
  const after = x + widthOf(`${written} `, value);
  drawText(scene, { text: share.label, x: after, y, size: name.size, weight: 400, colour });
}
