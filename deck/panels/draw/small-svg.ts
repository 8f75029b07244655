import { directionOf } from '../../model/direction.ts';
import { runsOf, withoutMarks } from '../../model/figure-marks.ts';
import type { Measure } from '../../model/measure.ts';
import type { ChartPanel } from '../../model/panel.ts';
import { HEAD, headTexts, isAlone, type SmallFigure } from '../kinds/small.ts';
import { tenth } from '../layout/format.ts';
import { type Kit, type PlacedMark, raised } from '../layout/scene.ts';
import { stepsOf } from '../layout/steps.ts';
import { type DrawnPanel, drawContext, drawSvg, openSvg, partOf, refuseColours } from './svg.ts';
import { type SetText, textElement } from './svg-elements.ts';

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
  const placed = (step?: number) =>
    drawn.map(({ context, part: { x, y, factor } }) => {
      const inner = partOf(context, family, step);
      const scale = factor === 1 ? '' : ` scale(${Math.round(1e4 / factor) / 1e4})`;
      return inner === '' ? '' : `<g transform="translate(${tenth(x)} ${tenth(y)})${scale}">${inner}</g>`;
    });
  const lines = figure.parts.flatMap(({ heading }) => headTexts(heading));
  const heads = lines.map((line) => headText(line, family, rtl));
  const steps = kit.stage ? stepsOf(panel) : [];
  const drawing = [
    ...heads.map((text) => textElement(text, family, rtl)),
    ...placed(kit.stage ? 0 : undefined),
    ...steps.map((_, i) => `<g class="fragment" data-step="${i + 1}">${placed(i + 1).join('')}</g>`),
  ].join('');
  refuseColours(drawing);
  const inside = drawn.flatMap(({ context, part: { x, y, factor } }) =>
    context.texts.map((text) => ({
      ...text,
      x: x + text.x / factor,
      y: y + text.y / factor,
      size: text.size / factor,
    })),
  );
  return {
    svg: `${openSvg(panel, figure, kit)}${drawing}</svg>`,
    texts: [...heads, ...inside],
    marks: [
      ...lines.flatMap((line) => headMarks(line, kit.measure)),
      ...drawn.flatMap(({ context, part: { x, y, factor } }) =>
        context.marks.map((mark) => ({ ...mark, x: x + mark.x / factor, y: y + mark.y / factor })),
      ),
    ],
    size: { width: figure.width, height: figure.height },
  };
}

function headText({ text, x, y }: { text: string; x: number; y: number }, family: string, rtl: boolean): SetText {
  const look = { size: HEAD, weight: 600, colour: 'var(--ink)', family, turn: 0 } as const;
  return { text: withoutMarks(text), x: tenth(x), y: tenth(y), ...look, anchor: rtl ? 'end' : 'start' };
}

/** The numerals in a head, which is set from its left end. */
function headMarks({ text, x, y }: { text: string; x: number; y: number }, measure: Measure): PlacedMark[] {
  let at = x;
  return runsOf(text, (words) => measure(words, HEAD, 600)).flatMap((run) => {
    const mark = 'number' in run ? [{ number: run.number, x: at, y: raised(y, HEAD), step: 0 }] : [];
    at += run.width;
    return mark;
  });
}
