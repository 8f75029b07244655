import type { ChartPanel, ValuesPanel } from '../../model/panel.ts';
import type { Hit, Kit, Plan } from '../layout/scene.ts';
import { stepsOf } from '../layout/steps.ts';
import { balance, lineHeight } from '../layout/text.ts';
import { type FittedPlan, fitNarrow, fitPanel, planPanel } from './plan-panel.ts';
import { type PartPanel, partPanels } from './small-panels.ts';

/** One of several figures in one: its own panel, laid out, and its place in the whole. */
export interface SmallPart extends FittedPlan, Omit<PartPanel, 'panel'> {
  panel: ChartPanel;
  /** In the pixels of the whole. */
  x: number;
  y: number;
  heading: { lines: readonly string[]; x: number; y: number };
}

/** A panel as the charts that it is drawn with, and the size of the whole. */
export interface SmallFigure {
  width: number;
  height: number;
  parts: SmallPart[];
}

/** Size of the letters of heads. */
export const HEAD = 20;
const GAP = 36;
const UNDER = 8;
/** No figure beside others is narrower. */
const LEAST = 250;

/** Whether a panel is drawn as several figures. */
export function isSmall(panel: ChartPanel): panel is ValuesPanel & Required<Pick<ValuesPanel, 'small'>> {
  return panel.kind !== 'timeline' && panel.small !== undefined;
}

/** Small multiples side by side, and under each other where they are many, in the box of one figure. */
export function laySmall(panel: ValuesPanel, kit: Kit): SmallFigure {
  const parts = partPanels(panel, stepsOf(panel));
  const { width, height } = kit.size;
  const most = Math.max(1, Math.min(parts.length, Math.floor((width + GAP) / (LEAST + GAP))));
  // Rows as even as can be: four figures where three have room stand two by two.
  const even = Math.ceil(parts.length / Math.ceil(parts.length / most));
  const columns = Math.min(panel.small?.columns ?? even, parts.length);
  const rows = Math.ceil(parts.length / columns);
  const [wide, high] = [part(width, columns), part(height, rows)];
  const headings = parts.map(({ head }) => headLines(head, wide, kit));
  const above = Math.max(...headings.map((lines) => lines.length)) * lineHeight(HEAD) + UNDER;
  const size = { width: wide, height: high - above };
  const fitted = fitAlike(
    parts.map((each) => each.panel),
    { ...kit, size },
  );
  return {
    width,
    height,
    parts: parts.map((each, i) => {
      const x = (i % columns) * (wide + GAP);
      const y = Math.floor(i / columns) * (high + GAP);
      const heading = { lines: headings[i] ?? [], x, y };
      return { ...each, ...fittedOf(fitted, i), x, y: y + above, heading };
    }),
  };
}

function fittedOf(fitted: readonly FittedPlan[], i: number): FittedPlan {
  const own = fitted[i];
  if (!own) throw new Error('A small figure has no layout.');
  return own;
}

/** All parts in letters of one size, and their axes of one length: as long as the tightest of them has room for. */
function fitAlike(panels: readonly ChartPanel[], kit: Kit): FittedPlan[] {
  const apart = panels.map((panel) => fitPanel(panel, kit));
  const factor = Math.max(...apart.map((each) => each.factor));
  const size = { width: Math.round(kit.size.width * factor), height: Math.round(kit.size.height * factor) };
  const larger = { ...kit, size };
  const fitted = panels.map((panel, i) => (apart[i]?.factor === factor ? apart[i].plan : planPanel(panel, larger)));
  const widest = (side: keyof Plan['padding']) => Math.max(...fitted.map(({ padding }) => padding[side]));
  const padding = { left: widest('left'), right: widest('right'), top: widest('top'), bottom: widest('bottom') };
  return fitted.map((plan) => ({ plan: { ...plan, padding }, kit: larger, factor }));
}

/** The length of one of so many parts, whole pixels. */
function part(length: number, count: number): number {
  return Math.floor((length - GAP * (count - 1)) / count);
}

/** Small multiples one under the other, as a narrow column has them. */
export function laySmallNarrow(panel: ValuesPanel, kit: Omit<Kit, 'size'>): SmallFigure {
  let [width, next] = [0, 0];
  const parts = partPanels(panel, stepsOf(panel)).map((each): SmallPart => {
    const fitted = fitNarrow(each.panel, kit);
    const [wide, high] = [fitted.kit.size.width / fitted.factor, fitted.kit.size.height / fitted.factor];
    const heading = { lines: headLines(each.head, wide, kit), x: 0, y: next };
    const y = next + heading.lines.length * lineHeight(HEAD) + UNDER;
    width = Math.max(width, wide);
    next = y + high + GAP;
    return { ...each, ...fitted, x: 0, y, heading };
  });
  return { width: Math.round(width), height: Math.round(next - GAP), parts };
}

function headLines(head: string, width: number, { measure }: Omit<Kit, 'size'>): readonly string[] {
  return balance(head, width, { size: HEAD, weight: 600, measure });
}

/** The lines of a head, each with the left end of its base line. */
export function headTexts({ lines, x, y }: SmallPart['heading']): { text: string; x: number; y: number }[] {
  // Half of a capital's height lies under its middle.
  return lines.map((text, n) => ({ text, x, y: y + lineHeight(HEAD) * (n + 0.5) + HEAD * 0.33 }));
}

/** A place to point at, from the pixels and data of a part to those of the whole. */
export function hitInWhole({ x, y, factor, first }: Pick<SmallPart, 'x' | 'y' | 'factor' | 'first'>, hit: Hit): Hit {
  return {
    series: hit.series < 0 ? hit.series : hit.series + first.series,
    index: hit.index + first.index,
    x: x + hit.x / factor,
    y: y + hit.y / factor,
    width: hit.width / factor,
    height: hit.height / factor,
  };
}
