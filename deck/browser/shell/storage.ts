type Storages = 'localStorage' | 'sessionStorage';

/** What is kept under a key; nothing where storage is refused. */
export function readStorage(storage: Storages, key: string): string | null {
  try {
    return window[storage].getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text under a key, or forgets it; where storage is refused, nothing is kept. */
export function writeStorage(storage: Storages, key: string, value: string | null): void {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, value);
  } catch {
    // Refused storage costs the memory, not the talk.
  }
}
