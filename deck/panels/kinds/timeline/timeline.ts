import type { TimelineEvent, TimelinePanel } from '../../../model/panel.ts';
import { parseDate } from '../../../source/columns.ts';
import { statusOf } from '../../layout/datum.ts';
import { drawLine, drawLines, type Kit, type Plan, pixelPlan, type Scene } from '../../layout/scene.ts';
import { inStep } from '../../layout/steps.ts';
import { balance, type Face, firstFit, lineHeight, widest, wrap } from '../../layout/text.ts';
import { eventDatasets, lanesPlan } from './timeline-lanes-plan.ts';

/**
 * A timeline: in lanes where it has some; horizontal where its texts have room and that is wanted; else it runs down. One that was
 * meant to be horizontal and has no room says so.
 */
export function timelinePlan(panel: TimelinePanel, kit: Kit): Plan {
  const { direction, lanes, flags, notes } = panel;
  if (direction === 'vertical') return timelineVerticalPlan(panel, kit);
  const wanted = direction === 'horizontal' || (lanes ?? flags ?? notes) !== undefined;
  // The event with the most words.
  const longest = panel.events.reduce((most, { text }) => (text.length > most.length ? text : most), '');
  return lanesPlan(panel, kit) ?? { ...timelineVerticalPlan(panel, kit), without: wanted ? longest : undefined };
}

const ATTEMPTS = [
  { text: 22, date: 22, status: 18, gap: 18 },
  { text: 20, date: 20, status: 18, gap: 12 },
  { text: 18, date: 18, status: 16, gap: 8 },
  { text: 16, date: 16, status: 16, gap: 6 },
  { text: 14, date: 14, status: 13, gap: 4 },
  { text: 12, date: 12, status: 11, gap: 2 },
] as const;

const RADIUS = 10;

/** An event, or a flag between them. */
interface Row {
  index: number;
  keys: (string | undefined)[];
  flag: boolean;
  emphasis: boolean;
  date: readonly string[];
  amount: readonly string[];
  text: readonly string[];
  status: readonly string[];
  height: number;
}

/** Date and status left, marks on a line, amount and text right; words over several events under them all. */
function timelineVerticalPlan(panel: TimelinePanel, kit: Kit): Plan {
  const chosen = firstFit(
    ATTEMPTS,
    (attempt) => layEvents(panel, kit, attempt),
    ({ height }) => height <= kit.size.height,
  );
  const { rows, sizes, rail, notes } = chosen;
  // Left-over room goes between the events up to a point, then stays empty at the bottom.
  const spare = (kit.size.height - chosen.height) / Math.max(1, rows.length - (notes.length > 0 ? 0 : 1));
  const gap = sizes.gap + Math.max(0, Math.min(22, spare));
  let top = 0;
  const tops = rows.map(({ height }) => {
    const here = top;
    top += height + gap;
    return here;
  });
  const markY = (row: Row) => (tops[rows.indexOf(row)] ?? 0) + lineHeight(sizes.text) / 2;
  const events = rows.filter(({ flag }) => !flag).sort((a, b) => a.index - b.index);
  const points = events.map((row) => ({ x: rail, y: markY(row) }));
  return {
    ...pixelPlan(kit),
    fits: chosen.height <= kit.size.height,
    letters: sizes.text,
    datasets: eventDatasets(panel, kit, points, Math.min(RADIUS, sizes.text * 0.5)),
    keysOf: (dataset) => [panel.events[dataset]?.lane, panel.events[dataset]?.key],
    under(scene) {
      const [first, last] = [rows[0], rows.at(-1)];
      if (first && last) drawLine(scene, [rail, markY(first)], [rail, markY(last)], 'rule', 3);
    },
    over(scene) {
      rows.forEach((row, i) => {
        inStep(scene, row.keys, () => drawRow(scene, row, { y: tops[i] ?? 0, rail, sizes }));
      });
      notes.forEach(({ lines, keys }, i) => {
        const y = top + notes.slice(0, i).reduce((sum, note) => sum + note.lines.length, 0) * lineHeight(sizes.text);
        const at = { x: rail + 28, y, size: sizes.text, weight: 700, colour: 'alert-ink' } as const;
        inStep(scene, keys, () => drawLines(scene, lines, at));
      });
    },
  };
}

function drawRow(scene: Scene, row: Row, { y, rail, sizes }: { y: number; rail: number; sizes: Sizes }): void {
  const under = drawLines(scene, row.date, { x: 0, y, size: sizes.date, weight: 600, colour: 'ink' });
  drawLines(scene, row.status, { x: 0, y: under, size: sizes.status, weight: 400, colour: 'soft' });
  const colour = row.emphasis ? 'accent' : 'ink';
  const x = rail + 28;
  const next = drawLines(scene, row.amount, { x, y, size: sizes.text * LARGER, weight: 600, colour, serif: true });
  drawLines(scene, row.text, { x, y: next, size: sizes.text, weight: row.flag ? 600 : 400, colour });
  const middle = y + lineHeight(sizes.text) / 2;
  if (row.flag) drawLine(scene, [rail - RADIUS, middle], [rail + RADIUS, middle], 'ink', 3);
  else {
    const box = { x: rail - 14, y, width: scene.size.width - rail + 14, height: row.height };
    scene.hits.push({ series: 0, index: row.index, ...box });
  }
}

/** How much larger than the text an amount is. */
const LARGER = 1.5;

type Sizes = (typeof ATTEMPTS)[number];

/** Where a date's mark stands on a scale of time: a month's is its middle. */
function middleOf(date: string): number {
  const { start, end } = parseDate(date) ?? { start: 0, end: 0 };
  return (start + end) / 2;
}

function layEvents(panel: TimelinePanel, { size, measure, serif }: Kit, sizes: Sizes) {
  const dateFace: Face = { size: sizes.date, weight: 600, measure };
  const statusFace: Face = { size: sizes.status, weight: 400, measure };
  const textFace: Face = { size: sizes.text, weight: 400, measure };
  const amountFace: Face = { size: sizes.text * LARGER, weight: 600, measure: serif?.measure ?? measure };
  const events = panel.events.map((event, index) => ({ ...event, index, flag: false, kind: statusOf(panel, event) }));
  const flags = (panel.flags ?? []).map((flag, index) => ({ ...flag, index, flag: true, kind: '' }));
  const entries = [...events, ...flags].map((entry) => ({
    entry,
    day: middleOf(entry.date),
    date: wrap(entry.dateLabel, size.width * 0.3, dateFace),
    status: wrap(entry.kind, size.width * 0.3, statusFace),
  }));
  // On a scale of time they stand in its order.
  if (flags.length > 0 || panel.lanes) entries.sort((a, b) => a.day - b.day);
  const names = entries.flatMap(({ date, status }) => [widest(date, dateFace), widest(status, statusFace)]);
  const rail = Math.ceil(Math.max(...names)) + 34;
  const wide = size.width - rail - 30;
  const rows = entries.map(({ entry, date, status }): Row => {
    const { index, flag } = entry;
    const { amount: sum = '', emphasis = false, lane }: Partial<TimelineEvent> = entry;
    const amount = sum === '' ? [] : wrap(sum, wide, amountFace);
    const text = balance(entry.text, wide, flag ? { ...textFace, weight: 600 } : textFace);
    const left = date.length * lineHeight(dateFace.size) + status.length * lineHeight(statusFace.size);
    const right = lineHeight(amountFace.size) * amount.length + text.length * lineHeight(textFace.size);
    const height = Math.max(left, right);
    return { index, keys: [lane, entry.key], flag, emphasis, date, amount, text, status, height };
  });
  const notes = (panel.notes ?? []).map(({ key, from, to, text }) => {
    return { keys: [key, from, to], lines: balance(text, wide, { ...textFace, weight: 700 }) };
  });
  const noted = notes.reduce((sum, { lines }) => sum + lines.length, 0) * lineHeight(sizes.text);
  const height = rows.reduce((sum, row) => sum + row.height, 0) + sizes.gap * (rows.length - 1);
  return { rows, sizes, rail, notes, height: height + noted + (notes.length > 0 ? sizes.gap : 0) };
}
