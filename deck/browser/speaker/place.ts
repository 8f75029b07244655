/** A slide by its place in the deck, and how many of its steps are shown. */
export interface Place {
  index: number;
  step: number;
}

/**
 * The place one step on: the slide's next step, else the next slide before its first step; none at the end.
 * @param steps how many steps each slide has
 */
export function placeAfter(steps: readonly number[], { index, step }: Place): Place | undefined {
  if (step < (steps[index] ?? 0)) return { index, step: step + 1 };
  return index + 1 < steps.length ? { index: index + 1, step: 0 } : undefined;
}

/** The place one step back: without the slide's last step, else the slide before with all its steps; none at the start. */
export function placeBefore(steps: readonly number[], { index, step }: Place): Place | undefined {
  if (step > 0) return { index, step: step - 1 };
  return index > 0 ? { index: index - 1, step: steps[index - 1] ?? 0 } : undefined;
}
