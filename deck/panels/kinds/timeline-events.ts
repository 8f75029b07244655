import type { TimelineEvent, TimelinePanel } from '../../model/panel.ts';
import { markOptions } from '../layout/marks.ts';
import type { Colour } from '../layout/panel-tokens.ts';
import type { Kit } from '../layout/scene.ts';

/** Marks of events by status: one dataset each, since a mark's shape is its dataset's. */
export function eventDatasets(
  panel: TimelinePanel,
  kit: Kit,
  points: readonly { x: number; y: number }[],
  radius: number,
) {
  return panel.events.map((event, i) => {
    const status = panel.statuses.find(({ key }) => key === event.status);
    const colour = eventColour(panel, event);
    return {
      data: [points[i]],
      ...markOptions(status?.shape ?? 'circle', status?.pattern === 'open', colour, radius, kit.tokens),
    };
  });
}

/** With nothing emphasised, all marks are of one kind and take the accent: a timeline's dates are its message. */
export function eventColour(panel: TimelinePanel, event: TimelineEvent): Colour {
  return event.emphasis || !panel.events.some(({ emphasis }) => emphasis) ? 'accent' : 'mark';
}

/** The printed name of an event's status. */
export function statusLabel(panel: TimelinePanel, event: TimelineEvent): string {
  return panel.statuses.find(({ key }) => key === event.status)?.label ?? event.status;
}
