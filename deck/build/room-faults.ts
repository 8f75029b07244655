import type { FigureRef, Slide } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import { withoutMarks } from '../model/figure-marks.ts';
import type { ChartPanel, Panel, TimelinePanel } from '../model/panel.ts';
import { planPanel } from '../panels/kinds/plan-panel.ts';
import { isSmall, layFigure, layNarrowFigure, type SmallFigure } from '../panels/kinds/small.ts';
import type { Kit } from '../panels/layout/scene.ts';
import { stepsOf } from '../panels/layout/steps.ts';
import { steppedMap } from '../panels/map/map-steps.ts';
import '../panels/kinds/all-kinds.ts';

/** No letter on a slide is smaller. */
const LEAST = 16;
/** Nor on a phone; and how large a pixel of the narrow drawing is there. */
const LEAST_ON_PHONE = 13;
const PHONE = 350 / 400;

/** A chart as it was laid out for its place on a slide, and for the column of a phone. */
export interface LaidChart {
  kit: Kit;
  wide: SmallFigure;
  narrow: SmallFigure;
}

/** Lays a chart out for both. @param kit with the size of its place on the slide; on a phone nothing comes in steps */
export function layChart(panel: ChartPanel, kit: Kit): LaidChart {
  const { size: _, stage: __, ...rest } = kit;
  return { kit, wide: layFigure(panel, kit), narrow: layNarrowFigure(panel, rest) };
}

/**
 * What is wrong with a chart in the room that it has on a slide, and in the column of a phone: letters that would have to be too
 * small, or a timeline that is meant to be horizontal and would run down without a word.
 * @param panel as it was laid out
 */
export function roomFaults(panel: ChartPanel, laid: LaidChart, { source }: Pick<Slide, 'source'>): DeckError[] {
  const { height } = laid.kit.size;
  const roomier = `or give the figure more room, such as {height=${Math.min(520, height + 80)}}.`;
  const without = panel.kind === 'timeline' ? withoutRoom(panel, laid) : undefined;
  if (panel.kind === 'timeline' && without !== undefined) {
    const message = `The events of the timeline "${panel.id}" have no room side by side; the longest is "${withoutMarks(without)}"`;
    const cure = `Shorten the texts${panel.lanes ? '' : ', write direction: "vertical"'}`;
    return [new DeckError('timeline-room', message, `${cure}, ${roomier}`, source)];
  }
  const letters = lettersOf(laid.wide);
  // Half a pixel is not seen.
  if (letters < LEAST - 0.5) {
    const message = `The chart "${panel.id}" has no room: its letters would be ${letters.toFixed(1)} px; the longest text is "${longest(panel)}"`;
    const fewer = isSmall(panel) ? 'Write other small.columns' : 'Shorten the texts, leave some out';
    return [new DeckError('panel-room', message, `${fewer}, ${roomier}`, source)];
  }
  const onPhone = lettersOf(laid.narrow) * PHONE;
  if (onPhone >= LEAST_ON_PHONE - 0.5) return [];
  const message = `The chart "${panel.id}" has no room in the column of a phone: its letters would be ${onPhone.toFixed(1)} px; the longest text is "${longest(panel)}"`;
  const hint = 'Shorten the text, or say with soft hyphens (\\u00ad) where its words may be broken.';
  return [new DeckError('panel-room', message, hint, source)];
}

/** The longest of what has no room side by side: one that was laid out larger might have it there. */
function withoutRoom(panel: TimelinePanel, { wide, kit }: LaidChart): string | undefined {
  const [only] = wide.parts;
  return only?.factor === 1 ? only.plan.without : planPanel(panel, kit).without;
}

/** The smallest letters of a figure, in the pixels of its place. */
function lettersOf({ parts }: SmallFigure): number {
  return Math.min(...parts.map(({ plan, factor }) => Math.min(plan.letters, plan.smallest ?? plan.letters) / factor));
}

/** Steps that an author asks for, of a figure that has only one thing to show. */
export function stepFaults(panel: Panel, figure: FigureRef, { source }: Slide): DeckError[] {
  if (!figure.steps) return [];
  if (panel.kind === 'map') {
    if (steppedMap(panel)) return [];
    const hint = 'Leave out .steps, or give layers of the map their step: step: 1.';
    return [new DeckError('panel-step', `The map "${panel.id}" has nothing that could come in steps`, hint, source)];
  }
  if (stepsOf(panel).length > 0) return [];
  const message = `The chart "${panel.id}" has nothing that could come in steps`;
  const hint = 'Leave out .steps, or say in the chart’s module what comes with each: steps: [["key"], ["other-key"]].';
  return [new DeckError('panel-step', message, hint, source)];
}

function longest(panel: ChartPanel): string {
  const texts =
    panel.kind === 'timeline'
      ? panel.events.map(({ text }) => text)
      : [...panel.series, ...panel.categories].map(({ label }) => label);
  return withoutMarks(texts.reduce((most, text) => (text.length > most.length ? text : most), ''));
}
