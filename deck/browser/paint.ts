/** Runs the task once the page is read and has painted; without waiting where it will not paint, in a hidden tab. */
export function afterFirstPaint(task: () => void): void {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => afterFirstPaint(task), { once: true });
  else if (document.visibilityState === 'hidden' || performance.getEntriesByName('first-contentful-paint').length > 0)
    task();
  else requestAnimationFrame(() => setTimeout(task));
}
