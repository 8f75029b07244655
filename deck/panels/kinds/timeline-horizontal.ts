import type { TimelineEvent, TimelinePanel } from '../../model/panel.ts';
import { drawLine, drawLines, drawText, hiddenAxis, type Kit, type Plan } from '../layout/scene.ts';
import { balance, type Face, lineHeight, widest, wrap } from '../layout/text.ts';
import { eventDatasets, spread, statusLabel, timeScale } from './timeline-events.ts';

const ATTEMPTS = [
  { text: 22, status: 18 },
  { text: 20, status: 18 },
  { text: 18, status: 16 },
] as const;

const RADIUS = 11;
const GAP = 24;
const RAIL = 16;
const LEAD = 74;
const YEARS = 34;

interface Block {
  event: TimelineEvent;
  date: readonly string[];
  text: readonly string[];
  status: readonly string[];
  height: number;
}

/**
 * Marks at their true distances on a line of years, texts side by side under it, each led to its mark by a thin stroke.
 * @returns undefined if the texts have no room: the vertical timeline is then the readable one
 */
export function timelineHorizontalPlan(panel: TimelinePanel, kit: Kit): Plan | undefined {
  const count = panel.events.length;
  const step = Math.min(300, (kit.size.width + GAP) / count);
  const blocks = ATTEMPTS.map((sizes) => ({ sizes, ...layBlocks(panel, kit, step - GAP, sizes) }));
  const chosen = blocks.find(({ whole, height }) => whole && RAIL + YEARS + LEAD + height <= kit.size.height);
  if (!chosen) return undefined;
  const end = Math.min(kit.size.width, step * count - GAP);
  const time = timeScale(panel, RADIUS + 2, end - RADIUS - 2);
  const marks = spread(
    panel.events.map(({ date }) => time.at(date)),
    2 * RADIUS + 4,
    RADIUS + 2,
    end - RADIUS - 2,
  );
  const top = RAIL + YEARS + LEAD;
  const blockX = (i: number) => i * step;
  return {
    type: 'scatter',
    fits: true,
    letters: chosen.sizes.text,
    padding: { left: 0, right: 0, top: 0, bottom: 0 },
    scales: { x: hiddenAxis(0, kit.size.width), y: hiddenAxis(0, kit.size.height, true) },
    datasets: eventDatasets(
      panel,
      kit,
      marks.map((x) => ({ x, y: RAIL })),
      RADIUS,
    ),
    under(scene) {
      drawLine(scene, [0, RAIL], [end, RAIL], 'rule', 3);
      for (const { x, label } of time.years) {
        drawLine(scene, [x, RAIL - 8], [x, RAIL + 8], 'rule', 2);
        drawText(scene, { text: label, x: x + 6, y: RAIL + 24, size: 16, weight: 400, colour: 'soft' });
      }
      marks.forEach((x, i) => {
        const foot: [number, number] = [blockX(i) + 3, top - 12];
        drawLine(scene, [x, RAIL + YEARS + 6], foot, 'rule', 2);
        drawLine(scene, [x, RAIL], [x, RAIL + YEARS + 6], 'rule', 2);
      });
    },
    over(scene) {
      chosen.blocks.forEach(({ event, date, text, status, height }, i) => {
        const x = blockX(i);
        const { text: size, status: small } = chosen.sizes;
        let y = drawLines(scene, date, { x, y: top, size, weight: 600, colour: event.emphasis ? 'accent' : 'ink' });
        y = drawLines(scene, text, { x, y, size, weight: 400, colour: 'ink' });
        drawLines(scene, status, { x, y, size: small, weight: 400, colour: 'soft' });
        scene.hits.push({ series: 0, index: i, x, y: top, width: step - GAP, height });
      });
    },
  };
}

function layBlocks(panel: TimelinePanel, { measure }: Kit, width: number, sizes: (typeof ATTEMPTS)[number]) {
  const dateFace: Face = { size: sizes.text, weight: 600, measure };
  const textFace: Face = { size: sizes.text, weight: 400, measure };
  const statusFace: Face = { size: sizes.status, weight: 400, measure };
  const blocks = panel.events.map((event): Block => {
    const date = wrap(event.dateLabel, width, dateFace);
    const text = balance(event.text, width, textFace);
    const status = wrap(statusLabel(panel, event), width, statusFace);
    const height = (date.length + text.length) * lineHeight(sizes.text) + status.length * lineHeight(sizes.status);
    return { event, date, text, status, height };
  });
  const words = panel.events.flatMap(({ dateLabel, text }) => [...dateLabel.split(' '), ...text.split(' ')]);
  // Under some seven words of width a column is a ladder, not a text.
  const whole = width >= 5.5 * sizes.text && widest(words, dateFace) <= width;
  return { blocks, whole, height: Math.max(...blocks.map(({ height }) => height)) };
}
