/** The Window Management API, which TypeScript does not describe yet (https://www.w3.org/TR/window-management/). */
interface ScreenDetails {
  screens: readonly object[];
  currentScreen: object;
}

interface WindowManagement {
  getScreenDetails?(): Promise<ScreenDetails>;
  screen: { isExtended?: boolean };
}

const world = () => window as unknown as WindowManagement;

/** Whether the browser can put a page on another display, and there is one. */
export function hasOtherDisplay(): boolean {
  return world().getScreenDetails !== undefined && world().screen.isExtended === true;
}

/**
 * Puts this page full-screen on the first display that it is not on. It needs a key or a click just before, and the browser
 * asks the viewer once.
 *
 * @returns whether it was put there
 */
export async function showOnOtherDisplay(): Promise<boolean> {
  try {
    const details = await world().getScreenDetails?.();
    const other = details?.screens.find((each) => each !== details.currentScreen);
    if (!other) return false;
    await document.documentElement.requestFullscreen({ screen: other } as FullscreenOptions);
    return true;
  } catch {
    return false;
  }
}
