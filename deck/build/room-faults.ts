import type { FigureRef, Slide } from '../model/deck.ts';
import { DeckError } from '../model/error.ts';
import type { ChartPanel } from '../model/panel.ts';
import { plotSize } from '../page/figure.ts';
import { fitPanel, planPanel } from '../panels/kinds/plan-panel.ts';
import { isSmall, laySmall } from '../panels/kinds/small.ts';
import type { Kit } from '../panels/layout/scene.ts';
import { stepsOf } from '../panels/layout/steps.ts';

/** No letter on a slide is smaller. */
const LEAST = 16;

/** What a panel wants for room, by the place that it was laid out for; forgotten with the panel. */
const known = new WeakMap<ChartPanel, Map<string, Want | undefined>>();

interface Want {
  code: string;
  message: string;
  cure: string;
}

/**
 * What is wrong with a timeline, a line or small multiples in the room that they have on a slide: letters that would have to be too
 * small, or a timeline that is meant to be horizontal and would run down without a word.
 */
export function roomFaults(
  panel: ChartPanel,
  figure: FigureRef,
  kit: Omit<Kit, 'size'>,
  { source }: Slide,
): DeckError[] {
  if (panel.kind !== 'timeline' && panel.kind !== 'line' && !isSmall(panel)) return [];
  const size = plotSize(figure);
  const own = known.get(panel) ?? new Map<string, Want | undefined>();
  known.set(panel, own);
  const key = `${size.width} ${size.height} ${kit.lang}`;
  if (!own.has(key)) own.set(key, wantOf(panel, { ...kit, size }));
  const want = own.get(key);
  if (!want) return [];
  const hint = `${want.cure}, or give the figure more room, such as {height=${Math.min(520, size.height + 80)}}.`;
  return [new DeckError(want.code, want.message, hint, source)];
}

function wantOf(panel: ChartPanel, kit: Kit): Want | undefined {
  if (panel.kind === 'timeline') {
    const { without } = planPanel(panel, kit);
    if (without !== undefined) {
      const message = `The events of the timeline "${panel.id}" have no room side by side; the longest is "${without}"`;
      return {
        code: 'timeline-room',
        message,
        cure: `Shorten the texts${panel.lanes ? '' : ', write direction: "vertical"'}`,
      };
    }
  }
  const plans = isSmall(panel) ? laySmall(panel, kit).parts : [fitPanel(panel, kit)];
  const letters = Math.min(...plans.map(({ plan, factor }) => plan.letters / factor));
  // Half a pixel is not seen.
  if (letters >= LEAST - 0.5) return undefined;
  const message = `The chart "${panel.id}" has no room: its letters would be ${letters.toFixed(1)} px; the longest text is "${longest(panel)}"`;
  const fewer = isSmall(panel) ? 'Write other small.columns' : 'Shorten the texts, leave some out';
  return { code: 'panel-room', message, cure: fewer };
}

/** Steps that an author asks for, of a figure that has only one thing to show. */
export function stepFaults(panel: ChartPanel, figure: FigureRef, { source }: Slide): DeckError[] {
  if (!figure.steps || stepsOf(panel).length > 0) return [];
  const message = `The chart "${panel.id}" has nothing that could come in steps`;
  const hint = 'Leave out .steps, or say in the chart’s module what comes with each: steps: [["key"], ["other-key"]].';
  return [new DeckError('panel-step', message, hint, source)];
}

function longest(panel: ChartPanel): string {
  const texts =
    panel.kind === 'timeline'
      ? panel.events.map(({ text }) => text)
      : [...panel.series, ...panel.categories].map(({ label }) => label);
  return texts.reduce((most, text) => (text.length > most.length ? text : most), '');
}
