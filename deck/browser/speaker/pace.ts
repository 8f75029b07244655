/** How a talk stands against its plan. */
export interface Pace {
  state: 'ahead' | 'on' | 'behind';
  /** By how many seconds; 0 when on time. */
  seconds: number;
}

/**
 * On time is who is on a slide within the time that is planned for it; who comes to it earlier is ahead, who is still on it
 * later is behind.
 *
 * @param plan planned seconds of every slide; null where nothing is planned
 * @param index the slide that is shown
 * @param elapsed seconds since the talk began
 * @returns nothing for a slide that is not planned: a backup slide is neither early nor late
 */
export function paceAt(plan: readonly (number | null)[], index: number, elapsed: number): Pace | undefined {
  const own = plan[index];
  if (own === null || own === undefined) return undefined;
  const from = plan.slice(0, index).reduce<number>((sum, each) => sum + (each ?? 0), 0);
  if (elapsed < from) return { state: 'ahead', seconds: from - elapsed };
  if (elapsed > from + own) return { state: 'behind', seconds: elapsed - from - own };
  return { state: 'on', seconds: 0 };
}
