/** What a slide's planned time depends on. */
export interface TimedSlide {
  /** The author's own time, `90s` or `2m`. */
  time?: string | undefined;
  /** Words in its notes; 0 where there are none, or where nobody may know. */
  words: number;
  backup: boolean;
}

/** What a slide takes beside its notes, in words: to be seen, and to be moved on from. */
const EACH = 15;

/**
 * The planned time of every slide, in whole seconds. A slide's own time stands; what is left of the talk is shared out among
 * the others by the words of their notes. Backup slides have none, nor have slides without a time where the talk's length is
 * not known. The shared times add up exactly: seconds lost in rounding go to those that lost most (largest remainders).
 *
 * @param minutes length of the talk
 */
export function planTimes(slides: readonly TimedSlide[], minutes?: number): (number | null)[] {
  const own = slides.map(({ time, backup }) => (backup || time === undefined ? null : secondsOf(time)));
  if (minutes === undefined) return own;
  const left = Math.max(0, Math.round(minutes * 60) - own.reduce<number>((sum, each) => sum + (each ?? 0), 0));
  const weights = slides.map(({ words, backup }, index) => (backup || own[index] !== null ? 0 : words + EACH));
  const shared = share(left, weights);
  return slides.map(({ backup }, index) => (backup ? null : (own[index] ?? shared[index] ?? null)));
}

function secondsOf(time: string): number {
  return Number.parseInt(time, 10) * (time.endsWith('m') ? 60 : 1);
}

function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const lost = total - whole.reduce((a, b) => a + b, 0);
  const most = exact.map((each, index) => ({ index, part: each - Math.floor(each) }));
  most.sort((a, b) => b.part - a.part || a.index - b.index);
  for (const { index } of most.slice(0, lost)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}
