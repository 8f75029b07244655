declare global {
  interface Window {
    /** Milliseconds from a key press to the end of the frame that shows what it did, press by press. */
    benchKeys?: number[];
    /** What a key press is expected to change. */
    benchState?: () => unknown;
  }
}

/**
 * Runs in the page: times every key press that changes `benchState`, from the event's own time stamp to after the frame that
 * shows the change. A task queued in a frame's callback runs when that frame has been laid out and painted.
 */
export function timeKeys(): void {
  const times: number[] = [];
  window.benchKeys = times;
  const afterFrame = (task: () => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = task;
      channel.port2.postMessage(undefined);
    });
  let presses = 0;
  addEventListener(
    'keydown',
    (event) => {
      const before = window.benchState?.();
      const own = ++presses;
      let frames = 0;
      const look = () => {
        // A press that changed nothing, but showed a step, is over with the next one.
        if (own !== presses) return;
        if (window.benchState?.() !== before) times.push(performance.now() - event.timeStamp);
        else if (++frames < 10) afterFrame(look);
      };
      afterFrame(look);
    },
    true,
  );
}
