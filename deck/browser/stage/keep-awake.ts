/**
 * Keeps the screen awake while `wanted` says so. The browser ends a lock when the tab is hidden, so it is asked for again
 * (https://www.w3.org/TR/screen-wake-lock/). Where there is none, or it is refused, the screen sleeps as ever.
 *
 * @returns call it whenever the answer of `wanted` may have changed
 */
export function keepAwake(wanted: () => boolean): () => void {
  let lock: WakeLockSentinel | undefined;
  let asking = false;
  const update = async () => {
    if (!('wakeLock' in navigator) || asking) return;
    const due = wanted() && document.visibilityState === 'visible';
    if (due === (lock !== undefined && !lock.released)) return;
    asking = true;
    try {
      if (due) lock = await navigator.wakeLock.request('screen');
      else await lock?.release();
    } catch {
      // A low battery, or a policy of the machine.
    } finally {
      asking = false;
    }
  };
  document.addEventListener('visibilitychange', () => void update());
  document.addEventListener('fullscreenchange', () => void update());
  return () => void update();
}
