/** Runs the task once the page has painted; at once where it will not paint, in a hidden tab. */
export function afterFirstPaint(task: () => void): void {
  if (document.visibilityState === 'hidden') task();
  else requestAnimationFrame(() => setTimeout(task));
}
