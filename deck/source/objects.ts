/** Whether a value is an object with keys: no list, not null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Adds a value to those of a key. */
export function pushTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** `over` laid upon `under`, objects merged key by key, everything else replaced. Neither is changed; `__proto__` is passed over. */
export function deepMerge(under: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (key === '__proto__') continue;
    const below = merged[key];
    merged[key] = isObject(value) && isObject(below) ? deepMerge(below, value) : value;
  }
  return merged;
}

/** A list of words that is written as one text. */
export function wordList(text: string): string[] {
  return text.trim().split(/\s+/);
}

/** The same of pairs: each second word by the one before it. */
export function wordPairs(text: string): ReadonlyMap<string, string> {
  const words = wordList(text);
  return new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1] ?? '']] : [])));
}
