/** What the deck does with the screen: fills it, goes to another display, keeps it awake. */

/** Fills the screen with the page, or gives it back. */
export function toggleFullscreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void document.documentElement.requestFullscreen?.();
}

/** The Window Management API, which TypeScript does not describe yet (https://www.w3.org/TR/window-management/). */
interface ScreenDetails {
  screens: readonly object[];
  currentScreen: object;
}

type WindowManagement = { getScreenDetails?(): Promise<ScreenDetails> };

const world = () => window as unknown as WindowManagement;

/** Whether the browser can put a page on another display; one may be plugged in at any time. */
export function knowsDisplays(): boolean {
  return world().getScreenDetails !== undefined;
}

/**
 * Puts this page full-screen on the first display that it is not on; where there is no other, or the viewer refuses, on this
 * one. It needs a key or a click just before, and the browser asks the viewer once.
 */
export async function showOnOtherDisplay(): Promise<void> {
  const details = await world()
    .getScreenDetails?.()
    .catch(() => undefined);
  const other = details?.screens.find((each) => each !== details.currentScreen);
  const root = document.documentElement;
  await root.requestFullscreen(other && ({ screen: other } as FullscreenOptions)).catch(() => {});
}

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
