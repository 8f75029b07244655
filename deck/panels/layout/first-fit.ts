/**
 * Makes one attempt after the other and gives the first that fits, else the last. What comes after it is never made.
 * @param attempts what to try, from the best to the tightest
 * @throws Error if there is nothing to try
 */
export function firstFit<Attempt, Made>(
  attempts: readonly Attempt[],
  make: (attempt: Attempt) => Made,
  fits: (made: Made) => boolean,
): Made {
  const [first, ...others] = attempts;
  if (first === undefined) throw new Error('There is no attempt to make.');
  let made = make(first);
  for (const attempt of others) {
    if (fits(made)) return made;
    made = make(attempt);
  }
  return made;
}
