import type { DivergingPanel } from '../../model/panel.ts';
import { wordsFor } from '../../model/words.ts';
import { partsOf } from '../layout/datum.ts';
import { formatValue } from '../layout/format.ts';
import { drawPattern } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import { drawLines, drawText, hiddenAxis, type Kit, type Plan, type Scene } from '../layout/scene.ts';
import { inStep, valueKeys } from '../layout/steps.ts';
import { type Face, lineHeight, widthOf, wrap } from '../layout/text.ts';

/** One share of a row: from and to are points from the row's middle. */
interface Share {
  /** -1 for what is missing to 100. */
  series: number;
  value: number;
  label: string;
  from: number;
  to: number;
  colour: Colour;
  pattern: 'solid' | 'hatched' | 'open';
}

interface Row {
  index: number;
  shares: Share[];
  details: readonly string[];
  top: number;
  middle: number;
  height: number;
}

interface Diverging {
  panel: DivergingPanel;
  kit: Kit;
  rows: Row[];
  thick: number;
  narrow: boolean;
  /** Points at the ends of the axis, and room right of it for a last label. */
  min: number;
  max: number;
  reserve: { left: number; right: number };
  fits: boolean;
}

const NARROW = 560;
const GAP = 12;
/** Between two shares, in pixels. */
const SEAM = 2;

/** The shares of a row: against to the left of its middle, for to the right, the neutral ones and the rest round the middle itself. */
export function sharesOf(panel: DivergingPanel, index: number, lang: string): Share[] {
  const parts = partsOf(panel, index);
  const sum = parts.reduce<number>((all, part) => all + (part ?? 0), 0);
  const rest = Math.round((100 - sum) * 1e6) / 1e6;
  const degrees = panel.series.map(({ label, side = 'neutral', pattern = 'solid' }, series) => ({
    series,
    value: parts[series] ?? 0,
    label,
    side,
    pattern,
  }));
  const missing = {
    series: -1,
    value: rest,
    label: panel.rest ?? wordsFor(lang).rest,
    side: 'neutral' as const,
    pattern: 'solid' as const,
  };
  const against = degrees.filter(({ side }) => side === 'against');
  const backers = degrees.filter(({ side }) => side === 'for');
  const middle = [...degrees.filter(({ side }) => side === 'neutral'), missing].filter(({ value }) => value > 0);
  const neutral = middle.reduce((all, { value }) => all + value, 0);
  let at = -neutral / 2 - against.reduce((all, { value }) => all + value, 0);
  return [...against, ...middle, ...backers]
    .filter(({ value }) => value > 0)
    .map(({ series, value, label, side, pattern }) => {
      const from = at;
      at += value;
      const colour = side === 'against' ? 'accent' : side === 'for' ? 'slate' : 'track';
      return { series, value, label, from, to: at, colour, pattern };
    });
}

/** Shares of one whole on either side of a middle, a row a question, each under its name and base. */
export function divergingPlan(panel: DivergingPanel, kit: Kit): Plan {
  const layout = layDiverging(panel, kit);
  const { rows, thick, min, max, reserve } = layout;
  const { height } = kit.size;
  const series = [...new Set(rows.flatMap(({ shares }) => shares.map((share) => share.series)))];
  const runs = series.map((each) =>
    rows.flatMap((row) => row.shares.filter((share) => share.series === each).map((share) => ({ row, share }))),
  );
  return {
    type: 'bar',
    indexAxis: 'y',
    fits: layout.fits,
    letters: layout.narrow ? 18 : kit.tokens.sizes.label,
    padding: { left: reserve.left, right: reserve.right, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(min, max), y: hiddenAxis(0, height, true) },
    datasets: runs.map((run) => ({
      data: run.map(({ row, share }) => ({ x: [share.from, share.to], y: row.middle })),
      grouped: false,
      barThickness: thick,
      inflateAmount: 0,
      backgroundColor: run.map(({ share }) => kit.tokens.colours[share.pattern === 'solid' ? share.colour : 'paper']),
    })),
    over(scene) {
      for (const row of rows) drawHead(scene, layout, row);
      for (const row of rows) for (const share of row.shares) drawShare(scene, layout, row, share);
    },
  };
}

function layDiverging(panel: DivergingPanel, kit: Kit): Diverging {
  const narrow = kit.size.width < NARROW;
  const { sizes } = kit.tokens;
  const head = lineHeight(narrow ? 18 : sizes.label) + 4;
  const most = narrow ? 40 : 52;
  let top = 0;
  const heads = panel.categories.map(({ detail }) =>
    detail === undefined || !narrow
      ? []
      : wrap(detail, kit.size.width, { size: 15, weight: 400, measure: kit.measure }),
  );
  const fixed = heads.reduce((sum, lines) => sum + head + lines.length * lineHeight(15), 0);
  const gap = narrow ? 26 : 18;
  const room = (kit.size.height - fixed - gap * (panel.categories.length - 1)) / panel.categories.length;
  const thick = Math.max(24, Math.min(most, room));
  const rows = panel.categories.map((_, index): Row => {
    const details = heads[index] ?? [];
    const own = head + details.length * lineHeight(15);
    const row = {
      index,
      shares: sharesOf(panel, index, kit.lang),
      details,
      top,
      middle: top + own + thick / 2,
      height: own + thick,
    };
    top += own + thick + gap;
    return row;
  });
  const min = Math.min(0, ...rows.flatMap(({ shares }) => shares.map(({ from }) => from)));
  const max = Math.max(0, ...rows.flatMap(({ shares }) => shares.map(({ to }) => to)));
  const layout = {
    panel,
    kit,
    rows,
    thick,
    narrow,
    min,
    max,
    reserve: { left: 0, right: 0 },
    fits: top - gap <= kit.size.height + 1,
  };
  return { ...layout, reserve: reserves(layout) };
}

/**
 * Room beside the axis for labels of outer shares that are too narrow to hold them. Each room taken makes the shares narrower: it is
 * looked for again until no further label has to go out.
 */
function reserves(layout: Omit<Diverging, 'reserve'>): Diverging['reserve'] {
  let reserve = { left: 0, right: 0 };
  for (let round = 0; round < 4; round += 1) {
    const next = { left: overhang(layout, 'left', reserve), right: overhang(layout, 'right', reserve) };
    if (next.left <= reserve.left && next.right <= reserve.right) break;
    reserve = { left: Math.max(reserve.left, next.left), right: Math.max(reserve.right, next.right) };
  }
  return reserve;
}

function overhang(
  layout: Omit<Diverging, 'reserve'>,
  end: 'left' | 'right',
  { left, right }: Diverging['reserve'],
): number {
  const { kit, rows, min, max } = layout;
  const scale = (kit.size.width - left - right) / (max - min);
  const outer = rows.flatMap(({ shares }) => (end === 'left' ? shares[0] : shares.at(-1)) ?? []);
  return Math.max(
    0,
    ...outer.map((share) => {
      const width = labelWidth(layout, share) + GAP;
      if (share.colour === 'track' || (share.to - share.from) * scale >= width + GAP) return 0;
      return width - (end === 'left' ? share.from - min : max - share.to) * scale;
    }),
  );
}

function faces({ kit, narrow, thick }: Pick<Diverging, 'kit' | 'narrow' | 'thick'>): { value: Face; name: Face } {
  const size = Math.max(16, Math.min(narrow ? 20 : 26, Math.floor(thick * 0.62)));
  return {
    value: { size, weight: 700, measure: kit.measure },
    name: { size: Math.max(16, size - 2), weight: 400, measure: kit.measure },
  };
}

function labelWidth(layout: Omit<Diverging, 'reserve'>, { value, label }: Share): number {
  const { value: strong, name } = faces(layout);
  const written = formatValue(value, layout.panel.unit, layout.kit.lang);
  return widthOf(`${written} `, strong) + widthOf(label, name);
}

function drawHead(scene: Scene, { panel, narrow }: Diverging, { index, top, details }: Row): void {
  const category = panel.categories[index];
  if (!category) return;
  const size = narrow ? 18 : scene.tokens.sizes.label;
  inStep(scene, [category.key], () => {
    const y = drawLines(scene, [category.label], { x: 0, y: top, size, weight: 600, colour: 'ink' });
    if (narrow) drawLines(scene, details, { x: 0, y, size: 15, weight: 400, colour: 'soft' });
    else if (category.detail) {
      const x = widthOf(`${category.label}  `, { size, weight: 600, measure: scene.measure });
      const middle = top + lineHeight(size) / 2;
      drawText(scene, {
        text: category.detail,
        x,
        y: middle,
        size: scene.tokens.sizes.detail,
        weight: 400,
        colour: 'soft',
      });
    }
  });
}

function drawShare(scene: Scene, layout: Diverging, row: Row, share: Share): void {
  const { panel, thick } = layout;
  const [left, right] = [scene.at('x', share.from), scene.at('x', share.to)];
  const y = scene.at('y', row.middle);
  const box = { x: left, y: y - thick / 2, width: right - left, height: thick };
  scene.hits.push({ series: share.series, index: row.index, ...box });
  inStep(scene, valueKeys(panel, share.series, row.index), () => {
    if (share.pattern !== 'solid') drawPattern(scene, box, share.pattern, share.colour);
    const outer = share === row.shares.at(-1) ? 'right' : share === row.shares[0] ? 'left' : undefined;
    // A seam of paper parts it from its neighbour, in grey as in colour.
    if (outer !== 'right') {
      scene.pen.fillStyle = scene.tokens.colours.paper;
      scene.pen.fillRect(right - SEAM / 2, box.y, SEAM, thick);
    }
    drawLabel(scene, layout, share, { left, right, y, top: box.y }, outer);
  });
}

function drawLabel(
  scene: Scene,
  layout: Diverging,
  share: Share,
  { left, right, y, top }: { left: number; right: number; y: number; top: number },
  outer: 'left' | 'right' | undefined,
): void {
  const { value: strong, name } = faces(layout);
  const written = formatValue(share.value, layout.panel.unit, scene.lang);
  const width = labelWidth(layout, share);
  const pair = (x: number, colour: Colour) => {
    drawText(scene, { text: written, x, y, size: strong.size, weight: 700, colour });
    drawText(scene, {
      text: share.label,
      x: x + widthOf(`${written} `, strong),
      y,
      size: name.size,
      weight: 400,
      colour,
    });
  };
  if (share.colour === 'track' || share.pattern !== 'solid') {
    const text = `${written} ${share.label}`;
    const size = layout.narrow ? 15 : 18;
    const small = widthOf(text, { size, weight: 400, measure: scene.measure });
    const inside = share.pattern === 'solid' && small + 8 <= right - left;
    const middle = inside ? y : top - lineHeight(size) / 2 - 1;
    drawText(scene, {
      text,
      x: (left + right) / 2,
      y: middle,
      size,
      weight: 400,
      colour: inside ? 'ink' : 'soft',
      align: 'center',
    });
    return;
  }
  if (width + 2 * GAP <= right - left) pair(outer === 'right' ? right - GAP - 4 - width : left + GAP + 4, 'paper');
  else if (outer === 'left') pair(left - GAP - width, 'ink');
  else pair(right + GAP, 'ink');
}
