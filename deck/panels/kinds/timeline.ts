import type { TimelineEvent, TimelinePanel } from '../../model/panel.ts';
import { drawLine, drawLines, hiddenAxis, type Kit, type Plan } from '../layout/scene.ts';
import { balance, type Face, firstFit, lineHeight, widest, wrap } from '../layout/text.ts';
import { eventDatasets, statusLabel } from './timeline-events.ts';
import { timelineHorizontalPlan } from './timeline-horizontal.ts';

/** A timeline: horizontal where its texts have room side by side and that is wanted, else vertical. */
export function timelinePlan(panel: TimelinePanel, kit: Kit): Plan {
  const horizontal = panel.direction === 'vertical' ? undefined : timelineHorizontalPlan(panel, kit);
  return horizontal ?? timelineVerticalPlan(panel, kit);
}

const ATTEMPTS = [
  { text: 22, date: 22, status: 18, gap: 18 },
  { text: 20, date: 20, status: 18, gap: 12 },
  { text: 18, date: 18, status: 16, gap: 8 },
  { text: 16, date: 16, status: 14, gap: 6 },
  { text: 14, date: 14, status: 13, gap: 4 },
  { text: 12, date: 12, status: 11, gap: 2 },
] as const;

const RADIUS = 10;

interface Row {
  event: TimelineEvent;
  date: readonly string[];
  text: readonly string[];
  status: string;
  height: number;
}

/** Date and status left, marks on a line, text right. */
function timelineVerticalPlan(panel: TimelinePanel, kit: Kit): Plan {
  const chosen = firstFit(
    ATTEMPTS,
    (attempt) => layEvents(panel, kit, attempt),
    ({ height }) => height <= kit.size.height,
  );
  const { rows, sizes, rail } = chosen;
  // Left-over room goes between the events up to a point, then stays empty at the bottom.
  const spare = (kit.size.height - chosen.height) / Math.max(1, rows.length - 1);
  const gap = sizes.gap + Math.max(0, Math.min(22, spare));
  let top = 0;
  const tops = rows.map(({ height }) => {
    const here = top;
    top += height + gap;
    return here;
  });
  const markY = (i: number) => (tops[i] ?? 0) + lineHeight(sizes.text) / 2;
  return {
    type: 'scatter',
    fits: chosen.height <= kit.size.height,
    letters: sizes.text,
    padding: { left: 0, right: 0, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(0, kit.size.width), y: hiddenAxis(0, kit.size.height, true) },
    datasets: eventDatasets(
      panel,
      kit,
      rows.map((_, i) => ({ x: rail, y: markY(i) })),
      Math.min(RADIUS, sizes.text * 0.5),
    ),
    under: (scene) => drawLine(scene, [rail, markY(0)], [rail, markY(rows.length - 1)], 'rule', 3),
    over(scene) {
      rows.forEach(({ event, date, text, status, height }, i) => {
        const y = tops[i] ?? 0;
        const under = drawLines(scene, date, { x: 0, y, size: sizes.date, weight: 600, colour: 'ink' });
        drawLines(scene, [status], { x: 0, y: under, size: sizes.status, weight: 400, colour: 'soft' });
        const colour = event.emphasis ? 'accent' : 'ink';
        drawLines(scene, text, { x: rail + 28, y, size: sizes.text, weight: 400, colour });
        scene.hits.push({ series: 0, index: i, x: rail - 14, y, width: kit.size.width - rail + 14, height });
      });
    },
  };
}

function layEvents(panel: TimelinePanel, { size, measure }: Kit, sizes: (typeof ATTEMPTS)[number]) {
  const dateFace: Face = { size: sizes.date, weight: 600, measure };
  const statusFace: Face = { size: sizes.status, weight: 400, measure };
  const textFace: Face = { size: sizes.text, weight: 400, measure };
  const dates = panel.events.map((event) => wrap(event.dateLabel, size.width * 0.3, dateFace));
  const statuses = panel.events.map((event) => statusLabel(panel, event));
  const rail = Math.ceil(Math.max(...dates.map((lines) => widest(lines, dateFace)), widest(statuses, statusFace))) + 34;
  const rows = panel.events.map((event, i): Row => {
    const date = dates[i] ?? [];
    const text = balance(event.text, size.width - rail - 30, textFace);
    const left = date.length * lineHeight(dateFace.size) + lineHeight(statusFace.size);
    return {
      event,
      date,
      text,
      status: statuses[i] ?? '',
      height: Math.max(left, text.length * lineHeight(textFace.size)),
    };
  });
  const height = rows.reduce((sum, row) => sum + row.height, 0) + sizes.gap * (rows.length - 1);
  return { rows, sizes, rail, height };
}
