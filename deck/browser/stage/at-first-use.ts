type OnDemand = typeof import('./on-demand.ts');

let fetched: OnDemand | undefined;

/**
 * Does something with code that is fetched at its first use. Keys that are pressed while it comes are held and given to what
 * they were meant for. Where the network fails nothing is done; the next wish asks again.
 */
export async function atFirstUse(task: (parts: OnDemand) => void): Promise<void> {
  if (fetched) return task(fetched);
  const release = holdKeys();
  await fetchOnDemand();
  if (fetched) task(fetched);
  release();
}

/** Fetches it ahead of its first use. */
export async function fetchOnDemand(): Promise<void> {
  fetched = await import('./on-demand.ts').catch(() => undefined);
}

/** @returns what presses the held keys again, where the focus is by then */
function holdKeys(): () => void {
  const held: string[] = [];
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    held.push(event.key);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', hold, true);
  return () => {
    removeEventListener('keydown', hold, true);
    for (const key of held) press(key);
  };
}

function press(key: string): void {
  const place = document.activeElement ?? document.body;
  const left = place.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  if (!left || key.length > 1 || !(place instanceof HTMLInputElement)) return;
  place.value += key;
  place.dispatchEvent(new Event('input'));
}
