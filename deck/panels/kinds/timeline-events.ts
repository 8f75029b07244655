import type { TimelineEvent, TimelinePanel } from '../../model/panel.ts';
import { parseDate } from '../../source/columns.ts';
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
function eventColour(panel: TimelinePanel, event: TimelineEvent): Colour {
  return event.emphasis || !panel.events.some(({ emphasis }) => emphasis) ? 'accent' : 'mark';
}

/** The printed name of an event's status. */
export function statusLabel(panel: TimelinePanel, event: TimelineEvent): string {
  return panel.statuses.find(({ key }) => key === event.status)?.label ?? event.status;
}

/** Days to pixels, from the first of the first year to the end of the last event's year, and where years begin. */
export function timeScale({ events }: TimelinePanel, from: number, to: number) {
  const days = events.map(({ date }) => parseDate(date) ?? { start: 0, end: 0 });
  const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear();
  const first = yearOf(Math.min(...days.map(({ start }) => start)));
  const last = yearOf(Math.max(...days.map(({ end }) => end)));
  const startOf = (year: number) => Date.UTC(year, 0, 1) / 86_400_000;
  const span = startOf(last + 1) - startOf(first);
  const x = (day: number) => from + ((day - startOf(first)) / span) * (to - from);
  const every = Math.max(1, Math.ceil(((last - first + 1) * 60) / (to - from)));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((_, i) => i % every === 0);
  return {
    at(date: string) {
      const { start, end } = parseDate(date) ?? { start: 0, end: 0 };
      return x((start + end) / 2);
    },
    years: years.map((year) => ({ x: x(startOf(year)), label: String(year) })),
  };
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
