import type { MapLabel } from '../../model/map.ts';
import type { PanelSize } from '../layout/panel-tokens.ts';
import { type LineCover, overlap, type ToneMap, type TurnedBox, within } from './map-boxes.ts';
import type { Point, Polyline } from './map-paths.ts';
import type { MapText } from './map-shapes.ts';

/** One way to set a label. */
export interface Candidate {
  box: TurnedBox;
  text: MapText;
  /** How much less good it is than the best place there could be. */
  cost: number;
  /** A leader to the words, and the room that it takes. */
  leader?: Polyline;
  also?: TurnedBox;
}

/** A label that looks for its place. */
export interface LabelJob {
  label: MapLabel;
  step?: number;
  /** It names a hatched area: standing on the hatching is no loss. */
  onGround?: boolean;
  /** How much it matters that it stands clear of lines; 1 if not said. */
  weight?: number;
  /** The mark that it names, and may stand close to. */
  mark?: Point;
  /** Its ground is of one tone: half on another it costs. */
  oneTone?: boolean;
  /** May be left out where a crop has no room for it. */
  optional?: boolean;
  /** The small sign of what the deck found itself stands before the words. */
  sign?: boolean;
  candidates: Candidate[];
}

export interface Placed {
  job: LabelJob;
  candidate: Candidate;
}

/** What labels must keep clear of. */
interface Obstacles {
  size: PanelSize;
  /** Marks: never covered. */
  marks: readonly TurnedBox[];
  /** Lines: covered only if nothing better is free. */
  cover: LineCover;
  /** Lines that are never covered. */
  walls?: LineCover;
  tones?: ToneMap;
  /** Pixels that words keep from the drawing's edges. */
  edge?: number;
}

/** Pixels between labels, between label and mark, its own and others, between label and line, and between label and the drawing's edge. */
const GAP = 4;
const MARK_GAP = 5;
const OWN_GAP = 1;
const LINE_GAP = 3;
const EDGE = 6;
/** Half of the widest line that is never covered, with its casing, and what a corner on another tone costs. */
const WALL = 6;
const OTHER_TONE = 1.5;
/** How many of a label's better places are tried with others giving way. */
const TRIES = 40;

/**
 * Finds places for labels: none covers another or a mark, none leaves the drawing, lines are avoided by their weight.
 * Each in turn takes its cheapest free place; one that finds none is served first in a new round; at the end labels give way
 * to each other where that is better for all together. The same input gives the same places.
 * @param jobs those that matter most first
 * @returns what was placed, in the order given, and what fits nowhere
 */
export function placeLabels(jobs: readonly LabelJob[], obstacles: Obstacles): { placed: Placed[]; left: LabelJob[] } {
  const weighed = jobs.map((job) => ({ ...job, candidates: weigh(job, obstacles) }));
  let order = weighed;
  for (let round = 0; ; round += 1) {
    const { taken, failed } = serve(order);
    if (failed.length === 0 || round === jobs.length) {
      improve(taken);
      const placed = weighed.flatMap((job) => {
        const candidate = taken.get(job);
        return candidate ? [{ job, candidate }] : [];
      });
      return { placed, left: failed };
    }
    order = [...failed, ...order.filter((job) => !failed.includes(job))];
  }
}

/** Drops what can never be, adds what is covered, cheapest first. */
function weigh(
  { candidates, onGround, weight = 1, mark: own, oneTone }: LabelJob,
  { size, marks, cover, walls, tones, edge = EDGE }: Obstacles,
): Candidate[] {
  return candidates
    .filter(({ box, also, leader }) => {
      if (!within(box, size, edge)) return false;
      if (marks.some((mark) => overlap(box, mark, isAt(mark, own) ? OWN_GAP : MARK_GAP))) return false;
      if (own && !leader && isNearerOther(box, own, marks)) return false;
      if (also && marks.some((mark) => !isAt(mark, own) && overlap(also, mark, 2))) return false;
      return !walls || walls.cost(grown(box, WALL)) === 0;
    })
    .map((candidate) => {
      const { box } = candidate;
      const tone = oneTone && tones ? tones.breaks(box) * OTHER_TONE : 0;
      return { ...candidate, cost: candidate.cost + tone + weight * cover.cost(grown(box, LINE_GAP), onGround) };
    })
    .sort((a, b) => a.cost - b.cost);
}

/** Whether a reader would take the words for another mark's: it lies nearer to them than their own. */
function isNearerOther(box: TurnedBox, own: Point, marks: readonly TurnedBox[]): boolean {
  const away = distance(box, own);
  return marks.some((mark) => !isAt(mark, own) && distance(box, [mark.x, mark.y]) < away - 1);
}

/** From the edge of a box that is not turned to a point, in pixels. */
function distance({ x, y, width, height }: TurnedBox, [px, py]: Point): number {
  return Math.hypot(Math.max(0, Math.abs(px - x) - width / 2), Math.max(0, Math.abs(py - y) - height / 2));
}

function grown(box: TurnedBox, by: number): TurnedBox {
  return { ...box, width: box.width + 2 * by, height: box.height + 2 * by };
}

/** Whether two labels, or their leaders, come too close to each other. */
function collide(a: Candidate, b: Candidate): boolean {
  if (overlap(a.box, b.box, GAP)) return true;
  if (a.also && overlap(a.also, b.box, 2)) return true;
  if (b.also && overlap(a.box, b.also, 2)) return true;
  return a.also !== undefined && b.also !== undefined && overlap(a.also, b.also, 2);
}

function isAt({ x, y }: TurnedBox, at: Point | undefined): boolean {
  return at !== undefined && x === at[0] && y === at[1];
}

function serve(order: readonly LabelJob[]): { taken: Map<LabelJob, Candidate>; failed: LabelJob[] } {
  const taken = new Map<LabelJob, Candidate>();
  const failed: LabelJob[] = [];
  for (const job of order) {
    const free = cheapest(job, taken);
    if (free) taken.set(job, free);
    else failed.push(job);
  }
  return { taken, failed };
}

/** Tries each label at cheaper places than its own, those in the way finding others, as long as the sum of costs falls. */
function improve(taken: Map<LabelJob, Candidate>): void {
  for (let pass = 0; pass < 3; pass += 1) {
    let moved = false;
    for (const job of taken.keys()) {
      const now = taken.get(job)?.cost ?? 0;
      const better = job.candidates.filter(({ cost }) => cost < now).slice(0, TRIES);
      moved = better.some((candidate) => giveWay(job, candidate, taken)) || moved;
    }
    if (!moved) return;
  }
}

/** Moves a label, and those that it would cover, if all of them together are better off. */
function giveWay(job: LabelJob, candidate: Candidate, taken: Map<LabelJob, Candidate>): boolean {
  const trial = new Map(taken).set(job, candidate);
  const inTheWay = [...taken].filter(([other, taker]) => other !== job && collide(taker, candidate));
  for (const [other] of inTheWay) trial.delete(other);
  for (const [other] of inTheWay) {
    const free = cheapest(other, trial);
    if (!free) return false;
    trial.set(other, free);
  }
  if (total(trial) >= total(taken) - 1e-9) return false;
  for (const [key, value] of trial) taken.set(key, value);
  return true;
}

function total(taken: ReadonlyMap<LabelJob, Candidate>): number {
  return [...taken.values()].reduce((sum, { cost }) => sum + cost, 0);
}

function cheapest(job: LabelJob, taken: ReadonlyMap<LabelJob, Candidate>): Candidate | undefined {
  const others = [...taken].flatMap(([other, candidate]) => (other === job ? [] : [candidate]));
  return job.candidates.find((candidate) => !others.some((other) => collide(candidate, other)));
}
