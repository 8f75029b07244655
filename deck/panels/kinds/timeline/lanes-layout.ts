/** What a timeline's events look like, by status and lane, and what lanes are once they are laid out. */

import type { Pattern, Shape, TimelineEvent, TimelineLane, TimelinePanel } from '../../../model/panel.ts';
import { kindOf } from '../../layout/datum.ts';
import { type KeyLine, markOptions } from '../../layout/marks.ts';
import type { Colour } from '../../layout/panel-tokens.ts';
import type { DotSet, Kit } from '../../layout/scene.ts';
import type { Period } from '../../layout/time-axis.ts';
import type { Block } from './lane-blocks.ts';

/** Radius of an event's mark, height of the strip of time, and how far marks stand from it. */
export const RADIUS = 9;
export const STRIP = 28;
export const OFF = 15;
/** The same where marks were moved apart and lines lead them to their days. */
export const LED = 36;
/** A stretch of days that is at least this wide is drawn as one. */
export const LONG = 34;

/** Only lanes on either side of the strip may have larger words: elsewhere they would crowd, or break into more lines. */
export const ROOMY = { text: 22, amount: 50 } as const;

export const ATTEMPTS = [
  { text: 24, amount: 50 },
  { text: 23, amount: 50 },
  ROOMY,
  { text: 20, amount: 50 },
  { text: 20, amount: 44 },
  { text: 18, amount: 40 },
  { text: 18, amount: 34 },
  { text: 16, amount: 28 },
] as const;

export type Sizes = (typeof ATTEMPTS)[number];

/** An event on the scale of time: where its day is, where its mark stands, and the ends of its days. */
export interface Placed {
  event: TimelineEvent;
  index: number;
  day: number;
  mark: number;
  from: number;
  to: number;
}

export interface LaidLane {
  lane: TimelineLane;
  label: readonly string[];
  events: Placed[];
  blocks: Block[];
  /** Where its marks stand. */
  line: number;
  /** How far that is from the strip, where the lane shares one. */
  off: number;
  /** 1 if words run down from the line, -1 if up. */
  way: 1 | -1;
  /** The amounts have their own place over the line. */
  large: boolean;
}

export interface LaidFlag {
  index: number;
  x: number;
  align: 'left' | 'right';
  lines: readonly string[];
  width: number;
  /** Upper end of its words. */
  top: number;
}

export interface LaidNote {
  index: number;
  from: number;
  to: number;
  /** Upper end, and where the broken line runs. */
  top: number;
  line: number;
  text: string;
  middle: number;
  /** Where its ends come down to. */
  ends: number;
}

export interface LanesLayout {
  sizes: Sizes;
  left: number;
  strip: number;
  periods: (Period & { from: number; to: number })[];
  lanes: LaidLane[];
  flags: LaidFlag[];
  notes: LaidNote[];
  key: KeyLine;
}

/** Marks of events by status: one dataset each, since a mark's shape is its dataset's. */
export function eventDatasets(
  panel: TimelinePanel,
  kit: Kit,
  points: readonly { x: number; y: number }[],
  radius: number,
): DotSet[] {
  return panel.events.map((event, i) => {
    const { shape, pattern } = markOf(panel, event);
    const look = markOptions(shape, pattern === 'open', eventColour(panel, event), radius, kit.tokens);
    return { data: points.slice(i, i + 1), ...look };
  });
}

/** With nothing emphasised, all marks are of one kind and take the accent: a timeline's dates are its message. */
export function eventColour(panel: TimelinePanel, event: TimelineEvent): Colour {
  return event.emphasis || !panel.events.some(({ emphasis }) => emphasis) ? 'accent' : 'mark';
}

/** What an event's mark looks like: by its status, else by its lane. */
export function markOf(panel: TimelinePanel, event: TimelineEvent): { shape: Shape; pattern: Pattern } {
  const { shape = 'circle', pattern = 'solid' } = kindOf(panel, event) ?? {};
  return { shape, pattern };
}
