/** How a timeline on a true scale of time is drawn, and what its events look like by status and lane. */

import type { Pattern, Shape, TimelineEvent, TimelinePanel } from '../../../model/panel.ts';
import { kindOf } from '../../layout/datum.ts';
import { drawKey, markOptions } from '../../layout/marks.ts';
import type { Colour } from '../../layout/panel-tokens.ts';
import {
  type Box,
  type DotSet,
  drawLine,
  drawLines,
  drawRect,
  drawText,
  type Kit,
  type Plan,
  pixelPlan,
  type Scene,
} from '../../layout/scene.ts';
import { inStep } from '../../layout/steps.ts';
import { lineHeight, widthOf } from '../../layout/text.ts';
import type { Block } from './lane-blocks.ts';
import { type LaidLane, type LanesLayout, LONG, layLanes, type Placed, RADIUS, STRIP } from './timeline-lanes.ts';

/**
 * Events in lanes at their true distances, months or years in a strip, amounts large, words at their marks.
 * @returns undefined if the words have no room
 */
export function lanesPlan(panel: TimelinePanel, kit: Kit): Plan | undefined {
  const layout = layLanes(panel, kit);
  if (!layout) return undefined;
  const placed = layout.lanes.flatMap((lane) => lane.events.map((event) => ({ lane, event })));
  placed.sort((a, b) => a.event.index - b.event.index);
  return {
    ...pixelPlan(kit),
    fits: true,
    letters: layout.sizes.text,
    datasets: placed.map(({ lane, event: { event, mark } }) => {
      const { shape, pattern } = markOf(panel, event);
      const open = pattern === 'open';
      const colour = open && panel.lanes ? 'ink' : eventColour(panel, event);
      return { data: [{ x: mark, y: lane.line }], ...markOptions(shape, open, colour, RADIUS, kit.tokens) };
    }),
    keysOf: (dataset) => [panel.events[dataset]?.lane, panel.events[dataset]?.key],
    under(scene) {
      drawStrip(scene, layout);
      for (const lane of layout.lanes) drawLane(scene, layout, lane);
      drawFlags(scene, panel, layout);
      drawNotes(scene, panel, layout);
    },
    over(scene) {
      drawKey(scene, layout.key);
      for (const lane of layout.lanes) {
        for (const block of lane.blocks) {
          const event = panel.events[block.index];
          inStep(scene, [event?.lane, event?.key], () => drawBlock(scene, panel, layout, lane, block));
        }
      }
    },
  };
}

function drawStrip(scene: Scene, { periods, strip }: LanesLayout): void {
  for (const { from, to, label } of periods) {
    drawRect(scene, { x: from, y: strip, width: to - from - 3, height: STRIP }, 'track');
    drawText(scene, { text: label, x: from + 10, y: strip + STRIP / 2, size: 18, weight: 600, colour: 'ink' });
  }
}

/** The name of a lane, its line where it has one of its own, stretches of days, and lines to marks and words. */
function drawLane(scene: Scene, layout: LanesLayout, lane: LaidLane): void {
  const { sizes, left, periods } = layout;
  const size = sizes.text;
  const height = lane.label.length * lineHeight(size);
  const beside = lane.lane.side !== undefined;
  const top = lane.line - height / 2 + (beside ? lane.way * 8 : 0);
  drawLines(scene, lane.label, { x: 0, y: top, size, weight: 600, colour: 'ink' });
  if (!beside) drawLine(scene, [left, lane.line], [periods.at(-1)?.to ?? left, lane.line], 'rule', 2);
  const leads = lane.blocks.some(({ near }) => near !== lane.blocks[0]?.near);
  for (const placed of lane.events) {
    const block = lane.blocks.find(({ index }) => index === placed.index);
    inStep(scene, [placed.event.lane, placed.event.key], () => {
      drawStem(scene, lane, placed);
      const end = lane.line + lane.way * (block?.far ?? 0);
      if (leads && block) drawLine(scene, [placed.mark, lane.line], [placed.mark, end], 'ink', 2);
    });
  }
}

/** From the strip, or the day on the lane's line, to the mark; a long stretch of days as one. */
function drawStem(scene: Scene, lane: LaidLane, { day, mark, from, to }: Placed): void {
  if (to - from >= LONG) drawLine(scene, [from, lane.line], [to - 3, lane.line], 'ink', 5);
  else if (lane.lane.side !== undefined)
    drawLine(scene, [day, lane.line - lane.way * lane.off], [mark, lane.line], 'ink', 2);
  else if (Math.abs(day - mark) > 1) drawLine(scene, [day, lane.line + RADIUS + 7], [mark, lane.line], 'ink', 2);
}

function drawFlags(
  scene: Scene,
  panel: TimelinePanel,
  { flags, strip, key, sizes: { text: size } }: LanesLayout,
): void {
  for (const { index, x, align, lines, top } of flags) {
    const flag = panel.flags?.[index];
    if (!flag) continue;
    inStep(scene, [flag.key], () => {
      drawLine(scene, [x, key.height], [x, strip], 'ink', 2);
      const at = { x: x + (align === 'left' ? 12 : -12), size, colour: 'ink', align } as const;
      const y = drawLines(scene, [flag.dateLabel], { ...at, y: top, weight: 600 });
      drawLines(scene, lines, { ...at, y, weight: 400 });
    });
  }
}

/** So long are the parts of a broken line. */
const DASH = 6;

function drawNotes(scene: Scene, panel: TimelinePanel, { notes, sizes: { text: size } }: LanesLayout): void {
  for (const { index, from, to, top, line, text, middle, ends } of notes) {
    const note = panel.notes?.[index];
    inStep(scene, [note?.key, note?.from, note?.to], () => {
      const half = widthOf(text, { size, weight: 700, measure: scene.measure }) / 2 + 14;
      const broken = line - top < lineHeight(size);
      dashes(scene, [from, line], [broken ? middle - half : to, line]);
      if (broken) dashes(scene, [to, line], [middle + half, line]);
      dashes(scene, [from, line], [from, ends]);
      dashes(scene, [to, line], [to, ends]);
      const y = top + lineHeight(size) / 2;
      drawText(scene, { text, x: middle, y, size, weight: 700, colour: 'alert-ink', align: 'center' });
    });
  }
}

function dashes(scene: Scene, [x, y]: [number, number], [toX, toY]: [number, number]): void {
  const length = Math.hypot(toX - x, toY - y);
  const count = Math.max(1, Math.round((length / DASH + 0.6) / 1.6));
  const unit = 1 / (count * 1.6 - 0.6);
  for (let i = 0; i < count; i += 1) {
    const [a, b] = [i * 1.6 * unit, (i * 1.6 + 1) * unit];
    const along = (part: number): [number, number] => [x + (toX - x) * part, y + (toY - y) * part];
    drawLine(scene, along(a), along(b), 'alert', 2.5);
  }
}

/** Date in bold and text, from the mark or up to it; the amount over the line. */
function drawBlock(scene: Scene, panel: TimelinePanel, { sizes }: LanesLayout, lane: LaidLane, block: Block): void {
  const { left, width, anchor, lines, inline, near, far } = block;
  const event = panel.events[block.index];
  const size = sizes.text;
  const y = lane.way === 1 ? lane.line + near : lane.line - far;
  const x = anchor === 'left' ? left : left + width;
  const colour = event?.emphasis ? 'accent' : 'ink';
  const at = { x, size, align: anchor } as const;
  if (inline) {
    const middle = y + lineHeight(size) / 2;
    const text = lines[0] ?? '';
    const bold = { size, weight: 600, measure: scene.measure } as const;
    const after = widthOf(text, { ...bold, weight: 400 });
    const dateX = anchor === 'left' ? left : x - after - 12 - widthOf(block.date, bold);
    const textX = anchor === 'left' ? left + widthOf(block.date, bold) + 12 : x - after;
    drawText(scene, { text: block.date, x: dateX, y: middle, size, weight: 600, colour });
    drawText(scene, { text, x: textX, y: middle, size, weight: 400, colour: 'ink' });
  } else {
    const next = drawLines(scene, [block.date], { ...at, y, weight: 600, colour });
    drawLines(scene, lines, { ...at, y: next, weight: 400, colour: 'ink' });
  }
  let hit: Box = { x: left - 4, y, width: width + 8, height: far - near };
  if (lane.large && event?.amount) {
    const large = sizes.amount;
    const middle = lane.line - 12 - large * 0.33;
    const ends = block.amountEnd === undefined ? at : { ...at, x: block.amountEnd, align: 'right' as const };
    drawText(scene, { ...ends, text: event.amount, y: middle, size: large, weight: 600, colour, serif: true });
    hit = { ...hit, y: middle - large / 2, height: hit.y + hit.height - middle + large / 2 };
  }
  const mark = { x: block.x - RADIUS, y: lane.line - RADIUS, width: 2 * RADIUS, height: 2 * RADIUS };
  const datum = { series: 0, index: block.index };
  scene.hits.push({ ...datum, ...hit }, { ...datum, ...mark });
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
function eventColour(panel: TimelinePanel, event: TimelineEvent): Colour {
  return event.emphasis || !panel.events.some(({ emphasis }) => emphasis) ? 'accent' : 'mark';
}

/** What an event's mark looks like: by its status, else by its lane. */
function markOf(panel: TimelinePanel, event: TimelineEvent): { shape: Shape; pattern: Pattern } {
  const { shape = 'circle', pattern = 'solid' } = kindOf(panel, event) ?? {};
  return { shape, pattern };
}
