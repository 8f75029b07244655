/** How long a frame is waited for, in milliseconds: a window behind others paints none. */
const PATIENCE = 100;

/** Resolves when what has changed so far is painted. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, PATIENCE);
  });
}

/** Runs the task once the page is read and has painted; without waiting where it will not paint, in a hidden tab. */
export function afterFirstPaint(task: () => void): void {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => afterFirstPaint(task), { once: true });
  else if (document.visibilityState === 'hidden' || performance.getEntriesByName('first-contentful-paint').length > 0)
    task();
  else requestAnimationFrame(() => setTimeout(task));
}
