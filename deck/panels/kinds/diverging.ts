import type { DivergingPanel } from '../../model/panel.ts';
import { TOTAL } from '../layout/datum.ts';
import { barSet, drawKey, type KeyLine, layKey } from '../layout/marks.ts';
import { type BarSet, drawLines, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep } from '../layout/steps.ts';
import { balance, type Face, firstFit, lineHeight, widthOf, wrap } from '../layout/text.ts';
import {
  drawShares,
  GAP,
  type LooseLabel,
  labelWidth,
  leadHeight,
  linesUnder,
  placesOf,
  type Share,
  type ShareKit,
  sharesByRow,
  underHeight,
} from './diverging-shares.ts';

interface Row {
  index: number;
  shares: Share[];
  lines: readonly string[];
  details: readonly string[];
  name: Face;
  base: Face;
  /** The base follows the name on its line. */
  beside: boolean;
  /** Labels that have no room in their shares, in lines. */
  loose: readonly LooseLabel[][];
  /** They stand in the line of the name, behind it. */
  over: boolean;
  top: number;
  middle: number;
}

interface Diverging extends ShareKit {
  rows: Row[];
  /** Points at the ends of the axis, and room on either side of it for outer labels. */
  min: number;
  max: number;
  reserve: { left: number; right: number };
  key: KeyLine;
  bottom: number;
}

const NARROW = 560;
/** Between a row's base and the label of a share on the same line: closer it would read on. */
const CLEAR = 72;
/** Thickness of bars to try, the roomy first. */
const THICK = [52, 46, 40, 34, 28, 24] as const;

/** Shares of one whole on either side of a middle, a row a question, each under its name and base. */
export function divergingPlan(panel: DivergingPanel, kit: Kit): Plan {
  const { width, height } = kit.size;
  const thicknesses = width < NARROW ? THICK.slice(2, 5) : THICK;
  const layout = firstFit(
    thicknesses,
    (thick) => layDiverging(panel, kit, thick),
    ({ bottom }) => bottom <= height + 1,
  );
  const { rows, thick, min, max, reserve, narrow } = layout;
  const series = [...new Set(rows.flatMap(({ shares }) => shares.map((share) => share.series)))];
  const runs = series.map((each) =>
    rows.flatMap((row) => row.shares.filter((share) => share.series === each).map((share) => ({ row, share }))),
  );
  return {
    type: 'bar',
    indexAxis: 'y',
    fits: layout.bottom <= height + 1,
    letters: narrow ? 18 : kit.tokens.sizes.label,
    smallest: 16,
    padding: { left: reserve.left, right: reserve.right, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(min, max), y: hiddenAxis(0, height, true) },
    datasets: runs.map((run) => {
      const colours = run.map(({ share }) => kit.tokens.colours[share.pattern === 'solid' ? share.colour : 'paper']);
      const data = run.map(({ row, share }): BarSet['data'][number] => ({ x: [share.from, share.to], y: row.middle }));
      return barSet(data, thick, colours);
    }),
    keysOf: (dataset, item = 0) => {
      const { row, share } = runs[dataset]?.[item] ?? {};
      const { key, group } = panel.categories[row?.index ?? -1] ?? {};
      return [panel.series[share?.series ?? -1]?.key, group, key];
    },
    over(scene) {
      drawKey(scene, layout.key);
      for (const row of rows) {
        drawHead(scene, layout, row);
        drawShares(scene, layout, row, scene.at('y', row.middle));
      }
    },
  };
}

/** Each label at its share, with its name; where some would stand under others' shares, a key names them all over the rows. */
function layDiverging(panel: DivergingPanel, kit: Kit, thick: number): Diverging {
  const shares = sharesByRow(panel, kit.lang);
  const named = layRows(panel, kit, thick, shares, []);
  const strays = named.rows.some(
    ({ loose }) => loose.length > 1 || loose.some((line) => line.some(({ stands }) => stands === 'far')),
  );
  return strays ? layRows(panel, kit, thick, shares, keyOf(panel, shares)) : named;
}

/** A look names its first degree in a key; another one of the same look keeps its name at its shares. */
function keyOf(panel: DivergingPanel, rows: readonly Share[][]): Share[] {
  const order = [...panel.series.keys(), TOTAL];
  const all = order.flatMap((series) => rows.flat().find((share) => share.series === series) ?? []);
  const looks = all.map(({ colour, pattern }) => `${colour} ${pattern}`);
  return all.filter((_, i) => looks.indexOf(looks[i] ?? '') === i);
}

function layRows(
  panel: DivergingPanel,
  kit: Kit,
  thick: number,
  shares: readonly Share[][],
  named: readonly Share[],
): Diverging {
  const narrow = kit.size.width < NARROW;
  const own: ShareKit = { panel, kit, thick, narrow, keyed: new Set(named.map(({ series }) => series)) };
  const entries = named.map(({ label, colour, pattern }) => ({ name: label, colour, pattern }));
  const key = layKey(entries, kit);
  const min = Math.min(0, ...shares.flatMap((each) => each.map(({ from }) => from)));
  const max = Math.max(0, ...shares.flatMap((each) => each.map(({ to }) => to)), min + 1);
  const reserve = reserves(own, shares, min, max);
  const scale = (kit.size.width - reserve.left - reserve.right) / (max - min);
  const at = (point: number) => reserve.left + (point - min) * scale;
  const gap = narrow ? 22 : 18;
  let top = key.height;
  const rows = shares.map((each, index): Row => {
    const head = layHead(own, index);
    const loose = linesUnder(own, each, scale, at);
    const over = loose.length === 1 && (loose[0] ?? []).every(({ x }) => x >= head.end + CLEAR);
    const middle = top + head.height + (over ? leadHeight(loose) : 0) + thick / 2;
    const row = { index, shares: each, ...head, loose, over, top, middle };
    top = middle + thick / 2 + (over ? 0 : underHeight(own, loose)) + gap;
    return row;
  });
  return { ...own, rows, min, max, reserve, key, bottom: top - gap };
}

/** The name of a row with its base behind it, or under it where that has no room. */
function layHead({ panel, kit, narrow }: ShareKit, index: number) {
  const { label = '', detail = '' } = panel.categories[index] ?? {};
  const { sizes } = kit.tokens;
  const name: Face = { size: narrow ? 18 : sizes.label, weight: 600, measure: kit.measure };
  const base: Face = { size: narrow ? 16 : sizes.detail, weight: 400, measure: kit.measure };
  const along = widthOf(`${label}  `, name) + widthOf(detail, base);
  const beside = along <= kit.size.width && !narrow;
  const lines = balance(label, kit.size.width, name);
  const details = beside && detail ? [detail] : wrap(detail, kit.size.width, base);
  const under = beside ? 0 : details.length * lineHeight(base.size);
  // Where a line of words may begin behind it.
  const end = beside ? along : kit.size.width;
  return { lines, details, name, base, beside, end, height: lines.length * lineHeight(name.size) + under + 4 };
}

/**
 * Room beside the axis for labels of outer shares that are too narrow to hold them. Each room taken makes the shares narrower: it is
 * looked for again until no further label has to go out.
 */
function reserves(own: ShareKit, rows: readonly Share[][], min: number, max: number): Diverging['reserve'] {
  let reserve = { left: 0, right: 0 };
  for (let round = 0; round < 4; round += 1) {
    const scale = (own.kit.size.width - reserve.left - reserve.right) / (max - min);
    const over = (end: 'left' | 'right') =>
      Math.max(
        0,
        ...rows.map((shares) => {
          const share = end === 'left' ? shares[0] : shares.at(-1);
          if (!share || !placesOf(own, shares, scale).includes(end)) return 0;
          return labelWidth(own, share) + GAP - (end === 'left' ? share.from - min : max - share.to) * scale;
        }),
      );
    const next = { left: over('left'), right: over('right') };
    if (next.left <= reserve.left && next.right <= reserve.right) break;
    reserve = { left: Math.max(reserve.left, next.left), right: Math.max(reserve.right, next.right) };
  }
  return reserve;
}

function drawHead(scene: Scene, { panel }: Diverging, { index, top, lines, details, name, base, beside }: Row): void {
  const { key, group, label = '' } = panel.categories[index] ?? {};
  inStep(scene, [key, group], () => {
    const under = drawLines(scene, lines, { x: 0, y: top, size: name.size, weight: 600, colour: 'ink' });
    const lift = (lineHeight(name.size) - lineHeight(base.size)) / 2;
    const at = beside ? { x: widthOf(`${label}  `, name), y: top + lift } : { x: 0, y: under };
    drawLines(scene, details, { ...at, size: base.size, weight: 400, colour: 'soft' });
  });
}
