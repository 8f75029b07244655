/** Figures as inline SVG: one chart, or small multiples in one drawing. */

import { directionOf } from '../../model/direction.ts';
import { escapeHtml } from '../../model/html.ts';
import type { ChartPanel } from '../../model/panel.ts';
import type { FittedPlan } from '../kinds/plan-panel.ts';
import { inWhole, isAlone, type SmallFigure } from '../kinds/small.ts';
import { tenth } from '../layout/format.ts';
import { COLOURS, type PanelSize, type PanelTokens } from '../layout/panel-tokens.ts';
import type { Kit, PlacedMark } from '../layout/scene.ts';
import { stepsOf } from '../layout/steps.ts';
import { drawStillChart } from './still-chart.ts';
import { SvgContext } from './svg-context.ts';
import { directionAttribute, headLines, type SetText, textElement } from './svg-elements.ts';

/** A panel drawn: the SVG, and the lines of text in it as set. */
export interface DrawnPanel {
  svg: string;
  texts: SetText[];
  marks: readonly PlacedMark[];
  size: PanelSize;
}

/** A theme's colours as the page's custom properties: one drawing serves light, dark and paper. */
export const COLOURS_AS_PROPERTIES = Object.fromEntries(
  COLOURS.map((name) => [name, `var(--${name})`]),
) as PanelTokens['colours'];

/**
 * A panel as inline SVG: vectors and whole lines of text, every colour a custom property of the page, no size but its viewBox,
 * the panel's summary as its name. The same panel gives the same bytes.
 * @param fitted its layout, with colours as properties; @param idPrefix unique in the page
 * @throws Error if anything but vectors and theme colours came out
 */
export function drawSvg(panel: ChartPanel, fitted: Pick<FittedPlan, 'plan' | 'kit'>, idPrefix: string): DrawnPanel {
  const { kit } = fitted;
  const { size, tokens } = kit;
  const context = drawContext(panel, fitted, idPrefix);
  const drawing = inSteps(panel, kit, (step) => partOf(context, tokens.family, step));
  refuseColours(drawing);
  return { svg: `${openSvg(panel, size, kit)}${drawing}</svg>`, texts: context.texts, marks: context.marks, size };
}

/** All that Chart.js and the layout draw of one chart. */
function drawContext(panel: ChartPanel, fitted: Pick<FittedPlan, 'plan' | 'kit'>, idPrefix: string): SvgContext {
  const { size, measure, lang } = fitted.kit;
  const context = new SvgContext(size, measure, idPrefix, directionOf(lang) === 'rtl');
  drawStillChart(context, panel, fitted);
  return context;
}

/** The start of a figure's `<svg>`: no size but its viewBox, the panel's summary as its name. */
function openSvg({ summary }: ChartPanel, { width, height }: PanelSize, { tokens, lang }: Omit<Kit, 'size'>): string {
  const { family } = tokens;
  const direction = directionAttribute(directionOf(lang) === 'rtl');
  return (
    `<svg class="plot-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" ` +
    `aria-label="${escapeHtml(summary)}"${direction} font-family="${escapeHtml(`'${family}', sans-serif`)}">`
  );
}

/** The shapes and then the texts, of one step if one is named. Shapes were written as if from left to right. */
function partOf({ shapes, texts, steps, mirror }: SvgContext, family: string, step?: number): string {
  const here = (of: readonly number[], i: number) => step === undefined || of[i] === step;
  const lines = texts
    .filter((_, i) => here(steps.texts, i))
    .map((text) => textElement(text, family, mirror !== undefined))
    .join('');
  const drawn = shapes.filter((_, i) => here(steps.shapes, i)).join('');
  return (
    (mirror === undefined || drawn === '' ? drawn : `<g transform="matrix(-1 0 0 1 ${mirror} 0)">${drawn}</g>`) + lines
  );
}

/** What is there from the beginning, then each step as a fragment of the slide; all of it where nothing comes in steps. */
function inSteps(panel: ChartPanel, { stage }: Pick<Kit, 'stage'>, draw: (step?: number) => string): string {
  if (!stage) return draw();
  const steps = stepsOf(panel).map((_, i) => `<g class="fragment" data-step="${i + 1}">${draw(i + 1)}</g>`);
  return draw(0) + steps.join('');
}

/** @throws Error if a drawing has a colour that is not the theme's */
function refuseColours(svg: string): void {
  const [, colour] = /\b(?:fill|stroke)="(?!none"|var\(--[a-z-]+\)")([^"]*)"/.exec(svg) ?? [];
  if (colour !== undefined) throw new Error(`The colour ${colour} is not one of the theme's`);
}

/** A figure as it was laid out, as inline SVG. @param kit that it was laid out for */
export function drawFigureSvg(panel: ChartPanel, figure: SmallFigure, kit: Omit<Kit, 'size'>, id: string): DrawnPanel {
  const [only] = figure.parts;
  return only && isAlone(figure) ? drawSvg(only.panel, only, id) : drawSmallSvg(panel, figure, kit, id);
}

/**
 * Small multiples as one inline SVG, drawn like a single chart: each part in its place, heads over them, and the marks of one step
 * together, wherever they are.
 */
function drawSmallSvg(panel: ChartPanel, figure: SmallFigure, kit: Omit<Kit, 'size'>, id: string): DrawnPanel {
  const { family } = kit.tokens;
  const rtl = directionOf(kit.lang) === 'rtl';
  const drawn = figure.parts.map((part, i) => ({ part, context: drawContext(part.panel, part, `${id}-${i + 1}`) }));
  const placed = inSteps(panel, kit, (step) => {
    const parts = drawn.map(({ context, part: { x, y, factor } }) => {
      const inner = partOf(context, family, step);
      const scale = factor === 1 ? '' : ` scale(${Math.round(1e4 / factor) / 1e4})`;
      return inner === '' ? '' : `<g transform="translate(${tenth(x)} ${tenth(y)})${scale}">${inner}</g>`;
    });
    return parts.join('');
  });
  const lines = figure.parts.flatMap(({ heading }) => headLines(heading, kit));
  const heads = lines.map((line) => ({ ...line, x: tenth(line.x), y: tenth(line.y) }));
  const drawing = heads.map((text) => textElement(text, family, rtl)).join('') + placed;
  refuseColours(drawing);
  const inside = drawn.flatMap(({ context, part }) =>
    context.texts.map((text) => ({ ...inWhole(part, text), size: text.size / part.factor })),
  );
  return {
    svg: `${openSvg(panel, figure, kit)}${drawing}</svg>`,
    texts: [...heads, ...inside],
    marks: drawn.flatMap(({ context, part }) => context.marks.map((mark) => inWhole(part, mark))),
    size: { width: figure.width, height: figure.height },
  };
}
