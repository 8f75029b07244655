import type { Pattern, Shape, TimelineEvent, TimelinePanel } from '../../../model/panel.ts';
import { markOptions } from '../../layout/marks.ts';
import type { Colour } from '../../layout/panel-tokens.ts';
import type { Kit } from '../../layout/scene.ts';

/** Marks of events by status: one dataset each, since a mark's shape is its dataset's. */
export function eventDatasets(
  panel: TimelinePanel,
  kit: Kit,
  points: readonly { x: number; y: number }[],
  radius: number,
) {
  return panel.events.map((event, i) => {
    const { shape, pattern } = kindOf(panel, event);
    const colour = eventColour(panel, event);
    return {
      data: [points[i]],
      ...markOptions(shape, pattern === 'open', colour, radius, kit.tokens),
    };
  });
}

/** With nothing emphasised, all marks are of one kind and take the accent: a timeline's dates are its message. */
export function eventColour(panel: TimelinePanel, event: TimelineEvent): Colour {
  return event.emphasis || !panel.events.some(({ emphasis }) => emphasis) ? 'accent' : 'mark';
}

/** The printed name of an event's status. */
export function statusLabel(panel: TimelinePanel, event: TimelineEvent): string {
  return kindOf(panel, event).label;
}

/** What kind of thing an event is: by its status, else by its lane. */
export function kindOf(
  { statuses = [], lanes = [] }: TimelinePanel,
  { status, lane }: TimelineEvent,
): { label: string; shape: Shape; pattern: Pattern } {
  const found = statuses.find(({ key }) => key === status) ?? lanes.find(({ key }) => key === lane);
  return { label: found?.label ?? status ?? '', shape: found?.shape ?? 'circle', pattern: found?.pattern ?? 'solid' };
}

/** Moves marks apart where days are too near to be told apart, keeping their order. */
export function spread(wishes: readonly number[], apart: number, from: number, to: number): number[] {
  const placed = [...wishes];
  for (let i = 0; i < placed.length; i += 1) {
    placed[i] = Math.max(placed[i] ?? 0, i === 0 ? from : (placed[i - 1] ?? 0) + apart);
  }
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.min(placed[i] ?? 0, i === placed.length - 1 ? to : (placed[i + 1] ?? 0) - apart);
  }
  return placed;
}
