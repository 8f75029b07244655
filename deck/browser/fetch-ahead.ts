/**
 * Fetches, once the page has nothing better to do, what later slides will need: the live charts' code, pictures, fonts of
 * other scripts. A talk then goes on when the network does not.
 */
export function fetchAhead(): void {
  const fetchAll = () => {
    if (document.querySelector('.panel .plot')) void import('./panels.ts').catch(() => undefined);
    for (const image of document.querySelectorAll<HTMLImageElement>('img[loading="lazy"]')) image.loading = 'eager';
    for (const face of document.fonts) void face.load().catch(() => undefined);
  };
  const whenIdle = () => ('requestIdleCallback' in window ? requestIdleCallback(fetchAll) : setTimeout(fetchAll, 200));
  if (document.readyState === 'complete') whenIdle();
  else addEventListener('load', whenIdle, { once: true });
}
