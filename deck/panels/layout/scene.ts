import { hasMarks, runsOf } from '../../model/figure-marks.ts';
import { fontOf, type Measure, type Weight } from '../../model/measure.ts';
import type { Colour, PanelSize, PanelTokens } from './panel-tokens.ts';
import { lineHeight } from './text.ts';

/** The part of a canvas context that panels draw with: the same in Node and in a browser. */
export interface Pen {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  globalAlpha: number;
  /** The step that is drawn, for a drawing that keeps its steps apart. */
  step?: number;
  font: string;
  textAlign: unknown;
  textBaseline: unknown;
  fillText(text: string, x: number, y: number): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  strokeRect(x: number, y: number, width: number, height: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arc(x: number, y: number, radius: number, from: number, to: number): void;
  closePath(): void;
  fill(): void;
  stroke(): void;
  /** Takes down where a numeral stands, by its left end and middle: a live canvas leaves it free, since it stands in the page. */
  mark?(number: number, x: number, y: number): void;
  setLineDash(dash: number[]): void;
}

/** A numeral in a drawing: its left end and its middle in the drawing's pixels, and the step that it comes with. */
export interface PlacedMark {
  number: number;
  x: number;
  y: number;
  step: number;
}

/**
 * How far a figure is shown that comes in steps while presenting. A figure without a stage, on paper and in an article, has
 * all its marks and no word of steps.
 */
export interface Stage {
  /** So many steps are shown, after what is there from the beginning. */
  shown: number;
  /** How far the last of them has come, 0 to 1. */
  come: number;
}

/** What a layout is made for. */
export interface Kit {
  tokens: PanelTokens;
  size: PanelSize;
  lang: string;
  measure: Measure;
  /** The family of large amounts; the panel's own where there is none. */
  serif?: { family: string; measure: Measure };
  /** For a figure that comes in steps. */
  stage?: Stage;
  /** Of several figures beside each other: names are set no larger, rows stand no farther apart. */
  alike?: { letters: number; pitch: number };
}

/** A rectangle in slide pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a datum is on the drawing: for pointing at it. */
export interface Hit extends Box {
  series: number;
  index: number;
}

/** What a plan's hooks draw in: positions come from the live chart, so that its options and animation hold. */
export interface Scene extends Kit {
  pen: Pen;
  /** Pixel of a value on an axis. */
  at(axis: 'x' | 'y', value: number): number;
  area: { left: number; right: number; top: number; bottom: number };
  /** The rectangle of a drawn bar as it is at this moment. */
  bar(dataset: number, item: number): Box;
  hits: Hit[];
  /** What comes with each step, by keys; see steps.ts. */
  steps: readonly (readonly string[])[];
}

/** A layout: its marks, as Chart.js takes them, and what is drawn under and over them. */
export type Plan = Layout & Marks;

interface Layout {
  padding: { left: number; right: number; top: number; bottom: number };
  /** Whether everything has room; if not, see plan-panel.ts. */
  fits: boolean;
  /** A horizontal timeline that had no room runs down: what is too long, for the fault. */
  without?: string;
  /** Size of the letters that name categories or events: smaller where room was short. */
  letters: number;
  /** Size of the smallest letters, where others are smaller still. */
  smallest?: number;
  /** Distance of its rows. */
  pitch?: number;
  /** Thickness of its bars, where they lie. */
  slimmest?: number;
  under?(scene: Scene): void;
  over(scene: Scene): void;
  /** Keys of what a mark of Chart.js shows, for its step; of a series and a category where this is silent. */
  keysOf?(dataset: number, item?: number): (string | undefined)[];
}

/** All marks have their places in pixels; axes are seen of Chart.js only where an author's options are for them. */
type Marks =
  | { type: 'bar'; indexAxis: 'x' | 'y'; datasets: BarSet[]; scales: { x: HiddenAxis; y: HiddenAxis } }
  | { type: 'scatter'; datasets: DotSet[]; scales: { x: HiddenAxis; y: HiddenAxis } }
  | { type: 'line'; datasets: LineSet[]; scales: { x: HiddenAxis | SeenAxis; y: HiddenAxis | SeenAxis } };

/** Bars of one series: from where to where each reaches, and its middle across. */
export interface BarSet {
  data: ({ x: [number, number]; y: number } | { x: number; y: [number, number] })[];
  grouped: false;
  barThickness: number;
  inflateAmount: 0;
  backgroundColor: string[];
}

/** Dots of one series, all of one shape; none where there is no value. */
export interface DotSet {
  data: { x: number | null; y: number }[];
  pointStyle: 'circle' | 'rectRot' | 'rect' | 'triangle';
  pointRadius: number;
  pointBorderWidth: number;
  /** Of all, or of each. */
  pointBorderColor: string | string[];
  pointBackgroundColor: string | string[];
}

/** A line through the values of one series, with a gap where there is none. */
export interface LineSet extends Omit<DotSet, 'data' | 'pointRadius'> {
  data: { x: number; y: number | null }[];
  /** Of all points, or of each. */
  pointRadius: number | number[];
  borderColor: string;
  borderWidth: number;
  borderDash: number[];
  spanGaps: false;
  tension: 0;
  /** The dash of the way to a point, where it is not the line's own. */
  segment?: { borderDash(way: { p1DataIndex: number }): number[] };
}

interface TextItem {
  text: string;
  x: number;
  /** The middle of the capitals. */
  y: number;
  size: number;
  weight: Weight;
  colour: Colour;
  align?: 'left' | 'center' | 'right';
  /** In the family of large amounts. */
  serif?: boolean;
}

/** Capitals of Source Sans 3 are 0.66 of its size high: half of that lies above the middle. */
const HALF_CAPITAL = 0.33;

/** Sets one line of text. */
export function drawText(scene: Scene, { text, x, y, size, weight, colour, align = 'left', serif }: TextItem): void {
  const { pen, tokens } = scene;
  pen.font = fontOf((serif && scene.serif?.family) || tokens.family, size, weight);
  pen.fillStyle = tokens.colours[colour];
  pen.textAlign = align;
  pen.textBaseline = 'alphabetic';
  const base = y + size * HALF_CAPITAL;
  if (!hasMarks(text)) {
    pen.fillText(text, x, base);
    return;
  }
  const measure = (serif && scene.serif?.measure) || scene.measure;
  const runs = runsOf(text, (words) => measure(words, size, weight));
  const whole = runs.reduce((sum, { width }) => sum + width, 0);
  pen.textAlign = 'left';
  let at = x - { left: 0, center: whole / 2, right: whole }[align];
  for (const run of runs) {
    if ('text' in run) pen.fillText(run.text, at, base);
    else pen.mark?.(run.number, at, raised(base, size));
    at += run.width;
  }
}

/** The middle of a numeral behind words of a size: its top stands as high as theirs, or a little higher. */
export function raised(base: number, size: number): number {
  return base - size * HALF_CAPITAL - 5;
}

/** Sets lines one under the other, `y` being the upper end of the first. @returns the lower end of the last */
export function drawLines(scene: Scene, lines: readonly string[], { y, ...style }: Omit<TextItem, 'text'>): number {
  const step = lineHeight(style.size);
  lines.forEach((text, n) => {
    drawText(scene, { ...style, text, y: y + step * (n + 0.5) });
  });
  return y + step * lines.length;
}

/** A filled rectangle. */
export function drawRect({ pen, tokens }: Scene, { x, y, width, height }: Box, colour: Colour): void {
  pen.fillStyle = tokens.colours[colour];
  pen.fillRect(x, y, width, height);
}

/** A straight stroke. */
export function drawLine(
  { pen, tokens }: Scene,
  from: [number, number],
  to: [number, number],
  colour: Colour,
  width = 2,
): void {
  pen.strokeStyle = tokens.colours[colour];
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
}

/** The upright line at zero between values on both sides of it, from one height to another. */
export function drawZero(scene: Scene, top: number, bottom: number): void {
  const x = scene.at('x', 0);
  drawLine(scene, [x, top], [x, bottom], 'mark', 2);
}

/** An axis that draws nothing itself: pixels are shared out evenly between its ends. */
export interface HiddenAxis extends Record<string, unknown> {
  display: false;
  min: number;
  max: number;
  reverse: boolean;
}

/** An axis that Chart.js draws. */
export interface SeenAxis extends Record<string, unknown> {
  display: true;
}

/** A value axis or row axis that draws nothing itself. */
export function hiddenAxis(min: number, max: number, reverse = false): HiddenAxis {
  return {
    type: 'linear',
    display: false,
    // A bar chart would inset its index axis by half a step, and pixels would no longer be pixels.
    offset: false,
    min,
    max,
    reverse,
    grid: { display: false },
    // Chart.js would work out ticks, their size and their turn for an axis that is not seen too.
    ticks: { display: false, stepSize: max - min },
  };
}

/** What plans share whose marks are told in pixels of the drawing. */
export function pixelPlan({ size }: Kit) {
  return {
    type: 'scatter' as const,
    padding: { left: 0, right: 0, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(0, size.width), y: hiddenAxis(0, size.height, true) },
  };
}

/**
 * The widest a horizontal value axis can be so that every label fits after its mark.
 * @param room pixels for axis and labels together
 * @param labels how far along the axis each mark stands (0 to 1), and how wide its label is with the gap before it
 */
export function fitAxis(room: number, labels: readonly { along: number; width: number }[]): number {
  const limits = labels.map(({ along, width }) => (along <= 0 ? (width > room ? 0 : room) : (room - width) / along));
  return Math.max(0, Math.min(room, ...limits));
}
