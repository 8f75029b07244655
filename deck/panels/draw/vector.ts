import { directionOf } from '../../model/direction.ts';
import type { ChartPanel, Panel } from '../../model/panel.ts';
import { fitPanel } from '../kinds/plan-panel.ts';
import { inWhole, isSmall, laySmall, type PartPlace } from '../kinds/small.ts';
import { COLOURS, type PanelSize, type PanelTokens } from '../layout/panel-tokens.ts';
import type { Kit, PlacedMark, Plan } from '../layout/scene.ts';
import type { MapGroup, MapShape } from '../map/map-shapes.ts';
import { mapSheet } from '../map/map-sheet.ts';
import { COVER, takeMarks } from './map-svg.ts';
import { drawStillChart } from './still-chart.ts';
import { headLines, type SetText } from './svg-elements.ts';
import { pathSteps, VectorContext, type VectorShape } from './vector-context.ts';

export type { VectorShape } from './vector-context.ts';

/** A line of text on a drawing, colour by the theme's name. */
export interface VectorText extends SetText {
  italic?: boolean;
  /** The tone under the words, and how far it reaches round them. */
  halo?: { colour: string; width: number };
  /** Between letters, in pixels. */
  spacing?: number;
}

/** A panel as vectors and lines of text, in the order in which they lie on each other, texts last. */
export interface VectorDrawing {
  size: PanelSize;
  shapes: VectorShape[];
  texts: VectorText[];
  /** Numerals of what its parts cite, by their left end and middle. */
  marks: PlacedMark[];
  /** Whether all words had room at their size. */
  fits: boolean;
}

/** Every colour by its own name. */
export const COLOURS_BY_NAME = Object.fromEntries(COLOURS.map((name) => [name, name])) as PanelTokens['colours'];

/** A panel drawn for who writes another format than SVG. @param kit with colours by their names */
export function drawVector(panel: Panel, kit: Kit): VectorDrawing {
  if (panel.kind !== 'map') return drawChart(panel, kit);
  // Nothing cuts off what goes on over the edges.
  const whole = mapSheet(panel, { ...kit, beyond: 0, scale: panel.decorative ? COVER.scale : 1 });
  const { sheet, marks } = takeMarks(whole, kit);
  const drawing: VectorDrawing = {
    size: panel.decorative || panel.frames ? whole.size : kit.size,
    shapes: [],
    texts: [],
    marks,
    fits: whole.problems.length === 0,
  };
  for (const { x, y, groups, around } of sheet.parts) {
    for (const group of groups) addGroup(drawing, group, x, y, kit);
    addGroup(drawing, around, 0, 0, kit);
  }
  return drawing;
}

function drawChart(panel: ChartPanel, kit: Kit): VectorDrawing {
  if (!isSmall(panel)) {
    const { plan, kit: own, factor } = fitPanel(panel, kit);
    return { ...scaled(drawPlan(panel, plan, own), kit.size, { x: 0, y: 0, factor }), fits: factor === 1 };
  }
  const figure = laySmall(panel, kit);
  const fits = figure.parts.every(({ factor }) => factor === 1);
  const drawing: VectorDrawing = { size: kit.size, shapes: [], texts: [], marks: [], fits };
  for (const part of figure.parts) {
    const inner = drawPlan(part.panel, part.plan, part.kit);
    const { shapes, texts, marks } = scaled(inner, kit.size, part);
    drawing.shapes.push(...shapes);
    drawing.marks.push(...marks);
    drawing.texts.push(...headLines(part.heading, kit), ...texts);
  }
  return drawing;
}

function drawPlan(panel: ChartPanel, plan: Plan, kit: Kit): VectorDrawing {
  const context = new VectorContext(kit.size, kit.measure, directionOf(kit.lang) === 'rtl');
  drawStillChart(context, panel, { plan, kit });
  return { size: kit.size, shapes: context.shapes, texts: context.texts, marks: context.marks, fits: plan.fits };
}

/** What was laid out larger, made as small as it is shown, and moved to its place. */
function scaled(drawing: VectorDrawing, size: PanelSize, place: PartPlace): VectorDrawing {
  const { x, y, factor } = place;
  const shapes = drawing.shapes.map(({ path, stroke, ...shape }) => ({
    ...shape,
    path: path.map((step) => placeStep(step, x, y, factor)),
    stroke: stroke && { ...stroke, width: stroke.width / factor },
  }));
  const texts = drawing.texts.map((text) => ({ ...inWhole(place, text), size: text.size / factor }));
  const marks = drawing.marks.map((mark) => inWhole(place, mark));
  return { ...drawing, size, shapes, texts, marks };
}

type Step = VectorShape['path'][number];

function placeStep(step: Step, x: number, y: number, factor: number): Step {
  const [name, ...numbers] = step;
  if (name === 'Z') return step;
  return [name, ...numbers.map((value, i) => (i % 2 === 0 ? x : y) + value / factor)] as unknown as Step;
}

function addGroup(drawing: VectorDrawing, { shapes, texts }: MapGroup, x: number, y: number, kit: Kit): void {
  drawing.shapes.push(...shapes.map((shape) => mapShape(shape, x, y)));
  for (const { lines, size, weight, serif, italic, colour, halo, anchor, spacing, turn } of texts) {
    for (const line of lines) {
      const isSerif = line.serif ?? serif;
      drawing.texts.push({
        text: line.text,
        ...turned({ x: x + line.x, y: y + line.y }, turn && { ...turn, x: x + turn.x, y: y + turn.y }),
        size: line.size ?? size,
        weight: line.weight ?? weight,
        colour,
        family: (isSerif && kit.serif?.family) || kit.tokens.family,
        anchor,
        italic,
        halo,
        spacing,
      });
    }
  }
}

function turned(at: { x: number; y: number }, turn: { degrees: number; x: number; y: number } | undefined) {
  if (!turn) return { ...at, turn: 0 };
  const angle = (turn.degrees * Math.PI) / 180;
  const [dx, dy] = [at.x - turn.x, at.y - turn.y];
  return {
    x: turn.x + dx * Math.cos(angle) - dy * Math.sin(angle),
    y: turn.y + dx * Math.sin(angle) + dy * Math.cos(angle),
    turn: turn.degrees,
  };
}

function mapShape(shape: MapShape, x: number, y: number): VectorShape {
  const { d, fill, fillOpacity, stroke, strokeWidth, strokeOpacity, dash, round } = shape;
  return {
    path: pathSteps(d, x, y),
    simple: /^M[^a]*a[^z]*z$/.test(d) ? 'ellipse' : undefined,
    fill,
    fillOpacity,
    stroke: stroke && { colour: stroke, width: strokeWidth ?? 1, dash, opacity: strokeOpacity, round: round === true },
  };
}
